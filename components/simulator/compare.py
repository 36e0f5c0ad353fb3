"""The simulator's compare panel: up to four scenarios side by side, all of them in the address."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html
from dash.development.base_component import Component

from components.simulator.compare_link import MOST, Entry, entries_in, opened, text_of
from components.simulator.compare_results import Column, compared
from components.simulator.compare_sources import offers
from components.simulator.state import NotUsable, read_state, scenario_of, state_from
from components.simulator.state import State as Chosen
from components.simulator.view import at_rest, at_rest_id
from data.store import TableUnavailable
from house.charges import LENS_WORDS
from model import assess
from scenarios import PRESETS


def compare(state: Chosen, view: Mapping[str, Any]) -> Component:
    """The panel, of a state and what the address pins beside it."""
    entries = entries_in(str(view.get("compare", "")))
    list_, result = _shown(entries, state)
    choices, known = offers(state)
    return html.Div(
        [
            html.Section(
                [
                    html.H2("Scenarios side by side"),
                    html.P(
                        f"Up to {MOST}. All are in the address: the link opens the same comparison. The first is what "
                        "the others are held against.",
                        className="card-note",
                    ),
                    html.Ol(list_, id="compare-list", className="compare-list"),
                    html.Div(_adding(choices), className="study-choices compare-adding"),
                    html.P(id="compare-told", className="run-status", role="status"),
                    html.P(id="compare-length", className="notice", hidden=True),
                    dcc.Store(id="compare-changed", data=text_of(entries)),
                    dcc.Store(id="compare-offers", data=known),
                    at_rest("compare", state),
                ],
                className="card",
            ),
            html.Div(result, id="compare-result", className="study"),
        ],
        className="study",
    )


def _adding(choices: list[dict[str, Any]]) -> list[Component]:
    pin = html.Button("Pin this scenario", type="button", className="run-button", **{"data-compare": "pin"})
    paste = html.Button("Add the link", type="button", className="quiet-button", **{"data-compare": "paste"})
    return [
        html.Div(pin, className="compare-pin"),
        dmc.Select(
            id="compare-add",
            label="Add",
            data=choices,
            value=None,
            placeholder="Preset, lens or saved scenario",
            searchable=True,
            nothingFoundMessage="No such preset, lens or saved scenario",
            size="sm",
        ),
        dmc.TextInput(
            id="compare-link",
            label="Paste the link of a scenario",
            placeholder="…/simulator?preset=scenario_1",
            size="sm",
        ),
        html.Div(paste, className="compare-pin"),
    ]


def _shown(entries: Sequence[Entry], state: Chosen) -> tuple[list[Component], list[Component]]:
    """The list of entries and the comparison. Raises TableUnavailable."""
    items, columns = [], []
    for place, entry in enumerate(entries[:MOST]):
        chosen, notices = (state, []) if entry.now else read_state(dict(entry.query))
        name = _distinct(entry.name, [column.name for column in columns])
        scenario = scenario_of(chosen)
        columns.append(Column(name, chosen, scenario, assess(scenario)))
        items.append(_item(place, entries, chosen, [*entry.notices, *notices]))
    more = [each.name for each in entries[MOST:]]
    if more:
        words = f"Not shown, for {MOST} are: {', '.join(more)}. They stay in the address; remove one to see the next."
        items.append(html.Li(words, className="notice compare-more"))
    return items, compared(columns)


def _distinct(name: str, taken: Sequence[str]) -> str:
    """The name, numbered where another scenario has it: a chart joins bars of one name."""
    number, told = 2, name
    while told in taken:
        number, told = number + 1, f"{name} ({number})"
    return told


def _item(place: int, entries: Sequence[Entry], state: Chosen, notices: Sequence[str]) -> Component:
    entry = entries[place]
    about = f"{PRESETS[state.preset].title}. {LENS_WORDS[state.lens][0]} lens. {_own(len(state.values))}"
    name: Component = html.Strong(entry.name, className="compare-now")
    if not entry.now:
        name = dmc.TextInput(
            id={"type": "compare-name", "key": place}, value=entry.name, debounce=True, size="sm",
            **{"aria-label": f"Name of scenario {place + 1}"},
        )  # fmt: skip
    return html.Li(
        [
            name,
            html.P(about, className="compare-about"),
            html.Div(_buttons(place, entries), className="compare-buttons"),
            *[html.P(notice, className="notice") for notice in notices],
        ]
    )


def _own(count: int) -> str:
    return "No value changed." if not count else f"{count} {'value' if count == 1 else 'values'} changed."


def _buttons(place: int, entries: Sequence[Entry]) -> list[Component | None]:
    entry, last = entries[place], min(len(entries), MOST) - 1
    move = [
        ("earlier", "←", f"Move {entry.name} earlier", place == 0),
        ("later", "→", f"Move {entry.name} later", place == last),
    ]
    buttons: list[Component | None] = [_button(act, text, label, place, off) for act, text, label, off in move]
    if not entry.now:
        buttons.append(_button("remove", "Remove", f"Remove {entry.name}", place, False))
        buttons.append(dcc.Link("Open", href=f"/simulator?{opened(entry, entries)}", className="hint-link"))
    return buttons


def _button(act: str, text: str, label: str, place: int, disabled: bool) -> Component:
    return html.Button(
        text, type="button", className="quiet-button", disabled=disabled,
        **{"data-compare": act, "data-at": str(place), "aria-label": label},
    )  # fmt: skip


@callback(
    Output("compare-list", "children"),
    Output("compare-result", "children"),
    Output("compare-add", "data"),
    Output("compare-offers", "data"),
    Input("compare-changed", "data"),
    Input(at_rest_id("compare"), "data"),
    prevent_initial_call=True,
)
def show_comparison(text: str | None, stored: dict[str, Any]) -> tuple[Any, ...]:
    """The list and the comparison of what is pinned, beside the state at rest."""
    state = state_from(stored)
    choices, known = offers(state)
    try:
        items, result = _shown(entries_in(text or ""), state)
    except (NotUsable, TableUnavailable) as problem:
        return [], [html.P(f"Not compared: {problem}.", className="notice")], choices, known
    return items, result, choices, known


clientside_callback(
    ClientsideFunction("setpoint", "renameCompared"),
    Input({"type": "compare-name", "key": ALL}, "value"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "addCompared"),
    Input("compare-add", "value"),
    State("compare-offers", "data"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "pasteCompared"),
    Input("compare-link", "n_submit"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("setpoint", "measureLink"),
    Output("compare-length", "children"),
    Output("compare-length", "hidden"),
    Input("compare-changed", "data"),
    Input(at_rest_id("compare"), "data"),
)
