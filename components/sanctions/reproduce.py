"""How to get the chain's figures elsewhere: the plan file, the command line, Python."""

from dash import html
from dash.development.base_component import Component

from components.page import card
from model.network import NetworkPlan
from scenarios.network_study import COMMAND

PYTHON = """from model.network import NetworkPlan, removal

plan = NetworkPlan.model_validate_json(open("plan.json").read())
print([moment.flow for moment in removal(plan).moments])"""


def plan_file(plan: NetworkPlan) -> str:
    """The plan as `python -m model network` reads it."""
    return plan.model_dump_json(indent=1)


def reproduce_card(plan: NetworkPlan) -> Component:
    """The card's content for a plan; the download button is filled in by the page."""
    return card(
        "Reproduce these figures",
        [
            html.P("1. Save the plan. 2. Run the command, or the Python lines, in a copy of this project."),
            html.Button("Download plan.json", id="sanctions-download", type="button", className="quiet-button"),
            _block("Command line", COMMAND),
            _block("Python", PYTHON),
            html.Details(
                [
                    html.Summary("The plan file"),
                    html.Pre(plan_file(plan), id="sanctions-plan", tabIndex=0, role="region",
                             **{"aria-label": "The plan file"}),
                ]
            ),
        ],
        className="sanctions-reproduce",
    )  # fmt: skip


def _block(title: str, text: str) -> Component:
    return html.Div([html.H3(title), html.Pre(html.Code(text), tabIndex=0, role="region", **{"aria-label": title})])
