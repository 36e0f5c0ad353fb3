"""A first visit: a short path through the paper's two scenarios on the simulator, and an invitation to it.

It is offered to a first-time visitor and starts when asked; it can be dismissed, comes back only by its button, and
leaves the simulator as it was. Each step names a preset, lights up what to look at, and shows figures copied from the
live page (assets/js/guide.js).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from components.frozen import frozen
from scenarios import PRESETS

MEXICO_ROW = '.simulator-table tr:has([data-cell="MEX.rate"])'
CHINA_ROW = '.simulator-table tr:has([data-cell="CHN.rate"])'
PILL_SCORE = '[data-knob="score.MEX.counterfeit_pills"]'
_CELL = re.compile(r"\{([^}]+)\}")


@dataclass(frozen=True)
class Step:
    """One step: the preset it moves to, the CSS selector of what it lights up, and words with cells in braces."""

    preset: str
    light: str
    title: str
    words: str


STEPS = (
    Step(
        preset="set_point",
        light=".simulator-table",
        title="Everything is read against the set point",
        words="Every score is 0 and deaths are those of 2023. What Mexico is held to would take an adjustment of "
        "{MEX.rate} on its goods and a toll of {MEX.toll} at each crossing.",
    ),
    Step(
        preset="scenario_1",
        light=f"{MEXICO_ROW}, {PILL_SCORE}",
        title="Scenario 1: the score rises and deaths follow",
        words="Mexico's flow of counterfeit pills is scored 40% lower, and pill deaths fall in step. Its adjustment "
        "falls to {MEX.rate} ({MEX.rate_change}), its toll to {MEX.toll}. China stays at {CHN.rate}.",
    ),
    Step(
        preset="scenario_2_adaptation",
        light=f"{MEXICO_ROW}, #simulator-headline",
        title="Scenario 2: the score rises, deaths stay",
        words="The same score, but powder is now pressed in the United States and as many die. A score without fewer "
        "deaths earns nothing: Mexico is back at {MEX.rate} and {MEX.toll}.",
    ),
    Step(
        preset="scenario_2_new_source",
        light=f"{MEXICO_ROW}, {CHINA_ROW}",
        title="Scenario 2, with evidence of a new source",
        words="Pills now come by direct mail from China. Deaths held to Mexico change by {MEX.deaths_change}, those "
        "held to China by {CHN.deaths_change}: the charge moves, and China's adjustment is {CHN.rate}.",
    ),
    Step(
        preset="latest_data",
        light=".simulator-controls",
        title="Now with the latest deaths, and it is yours",
        words="Fewer died in the latest twelve months, so every charge is lower: {all.revenue} a year. Move a score: "
        "the results answer as you drag, and the address keeps what you set.",
    ),
)


def guide() -> Component:
    """The panel, hidden until it is offered or asked for."""
    return html.Section(
        [
            html.Div(
                [
                    html.P(
                        f"New here? Follow the white paper's two scenarios, in {len(STEPS)} short steps.",
                        className="guide-words",
                    ),
                    _buttons(("start", "Start the tour"), ("dismiss", "No, thanks")),
                ],
                className="guide-offer",
            ),
            html.Div(
                [
                    html.Div(
                        frozen(html.Ol([_step(place, step) for place, step in enumerate(STEPS, 1)])),
                        **{"aria-live": "polite"},
                    ),
                    _buttons(("back", "Back"), ("next", "Next"), ("dismiss", "End the tour")),
                ],
                className="guide-path",
            ),
        ],
        id="guide",
        className="guide",
        hidden=True,
        tabIndex=-1,
        **{"aria-label": "Guided tour"},
    )


def guide_button() -> Component:
    """Starts the tour again, whenever it is wanted."""
    return html.Button("Guided tour", type="button", className="quiet-button guide-again", **{"data-guide": "start"})


def invitation() -> Component:
    """One line on the first page, for those who have not been here."""
    return html.P(
        ["New here? ", dcc.Link("See how a score becomes a charge, in five short steps", href="/simulator#tour"), "."],
        className="guide-invitation",
        hidden=True,
    )


def _step(place: int, step: Step) -> Component:
    return html.Li(
        [
            html.P(
                [html.Span(f"{place} of {len(STEPS)}", className="guide-count"), " ", html.Strong(step.title)],
                className="guide-title",
            ),
            html.P(list(_with_cells(step.words)), className="guide-words"),
        ],
        hidden=True,
        **{"data-preset": PRESETS[step.preset].id, "data-light": step.light},
    )


def _with_cells(words: str) -> Iterator[Component | str]:
    """Words, with a place for each live figure."""
    for place, part in enumerate(_CELL.split(words)):
        yield html.Strong("…", **{"data-guide-cell": part}) if place % 2 else part


def _buttons(*buttons: tuple[str, str]) -> Component:
    return html.Div(
        [
            html.Button(label, type="button", className="quiet-button", **{"data-guide": action})
            for action, label in buttons
        ],
        className="guide-buttons",
    )
