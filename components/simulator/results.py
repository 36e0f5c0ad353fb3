"""The right side and the foot of the simulator: laid out once, its cells filled by the browser at every answer."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.chart_card import CONFIG, chart_card
from components.figures.assessment import deaths_from_set_point_to_now, rates_and_tolls_by_country
from components.provenance import sources
from components.simulator.controls import LENS_WORDS
from components.simulator.knobs import country_name
from components.simulator.reproduce import reproduce
from components.simulator.tariffs import tariffs
from components.status import mark
from components.tables import plain_table
from model.results import UNATTRIBUTED
from model.scenario import Scenario

DATASETS = ("state_deaths_monthly", "cbp_seizures", "goods_imports", "border_crossings", "majors_list", "parameters")
LIMITS = (
    "No data set attributes a death to a country. The shares are a lens, chosen in the open.",
    "Seizures show where fentanyl was found, and how hard it was looked for.",
    "The response of imports and crossings is a constant elasticity; trade diversion is not modeled.",
)
LARGE = ("rate", "toll")
PART_TITLES = {
    "baseline": "Set point",
    "explained": "Explained by scores",
    "unproven": "Unproven, returned",
    "adaptation": "Traced: adaptation",
    "new_source": "Traced: new source",
    "growth": "Growth",
    "current": "Now",
}


def results(scenario: Scenario, shown: dict[str, Any]) -> Component:
    """The results that stay in view: headline, totals, one row a country, one chart."""
    return html.Div(
        [
            html.Section(
                [
                    html.H2("What follows"),
                    html.P(shown["headline"], id="simulator-headline", role="status", className="simulator-headline"),
                    html.Div(id="simulator-problems", className="simulator-problems", role="alert"),
                    _totals(shown),
                    _countries(scenario, shown),
                    _chart(scenario, shown),
                    sources(
                        DATASETS,
                        lineage="The assessment (Methods) of the scenario at left, computed at every move.",
                        units="Adjustment: percent of import value. Toll: USD per crossing. Money: USD per year.",
                        limits=LIMITS,
                    ),
                ],
                className="card chart-card simulator-results",
                **{"data-name": "setpoint-charges"},
            )
        ],
        className="simulator-sticky",
    )


def details(scenario: Scenario, shown: dict[str, Any]) -> Component:
    """The foot of the page: cases, parts, lenses, who pays, the 2025–26 tariffs, reproduce."""
    panels = {
        "cases": ("Why: the cases", lambda: _cases(scenario, shown)),
        "parts": ("From set point to now", lambda: _parts(scenario, shown)),
        "lenses": ("Lens by lens", lambda: _lenses(scenario, shown)),
        "pays": ("Who pays", lambda: _pays(scenario, shown)),
        "tariffs": ("2025–26 tariffs", lambda: tariffs(scenario, shown)),
        "reproduce": ("Reproduce", lambda: _reproduce(scenario, shown)),
    }
    tabs = [dmc.TabsTab(title, value=key) for key, (title, _) in panels.items()]
    content = [dmc.TabsPanel(build(), value=key, className="detail-panel") for key, (_, build) in panels.items()]
    return html.Div(
        dmc.Tabs(
            [dmc.TabsList(tabs, **{"aria-label": "More about this result"}), *content],
            value="cases",
            keepMounted=False,
        ),
        className="simulator-details",
    )


def cell(shown: dict[str, Any], key: str, className: str = "") -> Component:
    """A span that the browser fills from the answer's cell of this key."""
    text, _ = shown["cells"][key]
    return html.Span(text, className=className, **{"data-cell": key})


def _totals(shown: dict[str, Any]) -> Component:
    entries = (
        ("Border revenue, a year", "all.revenue", "all.revenue_change"),
        ("Price per household, a year", "all.household", "all.consumer"),
        ("Deaths attributed, a year", "all.deaths", "all.unattributed"),
    )
    return html.Div(
        [
            html.Div(
                [
                    html.Div(label, className="tile-label"),
                    html.Div(cell(shown, value), className="tile-value"),
                    html.Div([cell(shown, below)], className="tile-detail"),
                ],
                className="tile",
            )
            for label, value, below in entries
        ],
        className="tiles simulator-tiles",
    )


def _countries(scenario: Scenario, shown: dict[str, Any]) -> Component:
    columns = ["Country", "Adjustment", "Change", "Toll", "Change", "Revenue", "Deaths", "Change"]
    keys = ("rate", "rate_change", "toll", "toll_change", "revenue", "deaths", "deaths_change")
    rows = [
        [
            html.Span(
                [
                    country_name(scenario, code),
                    html.Span(shown["marks"][code], className="country-mark", **{"data-mark": code}),
                ]
            ),
            *[cell(shown, f"{code}.{key}", className=_class(key)) for key in keys],
        ]
        for code in scenario.countries
    ]
    return html.Div(
        plain_table("Charges by country, now and against the set point", columns, rows, numeric=range(1, 8)),
        className="simulator-table",
    )


def _class(key: str) -> str:
    if key in LARGE:
        return "figure"
    return "change" if key.endswith("_change") else ""


def _chart(scenario: Scenario, shown: dict[str, Any]) -> Component:
    figure = rates_and_tolls_by_country(names(scenario), shown["charts"])
    return html.Div(
        [
            html.Div(
                dcc.Graph(id="simulator-rates", figure=figure, config=CONFIG),
                role="img",
                className="chart",
                **{
                    "aria-label": "Chart: adjustment and toll by country, beside the set point. The table above holds "
                    "the same figures."
                },
            ),
            html.P(
                [
                    html.Span(className="key-bar key-rate"),
                    html.Span(className="key-bar key-toll"),
                    " now ",
                    html.Span(className="key-tick"),
                    " set point. Change: against the set point, in points, USD and deaths.",
                ],
                className="simulator-key",
            ),
            html.Div([_save(kind) for kind in ("png", "svg", "csv")], className="chart-saves"),
        ],
        className="simulator-chart",
    )


