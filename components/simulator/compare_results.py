"""Scenarios side by side: what they are set to where they differ, what follows, and by how much against the first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.compare import by_scenario
from components.provenance import sources
from components.simulator.cells import LIMITS
from components.simulator.knobs import Knob, knobs_of, value_of
from components.simulator.results import DATASETS
from components.simulator.state import State
from components.tables import Cell, plain_table
from house.charges import BASIS_WORDS, CHARGING_WORDS, LENS_WORDS, country_name
from house.formats import dollars, percent, signed, whole
from model import Assessment, Scenario
from scenarios import PRESETS

ABSENT = "not in it"
LINEAGE = "The assessment (Methods) of each scenario; change: against the first."


@dataclass(frozen=True)
class Column:
    """One scenario of the comparison."""

    name: str
    state: State
    scenario: Scenario
    assessment: Assessment


@dataclass(frozen=True)
class _Row:
    label: str
    value: Callable[[Column], float | None]
    words: Callable[[float | None], str]
    change: Callable[[float], str]


def compared(columns: Sequence[Column]) -> list[Component]:
    """Results, rates and tolls as charts, and the settings that differ."""
    codes = list(dict.fromkeys(code for column in columns for code in column.scenario.countries))
    return [
        _results(columns, codes),
        html.Div(
            [
                _chart(columns, codes, "Border adjustment", "adjustment_rate", "% of import value", 100.0),
                _chart(columns, codes, "Toll", "toll", "USD per crossing", 1.0),
            ],
            className="study-cards",
        ),
        _settings(columns),
    ]


def differing(columns: Sequence[Column]) -> list[list[str]]:
    """Every setting in which not all scenarios agree: its name, then what each has."""
    rows = [
        ["Start from", *[PRESETS[c.state.preset].title for c in columns]],
        ["Attribution lens", *[LENS_WORDS[c.state.lens][0] for c in columns]],
        ["Countries", *[", ".join(country_name(c.scenario, k) for k in c.scenario.countries) for c in columns]],
        ["Legal basis", *[BASIS_WORDS[c.scenario.policy.basis] for c in columns]],
        ["Who answers for precursors", *[CHARGING_WORDS[c.scenario.policy.precursor_charging] for c in columns]],
    ]
    codes = dict.fromkeys(code for c in columns for code in c.scenario.countries)
    rows += [[f"{_name(columns, code)}: may be charged", *[_eligible(c, code) for c in columns]] for code in codes]
    known = [knobs_of(c.scenario) for c in columns]
    keys = dict.fromkeys(key for knobs in known for key in knobs)
    rows += [row for code in codes for row in _shares(columns, code)]
    for key in keys:
        if key.startswith("share."):
            continue
        own = [knobs.get(key) for knobs in known]
        label = next(knob.label for knob in own if knob)
        rows.append([_named(label, key, columns), *[_value(c, knob) for c, knob in zip(columns, own, strict=True)]])
    return [row for row in rows if len(set(row[1:])) > 1]


def _shares(columns: Sequence[Column], code: str) -> list[list[str]]:
    """A country's share, once where every outcome has the same, as the lenses give it."""
    rows = []
    outcomes = dict.fromkeys(name for c in columns for name in c.scenario.outcomes)
    for outcome in outcomes:
        own = [knobs_of(c.scenario).get(f"share.{code}.{outcome}") for c in columns]
        label = next(knob.label for knob in own if knob)
        rows.append([label, *[_value(c, knob) for c, knob in zip(columns, own, strict=True)]])
    if len({tuple(row[1:]) for row in rows}) == 1:
        return [[f"{_name(columns, code)}: share of the baseline footprint", *rows[0][1:]]]
    return rows


def _named(label: str, key: str, columns: Sequence[Column]) -> str:
    """A knob's label; one of a country is named without it on its own tab."""
    kind, code, *_ = key.split(".")
    return f"{_name(columns, code)}: {label[:1].lower()}{label[1:]}" if kind == "country" else label


def _value(column: Column, knob: Knob | None) -> str:
    if knob is None:
        return ABSENT
    return f"{knob.shown(value_of(column.scenario, knob)):,.10g}{knob.scale.unit}"


def _eligible(column: Column, code: str) -> str:
    if code not in column.scenario.countries:
        return ABSENT
    return "yes" if column.scenario.countries[code].eligible else "no"


def _name(columns: Sequence[Column], code: str) -> str:
    return next(country_name(c.scenario, code) for c in columns if code in c.scenario.countries)


