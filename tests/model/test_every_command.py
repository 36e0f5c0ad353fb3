"""Every command, whatever its file says: JSON without NaN and exit 0, or a line for each problem and exit 2."""

import contextlib
import io
import json
import math
import tempfile
import warnings
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.__main__ import COMMANDS, main
from model.commands import schema
from model.network import NetworkPlan
from tests.model import invest_plans, test_sampling_plan
from tests.model.scenarios import pills

COST = {"distribution": "uniform", "low": 1e7, "high": 2e7}
SCORE = {"distribution": "pert", "low": 0.0, "mode": 20.0, "high": 40.0}


def scenario() -> dict[str, Any]:
    """A scenario that uses every kind of field."""
    data = pills(5000.0, score={"MEX": 40.0}, adaptation={"MEX": 0.2}, new_source={"CHN": 0.5}, response_exponent=0.8)
    data["lens"] = {"name": "blend", "trade_share": 0.3, "precursor_share": 0.2, "blend": {"entry": 1.0, "trade": 0.5}}
    data["policy"] |= {"phase_in": 0.5, "pass_through": 0.9, "adjustment_cap": 0.5, "toll_cap": 50.0}
    data["policy"] |= {"precursor_charging": "source", "precursor_share": 0.3, "precursor_origins": {"CHN": 0.9}}
    data["policy"]["governance_weights"] = {"analogue_law": 2.0}
    del data["countries"]["CAN"]["deficit"]
    data["countries"]["CAN"]["governance"] = {"analogue_law": 0.5}
    return data


def lens() -> dict[str, Any]:
    """A lens to draw."""
    return {"weight": 1.0, "precursor_share_moved": 0.1, "share": {"counterfeit_pills": {"MEX": 0.5}}}


# of each command, files that it reads, with options that keep a run short
FILES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("assess", scenario(), []),
    ("run", scenario(), ["--draws", "20"]),
    (
        "run",
        {
            "scenario": scenario(),
            "ranges": {"policy.cost_per_death": COST, "outcomes.counterfeit_pills.score.MEX": SCORE},
            "draws": 20,
            "seed": 1,
            "results": ["toll"],
            "rank_by": "toll",
        },
        ["--tornado", "revenue"],
    ),
    ("run", {"scenario": scenario(), "lenses": {"a": lens(), "b": lens()}, "draws": 20}, []),
    ("simulate", scenario(), ["--draws", "5", "--reviews", "6"]),
    (
        "simulate",
        {
            "scenario": scenario(),
            "reviews": 6,
            "reviews_per_year": 4,
            "behavior": {"MEX": "paper", "CHN": "reform"},
            "response": {"lag": 1, "ceiling": 0.6, "adaptation_share": 0.3, "traced_share": 0.5},
            "phase_in_reviews": 2,
            "rate_step": 0.02,
            "toll_step": 5.0,
            "draws": 5,
            "ranges": {
                "response.speed": {"distribution": "uniform", "low": 0.1, "high": 0.8},
                "policy.cost_per_death": COST,
            },
        },
        [],
    ),
    (
        "invest",
        invest_plans.plan_data(
            1e8,
            hidta_share=0.5,
            weights={"deaths": 1.0},
            limits={"naloxone": {"region_floor": 0.1, "region_cap": 0.9, "total_floor": 1e6, "total_cap": 2e7}},
            overrides={"north": {"strips": 1e5}},
        ),
        [],
    ),
    ("sample", test_sampling_plan.plan_data(), ["--simulate", "5"]),
    ("network", json.loads(NetworkPlan().model_dump_json()), []),
]


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    lines: list[str]


def ran(command: str, content: bytes, options: list[str]) -> Ran:
    """Run a command on a file of that content; a warning on standard error is an error."""
    out, err = io.StringIO(), io.StringIO()
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        Path(file.name).write_bytes(content)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), warnings.catch_warnings():
            warnings.simplefilter("error")
            code = main([command, file.name, *options])
    return Ran(code, out.getvalue(), err.getvalue().splitlines())


def refuse_constant(name: str) -> None:
    raise AssertionError(f"{name} was printed")