def _save(kind: str) -> Component:
    label = f"Download as {kind.upper()}"
    return html.Button(kind.upper(), type="button", className="save", **{"data-save": kind, "aria-label": label})


def _cases(scenario: Scenario, shown: dict[str, Any]) -> Component:
    keys = list(shown["cases"])
    return html.Section(
        [
            html.H2("Which of the paper's cases it is"),
            html.P("By country and outcome. Those where nothing moved are folded away.", className="card-note"),
            html.Ul([_case_line(shown, key, quiet=False) for key in keys], className="cases"),
            html.Details(
                [
                    html.Summary("The rest: nothing moved, nothing is held to them, or no country is charged"),
                    html.Ul([_case_line(shown, key, quiet=True) for key in keys], className="cases"),
                ]
            ),
        ],
        className="card",
    )


def _case_line(shown: dict[str, Any], key: str, *, quiet: bool) -> Component:
    """One case; it stands in both lists, and the browser shows it in the one where it belongs."""
    label, sentence, speaks = shown["cases"][key]
    return html.Li(
        [html.Span(label, className="case-label"), html.Span(sentence, className="case-sentence")],
        hidden=speaks is quiet,
        **{"data-case": key, "data-quiet": str(quiet).lower()},
    )


def _parts(scenario: Scenario, shown: dict[str, Any]) -> Component:
    codes = (*scenario.countries, UNATTRIBUTED)
    columns = ["Country", *PART_TITLES.values()]
    rows = [
        [name, *[cell(shown, f"part.{part}.{code}") for part in PART_TITLES]]
        for code, name in zip(codes, names_with_rest(scenario), strict=True)
    ]
    return chart_card(
        "Deaths attributed, from the set point to now",
        deaths_from_set_point_to_now(names_with_rest(scenario), shown["charts"]["deaths"]),
        note="Deaths per year, all outcomes. The parts sum to today's deaths. Modeled: an attribution, not a count.",
        table=plain_table("Parts of the attributed deaths by country", columns, rows, numeric=range(1, 8)),
        source=sources(
            ("state_deaths_monthly", "cbp_seizures"),
            lineage="Model section 2: explained, returned as unproven, traced by evidence, growth.",
            units="Deaths per year.",
            limits=LIMITS[:2],
        ),
        id="simulator-deaths",
        name="setpoint-deaths-by-part",
    )


def _lenses(scenario: Scenario, shown: dict[str, Any]) -> Component:
    columns = ["Country"]
    for label, _ in LENS_WORDS.values():
        columns += [f"{label}: adjustment", f"{label}: toll"]
    rows = [
        [
            country_name(scenario, code),
            *[cell(shown, f"lens.{lens}.{code}.{key}") for lens in LENS_WORDS for key in ("rate", "toll")],
        ]
        for code in scenario.countries
    ]
    totals = [
        (title, [part for lens in LENS_WORDS for part in (cell(shown, f"lens.{lens}.{key}"), "")])
        for title, key in (("Border revenue", "revenue"), ("Deaths held to no country", "unattributed"))
    ]
    rows += [[title, *cells] for title, cells in totals]
    return html.Section(
        [
            html.H2("The same scenario under each lens"),
            html.P(
                "What moves between these columns rests on the choice of lens, not on evidence. "
                "Custom keeps the shares now in use.",
                className="card-note",
            ),
            plain_table("Adjustment and toll by country and lens", columns, rows, numeric=range(1, 9)),
            html.Dl([part for label, words in LENS_WORDS.values() for part in (html.Dt(label), html.Dd(words))]),
        ],
        className="card lens-card",
    )


def _pays(scenario: Scenario, shown: dict[str, Any]) -> Component:
    columns = ["Country", "Imports after", "Per household", "Crossings after", "Toll per crossing", "Not collected"]
    keys = ("imports_after", "household", "entries_after", "toll", "uncollected")
    rows = [
        [country_name(scenario, code), *[cell(shown, f"{code}.{key}") for key in keys]] for code in scenario.countries
    ]
    return html.Section(
        [
            html.H2("Who pays"),
            html.P(
                "Buyers of imports pay the adjustment by the pass-through; travelers pay the toll at each crossing. "
                "A year, after imports and crossings have responded.",
                className="card-note",
            ),
            html.P(
                [
                    "Adjustments raise ",
                    cell(shown, "all.adjustment_revenue"),
                    ", tolls ",
                    cell(shown, "all.toll_revenue"),
                    ". Not collected because of a cap or because no one travels: ",
                    cell(shown, "all.uncollected"),
                    ". Deaths held to countries that may not be charged: ",
                    cell(shown, "all.uncharged"),
                    ".",
                ]
            ),
            plain_table("Who pays, by country", columns, rows, numeric=range(1, 6)),
            html.P([mark("modeled"), " Households: an assumption; see the Policy tab."], className="card-note"),
        ],
        className="card",
    )


def _reproduce(scenario: Scenario, shown: dict[str, Any]) -> Component:
    return html.Section(
        [html.H2("Reproduce this result"), html.Div(reproduce(scenario, shown), id="simulator-reproduce")],
        className="card simulator-reproduce",
    )


def names(scenario: Scenario) -> list[str]:
    """Countries in the order of the scenario."""
    return [country_name(scenario, code) for code in scenario.countries]


def names_with_rest(scenario: Scenario) -> Sequence[str]:
    """Countries, then what is held to none."""
    return [*names(scenario), "No country"]
