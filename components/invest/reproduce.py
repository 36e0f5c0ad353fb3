"""How to get the invest page's figures elsewhere."""

from dash.development.base_component import Component

from components.desk import reproduce
from components.invest.settings import PREFIX, Settings
from components.invest.words import headline
from model.invest import Investment, Plan

COMMAND = "python -m model invest plan.json"
PYTHON = """from model.invest import Plan, fails_well, invest

plan = Plan.model_validate_json(open("plan.json").read())
print(fails_well(invest(plan)))"""


def how_to_reproduce(settings: Settings, investment: Investment) -> list[Component]:
    """Summary, plan file, command line, Python lines."""
    return reproduce(PREFIX, headline(settings, investment), "plan.json", plan_json(investment.plan), COMMAND, PYTHON)


def plan_json(plan: Plan) -> str:
    """The plan file, as `python -m model invest` reads it."""
    return plan.model_dump_json(indent=1, exclude_none=True)
