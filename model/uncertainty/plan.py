"""A study made ready to draw: which numbers of the engine's inputs vary, and how a block of draws is filled in.

A drawn value is (parameter, draw); inputs are (draw, …) in Fortran order, so that a parameter's draws are written to,
and read from, one row of memory.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.arrays import Floats, Inputs, inputs_of
from model.scenario import Scenario
from model.uncertainty.places import Group, place_of
from model.uncertainty.quantiles import Quantiles, quantiles_of
from model.uncertainty.study import LensDraw, UncertaintyStudy
from model.uncertainty.sums import channels_to_one, evidence_within_one, shares_within_one

LENS = "lens"
GROUPS: tuple[Group, ...] = ("policy", "country", "outcome")


class Field(NamedTuple):
    """One array of the inputs that varies: where its drawn numbers stand, and which parameter each is."""

    group: Group
    name: str
    positions: NDArray[np.intp]
    rows: NDArray[np.intp]


@dataclass(frozen=True)
class Lenses:
    """The lenses a draw may take: names, cumulated odds, shares (lens, country, outcome), precursor share moved."""

    names: tuple[str, ...]
    odds: Floats
    share: Floats
    precursor_share_moved: Floats


@dataclass(frozen=True)
class Plan:
    """The parameters that vary, by path in alphabetical order, and the point run that they vary about.

    `point` holds each parameter's value in the scenario. Where lenses are drawn they are the last factor, after the
    parameters: `names` then ends with "lens".
    """

    paths: tuple[str, ...]
    quantiles: Quantiles
    point: Floats
    inputs: Inputs
    fields: tuple[Field, ...]
    drawn_channels: NDArray[np.bool_]
    lenses: Lenses | None

    @property
    def names(self) -> tuple[str, ...]:
        """What varies."""
        return self.paths if self.lenses is None else (*self.paths, LENS)


class Block(NamedTuple):
    """The inputs of some draws, and in which of them numbers were scaled to keep a sum (None where none can be)."""

    inputs: Inputs
    shares_scaled: NDArray[np.bool_] | None
    evidence_scaled: NDArray[np.bool_] | None


def plan_of(study: UncertaintyStudy) -> Plan:
    """Make a study ready. The order in which it names its ranges is irrelevant."""
    paths = tuple(sorted(study.ranges))
    inputs = inputs_of(study.scenario)
    fields = _fields(study.scenario, paths)
    return Plan(
        paths=paths,
        quantiles=quantiles_of([study.ranges[path] for path in paths]),
        point=_point(inputs, fields, len(paths)),
        inputs=inputs,
        fields=fields,
        drawn_channels=_drawn_channels(inputs, fields),
        lenses=_lenses(inputs, study.lenses) if study.lenses else None,
    )


def block_at(plan: Plan, levels: Floats) -> Block:
    """The inputs at levels in 0–1, (factor, draw), in the order of the plan's names."""
    values = plan.quantiles.at(levels[: len(plan.paths)])
    if plan.lenses is None:
        return block_of(plan, values)
    return block_of(plan, values, np.searchsorted(plan.lenses.odds, levels[-1], side="right"))


def block_of(plan: Plan, values: Floats, lens: NDArray[np.intp] | None = None) -> Block:
    """The inputs with the parameters at `values`, (parameter, draw), and each draw under its lens."""
    inputs = plan.inputs
    changed: dict[Group, dict[str, Floats]] = {group: {} for group in GROUPS}
    for field in plan.fields:
        base = getattr(getattr(inputs, field.group), field.name)
        changed[field.group][field.name] = _filled(base, field, values)
    outcome = changed["outcome"]
    if plan.lenses is not None and lens is not None:
        outcome["share"] = np.take(plan.lenses.share.T, lens, axis=-1).T
        changed["policy"]["precursor_in_lens"] = plan.lenses.precursor_share_moved[lens][:, None]
    shares_scaled = _keep_shares(outcome)
    evidence_scaled = _keep_evidence(inputs, outcome)
    if "channel" in outcome:
        outcome["channel"] = channels_to_one(outcome["channel"], plan.drawn_channels)
    parts: dict[str, Any] = {group: replace(getattr(inputs, group), **changed[group]) for group in GROUPS}
    return Block(replace(inputs, **parts), shares_scaled, evidence_scaled)


def _keep_shares(outcome: dict[str, Floats]) -> NDArray[np.bool_] | None:
    if "share" not in outcome:
        return None
    outcome["share"], scaled = shares_within_one(outcome["share"][:, :-1])
    return scaled


def _keep_evidence(inputs: Inputs, outcome: dict[str, Floats]) -> NDArray[np.bool_] | None:
    if not {"adaptation", "new_source"} & set(outcome):
        return None
    adaptation = outcome.get("adaptation", inputs.outcome.adaptation)
    new_source = outcome.get("new_source", inputs.outcome.new_source)
    outcome["adaptation"], outcome["new_source"], scaled = evidence_within_one(adaptation, new_source)
    return scaled


def _filled(base: Floats, field: Field, values: Floats) -> Floats:
    """An input array (1, …) with one copy for each draw, in which the drawn numbers stand."""
    draws = values.shape[1]
    flat = np.empty((base.size, draws))
    flat[:] = base.ravel(order="F")[:, None]
    flat[field.positions] = values[field.rows]
    return flat.reshape((*base.shape[:0:-1], draws)).T


def _fields(scenario: Scenario, paths: Sequence[str]) -> tuple[Field, ...]:
    found: dict[tuple[Group, str], list[tuple[int, int]]] = {}
    for row, path in enumerate(paths):
        place = place_of(scenario, path)
        found.setdefault((place.group, place.field), []).extend((position, row) for position in place.positions)
    return tuple(
        Field(group, name, np.array([p for p, _ in pairs], dtype=np.intp), np.array([r for _, r in pairs], np.intp))
        for (group, name), pairs in found.items()
        if pairs
    )


def _point(inputs: Inputs, fields: Sequence[Field], count: int) -> Floats:
    point = np.zeros(count)
    for field in fields:
        base = getattr(getattr(inputs, field.group), field.name).ravel(order="F")
        point[field.rows] = base[field.positions]
    return point


def _drawn_channels(inputs: Inputs, fields: Sequence[Field]) -> NDArray[np.bool_]:
    """Which channel shares are drawn: (1, country, outcome, channel)."""
    drawn = np.zeros(inputs.outcome.channel.size, dtype=bool)
    for field in fields:
        if field.name == "channel":
            drawn[field.positions] = True
    return drawn.reshape(inputs.outcome.channel.shape, order="F")


def _lenses(inputs: Inputs, lenses: Mapping[str, LensDraw]) -> Lenses:
    names = tuple(sorted(lenses))
    share = np.zeros((len(names), len(inputs.countries) + 1, len(inputs.outcomes)))
    for place, name in enumerate(names):
        for outcome, shares in lenses[name].share.items():
            for code, value in shares.items():
                share[place, inputs.countries.index(code), inputs.outcomes.index(outcome)] = value
    weights = np.array([lenses[name].weight for name in names])
    moved = np.array([lenses[name].precursor_share_moved for name in names])
    return Lenses(names, np.cumsum(weights / weights.sum())[:-1], share, moved)
