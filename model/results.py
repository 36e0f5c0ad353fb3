"""What an assessment tells: by outcome, by country, and the parts that deaths are the sum of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from model.arrays import Floats, Inputs
from model.attribution import Attribution
from model.charges import Charges
from model.prices import Prices
from model.scenario import Scenario

UNATTRIBUTED = "unattributed"
PARTS = ("baseline", "explained", "adaptation", "new_source", "unproven", "growth", "current")


class Footprint(NamedTuple):
    """Deaths per year of one country and outcome; `current` is the sum of the five parts before it."""

    baseline: float
    explained: float
    adaptation: float
    new_source: float
    unproven: float
    growth: float
    current: float


@dataclass(frozen=True, slots=True)
class OutcomeResult:
    """One outcome: deaths per year, and whose they are (country code or "unattributed")."""

    deaths_baseline: float
    deaths_current: float
    expected: float
    displaced: float
    footprints: Mapping[str, Footprint]


@dataclass(frozen=True, slots=True)
class CountryResult:
    """One country: deaths per year, USD per year, the adjustment as a share of import value, the toll in USD.

    `consumer_cost` is pass-through × rate × imports after the response. `uncharged_deaths` is the footprint of a
    country that may not be charged, `uncharged_harm` its cost. `precursor_deaths` is the part of `deaths_current` that
    came by charging precursors at their source; below 0 for the finishing country that it left.
    """

    chargeable: bool
    deficit: float
    deaths_baseline: float
    deaths_current: float
    adjustment_charge: float
    adjustment_rate: float
    adjustment_capped: bool
    adjustment_revenue: float
    adjustment_uncollected: float
    imports_after: float
    consumer_cost: float
    consumer_cost_per_household: float
    toll_charge: float
    toll: float
    toll_capped: bool
    toll_revenue: float
    toll_uncollected: float
    entries_after: float
    uncharged_deaths: float
    uncharged_harm: float
    precursor_deaths: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole result. Revenue and costs in USD per year."""

    outcomes: Mapping[str, OutcomeResult]
    countries: Mapping[str, CountryResult]
    revenue: float
    adjustment_revenue: float
    toll_revenue: float
    uncollected: float
    consumer_cost: float
    consumer_cost_per_household: float
    unattributed_deaths: float
    uncharged_deaths: float

    def to_dict(self) -> dict[str, Any]:
        """The assessment as plain JSON types."""
        return {
            **{
                name: getattr(self, name) for name in self.__dataclass_fields__ if name not in ("outcomes", "countries")
            },
            "outcomes": {name: _outcome_dict(outcome) for name, outcome in self.outcomes.items()},
            "countries": {code: asdict(country) for code, country in self.countries.items()},
        }


def result_of(
    scenario: Scenario, inputs: Inputs, attribution: Attribution, charges: Charges, adjustment: Prices, toll: Prices
) -> Assessment:
    """The first draw of an assessment's arrays, by name."""
    moved = charges.deaths_current - attribution.current[:, :-1].sum(axis=2)
    countries = _countries(scenario, inputs, charges, adjustment, toll, moved)
    rows = list(countries.values())
    goods = sum(row.adjustment_revenue for row in rows)
    travelers = sum(row.toll_revenue for row in rows)
    return Assessment(
        outcomes=_outcomes(inputs, attribution),
        countries=countries,
        revenue=goods + travelers,
        adjustment_revenue=goods,
        toll_revenue=travelers,
        uncollected=sum(row.adjustment_uncollected + row.toll_uncollected for row in rows),
        consumer_cost=sum(row.consumer_cost for row in rows),
        consumer_cost_per_household=sum(row.consumer_cost_per_household for row in rows),
        unattributed_deaths=float(attribution.current[0, -1].sum()),
        uncharged_deaths=sum(row.uncharged_deaths for row in rows),
    )


def _outcomes(inputs: Inputs, attribution: Attribution) -> dict[str, OutcomeResult]:
    rows = (*inputs.countries, UNATTRIBUTED)
    # one list a part, (outcome, country): plain floats are much quicker to take apart than arrays
    parts = [getattr(attribution, part)[0].T.tolist() for part in PARTS]
    found = {}
    for place, name in enumerate(inputs.outcomes):
        columns = [part[place] for part in parts]
        found[name] = OutcomeResult(
            deaths_baseline=float(inputs.outcome.deaths_baseline[0, 0, place]),
            deaths_current=float(inputs.outcome.deaths_current[0, 0, place]),
            expected=float(attribution.expected[0, 0, place]),
            displaced=float(attribution.displaced[0, 0, place]),
            footprints=dict(zip(rows, map(Footprint, *columns), strict=True)),
        )
    return found


def _countries(
    scenario: Scenario, inputs: Inputs, charges: Charges, adjustment: Prices, toll: Prices, moved: Floats
) -> dict[str, CountryResult]:
    policy = scenario.policy
    uncharged = charges.deaths_current * ~charges.chargeable
    consumer_cost = policy.pass_through * adjustment.revenue
    columns = (
        charges.chargeable,
        inputs.country.deficit,
        charges.deaths_baseline,
        charges.deaths_current,
        charges.adjustment,
        adjustment.price,
        adjustment.capped,
        adjustment.revenue,
        adjustment.uncollected,
        inputs.country.imports * adjustment.remaining,
        consumer_cost,
        consumer_cost / policy.households,
        charges.toll,
        toll.price,
        toll.capped,
        toll.revenue,
        toll.uncollected,
        inputs.country.entries * toll.remaining,
        uncharged,
        uncharged * policy.cost_per_death,
        moved,
    )
    rows = map(CountryResult, *(column[0].tolist() for column in columns))
    return dict(zip(inputs.countries, rows, strict=True))


def _outcome_dict(outcome: OutcomeResult) -> dict[str, Any]:
    return {
        "deaths_baseline": outcome.deaths_baseline,
        "deaths_current": outcome.deaths_current,
        "expected": outcome.expected,
        "displaced": outcome.displaced,
        "footprints": {code: footprint._asdict() for code, footprint in outcome.footprints.items()},
    }
