"""What a simulation found, review by review: a sentence, five charts with their tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.over_time import Path, by_review, who_pays
from components.provenance import sources
from components.simulator.over_time_plan import behavior_words
from components.simulator.uncertainty_results import INPUTS
from components.tables import Cell, plain_table
from house.charges import country_name
from house.formats import dollars, percent, whole
from model.scenario import Scenario
from model.simulation.plan import ReviewPlan
from model.simulation.report import NOTE, Simulation

PAYERS = {
    "paid_by_buyers": "US buyers of goods",
    "paid_by_sellers": "Those who sell to them",
    "paid_by_travelers": "Travelers",
}
TOTALS = ("deaths", "unattributed_deaths", "revenue")
LINEAGE = (
    "Model section 8: at each review scores answer charges with a lag and a ceiling, part of what is suppressed adapts "
    "or finds a new source, deaths follow flow, and the assessment is made again."
)
LIMITS = (
    NOTE,
    "Every number of the response is an assumption with a wide range: see the Methods page.",
    "The line is these settings as they stand; the band is 90% of draws over every range, about the dotted median. "
    "Most ranges of the response lie on its weak side, so the line may leave the band.",
    "Imports, crossings and deficits are those of the scenario in every review.",
)
_BILLIONS = 1e-9


@dataclass(frozen=True)
class Drawn:
    """What a run with draws left in the browser: 5%, median and 95% by result, sums by name, draws, and of what."""

    key: str
    draws: int
    bands: Mapping[str, Sequence[Sequence[float]]]
    sums: Mapping[str, Sequence[float]]


def charted(codes: Sequence[str]) -> tuple[str, ...]:
    """The results that the panel shows, by their names in the simulation."""
    by_country = [f"countries.{code}.{name}" for code in codes for name in ("adjustment_rate", "toll", "deaths")]
    return (*TOTALS, *PAYERS, *by_country)


def kept(found: Simulation, key: str) -> dict[str, Any]:
    """What of a run with draws the browser keeps: fields of `Drawn`."""
    codes = tuple(found.behavior)
    bands = {name: found.bands[name] for name in charted(codes)}
    return {
        "key": key,
        "draws": found.draws,
        "bands": {name: [list(map(_short, each)) for each in (b.low, b.median, b.high)] for name, b in bands.items()},
        "sums": {name: [_short(each.low), _short(each.high)] for name, each in found.sums.items()},
    }


def found_cards(plan: ReviewPlan, found: Simulation, drawn: Drawn | None, *, of_now: bool) -> Component:
    """The sentence and the cards. drawn: bands to show; of_now: whether they are of these settings."""
    scenario = plan.scenario
    codes = tuple(scenario.countries)
    show = _Show(scenario, found, drawn)
    cards = [
        show.card("Border adjustment", "adjustment_rate", codes, "% of import value", 100, lambda v: percent(v, 2)),
        show.card("Toll", "toll", codes, "USD per crossing", 1, dollars),
        show.card("Deaths", "", ("deaths", "unattributed_deaths"), "deaths per year", 1, whole),
        show.card("Deaths held to each country", "deaths", codes, "deaths per year", 1, whole),
        show.card("Border revenue", "", ("revenue",), "billion USD per year", _BILLIONS, dollars),
        _payers(show),
    ]
    return html.Div(
        [
            html.P(_headline(plan, found, drawn if of_now else None), className="run-headline"),
            html.Div(cards, className="study-cards"),
        ]
    )


@dataclass(frozen=True)
class _Show:
    scenario: Scenario
    found: Simulation
    drawn: Drawn | None

    def path(self, name: str, label: str) -> Path:
        band = self.drawn.bands.get(name) if self.drawn else None
        return Path(label, self.found.bands[name].point, (band[0], band[1], band[2]) if band else None)

    def paths(self, result: str, keys: Sequence[str]) -> list[Path]:
        if not result:
            words = {"deaths": "All", "unattributed_deaths": "Held to no country", "revenue": "All countries"}
            return [self.path(key, words[key]) for key in keys]
        return [self.path(f"countries.{code}.{result}", country_name(self.scenario, code)) for code in keys]

    def card(
        self, title: str, result: str, keys: Sequence[str], unit: str, scale: float, words: Callable[[float], str]
    ) -> Component:
        paths = self.paths(result, keys)
        axis = unit[:1].upper() + unit[1:]
        return _card(title, by_review(paths, axis, scale), paths, axis, words, self.drawn)


def _payers(show: _Show) -> Component:
    paths = [show.path(name, label) for name, label in PAYERS.items()]
    axis = "Billion USD per year"
    return _card("Who pays", who_pays(paths, axis, _BILLIONS), paths, axis, dollars, show.drawn)


def _card(
    title: str, figure: Any, paths: Sequence[Path], axis: str, words: Callable[[float], str], drawn: Drawn | None
) -> Component:
    band = f" Band: 90% of {drawn.draws:,} draws; dotted: their median." if drawn and title != "Who pays" else ""
    return chart_card(
        f"{title}, review by review",
        figure,
        note=f"{axis}, at the pace of each review.{band} Exploratory.",
        table=_table(title, paths, words),
        source=sources(INPUTS, lineage=LINEAGE, units=f"{axis}.", limits=LIMITS),
        name=f"setpoint-over-time-{title.lower().replace(' ', '-')}",
    )


def _table(title: str, paths: Sequence[Path], words: Callable[[float], str]) -> Component:
    columns, values = ["Review"], []
    for path in paths:
        columns.append(path.name)
        values.append(path.point)
        if path.drawn is not None:
            columns += [f"{path.name}: {end}" for end in ("5%", "median", "95%")]
            values += list(path.drawn)
    length = len(paths[0].point)
    rows = [
        [Cell(str(review + 1), review + 1), *[_cell(each, review, words) for each in values]]
        for review in range(length)
    ]
    return plain_table(f"{title}, review by review", columns, rows, numeric=range(1, len(columns)))


def _cell(values: Sequence[float], review: int, words: Callable[[float], str]) -> Cell:
    """The value of a review; a run of fewer reviews has none for the later ones."""
    return Cell(words(values[review]), values[review]) if review < len(values) else Cell("not drawn", "")


def _headline(plan: ReviewPlan, found: Simulation, drawn: Drawn | None) -> str:
    years = plan.reviews / plan.reviews_per_year
    averted, revenue = found.sums["deaths_averted"].point, found.sums["revenue"].point
    return (
        f"If {behavior_words(plan.scenario, found.behavior)}: over {years:g} "
        f"{'year' if years == 1 else 'years'}, {whole(found.sums['deaths'].point)} die, {whole(averted)} fewer than if "
        f"nothing changed{_range(drawn, 'deaths_averted', whole)}, and the border raises "
        f"{dollars(revenue)}{_range(drawn, 'revenue', dollars)}."
    )


def _range(drawn: Drawn | None, name: str, words: Callable[[float], str]) -> str:
    if drawn is None:
        return ""
    low, high = drawn.sums[name]
    return f" ({words(low)} to {words(high)} in 90% of draws)"


def _short(value: float) -> float:
    return float(f"{value:.6g}")
