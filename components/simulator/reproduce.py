"""How to get the same figures elsewhere: the scenario file, the command line, Python, and the summary in words."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from model.scenario import Scenario
from scenarios.file import COMMAND, scenario_json

PYTHON = """from model import Scenario, assess

scenario = Scenario.model_validate_json(open("scenario.json").read())
print(assess(scenario).countries["{code}"].adjustment_rate)"""


def reproduce(scenario: Scenario, shown: dict[str, Any]) -> list[Component]:
    """The panel's content for a scenario and its answer."""
    code = next(iter(scenario.countries))
    return [
        html.P(shown["headline"]),
        html.P("1. Save the scenario. 2. Run the command, or the Python lines, in a copy of this project."),
        html.Div(
            [
                html.Button(
                    "Download scenario.json", type="button", className="quiet-button", **{"data-simulator": "download"}
                ),
            ]
        ),
        _block("Command line", COMMAND),
        _block("Python", PYTHON.format(code=code)),
        html.Details(
            [
                html.Summary("The scenario file"),
                html.Pre(
                    scenario_json(scenario),
                    id="simulator-json",
                    tabIndex=0,
                    role="region",
                    **{"aria-label": "The scenario file"},
                ),
            ]
        ),
    ]


def _block(title: str, text: str) -> Component:
    return html.Div([html.H3(title), html.Pre(html.Code(text), tabIndex=0, role="region", **{"aria-label": title})])
