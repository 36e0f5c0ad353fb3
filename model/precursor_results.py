"""Both answers to who is charged for precursors, side by side."""

from dataclasses import dataclass
from typing import Any, Literal

from model.assess import assess
from model.results import Assessment
from model.scenario import Scenario

Charging = Literal["finishing", "source"]


@dataclass(frozen=True)
class PrecursorResults:
    """The same scenario with precursors charged through the finishing country, and at their source.

    `moved_in_lens` is the part ψ that the scenario's lens had already moved: the second result moves only the rest.
    """

    finishing: Assessment
    source: Assessment
    moved_in_lens: float


def with_precursors(scenario: Scenario, charging: Charging) -> Scenario:
    """The scenario with precursors charged so. Raises pydantic.ValidationError where no country of origin is named."""
    data = scenario.model_dump(exclude_none=True)
    data["policy"]["precursor_charging"] = charging
    return Scenario.model_validate(data)


def precursor_results(scenario: Scenario) -> PrecursorResults:
    """Assess a scenario both ways. Raises pydantic.ValidationError where no country of origin is named."""
    return PrecursorResults(
        finishing=assess(with_precursors(scenario, "finishing")),
        source=assess(with_precursors(scenario, "source")),
        moved_in_lens=0.0 if scenario.lens is None else scenario.lens.precursor_share_moved,
    )


def precursor_report(results: PrecursorResults) -> dict[str, Any]:
    """Both results as plain JSON types."""
    return {
        "finishing": results.finishing.to_dict(),
        "source": results.source.to_dict(),
        "moved_in_lens": results.moved_in_lens,
    }