def places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of everything inside a JSON value."""
    children = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [place for key, child in children for place in ((*path, key), *places(child, (*path, key)))]


def at(tree: Any, path: tuple[Any, ...]) -> Any:
    """What stands at a path."""
    for key in path:
        tree = tree[key]
    return tree


def in_place(data: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """A copy with another value at a path."""
    changed = deepcopy(data)
    at(changed, path[:-1])[path[-1]] = value
    return changed


def is_number(value: Any) -> bool:
    return isinstance(value, float | int) and not isinstance(value, bool)


EDGES = [0, -1, 1, 2, 0.5, 5e-324, -5e-324, 1e-300, 1e-9, 50, 100.5, 1e18, 1e19, 1e308, -1e6, 10**30, 1.0000000001]
NOT_NUMBERS = [None, True, "", "x", "1", [], [1], {}, {"a": 1}, math.nan, math.inf, -math.inf]
WORDS = ["harm", "countervailing", "compliance", "source", "entry", "paper", "random", "a\nb: c", {"XXX": 0.5}]
junk = st.one_of(st.sampled_from([*EDGES, *NOT_NUMBERS, *WORDS]), st.floats(), st.text(max_size=4))
files = st.sampled_from(FILES)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(files, st.data())
def test_a_damaged_file_is_refused_or_gives_finite_numbers(
    file: tuple[str, dict[str, Any], list[str]], data: st.DataObject
) -> None:
    command, document, options = file
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(places(document)))
        if data.draw(st.booleans()) and isinstance(path[-1], str):
            path = (*path[:-1], data.draw(st.sampled_from([path[-1], "MEX", "XXX", "zz", "", "a.b"])))
        document = in_place(document, path, data.draw(junk))
    found = ran(command, json.dumps(document).encode(), options)
    if found.code == 0:
        json.loads(found.out, parse_constant=refuse_constant)
        return
    assert (found.code, found.out) == (2, "")
    assert found.lines
    assert all(line.partition(": ")[2] for line in found.lines)


NUMBERS = [(*file, path) for file in FILES for path in places(file[1]) if is_number(at(file[1], path))]


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.sampled_from(NUMBERS), st.sampled_from([*NOT_NUMBERS, -1e30, 1e30]))
def test_what_is_no_number_or_beyond_all_ranges_is_refused_with_field_and_range(
    number: tuple[str, dict[str, Any], list[str], tuple[Any, ...]], value: Any
) -> None:
    command, document, options, path = number
    if value is None and path[-1] in (
        "rate_step",
        "toll_step",
        "total_cap",
        "deaths",
        "death_rate",
        "population",
        "deficit",
    ):
        return  # none is an answer there, or another field is asked for
    found = ran(command, json.dumps(in_place(document, path, value)).encode(), options)
    assert (found.code, found.out) == (2, "")
    name = ".".join(map(str, path[:-1] if path[0] == "ranges" and is_number(value) else path))
    told = [line for line in found.lines if line.startswith(name)]
    assert told, found.lines
    assert path[0] == "ranges" or "allowed" in told[0], told


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.sampled_from([command for command, _, _ in FILES]), st.binary(max_size=20) | st.text(max_size=20).map(str.encode)
)
def test_what_is_no_json_is_refused(command: str, content: bytes) -> None:
    found = ran(command, content, [])
    if command == "network" and content.strip() == b"{}":
        return
    assert (found.code, found.out) == (2, "")
    assert all(line.partition(": ")[2] for line in found.lines)


@pytest.mark.parametrize("command", ["assess", "run", "simulate", "invest", "sample", "network"])
def test_json_too_deep_is_refused(command: str) -> None:
    found = ran(command, b"[" * 100_000, [])
    assert (found.code, found.out) == (2, "")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_help_shows_a_call_and_a_file_that_works(command: Any, capsys: pytest.CaptureFixture[str]) -> None:
    name = command.__name__.rpartition(".")[2]
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert f"python -m model {name}" in text
    for example in examples(text):
        found = ran(name, example.replace("{…}", json.dumps(pills(5000.0))).encode(), [])
        assert found.code == 0, found.lines
    assert name == "schema" or list(examples(text))


def examples(text: str) -> Iterator[str]:
    """The files that a help text shows: blocks of indented lines that begin with a brace."""
    for block in text.split("\n\n"):
        if block.startswith("  {"):
            yield block


@pytest.mark.parametrize("form", schema.FORMS)
def test_every_kind_of_file_has_its_schema(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", form]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == schema.FORMS[form].__name__
