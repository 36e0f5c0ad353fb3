"""Every result of the scenarios can be written as JSON."""

import json
from typing import Any

import pytest

from model import assess
from scenarios import default_scenario
from scenarios.deficits import deficits
from scenarios.ieepa import against_ieepa
from scenarios.leakage_inputs import scenario_leakage
from scenarios.measured_scores import measured_scores
from scenarios.plain import plain
from scenarios.who_pays import who_pays
from scenarios.wto_paths import compare_paths

CALLS = (who_pays, against_ieepa, compare_paths, deficits, scenario_leakage)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.__name__)
def test_a_result_survives_json(call: Any) -> None:
    found = plain(call(default_scenario()))
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_an_assessment_is_what_it_says_of_itself() -> None:
    assessment = assess(default_scenario())
    assert plain(assessment) == assessment.to_dict()


def test_scores_without_a_value_stay_none() -> None:
    assert [row["score"] for row in plain(measured_scores(("CHN",)))] == [None, None, None]


def test_what_is_no_result_is_refused() -> None:
    with pytest.raises(TypeError, match="no plain form for set"):
        plain({"a": {1}})
