"""A region's part of the border revenue under a scenario, and what it buys."""

from collections.abc import Mapping
from urllib.parse import urlencode

from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

from components.chart_card import table_card
from components.formats import MISSING, dollars, span, whole
from components.page import card
from components.provenance import sources
from components.simulator.carried import kept
from components.simulator.state import VIEW_NAMES, NotUsable, read_state, scenario_of
from components.tables import Cell, plain_table
from data.views.memory import remembered
from house.region_revenue import share_words
from model import assess
from scenarios import DEFAULT_LENS, PRESETS
from scenarios.region_revenue import Bought, RegionRevenue, region_revenue

_TABLES = ("goods_imports", "cbp_seizures", "border_crossings", "state_deaths_monthly", "majors_list")
_NOT_BOUGHT = "What it buys is not available: there is no count of deaths here to lower."
_LIMITS = (
    "Modeled, not a budget: no data set attributes a death to a country, and the paper names no formula.",
    "The mix averts most deaths by the effects' central values; the range is that of the effects.",
    "Deaths are the lower bound: hidden counties never add to a claim.",
)


def scenario_in(query: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The simulator's names in an address that make a scenario, and a notice for each that could not be used."""
    asked = {name: text for name, text in query.items() if name not in (*VIEW_NAMES, "revisit") and text is not None}
    if not asked:
        return {}, []
    state, notices = read_state(asked)
    return kept(asked, state), notices


@remembered(*_TABLES)
def _raised(query: tuple[tuple[str, str], ...]) -> tuple[float, str]:
    """Border revenue of a scenario (USD a year), and what the scenario is called."""
    state, _ = read_state(dict(query))
    title = PRESETS[state.preset].title
    own = bool(state.values or state.extras or state.added or state.removed or state.lens != DEFAULT_LENS)
    return float(assess(scenario_of(state)).revenue), f"{title}, with changes of its own" if own else title


def revenue_card(slug: str, carried: Mapping[str, str]) -> Component:
    """The region's part and what it buys. carried: the scenario as the address says it; {} is the default one.

    Raises data.store.TableUnavailable.
    """
    try:
        raised, title = _raised(tuple(sorted(carried.items())))
    except NotUsable as problem:
        return card("Share of border revenue", [html.P(f"Not available: {problem}")])
    found = region_revenue(slug, raised)
    which = "the scenario that the address carries" if carried else "the default scenario"
    note = f"A year, under {which}: “{title}”. Modeled"
    words = html.P(f"Under this scenario {share_words(found)}")
    if not found.bought:
        return card("Share of border revenue", [words, html.P(_NOT_BOUGHT), _links(slug, carried)], note=note)
    return table_card(
        "Share of border revenue",
        _bought_table(found),
        note=note,
        source=sources(
            (*found.datasets, "goods_imports", "border_crossings", "cbp_seizures"),
            lineage="The scenario's border revenue, times the regions' part, divided by need (deaths, rate, people, "
            "vulnerability) with a floor for each region; spent on the mix that averts most deaths.",
            units="US dollars a year; deaths averted a year",
            limits=_LIMITS,
        ),
        name=f"revenue-{slug}",
        before=(words,),
        after=(html.P(_averted(found)), _links(slug, carried)),
    )


def _bought_table(found: RegionRevenue) -> Component:
    rows = [_bought_row(each) for each in found.bought]
    heads = ("Intervention", "Spending a year", "Buys", "Deaths averted a year", "Evidence")
    return plain_table("What the region's part buys", heads, rows, numeric=(1, 2, 3))


def _bought_row(each: Bought) -> tuple[Cell | str, ...]:
    averted = "none claimed" if each.averted is None else Cell(whole(each.averted), round(each.averted, 1))
    units = f"{whole(each.units)} × {each.unit}"
    return each.title, Cell(dollars(each.spending), round(each.spending)), units, averted, each.grade


def _averted(found: RegionRevenue) -> str:
    if found.averted is None:
        return f"Deaths averted: {MISSING}."
    return f"Deaths averted a year, all together: {whole(found.averted)} ({span(found.low, found.high, 0)})."


def _links(slug: str, carried: Mapping[str, str]) -> Component:
    simulator = get_relative_path("/simulator") + (f"?{urlencode(carried)}" if carried else "")
    invest = get_relative_path("/invest") + f"?{urlencode({**carried, 'region': slug})}"
    return html.P(
        [
            dcc.Link("Change the scenario in the simulator", href=simulator),
            " · ",
            dcc.Link("Change how the money is divided and spent", href=invest),
        ]
    )
