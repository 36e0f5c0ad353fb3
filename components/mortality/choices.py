"""What the mortality page can show: kinds of place, drugs, measures, and the words and color edges of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.map import nice_breaks
from components.situation_map import BREAKS
from data.views import region_measures
from data.views.memory import remembered
from data.views.mortality import DRUGS
from data.views.place_figures import ALL_DRUGS, COUNTY, HIDTA, STATE, names_of, windows
from data.views.state_figures import NATION, state_figures

DATASETS = {
    COUNTY: ("county_deaths_annual", "county_deaths_provisional", "county_population", "county_death_rates"),
    STATE: ("state_deaths_monthly", "county_population"),
    HIDTA: ("county_deaths_annual", "county_deaths_provisional", "county_population", "hidta_counties", "hidta_deaths"),
}
MOST_PICKS = 6


@dataclass(frozen=True)
class Measure:
    """A column of `place_figures.figures` on the map. label: in the control; name and unit: in the legend."""

    column: str
    status: str
    label: str
    name: str
    unit: str
    decimals: int = 0
    factor: float = 1.0
    diverging: bool = False


MEASURES: dict[str, Measure] = {
    "rate": Measure("rate", "rate_status", "Deaths per 100,000 people", "Overdose deaths", "per 100,000 people", 1),
    "deaths": Measure("deaths", "status", "Deaths", "Overdose deaths", "deaths"),
    "predicted": Measure("predicted", "predicted_status", "Deaths predicted by NCHS", "Overdose deaths, predicted",
                         "deaths"),
    "change": Measure("change_share", "change_status", "Change from a year before, percent",
                      "Change of overdose deaths from a year before", "%", 1, 100, True),
    "difference": Measure("change", "change_status", "Change from a year before, deaths",
                          "Change of overdose deaths from a year before", "deaths", 0, 1, True),
}  # fmt: skip
# Color follows the least a region's deaths can be, since hidden counties leave it bounds only.
_OF_REGIONS = {
    "rate": Measure("rate_lower", "rate_status", "Deaths per 100,000 people, lower bound",
                    "Overdose death rate, lower bound", "per 100,000 people", 1),
    "deaths": Measure("lower", "status", "Deaths, lower bound", "Overdose deaths, lower bound", "deaths"),
}  # fmt: skip
_DIFFERENCES = {
    COUNTY: (-50, -20, -5, 5, 20, 50),
    HIDTA: (-500, -200, -50, 50, 200, 500),
    STATE: (-500, -200, -50, 50, 200, 500),
}
_STATE_CHANGES = (-30, -20, -5, 5, 20, 30)


def measures_of(place: str) -> dict[str, Measure]:
    """The measures of a kind of place by key; only states have predictions."""
    if place == HIDTA:
        return {key: _OF_REGIONS.get(key, each) for key, each in MEASURES.items() if key != "predicted"}
    return {key: each for key, each in MEASURES.items() if key != "predicted" or place == STATE}


def breaks_of(place: str, drug: str, measure: str) -> tuple[float, ...]:
    """Edges of the map's colors: the same for every period, so that playing shows change and not a new scale."""
    if measure == "difference":
        return _DIFFERENCES[place]
    if place == STATE:
        return _STATE_CHANGES if measure == "change" else _state_breaks(drug, MEASURES[measure].column)
    return BREAKS[measure] if place == COUNTY else region_measures.MEASURES[measure].breaks


@remembered("state_deaths_monthly", "county_population")
def _state_breaks(drug: str, column: str) -> tuple[float, ...]:
    frame = state_figures(drug)
    return tuple(nice_breaks(frame.loc[frame["id"] != NATION, column]))


def options(words: Mapping[str, str]) -> list[dict[str, str]]:
    """Values and labels for a Select."""
    return [{"value": key, "label": label} for key, label in words.items()]


def drug_words(drug: str) -> str:
    """A drug in a sentence: "all drugs", "synthetic opioids, mostly fentanyl (T40.4)"."""
    return DRUGS[drug][0].lower() + DRUGS[drug][1:]


def known_picks(place: str, picks: tuple[str, ...]) -> tuple[str, ...]:
    """The picks that are places of this kind, each once, at most MOST_PICKS."""
    names = names_of(place)
    return tuple(dict.fromkeys(pick for pick in picks if pick in names.index))[:MOST_PICKS]


def latest(place: str, drug: str = ALL_DRUGS) -> str:
    """Key of the last period published."""
    return windows(place, drug)[-1].key


def numbers(values: "pd.Series[Any]", decimals: int) -> str:
    """Numbers as one compact text for the browser, empty where missing: "12.4,,3"."""
    known = values.astype("Float64").round(decimals)
    texts = known.map(lambda value: "" if pd.isna(value) else f"{value:.{decimals}f}")
    return ",".join(texts.astype("object"))
