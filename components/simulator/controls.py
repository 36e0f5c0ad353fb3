"""The left side of the simulator: preset and lens, then every knob in five tabs."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.controls import slider_field
from components.simulator.knobs import BASES, Knob, country_name, knobs_of, outcome_title, value_of
from components.simulator.state import BASIS, DEFAULT_PRESET, State, importers
from components.status import mark
from model.parameters import PARAMETERS
from model.scenario import Scenario
from scenarios import DEFAULT_LENS, PRESETS, SourcedValue, default_sources

LENS_WORDS = {
    "entry": ("Entry", "Held to the country on whose border fentanyl is seized: where it was found, not made."),
    "trade": ("Trade", "A share θ rides on legal imports and is spread by import value; the rest as Entry."),
    "precursor": ("Precursor", "A share ψ of each maker's footprint moves to where its precursors come from."),
    "custom": ("Custom", "Your own shares by country and outcome, in the Countries tab."),
}
BASIS_WORDS = {
    "harm": "Harm to public health (Article XX)",
    "compliance": "Level the playing field (compliance)",
    "countervailing": "Weak regulation as a subsidy (countervailing)",
}
IN_MATRIX = ("score", "adaptation", "new_source", "share", "deaths_now")
Sources = Mapping[str, SourcedValue]


def controls(state: State, scenario: Scenario) -> list[Component]:
    """The cards of controls for a scenario."""
    sources = {each.path: each for each in default_sources()}
    knobs = list(knobs_of(scenario).values())

    def of(group: str) -> list[Knob]:
        return [knob for knob in knobs if knob.group == group]

    def build(knob: Knob) -> Component:
        return _knob(scenario, knob, sources)

    return [_start(state), _tabs(state, scenario, sources, of, build)]


def base_store(scenario: Scenario, state: State) -> dict[str, Any]:
    """What the browser must know of the scenario before the reader's values: each knob's value and range on screen."""
    knobs = knobs_of(scenario)
    choices: dict[str, str | bool] = {BASIS: scenario.policy.basis}
    choices |= {f"country.{code}.eligible": each.eligible for code, each in scenario.countries.items()}
    return {
        "defaults": {"lens": DEFAULT_LENS, "preset": DEFAULT_PRESET},
        "lens": state.lens,
        "preset": state.preset,
        "added": list(state.added),
        "removed": list(state.removed),
        "values": {key: knob.shown(value_of(scenario, knob)) for key, knob in knobs.items()} | choices,
        "factors": {key: knob.factor for key, knob in knobs.items() if knob.factor != 1},
        "ranges": {key: [knob.scale.low, knob.scale.high] for key, knob in knobs.items()},
        "sliders": [key for key, knob in knobs.items() if knob.slider],
    }


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
        ],
        className="card",
    )


def start_note(state: State) -> list[Component | str]:
    """One sentence on the preset, one on the lens."""
    return [PRESETS[state.preset].description, html.Br(), html.Strong("Lens: "), LENS_WORDS[state.lens][1]]


def _tabs(
    state: State,
    scenario: Scenario,
    sources: Sources,
    of: Callable[[str], list[Knob]],
    build: Callable[[Knob], Component],
) -> Component:
    panels = {
        "scores": ("Scores", _scores(scenario, sources, of, build)),
        "evidence": ("Evidence", _evidence(scenario, of, build)),
        "deaths": ("Set point", _deaths(scenario, of, build)),
        "policy": ("Policy", _policy(scenario, of, build)),
        "countries": ("Countries", _countries(state, scenario, of, build)),
    }
    tabs = [dmc.TabsTab(title, value=key) for key, (title, _) in panels.items()]
    shown = [
        dmc.TabsPanel(html.Div(content, className="knob-panel"), value=key) for key, (_, content) in panels.items()
    ]
    return html.Section(
        [
            html.Div([html.H2("What you set"), _tools()], className="simulator-tools-row"),
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
        ],
        className="simulator-tools",
    )


def _scores(
    scenario: Scenario, sources: Sources, of: Callable[[str], list[Knob]], build: Callable[[Knob], Component]
) -> list[Any]:
    return [
        _note("Percent reduction of the measured flow. 0 is the set point, 100 is gone, below 0 is worse."),
        _matrix(scenario, of("score"), build, last=("Deaths now", of("deaths_now"))),
        html.P(_of_deaths(of("deaths_now")[0], sources), className="slider-hint"),
    ]


def _evidence(scenario: Scenario, of: Callable[[str], list[Knob]], build: Callable[[Knob], Component]) -> list[Any]:
    return [
        _note(
            "Where scores improved and deaths did not follow, evidence may trace the displaced deaths. Weights 0 to 1; "
            "for one outcome they may sum to 1 at most."
        ),
        html.H3("Adaptation: the same traffickers changed method"),
        _matrix(scenario, of("adaptation"), build),
        html.H3("New source: a country took over"),
        _matrix(scenario, of("new_source"), build),
    ]


def _deaths(scenario: Scenario, of: Callable[[str], list[Knob]], build: Callable[[Knob], Component]) -> list[Any]:
    return [
        _note("Deaths in the baseline year, and how deaths follow flow. A death counts once, under one outcome."),
        *[
            html.Div(
                [
                    html.H3(outcome_title(scenario, outcome)),
                    *[build(knob) for knob in of("deaths") if knob.path[1] == outcome],
                ],
                className="knob-group",
            )
            for outcome in scenario.outcomes
        ],
    ]


def _policy(scenario: Scenario, of: Callable[[str], list[Knob]], build: Callable[[Knob], Component]) -> list[Any]:
    basis = dmc.Select(
        id={"type": "simulator-choice", "key": BASIS},
        label="Legal basis of the adjustment",
        data=[{"value": key, "label": BASIS_WORDS[key]} for key in BASES],
        value=scenario.policy.basis,
        allowDeselect=False,
        size="sm",
    )
    policy = of("policy")
    return [
        _wrapped(BASIS, "legal basis", basis),
        html.Div([build(knob) for knob in policy if knob.slider], className="knob-columns"),
        html.H3("Amounts"),
        html.Div([build(knob) for knob in policy if not knob.slider], className="knob-columns"),
        html.H3("Of the lens"),
        html.Div([build(knob) for knob in of("lens")], className="knob-columns"),
    ]


def _countries(
    state: State, scenario: Scenario, of: Callable[[str], list[Knob]], build: Callable[[Knob], Component]
) -> list[Any]:
    offered = [{"value": code, "label": name} for code, name in importers().items() if code not in scenario.countries]
    return [
        dmc.Select(
            id="simulator-add",
            label="Add a country",
            placeholder="Search the trade table",
            data=offered,
            searchable=True,
            limit=50,
            size="sm",
            nothingFoundMessage="No such country in the trade table",
        ),
        html.Div(
            [
                html.H3("Shares of the baseline footprint"),
                _note("Your own, in percent; for one outcome they may sum to 100 at most. The rest is unattributed."),
                _matrix(scenario, of("share"), build),
            ],
            className="custom-only",
        ),
        *[_country(scenario, code, of, build) for code in scenario.countries],
    ]


def _country(
    scenario: Scenario, code: str, of: Callable[[str], list[Knob]], build: Callable[[Knob], Component]
) -> Component:
    name = country_name(scenario, code)
    remove = html.Button(
        "Remove",
        type="button",
        className="quiet-button",
        **{"data-simulator": "remove", "data-code": code, "aria-label": f"Remove {name}"},
    )
    eligible = dmc.Switch(
        id={"type": "simulator-switch", "key": f"country.{code}.eligible"},
        label="May be charged: a major source or transit country",
        checked=scenario.countries[code].eligible,
        size="sm",
    )
    return html.Div(
        [
            html.Div([html.H3(name), remove], className="simulator-tools-row"),
            _wrapped(f"country.{code}.eligible", f"{name}, may be charged", eligible),
            html.Div([build(knob) for knob in of("country") if knob.path[1] == code], className="knob-columns"),
        ],
        className="knob-group",
    )


def _matrix(
    scenario: Scenario,
    knobs: Iterable[Knob],
    build: Callable[[Knob], Component],
    last: tuple[str, list[Knob]] | None = None,
) -> Component:
    """Countries down, outcomes across; each cell a slider with its number field. `last`: one more row, by outcome."""
    by_place = {(knob.path[3], knob.path[1]): knob for knob in knobs}
    head = [html.Div(), *[html.Div(outcome_title(scenario, o), className="matrix-head") for o in scenario.outcomes]]
    cells: list[Component] = []
    for code in scenario.countries:
        cells.append(html.Div(country_name(scenario, code), className="matrix-row"))
        cells.extend(build(by_place[(code, outcome)]) for outcome in scenario.outcomes)
    if last:
        cells += [html.Div(last[0], className="matrix-row matrix-last"), *map(build, last[1])]
    return html.Div([*head, *cells], className="matrix")


def _knob(scenario: Scenario, knob: Knob, sources: Sources) -> Component:
    value = knob.shown(value_of(scenario, knob))
    in_matrix = knob.group in IN_MATRIX
    hint = "" if in_matrix else _hint(knob, sources)
    field = (
        slider_field(knob.key, knob.label, value, knob.scale, hint=hint) if knob.slider else _field(knob, value, hint)
    )
    return _wrapped(knob.key, knob.label, field)


def _wrapped(key: str, label: str, control: Component) -> Component:
    """A control with its mark "your value" and its own reset, both shown by the browser once it is changed."""
    reset = html.Button(
        "Your value – reset",
        type="button",
        className="knob-reset",
        **{"data-simulator": "reset", "data-key": key, "aria-label": f"Your value. Reset {label}"},
    )
    return html.Div([control, reset], className="knob", **{"data-knob": key})


def _field(knob: Knob, value: float, hint: Any) -> Component:
    return html.Div(
        [
            dmc.NumberInput(
                id={"type": "simulator-field", "key": knob.key},
                label=knob.label,
                value=value,
                min=knob.scale.low,
                max=knob.scale.high,
                step=knob.scale.step,
                suffix=knob.scale.unit,
                decimalScale=knob.scale.decimals,
                thousandSeparator=",",
                clampBehavior="none",
                size="xs",
            ),
            html.Div(hint, className="slider-hint"),
        ],
        className="number-field",
    )


def _hint(knob: Knob, sources: Sources) -> list[Component | str]:
    """Status, plausible range in the unit on screen, and the way to the source."""
    parameter = PARAMETERS[knob.parameter]
    source = sources.get(".".join(knob.path))
    status = source.status if source else parameter.status
    low, high = (source.low, source.high) if source else (parameter.plausible or (None, None))
    words: list[Component | str] = [mark(status), " "]
    if low is not None and high is not None:
        words.append(f"plausible {knob.shown(low):,.10g} to {knob.shown(high):,.10g}{knob.scale.unit.rstrip()} ")
    elif source and source.period:
        words.append(f"{source.period} ")
    return [*words, dcc.Link("Source", href=f"/methods#{knob.parameter}", className="hint-link")]


def _of_deaths(knob: Knob, sources: Sources) -> list[Component | str]:
    """What the counts of "deaths now" are, before the reader's own."""
    source = sources[".".join(knob.path)]
    link = dcc.Link("Source", href=f"/methods#{knob.parameter}", className="hint-link")
    return ["Deaths now: ", mark(source.status), f" {source.period} in the latest data. ", link]


def _note(text: str) -> Component:
    return html.P(text, className="card-note")
