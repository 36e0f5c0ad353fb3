"""Leakage: trade diverted to other suppliers, traffic diverted to other channels. Reported beside the assessment.

◇ The white paper names leakage ("competitive adaptation") without a formula. Here an adjustment lowers a country's
imports as the assessment says; a part δ of what is lost goes to other suppliers, chapter by chapter, in proportion to
what they sell there now. Traffic rides on goods: what moves to a supplier meets the deaths that its own goods carry
per dollar. That is an exposure by attribution, not a forecast of deaths.

A toll and an adjustment also thin out the crossings and the cargo that traffic hides in. A part δₖ of the traffic
that rode on them takes the country's other channels, in proportion to their shares. The toll is the same at every
port of entry, so that none is preferred to another.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from model.arrays import CARGO, MAIL, TRAVELERS, Floats, Inputs, inputs_of
from model.assess import Arrays, assess_arrays
from model.parameters import with_default
from model.results import Assessment, result_of
from model.routes import Trade, routes
from model.scenario import CHANNELS, Part, Scenario


class LeakageOptions(Part):
    """How much leaks, each a share 0 to 1."""

    import_diversion: float = with_default("leakage.import_diversion")
    channel_diversion: float = with_default("leakage.channel_diversion")


@dataclass(frozen=True)
class SupplierGain:
    """What a supplier gains, USD per year, and the deaths per year that its goods carry with so many dollars.

    `deaths` is None where the scenario holds the supplier to no footprint and no exposure elsewhere was given.
    """

    imports: float
    deaths: float | None


@dataclass(frozen=True)
class CountryLeakage:
    """One country of the scenario. USD and deaths per year.

    `imports_lost` = `imports_diverted` + what no other supplier takes over. `suppliers` hold the diverted dollars by
    supplier. `deaths_left` is what the country's goods carried with the dollars that were diverted. `channels_before`
    and `channels_after` are its deaths by channel; both sum to the same.
    """

    imports_lost: float
    imports_diverted: float
    suppliers: Mapping[str, float]
    deaths_left: float
    channels_before: Mapping[str, float]
    channels_after: Mapping[str, float]


@dataclass(frozen=True)
class Leakage:
    """What leaks in all, by country that loses and by supplier that gains. USD and deaths per year.

    `known_exposure` is the part of the diverted dollars whose suppliers' exposure is known: below 1, `deaths_gained`
    is the least it can be. `second_round` is the assessment made again with the diverted imports and channels.
    """

    countries: Mapping[str, CountryLeakage]
    suppliers: Mapping[str, SupplierGain]
    imports_lost: float
    imports_diverted: float
    deaths_left: float
    deaths_gained: float
    known_exposure: float
    traffic_moved: float
    second_round: Assessment | None


def leakage(
    scenario: Scenario,
    trade: Trade,
    options: LeakageOptions | None = None,
    exposure_elsewhere: float | None = None,
    second_round: bool = False,
) -> Leakage:
    """What leaks from a scenario's assessment.

    `trade`: imports by country and chapter, of every supplier. `exposure_elsewhere`: deaths per USD of imports from
    countries outside the scenario; None where nobody says.
    """
    chosen = options or LeakageOptions()
    inputs = inputs_of(scenario)
    arrays = assess_arrays(inputs)
    way = routes(trade, inputs.countries)
    flows = diverted_imports(inputs, arrays, way, chosen.import_diversion)[0]
    channel = diverted_channels(inputs, arrays, chosen.channel_diversion)
    carried = arrays.attribution.current[0, :-1, :, None]
    before, after = (carried * inputs.outcome.channel[0]).sum(axis=1), (carried * channel[0]).sum(axis=1)
    exposure = _exposure(before, inputs.country.imports[0])
    suppliers = _suppliers(inputs, trade, flows, exposure, exposure_elsewhere)
    lost = (inputs.country.imports * (1.0 - arrays.adjustment.remaining))[0]
    countries = _countries(inputs, trade, lost, flows, exposure, before, after)
    return Leakage(
        countries=countries,
        suppliers=suppliers,
        imports_lost=float(lost.sum()),
        imports_diverted=float(flows.sum()),
        deaths_left=sum(country.deaths_left for country in countries.values()),
        deaths_gained=sum(gain.deaths or 0.0 for gain in suppliers.values()),
        known_exposure=_known(suppliers),
        traffic_moved=float(np.maximum(before - after, 0.0).sum()),
        second_round=_second(scenario, inputs, trade, flows, channel) if second_round else None,
    )


def diverted_imports(inputs: Inputs, arrays: Arrays, way: Floats, ratio: float) -> Floats:
    """Imports taken over, (draw, country, supplier), USD per year. `way` is what `routes` gives."""
    lost = inputs.country.imports * (1.0 - arrays.adjustment.remaining)
    return ratio * lost[:, :, None] * way


def diverted_channels(inputs: Inputs, arrays: Arrays, ratio: float) -> Floats:
    """The channel shares after traffic has left dearer crossings and cargo, (draw, country, outcome, channel).

    Each row still sums to 1. Where a country has no other channel, nothing moves.
    """
    before = inputs.outcome.channel
    after = before.copy()
    for place, remaining in ((TRAVELERS, arrays.toll.remaining), (CARGO, arrays.adjustment.remaining)):
        own = before[..., place]
        others = 1.0 - own
        leaving = np.where(others > 1e-12, ratio * (1.0 - remaining)[:, :, None] * own, 0.0)
        spread = before * (leaving / np.where(others > 1e-12, others, 1.0))[..., None]
        spread[..., place] = -leaving
        after = after + spread
    return np.maximum(after, 0.0)


def leakage_report(result: Leakage) -> dict[str, Any]:
    """The result as plain JSON types."""
    report = asdict(replace(result, second_round=None))
    report["second_round"] = None if result.second_round is None else result.second_round.to_dict()
    return report


def _exposure(deaths: Floats, imports: Floats) -> Floats:
    """Deaths that goods carry (cargo and mail) per USD of imports, (country,); 0 where not a dollar is imported."""
    goods = deaths[:, CARGO] + deaths[:, MAIL]
    return np.where(imports >= 1.0, goods / np.maximum(imports, 1.0), 0.0)


def _suppliers(
    inputs: Inputs, trade: Trade, flows: Floats, exposure: Floats, elsewhere: float | None
) -> dict[str, SupplierGain]:
    known = dict(zip(inputs.countries, exposure.tolist(), strict=True))
    gained = dict(zip(trade.countries, flows.sum(axis=0).tolist(), strict=True))
    rates = {code: known.get(code, elsewhere) for code in gained}
    return {
        code: SupplierGain(usd, None if (rate := rates[code]) is None else usd * rate)
        for code, usd in gained.items()
        if usd > 0
    }


def _countries(
    inputs: Inputs, trade: Trade, lost: Floats, flows: Floats, exposure: Floats, before: Floats, after: Floats
) -> dict[str, CountryLeakage]:
    return {
        code: CountryLeakage(
            imports_lost=float(lost[place]),
            imports_diverted=float(flows[place].sum()),
            suppliers={to: usd for to, usd in zip(trade.countries, flows[place].tolist(), strict=True) if usd > 0},
            deaths_left=float(exposure[place] * flows[place].sum()),
            channels_before=dict(zip(CHANNELS, before[place].tolist(), strict=True)),
            channels_after=dict(zip(CHANNELS, after[place].tolist(), strict=True)),
        )
        for place, code in enumerate(inputs.countries)
    }


def _known(suppliers: Mapping[str, SupplierGain]) -> float:
    total = sum(gain.imports for gain in suppliers.values())
    known = sum(gain.imports for gain in suppliers.values() if gain.deaths is not None)
    return known / total if total > 0 else 1.0


def _second(scenario: Scenario, inputs: Inputs, trade: Trade, flows: Floats, channel: Floats) -> Assessment:
    """Assess again: suppliers' imports grown by what they took over, traffic in its new channels."""
    gained = dict(zip(trade.countries, flows.sum(axis=0).tolist(), strict=True))
    imports = inputs.country.imports + np.array([[gained.get(code, 0.0) for code in inputs.countries]])
    changed = replace(
        inputs,
        country=replace(inputs.country, imports=imports),
        outcome=replace(inputs.outcome, channel=channel),
    )
    arrays = assess_arrays(changed)
    return result_of(scenario, changed, arrays.attribution, arrays.charges, arrays.adjustment, arrays.toll)
