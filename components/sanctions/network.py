"""The illustrative chain on the page: drawn, its flow after a removal, the ranking of roles, fragmentation."""

from collections.abc import Iterable

from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.sanctions import (
    central_and_hard_to_replace,
    effective_actors,
    flow_over_time,
    supply_chain,
)
from components.formats import decimal, percent
from components.provenance import sources
from components.sanctions.state import MOMENTS
from components.sanctions.words import LINEAGE, NETWORK_LIMITS, TITLES, finding, ranking
from components.tables import Cell, plain_table
from model.network import ROLES, NetworkPlan, Networks, RoleName
from scenarios.network_study import Stage, Study, stages


def drawing_card(chain: Networks, plan: NetworkPlan, moment: str) -> Component:
    """The chain at one moment, and the same as a table."""
    graph = {"before": chain.before, "removal": chain.after, "regrown": chain.regrown}[moment]
    rows = []
    for role in ROLES:
        actors = [node for node, data in graph.nodes(data=True) if data["role"] == role.name]
        links = sum(graph.in_degree(node) for node in actors)
        alone = sum(graph.degree(node) == 0 for node in actors)
        rows.append([role.title, str(len(actors)), str(links), str(alone)])
    return chart_card(
        f"The chain: {MOMENTS[moment].lower()}",
        supply_chain(chain, moment, plan.removed),
        note="Illustrative. A row for each role, goods pass downward; a dot is an actor, its size what it can carry.",
        table=plain_table(
            "The chain by role at this moment", ["Role", "Actors", "Links from the role before", "Without a link"],
            rows, numeric=range(1, 4),
        ),
        source=_source("Actors, and links between those who deal with each other."),
        id="sanctions-network-chart",
        name="setpoint-network-illustrative",
    )  # fmt: skip


def flow_card(study: Study, role: RoleName, compared: Iterable[RoleName]) -> Component:
    """Flow after the removal, quarter by quarter."""
    names = [role, *[name for name in compared if name != role]]
    results = {name: study.removals[name] for name in names}
    quarters = [moment.quarter for moment in results[role].moments]
    rows = [
        [str(quarter), *[Cell(percent(result.moments[place].flow, 0), result.moments[place].flow)
                         for result in results.values()]]
        for place, quarter in enumerate(quarters)
    ]  # fmt: skip
    rows.append(["Lost, quarters of flow", *[Cell(decimal(r.lost, 2), r.lost) for r in results.values()]])
    return chart_card(
        "Flow after a removal, and its return",
        flow_over_time(results, role),
        note=f"Illustrative. {finding(study, role)}",
        table=plain_table("Flow by quarter and removed role", ["Quarter", *[TITLES[name] for name in names]], rows,
                          numeric=range(1, len(names) + 1)),
        source=_source("Percent of the flow before the removal; quarters."),
        id="sanctions-flow-chart",
        name="setpoint-network-flow-illustrative",
    )  # fmt: skip


def ranking_card(study: Study) -> Component:
    """Which role is central and hard to replace."""
    order = sorted(study.roles.values(), key=lambda row: -row.target)
    columns = [
        "Role",
        "Target",
        "Betweenness",
        "Likeness",
        "Quarters to replace",
        "Flow lost, one actor",
    ]
    rows = [
        [row.title, decimal(row.target, 3), decimal(row.betweenness, 4), decimal(row.equivalence, 2),
         str(row.replacement), Cell(percent(row.largest_loss, 0), row.largest_loss)]
        for row in order
    ]  # fmt: skip
    return chart_card(
        "Central and hard to replace, by role",
        central_and_hard_to_replace(order),
        note=f"Illustrative. Central × unlike others × slow to replace. {ranking(study)}",
        table=plain_table("Roles by target value and its parts", columns, rows, numeric=range(1, 6)),
        source=_source(
            "Betweenness × (1 − likeness) × quarters to replace, each as a part of the largest among roles: 0 to 1. "
            "Sparrow gives the idea; the product is our choice."
        ),
        id="sanctions-ranking-chart",
        name="setpoint-network-ranking-illustrative",
    )


def fragmentation_card(study: Study) -> Component:
    """How far each role has broken into more and smaller actors once it has regrown."""
    found = {role: stages(study.removals[role], study.plan.roles[role].replacement) for role in study.removals}
    rows = [_fragments(role, each) for role, each in found.items()]
    return chart_card(
        "Fragmentation: actors before, and once the role has grown back",
        effective_actors(
            {role: each[0].effective for role, each in found.items()},
            {role: last.effective for role, each in found.items() if (last := _last(each))},
        ),
        note="Illustrative. Effective number: actors of equal size that would be as concentrated; each role removed "
        "alone. Roles whose regrowth takes longer than the quarters shown have no second bar.",
        table=plain_table(
            "Fragmentation by removed role",
            ["Role", "Actors before", "After regrowth", "Effective before", "After regrowth", "Parts at removal",
             "Largest part at removal"],
            rows, numeric=range(1, 7),
        ),
        source=_source("1 over the sum of squared shares of the role's capacity. Parts: pieces of the network with no "
                       "link between them."),
        id="sanctions-fragments-chart",
        name="setpoint-network-fragmentation-illustrative",
    )  # fmt: skip


def _fragments(role: RoleName, found: tuple[Stage, ...]) -> list[str | Cell]:
    before, at, after = found[0], found[min(1, len(found) - 1)], _last(found)
    return [
        TITLES[role],
        str(before.actors),
        str(after.actors) if after else "not in the quarters shown",
        decimal(before.effective, 1),
        decimal(after.effective, 1) if after else "not in the quarters shown",
        str(at.parts),
        Cell(percent(at.largest_part, 0), at.largest_part),
    ]


def _last(found: tuple[Stage, ...]) -> Stage | None:
    return found[-1] if found[-1].title == "After regrowth" else None


def _source(units: str) -> Component:
    return sources(("parameters",), lineage=LINEAGE, units=units, limits=NETWORK_LIMITS)
