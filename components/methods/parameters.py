"""Every parameter of the model: found by words, status and page, downloaded whole, each with its anchor."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.methods.amounts import number
from components.methods.used_on import TITLES, page_links, pages_of
from components.status import mark
from components.tables import Cell, plain_table
from components.url_state import Choice, Text
from model.parameter import Parameter
from model.parameters import PARAMETERS

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
STATUSES = {"published": "Published", "estimated": "Estimated", "assumed": "Assumed"}
ANY = "any"
COLUMNS = ("Parameter", "Default", "Plausible range", "Allowed", "Status", "Source or reason")
ADDRESS = (
    Text("find", "", r"[^<>\n]{0,60}", "up to 60 characters"),
    Choice("status", ANY, (ANY, *STATUSES)),
    Choice("page", ANY, (ANY, *(path.removeprefix("/") for path in TITLES))),
)


def parameter_finder(found: dict[str, Any]) -> Component:
    """The card that finds and downloads parameters; `found` are the values of ADDRESS."""
    statuses = {ANY: "Any status", **STATUSES}
    pages = {ANY: "Any page", **{path.removeprefix("/"): title for path, title in TITLES.items()}}
    return html.Section(
        [
            html.H2("Parameters"),
            html.P(
                f"All {len(PARAMETERS)}, from the one schema that the engine, its errors and this page read.",
                className="card-note",
            ),
            html.Div(
                [
                    dmc.TextInput(id="methods-find", label="Find", value=found["find"], debounce=150),
                    _select("methods-status", "Status", statuses, found["status"]),
                    _select("methods-page", "Used on", pages, found["page"]),
                    html.Div(
                        [
                            html.Button("CSV", id="methods-csv", className="save", type="button", **_as("CSV")),
                            html.Button("JSON", id="methods-json", className="save", type="button", **_as("JSON")),
                        ],
                        className="chart-saves",
                    ),
                ],
                className="page-controls methods-controls",
            ),
            html.P(id="methods-count", className="card-note", role="status"),
            dcc.Download(id="methods-download"),
        ],
        className="card",
        id="parameters",
    )


def parameter_cards() -> list[Component]:
    """A card for each group of parameters; every parameter of the model is in one."""
    grouped = {prefix for prefixes in GROUPS.values() for prefix in prefixes}
    others = dict.fromkeys(p.name.split(".")[0] for p in PARAMETERS.values())
    groups = GROUPS | {name.capitalize(): (name,) for name in others if name not in grouped}
    there = {title: prefixes for title, prefixes in groups.items() if set(prefixes) & set(others)}
    return [_card(title, prefixes) for title, prefixes in there.items()]


def section_words(parameter: Parameter) -> str:
    """Where the parameter is used: a section of this page, or of the white paper."""
    return parameter.section.replace("model.md §", "section ").replace(" and §", " and ").capitalize()


def _select(id: str, label: str, words: dict[str, str], value: str) -> Component:
    data = [{"value": key, "label": text} for key, text in words.items()]
    return dmc.Select(id=id, label=label, data=data, value=value, allowDeselect=False)


def _as(kind: str) -> dict[str, str]:
    return {"aria-label": f"Download all parameters as {kind}"}


def _card(title: str, prefixes: tuple[str, ...]) -> Component:
    rows = [_row(p) for p in PARAMETERS.values() if p.name.split(".")[0] in prefixes]
    caption = f"Parameters: {title.lower()}"
    return html.Section([html.H3(title), plain_table(caption, COLUMNS, rows)], className="card parameter-card")


def _row(parameter: Parameter) -> list[Any]:
    pages = pages_of(parameter)
    name = html.Div(
        [
            html.Div([html.Strong(parameter.title), ", ", html.Span(parameter.symbol, className="symbol")]),
            html.Div(parameter.description, className="parameter-words"),
            html.A(html.Code(parameter.name), href=f"#{parameter.name}", className="parameter-anchor"),
        ],
        id=parameter.name,
        className="parameter-name",
        **{"data-status": parameter.status, "data-pages": " ".join(path.removeprefix("/") for path in pages)},
    )
    links = page_links(pages)
    return [
        name,
        Cell([_default(parameter), html.Div(parameter.unit, className="parameter-words")]),
        _plausible(parameter),
        ", ".join(parameter.choices) or _allowed(parameter),
        mark(parameter.status),
        Cell(
            [
                parameter.source,
                html.Div(section_words(parameter), className="parameter-words"),
                *([html.Div(["Used on ", *links], className="parameter-words")] if links else []),
            ]
        ),
    ]


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
