"""The three World Trade Organization paths on one scenario: what each argues, must prove and gives."""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.fields import field_id
from components.figures.governance import rates_by_path
from components.formats import dollars, percent
from components.governance.state import Judged, simulator_address
from components.page import card
from components.provenance import sources
from components.simulator.knobs import country_name
from components.simulator.state import LENSES
from components.status import mark
from components.tables import Cell, plain_table
from house.charges import LENS_WORDS
from model import Assessment, Scenario
from model.parameters import PARAMETERS
from scenarios import PRESETS
from scenarios.wto_paths import IN_COMMON, LINKAGE, PathResult, Statement, compare_paths

CHARGED = {
    "harm": "The internalized share of the cost of the deaths attributed to the country. The index decides only "
    "whether it is charged, not how much.",
    "compliance": "The index × what effective drug regulation costs per dollar of US goods output, raised or lowered "
    "with deaths against the set point.",
    "countervailing": "The index × what regulation of US intensity would cost per dollar of the country's exports, "
    "raised or lowered with deaths against the set point.",
}
SHORT = {"harm": "Article XX", "compliance": "Compliance", "countervailing": "Countervailing"}


def scenario_choices(judged: Judged) -> Component:
    """On which scenario the paths are compared: its start and its lens."""
    return html.Div(
        [
            dmc.Select(
                id=field_id("governance", "preset"),
                label="Scenario",
                data=[{"value": each.id, "label": each.title} for each in PRESETS.values()],
                value=judged.simulator.preset,
                allowDeselect=False,
                size="sm",
            ),
            dmc.Select(
                id=field_id("governance", "lens"),
                label="Attribution lens",
                data=[{"value": key, "label": LENS_WORDS[key][0]} for key in LENSES],
                value=judged.simulator.lens,
                allowDeselect=False,
                size="sm",
            ),
        ],
        className="governance-choices",
    )


def results_card(scenario: Scenario) -> Component:
    """Rates by country under each path, and revenue; a path that lacks a number says which."""
    results = compare_paths(scenario)
    reached = {r.path.basis: r.assessment for r in results if r.assessment is not None}
    names = [country_name(scenario, code) for code in scenario.countries]
    rates = {basis: [_rate(a, code) for code in scenario.countries] for basis, a in reached.items()}
    return chart_card(
        "The adjustment under each path, same scenario",
        rates_by_path(names, rates, SHORT),
        note="Ad valorem, a year. Modeled. The toll is the same on every path: it rests on harm alone.",
        table=plain_table(
            "Adjustment and revenue by country and path", *_table(scenario, results), numeric=range(1, 8)
        ),
        source=sources(
            ("state_deaths_monthly", "goods_imports", "cbp_seizures", "parameters"),
            lineage="The scenario assessed three times, the basis alone changed (model sections 2 to 4).",
            units="Percent of import value; USD per year after imports have responded.",
            limits=(
                "No data set attributes a death to a country: the shares are the lens chosen above.",
                "GDP and exports, which only the countervailing path uses, are orders of magnitude.",
                "A rate says what the path would give, not that it would be upheld.",
            ),
        ),
        id="governance-paths-chart",
        name="setpoint-wto-paths",
    )


def path_cards(judged: Judged, scenario: Scenario) -> Component:
    """Each path: rationale, burden of evidence, for and against, its numbers, and its way to the simulator."""
    results = compare_paths(scenario)
    return html.Div([_path(judged, scenario, result) for result in results], className="governance-paths")


def in_common() -> Component:
    """What holds for every path."""
    return html.Ul([html.Li(sentence(each, LINKAGE)) for each in IN_COMMON], className="governance-list")


def sentence(statement: Statement, told: str = "") -> list[Component | str]:
    """A statement with the section that says it; not again where the card's note has `told` it for all."""
    if statement.source == told:
        return [statement.text]
    section = statement.source.removeprefix("White paper, ")
    return [statement.text, " ", html.Span(f"§\u00a0{section}", className="section-mark")]


def paths_card(judged: Judged, scenario: Scenario) -> Component:
    """The card around the three paths."""
    return card(
        "Three paths, three burdens of evidence",
        [
            html.P(
                "What each argues, must prove and charges. From the white paper, § Enforcement linkage, unless marked.",
                className="card-note",
            ),
            path_cards(judged, scenario),
            html.H3("For every path"),
            in_common(),
        ],
    )  # fmt: skip


def _path(judged: Judged, scenario: Scenario, result: PathResult) -> Component:
    path = result.path
    numbers = [
        html.Li(dcc.Link(PARAMETERS[name].title, href=f"/methods#{name}", className="hint-link"))
        for name in path.parameters
    ]
    link = simulator_address(judged, scenario, **{"policy.basis": path.basis})
    return html.Section(
        [
            html.H3(path.title),
            html.P(sentence(path.rationale, LINKAGE)),
            html.H4("Must be shown"),
            html.Ul([html.Li(sentence(each, LINKAGE)) for each in path.burden]),
            html.H4("For it"),
            html.P(sentence(path.for_it, LINKAGE)),
            html.H4("Against it"),
            html.P(sentence(path.against_it, LINKAGE)),
            html.H4("What is charged"),
            html.P([CHARGED[path.basis], " ", mark("modeled")]),
            html.P(_outcome(result), className="governance-outcome"),
            html.H4("Numbers that set it"),
            html.Ul(numbers, className="governance-numbers"),
            dcc.Link("Open in the simulator on this path", href=link, className="card-link"),
        ],
        className="governance-path",
        **{"data-basis": path.basis},
    )


def _outcome(result: PathResult) -> str:
    if result.assessment is None:
        return f"Not assessed: {result.reason}."
    return f"Raises {dollars(_revenue(result.assessment))} a year in adjustments on this scenario."


def _table(scenario: Scenario, results: tuple[PathResult, ...]) -> tuple[list[str], list[list[Cell | str]]]:
    columns = ["Country"]
    for result in results:
        columns += [f"{SHORT[result.path.basis]}: rate", f"{SHORT[result.path.basis]}: revenue"]
    rows: list[list[Cell | str]] = [
        [country_name(scenario, code), *[cell for r in results for cell in _cells(r, code)], _toll(results, code)]
        for code in scenario.countries
    ]
    totals = [part for r in results for part in ("", _money(_revenue(r.assessment) if r.assessment else None))]
    return [*columns, "Toll"], [*rows, ["All", *totals, ""]]


def _cells(result: PathResult, code: str) -> tuple[Cell | str, Cell | str]:
    if result.assessment is None:
        return "not assessed", "not assessed"
    found = result.assessment.countries[code]
    return Cell(percent(found.adjustment_rate, 2), found.adjustment_rate), _money(found.adjustment_revenue)


def _toll(results: tuple[PathResult, ...], code: str) -> Cell | str:
    assessed = next((r.assessment for r in results if r.assessment is not None), None)
    return _money(assessed.countries[code].toll) if assessed else "not assessed"


def _money(value: float | None) -> Cell | str:
    return "not assessed" if value is None else Cell(dollars(value), value)


def _rate(assessment: Assessment, code: str) -> float:
    return 100 * assessment.countries[code].adjustment_rate


def _revenue(assessment: Assessment) -> float:
    return sum(country.adjustment_revenue for country in assessment.countries.values())
