"""The engine: one assessment of 50 countries × 3 outcomes, and 10,000 draws of it."""

from dataclasses import fields, replace
from typing import Any

import numpy as np

from benchmarks.measure import Result, median_ms
from model import Scenario, assess
from model.arrays import Inputs, inputs_of
from model.assess import assess_arrays, assess_draws

COUNTRIES = 50
OUTCOMES = ("oversupply", "counterfeit_pills", "adulteration")
DRAWS = 10_000


def measure() -> list[Result]:
    """The engine's figures."""
    scenario = fifty_countries()
    inputs = inputs_of(scenario)
    draws = vary(inputs, DRAWS)
    whole = median_ms(lambda: assess(scenario), repeats=200)
    point = median_ms(lambda: assess_arrays(inputs), repeats=200)
    many = median_ms(lambda: assess_draws(draws), repeats=11, warm=2)
    return [
        Result("one assessment, 50 countries × 3 outcomes", whole, "ms", "≤ 2", f"arrays only {point:.2f} ms"),
        Result(
            "10,000 draws of it",
            many / whole,
            "× one assessment",
            "≤ 150",
            f"{many:.0f} ms; {many / point:.0f}× arrays",
        ),
    ]


def fifty_countries() -> Scenario:
    """A scenario with every country charged and every outcome scored; values from a fixed seed."""
    random = np.random.default_rng(7)
    codes = [f"{a}{b}X" for a in "ABCDE" for b in "ABCDEFGHIJ"]
    countries = {code: _country(random) for code in codes}
    outcomes = {name: _outcome(random, codes) for name in OUTCOMES}
    return Scenario.model_validate({"policy": {"basis": "harm"}, "countries": countries, "outcomes": outcomes})


def _country(random: np.random.Generator) -> dict[str, Any]:
    return {
        "eligible": True,
        "deficit": random.uniform(0.1, 1),
        "imports": random.uniform(1e9, 5e11),
        "entries": random.uniform(1e5, 2e8),
        "gdp": random.uniform(1e11, 2e13),
        "exports": random.uniform(1e10, 3e12),
    }


def _outcome(random: np.random.Generator, codes: list[str]) -> dict[str, Any]:
    return {
        "deaths_baseline": 24_000,
        "deaths_current": 22_000,
        "share": dict.fromkeys(codes, 0.9 / COUNTRIES),
        "score": {code: random.uniform(-20, 60) for code in codes},
        "channel": {"default": {"cargo": 0.3, "mail": 0.1, "travelers": 0.55, "between_ports": 0.05}},
    }


def vary(inputs: Inputs, draws: int) -> Inputs:
    """Inputs whose every floating-point array differs by up to 5% from draw to draw, so that nothing is shared."""
    random = np.random.default_rng(11)

    def spread(group: Any) -> Any:
        changed = {}
        for field in fields(group):
            values = getattr(group, field.name)
            if isinstance(values, np.ndarray) and values.dtype.kind == "f":
                factors = random.uniform(0.95, 1.0, (draws, *[1] * (values.ndim - 1)))
                changed[field.name] = np.asfortranarray(
                    values * factors
                )  # draws lie side by side, as the engine reads them
        return replace(group, **changed)

    return replace(inputs, policy=spread(inputs.policy), country=spread(inputs.country), outcome=spread(inputs.outcome))
