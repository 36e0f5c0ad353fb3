"""A bad scenario gets a readable error that names the field and the range; a good one never gives NaN."""

import json
import math
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Scenario, assess, problems
from tests.model.scenarios import pills


def changed(path: str, value: Any) -> dict[str, Any]:
    """The pills scenario with one place set; a value of ... removes it."""
    data = pills(5000.0, score={"MEX": 40.0})
    *parents, last = path.split(".")
    place: Any = data
    for key in parents:
        place = place.setdefault(key, {})
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return data


PILLS = "outcomes.counterfeit_pills"


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("policy.import_elasticity", 0.5, "policy.import_elasticity: allowed -50 to 0, got 0.5"),
        ("policy.phase_in", math.nan, "policy.phase_in: allowed 0 to 1, got nan"),
        ("policy.phase_in", True, "policy.phase_in: allowed 0 to 1, got True"),
        ("policy.basis", "tariff", "policy.basis: input should be 'harm', 'compliance' or 'countervailing'"),
        ("policy.lambda", 1, "policy.lambda: is not a known field"),
        ("countries.MEX.imports", ..., "countries.MEX.imports: is required (allowed 0 to 1e+18)"),
        ("countries.MEX.deficit", ..., "countries.MEX.deficit: give deficit (0 to 1) or the governance items"),
        ("countries.MEX.governance", {}, "countries.MEX.deficit: give deficit or the governance items, not both"),
        ("countries.mexico", {}, "countries.mexico: is not a valid name"),
        (f"{PILLS}.score.MEX", 101, f"{PILLS}.score.MEX: allowed -1,000,000 to 100, got 101"),
        (f"{PILLS}.score.XXX", 1, f"{PILLS}.score.XXX: XXX is not in countries"),
        (f"{PILLS}.new_source.XXX", 1, f"{PILLS}.new_source.XXX: XXX is not in countries"),
        (f"{PILLS}.share.IND", 0.2, f"{PILLS}.share: shares must sum to 0 to 1; they sum to 1.15"),
        (f"{PILLS}.adaptation", {"MEX": 0.7, "CHN": 0.7}, f"{PILLS}.adaptation: evidence weights"),
        (f"{PILLS}.channel.MEX", {"mail": 0.5}, f"{PILLS}.channel.MEX: the channels' shares must sum to 1"),
        (f"{PILLS}.channel.default", ..., f"{PILLS}.channel.default: a default row is needed"),
        (f"{PILLS}.channel.MEX", {"drone": 1}, f"{PILLS}.channel.MEX.drone: is not a known field"),
        (f"{PILLS}.response_exponent", 0, f"{PILLS}.response_exponent: allowed above 0, to 1, got 0"),
    ],
)
def test_error_names_the_field_and_the_range(path: str, value: Any, said: str) -> None:
    assert any(str(problem).startswith(said) for problem in problems(changed(path, value)))


def test_every_problem_is_told_at_once() -> None:
    data = changed("policy.phase_in", 2)
    data["policy"]["toll_cap"] = -1
    assert {problem.path for problem in problems(data)} == {"policy.phase_in", "policy.toll_cap"}


def test_countervailing_needs_exports() -> None:
    data = changed("countries.CAN.exports", ...)
    assert problems(data) == []
    data["policy"]["basis"] = "countervailing"
    assert [problem.path for problem in problems(data)] == ["countries.CAN.exports"]


def test_nothing_to_assess_is_no_error() -> None:
    empty = Scenario.model_validate({"policy": {}, "countries": {}, "outcomes": {}})
    assert assess(empty).revenue == 0


def places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = tree.items() if isinstance(tree, dict) else []
    return [path, *(place for key, child in children for place in places(child, (*path, key)))][bool(not path) :]


PLACES = places(pills(5000.0, score={"MEX": 40.0}, new_source={"CHN": 0.5}))
junk = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.sampled_from([0, -1, 1, 5e-324, 1e18, 1e308, 100, -1e6]),
    st.text(max_size=5),
    st.dictionaries(st.text(max_size=3), st.floats(), max_size=2),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(PLACES), junk), min_size=1, max_size=3))
def test_any_mutation_gives_problems_or_finite_numbers(mutations: list[tuple[tuple[Any, ...], Any]]) -> None:
    data = deepcopy(pills(5000.0, score={"MEX": 40.0}, new_source={"CHN": 0.5}))
    for path, value in mutations:
        place: Any = data
        for key in path[:-1]:
            place = place.get(key) if isinstance(place, dict) else None
        if isinstance(place, dict):
            place[path[-1]] = value
    found = problems(data)
    if found:
        assert all(problem.path and str(problem).startswith(problem.path) for problem in found)
        return
    json.dumps(assess(Scenario.model_validate(data)).to_dict(), allow_nan=False)


def test_a_name_of_the_wrong_form_says_which_form() -> None:
    document = changed("countries.MX", {"eligible": True, "deficit": 0.5, "imports": 1.0, "entries": 1.0})
    document["outcomes"]["Pills!"] = document["outcomes"]["counterfeit_pills"]
    found = {problem.path: problem for problem in problems(document)}
    assert found["countries.MX"].allowed == "three capital letters (ISO 3166-1 alpha-3)"
    assert found["outcomes.Pills!"].allowed == "a word of small letters, digits and _"


def test_a_missing_field_does_not_echo_what_stands_around_it() -> None:
    (missing,) = problems(changed("countries.MEX.imports", ...))
    assert missing.path == "countries.MEX.imports"
    assert missing.value is None
