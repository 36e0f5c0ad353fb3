"""Every number a reader may change, as a knob: where it sits in a scenario, its unit on screen and its range.

A knob's key is its name in the address ("score.MEX.counterfeit_pills"); values travel in the model's own units and are
shown in the knob's (percent, billions), which `factor` relates.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from components.controls import Scale
from house.charges import country_name, outcome_title
from model.scenario import Scenario

__all__ = ["country_name", "outcome_title"]  # with what is defined here: the page takes them from here

PERCENT, MILLION, BILLION = 0.01, 1e6, 1e9
LENS_PARAMETERS = {"lens.trade_share": "θ", "lens.precursor_share": "ψ"}


@dataclass(frozen=True)
class Knob:
    """One number on the page.

    path: its place in the scenario. parameter: its record in model.parameters. group: the tab it stands in.
    scale: range, step and unit on screen. factor: one unit on screen in the model's units.
    slider: whether a slider stands beside the number field. track: the slider's own ends, where the number may go
    beyond them.
    """

    key: str
    label: str
    path: tuple[str, ...]
    parameter: str
    group: str
    scale: Scale
    factor: float = 1.0
    slider: bool = True
    track: tuple[float, float] | None = None

    def shown(self, value: float) -> float:
        """The value in the unit on screen, rounded as the field rounds it."""
        return round(value / self.factor, self.scale.decimals)

    @property
    def allowed(self) -> tuple[float, float]:
        """The range in the model's units."""
        return self.scale.low * self.factor, self.scale.high * self.factor


_SHARE = Scale(0, 100, 1, "%", 1)
POLICY = (
    ("internalized_share", "Share of the harm put on goods", Scale(0, 100, 0.5, "%", 2), PERCENT, True),
    ("toll_internalized_share", "Share of the harm put on travelers", Scale(0, 100, 0.1, "%", 2), PERCENT, True),
    ("phase_in", "Phase-in", _SHARE, PERCENT, True),
    ("pass_through", "Pass-through to US buyers", Scale(0, 200, 1, "%", 1), PERCENT, True),
    ("adjustment_cap", "Cap on the adjustment", Scale(0, 200, 1, "%", 1), PERCENT, True),
    ("toll_cap", "Cap on the toll", Scale(0, 500, 1, " USD", 2), 1.0, True),
    ("import_elasticity", "Elasticity of imports", Scale(-10, 0, 0.01, "", 2), 1.0, True),
    ("crossing_elasticity", "Elasticity of crossings", Scale(-10, 0, 0.01, "", 2), 1.0, True),
    ("cost_per_death", "Cost of one death", Scale(0, 1000, 0.1, " M USD", 2), MILLION, False),
    ("crossing_cost", "Cost of one crossing", Scale(0.01, 10_000, 1, " USD", 2), 1.0, False),
    ("households", "US households", Scale(1, 10_000, 1, " M", 2), MILLION, False),
    ("regulatory_cost", "Cost of effective regulation, a year", Scale(0, 100_000, 1, " B USD", 2), BILLION, False),
    ("us_goods_output", "US goods output, a year", Scale(1, 1_000_000, 10, " B USD", 2), BILLION, False),
    ("us_gdp", "US gross domestic product", Scale(1, 1_000_000, 10, " B USD", 2), BILLION, False),
)
COUNTRY = (
    ("deficit", "Deficit in governance", Scale(0, 1, 0.05, "", 3), 1.0, True),
    ("imports", "US goods imports, a year", Scale(0, 100_000, 1, " B USD", 3), BILLION, False),
    ("entries", "Entries by travelers, a year", Scale(0, 10_000, 0.1, " M", 3), MILLION, False),
    ("gdp", "Gross domestic product", Scale(0, 100_000, 1, " B USD", 1), BILLION, False),
    ("exports", "Exports, a year", Scale(0, 100_000, 1, " B USD", 1), BILLION, False),
)
BY_COUNTRY = (
    ("score", Scale(-1e6, 100, 1, "", 1), 1.0, "score"),
    ("adaptation", Scale(0, 1, 0.05, "", 2), 1.0, "evidence of adaptation"),
    ("new_source", Scale(0, 1, 0.05, "", 2), 1.0, "evidence of a new source"),
    ("share", Scale(0, 100, 0.1, "%", 3), PERCENT, "share of the baseline footprint"),
)
TRACKS = {"score": (-100.0, 100.0)}
MOST_DEATHS = 150_000
DEATHS = (
    ("deaths_baseline", "Deaths at the set point", Scale(0, MOST_DEATHS, 50, "", 0)),
    ("response_exponent", "Response of deaths to flow, η", Scale(0.05, 1, 0.05, "", 2)),
)


