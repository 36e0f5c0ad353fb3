"""A scenario as arrays. Axes are always in the order (draw, country, outcome, channel).

Every array carries a leading axis of draws: of length 1 for a point run, or where a value is the same in every draw.
An axis that a value does not have is of length 1, so that all arrays broadcast. Arrays with many draws are laid out
with the draws next to each other in memory (Fortran order): sums over countries and outcomes then run over long rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.scenario import CHANNELS, Outcome, Scenario

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

CARGO, MAIL, TRAVELERS = (CHANNELS.index(name) for name in ("cargo", "mail", "travelers"))


@dataclass(frozen=True)
class PolicyInputs:
    """The numbers of the policy, each of shape (draw, 1); money in USD, shares 0–1."""

    cost_per_death: Floats
    internalized_share: Floats
    toll_internalized_share: Floats
    phase_in: Floats
    pass_through: Floats
    import_elasticity: Floats
    adjustment_cap: Floats
    crossing_cost: Floats
    crossing_elasticity: Floats
    toll_cap: Floats
    regulatory_cost: Floats
    us_goods_output: Floats
    us_gdp: Floats
    precursor_share: Floats
    precursor_in_lens: Floats


@dataclass(frozen=True)
class CountryInputs:
    """The numbers of the countries, each of shape (draw, country).

    USD, entries per year, deficit 0–1; `precursor_origin` is each country's part of what comes from a precursor source.
    """

    eligible: Flags
    deficit: Floats
    imports: Floats
    entries: Floats
    gdp: Floats
    exports: Floats
    precursor_origin: Floats


@dataclass(frozen=True)
class OutcomeInputs:
    """The numbers of the outcomes.

    Deaths and the response exponent: (draw, 1, outcome). Shares, scores (percent) and evidence:
    (draw, country + 1, outcome), where the last row is `unattributed`. Channels: (draw, country, outcome, channel).
    """

    deaths_baseline: Floats
    deaths_current: Floats
    response_exponent: Floats
    share: Floats
    score: Floats
    adaptation: Floats
    new_source: Floats
    channel: Floats


@dataclass(frozen=True)
class Inputs:
    """All that the engine reads, with the names of what the axes count."""

    countries: tuple[str, ...]
    outcomes: tuple[str, ...]
    basis: str
    precursor_charging: str
    policy: PolicyInputs
    country: CountryInputs
    outcome: OutcomeInputs


def inputs_of(scenario: Scenario) -> Inputs:
    """The arrays of a valid scenario, with one draw."""
    return Inputs(
        countries=tuple(scenario.countries),
        outcomes=tuple(scenario.outcomes),
        basis=scenario.policy.basis,
        precursor_charging=scenario.policy.precursor_charging,
        policy=_policy(scenario),
        country=_countries(scenario),
        outcome=_outcomes(tuple(scenario.countries), list(scenario.outcomes.values())),
    )


def with_unattributed(share: Floats) -> Floats:
    """Shares of the countries (draw, country, outcome) with the row of what no country is held to."""
    rest = np.maximum(1.0 - share.sum(axis=1, keepdims=True), 0.0)
    return np.concatenate([share, rest], axis=1)


def _policy(scenario: Scenario) -> PolicyInputs:
    names = [name for name in PolicyInputs.__dataclass_fields__ if name != "precursor_in_lens"]
    values = {name: np.array([[getattr(scenario.policy, name)]], dtype=float) for name in names}
    in_lens = 0.0 if scenario.lens is None else scenario.lens.precursor_share_moved
    return PolicyInputs(**values, precursor_in_lens=np.array([[in_lens]]))


def _countries(scenario: Scenario) -> CountryInputs:
    countries = scenario.countries.values()
    return CountryInputs(
        eligible=np.array([[country.eligible for country in countries]], dtype=bool),
        deficit=_row(scenario.deficit(code) for code in scenario.countries),
        imports=_row(country.imports for country in countries),
        entries=_row(country.entries for country in countries),
        gdp=_row(country.gdp for country in countries),
        exports=_row(country.exports for country in countries),
        precursor_origin=_row(scenario.policy.precursor_origins.get(code, 0.0) for code in scenario.countries),
    )


def _outcomes(codes: tuple[str, ...], outcomes: list[Outcome]) -> OutcomeInputs:
    rows = (*codes, "unattributed")
    return OutcomeInputs(
        deaths_baseline=_row(outcome.deaths_baseline for outcome in outcomes)[:, None, :],
        deaths_current=_row(outcome.deaths_current for outcome in outcomes)[:, None, :],
        response_exponent=_row(outcome.response_exponent for outcome in outcomes)[:, None, :],
        share=with_unattributed(_grid(codes, [outcome.share for outcome in outcomes])),
        score=_grid(rows, [outcome.score for outcome in outcomes]),
        adaptation=_grid(rows, [outcome.adaptation for outcome in outcomes]),
        new_source=_grid(rows, [outcome.new_source for outcome in outcomes]),
        channel=_channel(codes, outcomes),
    )


def _row(values: Iterable[float]) -> Floats:
    return np.array([list(values)], dtype=float)


def _grid(rows: tuple[str, ...], columns: list[Mapping[str, float]] | list[dict[str, float]]) -> Floats:
    """(1, row, column), 0 where a mapping does not name the row."""
    grid = np.zeros((1, len(rows), len(columns)))
    places = {name: place for place, name in enumerate(rows)}
    for column, values in enumerate(columns):
        for name, value in values.items():
            grid[0, places[name], column] = value
    return grid


def _channel(codes: tuple[str, ...], outcomes: list[Outcome]) -> Floats:
    """(1, country, outcome, channel): a country's own row, or the outcome's default row."""
    channel = np.zeros((1, len(codes), len(outcomes), len(CHANNELS)))
    for column, outcome in enumerate(outcomes):
        default = outcome.channel.get("default")
        if default is not None:
            channel[0, :, column] = default.shares
        for place, code in enumerate(codes):
            if code in outcome.channel:
                channel[0, place, column] = outcome.channel[code].shares
    return channel
