"""The assessment: from outcome scores to border adjustments and tolls. Pure functions."""

from model.assess import assess
from model.explain import against_set_point, explain
from model.problems import Problem, problems, problems_of
from model.report import report
from model.results import Assessment
from model.scenario import Scenario

__all__ = [
    "Assessment",
    "Problem",
    "Scenario",
    "against_set_point",
    "assess",
    "explain",
    "problems",
    "problems_of",
    "report",
]