def knobs_of(scenario: Scenario) -> dict[str, Knob]:
    """Every knob of a scenario by key, in the order of the page."""
    return {knob.key: knob for knob in (*_by_country(scenario), *_deaths(scenario), *_policy(), *_countries(scenario))}


def value_of(scenario: Scenario, knob: Knob) -> float:
    """The scenario's value at a knob, in the model's units; a score or share that is not given is 0."""
    if knob.parameter == "country.deficit":
        return scenario.deficit(knob.path[1])
    place: Any = scenario
    for name in knob.path:
        place = place.get(name, 0.0) if isinstance(place, dict) else getattr(place, name)
    return float(place)


def _by_country(scenario: Scenario) -> Iterator[Knob]:
    for kind, scale, factor, words in BY_COUNTRY:
        for code in scenario.countries:
            for outcome in scenario.outcomes:
                label = f"{country_name(scenario, code)}, {outcome_title(scenario, outcome).lower()}: {words}"
                path = ("outcomes", outcome, kind, code)
                parameter, track = f"outcome.{kind}", TRACKS.get(kind)
                yield Knob(f"{kind}.{code}.{outcome}", label, path, parameter, kind, scale, factor, track=track)


def _deaths(scenario: Scenario) -> Iterator[Knob]:
    for name, outcome in scenario.outcomes.items():
        label = f"{outcome_title(scenario, name)}: deaths now"
        path = ("outcomes", name, "deaths_current")
        track, parameter = (0.0, _twice(outcome.deaths_baseline)), "outcome.deaths_current"
        scale = Scale(0, MOST_DEATHS, 10)
        yield Knob(
            f"deaths_current.{name}", label, path, parameter, "deaths_now", Scale(0, MOST_DEATHS, 10), track=track
        )
        for field, words, scale in DEATHS:
            path = ("outcomes", name, field)
            yield Knob(f"{field}.{name}", words, path, f"outcome.{field}", "deaths", scale, slider=False)


def _twice(deaths: float) -> float:
    """The end of a slider of deaths: at least twice the baseline, a round number."""
    size = 10 ** max(math.floor(math.log10(2 * deaths)) - 1, 1) if deaths > 0 else 1000
    return max(math.ceil(2 * deaths / size) * size, 1000)


def _policy() -> Iterator[Knob]:
    for field, label, scale, factor, slider in POLICY:
        yield Knob(f"policy.{field}", label, ("policy", field), f"policy.{field}", "policy", scale, factor, slider)
    for key, symbol in LENS_PARAMETERS.items():
        words = "Deaths that ride on legal imports" if key == "lens.trade_share" else "Footprint moved to precursors"
        yield Knob(key, f"{words}, {symbol}", tuple(key.split(".")), key, "lens", _SHARE, PERCENT)


def _countries(scenario: Scenario) -> Iterator[Knob]:
    for code in scenario.countries:
        for field, label, scale, factor, slider in COUNTRY:
            path = ("countries", code, field)
            yield Knob(f"country.{code}.{field}", label, path, f"country.{field}", "country", scale, factor, slider)
