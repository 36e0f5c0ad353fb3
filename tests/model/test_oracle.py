"""The worked numbers of the design must come out, to twelve digits."""

import json
from pathlib import Path
from typing import Any

import pytest

from model import Scenario, assess

ORACLE = json.loads((Path(__file__).parent / "oracle_example.json").read_text())


def leaves(tree: dict[str, Any], path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    if not isinstance(tree, dict):
        return [(path, tree)]
    return [leaf for key, value in tree.items() for leaf in leaves(value, (*path, key))]


@pytest.mark.parametrize(
    ("path", "expected"),
    leaves(ORACLE["assessment"]),
    ids=lambda value: ".".join(value) if isinstance(value, tuple) else "",
)
def test_worked_number(path: tuple[str, ...], expected: float) -> None:
    found: Any = assess(Scenario.model_validate(ORACLE["scenario"])).to_dict()
    for key in path:
        found = found[key]
    assert found == pytest.approx(expected, rel=1e-9)
