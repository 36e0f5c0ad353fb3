"""What a page shows of the illustrative supply chain: every role's removal, the roles' ranking, and the chain drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from model.network import (
    Moment,
    NetworkPlan,
    Networks,
    RemovalResult,
    RoleName,
    RoleSummary,
    compare_roles,
    networks,
    role_summaries,
    supply_chain,
)

COMMAND = "python -m model network plan.json"


@dataclass(frozen=True)
class Study:
    """A plan's results: the removal of each role in turn, the roles' summaries, in the order of the chain."""

    plan: NetworkPlan
    removals: Mapping[RoleName, RemovalResult]
    roles: Mapping[RoleName, RoleSummary]


@dataclass(frozen=True)
class Stage:
    """The network before a removal, at it, or after regrowth.

    effective: actors of equal size that would be as concentrated as the role's (1 over the sum of squared shares).
    """

    title: str
    flow: float
    actors: int
    effective: float
    parts: int
    largest_part: float


def study(plan: NetworkPlan) -> Study:
    """Every role's removal under the plan's share, targets, quarters and seed."""
    return _study(plan.model_copy(update={"removed": "finance"}).model_dump_json())


def drawn(plan: NetworkPlan) -> Networks:
    """The chain before the plan's removal, at it and after regrowth."""
    return _drawn(plan.model_dump_json())


def stages(result: RemovalResult, replacement: int) -> tuple[Stage, ...]:
    """Before, at removal, after regrowth; the last only if the quarters shown reach it."""
    found = [("Before", result.moments[0])]
    if len(result.moments) > 1:
        found.append(("At removal", result.moments[1]))
    if result.moments[-1].quarter >= replacement:
        found.append(("After regrowth", result.moments[-1]))
    return tuple(_stage(title, moment) for title, moment in found)


def _stage(title: str, moment: Moment) -> Stage:
    sizes = moment.components
    return Stage(
        title=title,
        flow=moment.flow,
        actors=moment.of_role,
        effective=1 / moment.concentration if moment.concentration else 0.0,
        parts=len(sizes),
        largest_part=sizes[0] / sum(sizes) if sizes else 0.0,
    )


@lru_cache(maxsize=64)
def _study(text: str) -> Study:
    plan = NetworkPlan.model_validate_json(text)
    removals = {result.role: result for result in compare_roles(plan)}
    return Study(plan, removals, {row.role: row for row in role_summaries(supply_chain(plan), plan)})


@lru_cache(maxsize=64)
def _drawn(text: str) -> Networks:
    return networks(NetworkPlan.model_validate_json(text))
