"""Every parameter of the model and every value of the default scenario, with range, status and source."""

from collections.abc import Iterable
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.formats import percent
from components.status import mark
from components.tables import Cell, plain_table
from model.parameter import Parameter
from model.parameters import PARAMETERS
from scenarios import DEFAULT_LENS, SourcedValue

BEYOND = 1e17  # limits this far off keep out mistakes, not choices
GROUPS = {
    "Policy": ("policy",),
    "Countries and governance": ("country", "governance"),
    "Outcomes": ("outcome",),
    "Lenses": ("lens",),
    "Leakage": ("leakage",),
    "Revenue and investment": ("invest", "intervention"),
    "Sampling": ("sampling",),
    "Supply chain, illustrative": ("network",),
    "Over time": ("review", "response"),
}
VALUE_GROUPS = {"policy": "Policy", "lens": "Lenses", "countries": "Countries", "outcomes": "Outcomes"}


def parameter_cards() -> list[Component]:
    """A card for each group of parameters; every parameter of the model is in one."""
    grouped = {prefix for prefixes in GROUPS.values() for prefix in prefixes}
    others = dict.fromkeys(p.name.split(".")[0] for p in PARAMETERS.values())
    groups = GROUPS | {name.capitalize(): (name,) for name in others if name not in grouped}
    there = {title: prefixes for title, prefixes in groups.items() if set(prefixes) & set(others)}
    return [_parameter_card(title, prefixes) for title, prefixes in there.items()]


def value_card(values: Iterable[SourcedValue]) -> Component:
    """Every number of the default scenario, folded by part."""
    listed = list(values)
    parts = [
        html.Details([html.Summary(f"{title}: {len(rows)} values"), _values(title, rows)])
        for key, title in VALUE_GROUPS.items()
        if (rows := [value for value in listed if value.path.split(".")[0] == key])
    ]
    return html.Section(
        [
            html.H2("Every value of the default scenario"),
            html.P(
                f"{len(listed)} numbers under the {DEFAULT_LENS} lens, each with its source.", className="card-note"
            ),
            *parts,
        ],
        className="card",
        id="values",
    )


def number(value: float | None) -> str:
    """A number of any size, shortened: 13.2 million, 0.05; "–" for none."""
    if value is None:
        return "–"
    if abs(value) >= BEYOND:
        return "any amount"
    for limit, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= limit:
            return f"{value / limit:,.4g} {word}".replace("-", "−")
    return f"{value:,.6g}".replace("-", "−")


def _parameter_card(title: str, prefixes: tuple[str, ...]) -> Component:
    rows = [_parameter_row(p) for p in PARAMETERS.values() if p.name.split(".")[0] in prefixes]
    columns = ["Parameter", "Default", "Plausible range", "Allowed", "Status", "Source or reason"]
    return html.Section(
        [
            html.H2(f"Parameters: {title.lower()}"),
            plain_table(f"Parameters: {title.lower()}", columns, rows),
        ],
        className="card parameter-card",
    )


def _parameter_row(parameter: Parameter) -> list[Any]:
    name = html.Div(
        [
            html.Div([html.Strong(parameter.title), ", ", html.Span(parameter.symbol, className="symbol")]),
            html.Div(parameter.description, className="parameter-words"),
            html.Code(parameter.name),
        ],
        id=parameter.name,
        className="parameter-name",
    )
    return [
        name,
        Cell([_default(parameter), html.Div(parameter.unit, className="parameter-words")]),
        _plausible(parameter),
        ", ".join(parameter.choices) or _allowed(parameter),
        mark(parameter.status),
        Cell([parameter.source, html.Div(section_words(parameter), className="parameter-words")]),
    ]


def section_words(parameter: Parameter) -> str:
    """Where the parameter is used: a section of this page, or of the white paper."""
    return parameter.section.replace("model.md §", "section ").replace(" and §", " and ").capitalize()


def _default(parameter: Parameter) -> str:
    if isinstance(parameter.default, str):
        return parameter.default
    return number(parameter.default) if parameter.default is not None else parameter.default_rule


def _plausible(parameter: Parameter) -> str:
    if parameter.plausible is None:
        return parameter.plausible_rule
    return " to ".join(map(number, parameter.plausible))


def _allowed(parameter: Parameter) -> str:
    if parameter.allowed is None:
        return "yes or no"
    low, high = parameter.allowed.low, parameter.allowed.high
    return f"{'' if parameter.allowed.low_allowed else 'above '}{number(low)} to {number(high)}"


def _values(title: str, values: Iterable[SourcedValue]) -> Component:
    columns = ["Value of", "Value", "Unit", "Range", "Status", "Source", "Period", "Reason"]
    rows = [_value_row(value) for value in values]
    return plain_table(f"Values of the default scenario: {title.lower()}", columns, rows, numeric=[1])


def _value_row(value: SourcedValue) -> list[Any]:
    spread = "–" if value.low is None else f"{_amount(value.low, value.unit)} to {_amount(value.high, value.unit)}"
    source: list[Any] = [value.source]
    if value.dataset_id:
        source += [" · ", dcc.Link(value.dataset_id, href=f"/data/{value.dataset_id}")]
    return [
        html.Code(value.path),
        Cell(_amount(value.value, value.unit), value=value.value),
        value.unit,
        spread,
        mark(value.status),
        Cell(source),
        value.period or "–",
        " ".join(filter(None, (value.rationale, value.selection and f"Rows: {value.selection}."))),
    ]


def _amount(value: float | None, unit: str) -> str:
    if unit == "yes or no" and value is not None:
        return "yes" if value else "no"
    if unit == "share" and value is not None:
        return percent(value, 2)
    return number(value)
