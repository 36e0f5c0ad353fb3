"""An assessment with its explanations: what the command line prints and the API answers."""

from dataclasses import asdict

from model.assess import assess
from model.explain import against_set_point, explain
from model.scenario import Scenario


def report(scenario: Scenario) -> dict[str, object]:
    """The assessment with its explanations, as plain JSON types."""
    assessment = assess(scenario)
    return {
        **assessment.to_dict(),
        "explanations": [asdict(explanation) for explanation in explain(scenario, assessment)],
        "against_set_point": [asdict(change) for change in against_set_point(scenario, assessment)],
    }
