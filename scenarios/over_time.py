"""A scenario's plan over time, with every range that the project can give reasons for (model.md §8). Exploratory ◇."""

from collections.abc import Mapping
from typing import Any

from model.scenario import Scenario
from model.simulation.plan import DRAWN, ReviewPlan, default_plan
from scenarios.uncertainty import default_study


def review_plan(scenario: Scenario, behavior: Mapping[str, str], **settings: Any) -> ReviewPlan:
    """The plan of a scenario. behavior: by country code; one that is left out does nothing.

    settings: other fields of `ReviewPlan`, such as `reviews`. The scenario's numbers vary as in its uncertainty study
    under its own lens, whose parameter stays as it is; the response varies over its own ranges. Raises
    pydantic.ValidationError with every problem, data.store.TableUnavailable.
    """
    response = {path: each for path, each in default_plan(scenario).ranges.items() if path.startswith(DRAWN)}
    ranges = {**default_study(scenario).ranges, **response}
    plain = {path: each.model_dump() for path, each in ranges.items()}
    return ReviewPlan.model_validate(
        {"scenario": scenario.model_dump(exclude_none=True), "behavior": behavior, "ranges": plain, **settings}
    )
