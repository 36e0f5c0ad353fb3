"""The left side of the simulator: preset and lens, then every knob in five tabs."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.formats import percent
from components.simulator.choices import CHOICES, policy_field
from components.simulator.control_panels import countries, deaths, evidence, policy, scores
from components.simulator.knob_view import Desk
from components.simulator.knobs import Knob, knobs_of, value_of
from components.simulator.measured import measured_of
from components.simulator.scenario_file import file_row
from components.simulator.state import DEFAULT_PRESET, State, base_scenario, preset_is_silent
from house.charges import LENS_WORDS
from model.scenario import Scenario
from scenarios import DEFAULT_LENS, PRESETS, default_sources
from scenarios.presets import IEEPA


def controls(state: State, scenario: Scenario) -> list[Component]:
    """The cards of controls for a scenario."""
    sources = {each.path: each for each in default_sources()}
    return [_start(state), _tabs(Desk(scenario, sources, measured_of(scenario)))]


def base_store(scenario: Scenario, state: State) -> dict[str, Any]:
    """What the browser must know of the scenario before the reader's values: each knob's value and range on screen."""
    knobs = knobs_of(scenario)
    choices: dict[str, str | bool] = {key: getattr(scenario.policy, policy_field(key)) for key in CHOICES}
    choices |= {f"country.{code}.eligible": each.eligible for code, each in scenario.countries.items()}
    own = {key: float(value) for key, value in state.values.items() if key in knobs}
    return {
        "defaults": {"lens": DEFAULT_LENS, "preset": DEFAULT_PRESET},
        "lens": state.lens,
        "preset": state.preset,
        "added": list(state.added),
        "removed": list(state.removed),
        "values": {key: knob.shown(value_of(scenario, knob)) for key, knob in knobs.items()} | choices,
        "factors": {key: knob.factor for key, knob in knobs.items() if knob.factor != 1},
        "ranges": {key: [knob.scale.low, knob.scale.high] for key, knob in knobs.items()},
        "picks": list(CHOICES),
        "sliders": [key for key, knob in knobs.items() if knob.slider],
        "tracks": {key: knob.track for key, knob in knobs.items() if knob.track},
        "extras": dict(state.extras),
        "own": {key: {"shown": knobs[key].shown(value), "value": value} for key, value in own.items()},
        "beyond": {key: knobs[key].shown(value) for key, value in own.items() if _is_beyond(knobs[key], value)},
    }


def _is_beyond(knob: Knob, value: float) -> bool:
    """Whether a value lies past the ends of the knob's track."""
    return knob.track is not None and not knob.track[0] <= knob.shown(value) <= knob.track[1]


def _start(state: State) -> Component:
    return html.Section(
        [
            html.H2("Scenario", className="visually-hidden"),
            html.Div(
                [
                    dmc.Select(
                        id="simulator-preset",
                        label="Start from",
                        data=[{"value": p.id, "label": p.title} for p in PRESETS.values()],
                        value=state.preset,
                        allowDeselect=False,
                        size="sm",
                    ),
                    dmc.Select(
                        id="simulator-lens",
                        label="Attribution lens",
                        data=[{"value": key, "label": words[0]} for key, words in LENS_WORDS.items()],
                        value=state.lens,
                        allowDeselect=False,
                        size="sm",
                    ),
                ],
                className="simulator-starts",
            ),
            html.P(start_note(state), id="simulator-start-note", className="simulator-start-note"),
            file_row(),
        ],
        className="card",
    )


def start_note(state: State) -> list[Component | str]:
    """What the preset is, what it puts on goods where it works that out, and what the lens is."""
    return [_of_preset(state), html.Br(), html.Strong("Lens: "), LENS_WORDS[state.lens][1]]


def _of_preset(state: State) -> Component | str:
    preset = PRESETS[state.preset]
    if preset_is_silent(state):
        words = f"“{preset.title}” speaks of what this scenario no longer has: the set point is shown instead."
        return html.Span(words, className="start-silent")
    if preset.id == IEEPA:
        share = base_scenario(state).policy.internalized_share
        return f"{preset.description} Here that is {percent(share)} of the harm. {preset.why}"
    return preset.description


def _tabs(desk: Desk) -> Component:
    panels = {
        "scores": ("Scores", scores(desk)),
        "evidence": ("Evidence", evidence(desk)),
        "deaths": ("Set point", deaths(desk)),
        "policy": ("Policy", policy(desk)),
        "countries": ("Countries", countries(desk)),
    }
    tabs = [dmc.TabsTab(title, value=key) for key, (title, _) in panels.items()]
    shown = [
        dmc.TabsPanel(html.Div(content, className="knob-panel"), value=key) for key, (_, content) in panels.items()
    ]
    return html.Section(
        [
            html.Div([html.H2("What you set"), _tools()], className="simulator-tools-row"),
            html.P(id="compare-pinned", className="compare-pinned", role="status"),
            dmc.Tabs(
                [dmc.TabsList(tabs, **{"aria-label": "Groups of controls"}), *shown],
                value="scores",
                keepMounted=False,  # what is not on screen costs nothing while a slider moves
            ),
        ],
        className="card simulator-controls",
    )


def _tools() -> Component:
    buttons = (("undo", "Undo"), ("redo", "Redo"), ("reset-all", "Reset all"))
    return html.Div(
        [
            html.Button(label, type="button", className="quiet-button", **{"data-simulator": key})
            for key, label in buttons
        ]
        + [html.Button("Pin", type="button", className="quiet-button", **{"data-compare": "pin"})],
        className="simulator-tools",
    )