def _results(columns: Sequence[Column], codes: Sequence[str]) -> Component:
    heads = ["Result, a year"]
    for place, column in enumerate(columns):
        heads += [column.name] if place == 0 else [column.name, "Change"]
    rows = [_result_row(row, columns) for row in _rows(columns, codes)]
    note = "Change: against the first, in points, USD and deaths. Modeled."
    save = html.Button("CSV", type="button", className="save", **{"data-save": "csv", "aria-label": "Download as CSV"})
    return html.Section(
        [
            html.H2("What follows"),
            html.P(note, className="card-note"),
            plain_table("Results of each scenario", heads, rows, numeric=range(1, len(heads))),
            html.Div([html.Span(), html.Div([save], className="chart-saves")], className="chart-tools"),
            sources(DATASETS, lineage=LINEAGE, units="USD and deaths per year.", limits=LIMITS),
        ],
        className="card chart-card",
        **{"data-name": "setpoint-compare-results"},
    )


def _rows(columns: Sequence[Column], codes: Sequence[str]) -> list[_Row]:
    money = lambda change: _unless_none(change, 0.005, ("+" if change > 0 else "") + dollars(change))  # noqa: E731
    points = lambda change: signed(100 * change, 2)  # noqa: E731
    totals = [
        _Row("Border revenue", lambda c: c.assessment.revenue, dollars, money),
        _Row("Deaths attributed", _attributed, whole, signed),
        _Row("Deaths held to no country", lambda c: c.assessment.unattributed_deaths, whole, signed),
        _Row("Price per household", lambda c: c.assessment.consumer_cost_per_household, dollars, money),
    ]
    for code in codes:
        name = _name(columns, code)
        rate, toll = _of(code, "adjustment_rate"), _of(code, "toll")
        totals.append(_Row(f"{name}: adjustment", rate, lambda v: percent(v, 2), points))
        totals.append(_Row(f"{name}: toll", toll, dollars, money))
    return totals


def _result_row(row: _Row, columns: Sequence[Column]) -> list[Any]:
    first = row.value(columns[0])
    cells: list[Any] = [row.label]
    for place, column in enumerate(columns):
        value = row.value(column)
        cells.append(Cell(ABSENT if value is None else row.words(value), "" if value is None else value, "figure"))
        if place:
            known = value is not None and first is not None
            change = value - first if value is not None and first is not None else 0.0
            cells.append(Cell(row.change(change) if known else "–", change if known else "", "change"))
    return cells


def _attributed(column: Column) -> float:
    return sum(each.deaths_current for each in column.assessment.countries.values())


def _of(code: str, field: str) -> Callable[[Column], float | None]:
    def value(column: Column) -> float | None:
        found = column.assessment.countries.get(code)
        return None if found is None else float(getattr(found, field))

    return value


def _unless_none(change: float, least: float, words: str) -> str:
    return "0" if abs(change) < least else words


def _chart(
    columns: Sequence[Column], codes: Sequence[str], title: str, field: str, unit: str, scale: float
) -> Component:
    names = [_name(columns, code) for code in codes]
    values = [[_of(code, field)(column) for code in codes] for column in columns]
    words: Callable[[float], str] = (lambda v: percent(v, 2)) if scale != 1 else dollars
    rows = [
        [name, *[Cell(ABSENT, "") if v[i] is None else Cell(words(v[i]), v[i]) for v in values]]  # type: ignore[arg-type]
        for i, name in enumerate(names)
    ]
    labels = [column.name for column in columns]
    axis = unit[:1].upper() + unit[1:]
    return chart_card(
        f"{title}, by country and scenario",
        by_scenario(names, labels, values, axis, scale),
        note=f"{axis}. Modeled.",
        table=plain_table(f"{title} by country and scenario", ["Country", *labels], rows, numeric=range(1, 5)),
        source=sources(DATASETS, lineage=LINEAGE, units=axis, limits=LIMITS),
        name=f"setpoint-compare-{title.lower().replace(' ', '-')}",
    )


def _settings(columns: Sequence[Column]) -> Component:
    rows = differing(columns)
    heads = ["Setting", *[column.name for column in columns]]
    table = plain_table("Settings that differ", heads, rows) if rows else html.P("Nothing: these scenarios are alike.")
    save = html.Button("CSV", type="button", className="save", **{"data-save": "csv", "aria-label": "Download as CSV"})
    return html.Section(
        [
            html.H2("What they are set to, where they differ"),
            html.P("Shares follow the lens; scores and deaths follow the preset.", className="card-note"),
            table,
            html.Div([html.Span(), html.Div([save], className="chart-saves")], className="chart-tools")
            if rows
            else None,
        ],
        className="card chart-card",
        **{"data-name": "setpoint-compare-settings"},
    )
