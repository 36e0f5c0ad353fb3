"""The page's blocks at rest, and how to get its figures elsewhere."""

from typing import Any

from dash.development.base_component import Component

from components.desk import reproduce
from components.sampling.answer import Answer
from components.sampling.curves import budget_parts, change_parts
from components.sampling.ports import port_map, port_rows, shift_parts
from components.sampling.results import power_parts
from components.sampling.settings import PREFIX, Settings
from components.sampling.words import headline
from model.sampling import SamplingPlan

COMMAND = "python -m model sample plan.json --simulate {draws}"
PYTHON = """from model.sampling import SamplingPlan, design, sample_size, spread

plan = SamplingPlan.model_validate_json(open("plan.json").read())
print(sample_size({prevalence:.9g}, plan.change, plan.confidence, plan.power, {deff:g}))
print(spread(plan))
print(design(plan).strata["{place}"])"""


def at_rest(settings: Settings, found: Answer) -> tuple[Any, ...]:
    """Power, map, table, shifts (with a sentence), change, budget, reproduce; each chart is followed by its table."""
    return (
        *power_parts(settings, found),
        port_map(found),
        port_rows(found),
        *shift_parts(settings, found),
        *change_parts(settings, found),
        *budget_parts(found),
        how_to_reproduce(settings, found),
    )


def how_to_reproduce(settings: Settings, found: Answer) -> list[Component]:
    """Summary, plan file, command line, Python lines."""
    place = next(iter(found.plan.strata))
    python = PYTHON.format(prevalence=settings.prevalence, deff=settings.values["design_effect"], place=place)
    command = COMMAND.format(draws=settings.values["draws"])
    return reproduce(PREFIX, headline(settings, found), "plan.json", plan_json(found.plan), command, python)


def plan_json(plan: SamplingPlan) -> str:
    """The plan file, as `python -m model sample` reads it."""
    return plan.model_dump_json(indent=1, exclude_none=True)
