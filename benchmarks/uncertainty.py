"""The uncertainty run, 10,000 and 1,000,000 draws of 50 countries × 3 outcomes, and the simulation: time and memory.

The floor of the long run is counted, not guessed: every array pass that the engine makes over one block of draws is
recorded with its size, and as many plain NumPy multiplications of the same sizes are timed in the same run.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, ClassVar

import numpy as np

from benchmarks.assessment import fifty_countries
from benchmarks.measure import ROOT, Result, median_ms
from model.assess import CHUNK, assess_arrays, summary
from model.simulation.plan import default_plan
from model.simulation.report import simulate
from model.uncertainty.plan import block_at, plan_of
from model.uncertainty.spread import rank_counts, run
from model.uncertainty.study import UncertaintyStudy

FEW, MANY = 10_000, 1_000_000
REVIEWS, REVIEW_DRAWS = 40, 1000
SIZE = "50 countries × 3 outcomes"
MEGABYTE = 1024  # of the kilobytes that getrusage counts in


def measure() -> list[Result]:
    """Each run in a process of its own, so that its memory is its own. All use one core; times are the processor's."""
    few, many = _apart("run_few"), _apart("run_many_beside_passes")
    plan = default_plan(fifty_countries()).model_copy(update={"reviews": REVIEWS, "draws": REVIEW_DRAWS})
    reviews = median_ms(lambda: simulate(plan), repeats=5, warm=1, clock=time.process_time)
    words = f"{many['seconds']:.1f} s; as multiplications {many['floor']:.1f} s"
    return [
        Result("10,000 draws with intervals and ranks", 1000 * few["seconds"], "ms", "≤ 500", SIZE),
        Result("10,000 draws, peak memory of the process", few["megabytes"], "MB", "≤ 300"),
        Result("1,000,000 draws, peak memory of the process", many["megabytes"], "MB", "≤ 1024"),
        Result("1,000,000 draws", many["seconds"] / many["floor"], "× its array passes", "≤ 4", words),
        Result(f"{REVIEWS} reviews × {REVIEW_DRAWS:,} draws", reviews, "ms", "≤ 2000", SIZE),
    ]


def fifty_countries_study(draws: int) -> UncertaintyStudy:
    """Every share, every score, every import and the cost of a death vary: 351 numbers."""
    scenario = fifty_countries()
    ranges: dict[str, Any] = {"policy.cost_per_death": _triangular(4.4e6, 13.2e6, 14.3e6)}
    for code, country in scenario.countries.items():
        size = country.imports
        ranges[f"countries.{code}.imports"] = {"distribution": "lognormal", "low": 0.9 * size, "high": 1.1 * size}
        for name, outcome in scenario.outcomes.items():
            share, score = outcome.share[code], outcome.score[code]
            ranges[f"outcomes.{name}.share.{code}"] = _triangular(0.5 * share, share, 1.1 * share)
            ranges[f"outcomes.{name}.score.{code}"] = {"distribution": "uniform", "low": score - 5, "high": score + 5}
    results = ("adjustment_rate", "toll")
    return UncertaintyStudy.model_validate({"scenario": scenario, "ranges": ranges, "draws": draws, "results": results})


def _triangular(low: float, mode: float, high: float) -> dict[str, Any]:
    return {"distribution": "triangular", "low": low, "mode": mode, "high": high}


def run_few() -> dict[str, float]:
    """The short run, several times."""
    study = fifty_countries_study(FEW)
    seconds = median_ms(lambda: run(study), repeats=7, warm=1, clock=time.process_time) / 1000
    return {"seconds": seconds, "megabytes": _megabytes()}


def run_many_beside_passes() -> dict[str, float]:
    """The long run once. Its floor is timed between its chunks, so that what slows the machine slows both."""
    study, multiply_all = fifty_countries_study(MANY), _multiplications(recorded_passes())
    floors: list[float] = []
    beside = 0.0

    def between_chunks(done: int, total: int) -> None:
        nonlocal beside
        start = time.process_time()
        multiply_all()  # the first brings the arrays into the cache
        middle = time.process_time()
        multiply_all()
        floors.append(time.process_time() - middle)
        beside += time.process_time() - start

    start = time.process_time()
    run(study, between_chunks)
    seconds = time.process_time() - start - beside
    return {"seconds": seconds, "floor": statistics.mean(floors) * MANY / CHUNK, "megabytes": _megabytes()}


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def _apart(name: str) -> dict[str, float]:
    code = f"import json; from benchmarks.uncertainty import {name}; print(json.dumps({name}()))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


class Recorded(np.ndarray):
    """An array that counts each pass NumPy makes over it, by how many numbers the pass reads or writes."""

    passes: ClassVar[Counter[int]] = Counter()

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        out = options.pop("out", None)
        if out is not None:
            options["out"] = tuple(_plain(each) for each in out)
        found = getattr(ufunc, method)(*map(_plain, inputs), **options)
        return _counted(found, inputs) if out is None else _counted(out[0], inputs)

    def __array_function__(self, func: Callable[..., Any], types: Any, args: Any, kwargs: Any) -> Any:
        found = func(*_plain(args), **_plain(kwargs))
        return _counted(found, ()) if func is np.where else found


def recorded_passes() -> Counter[int]:
    """The passes over numbers that drawing, assessing and ranking one block makes: how many of each size."""
    plan = plan_of(fifty_countries_study(FEW))
    drawn = np.random.default_rng(1).random((len(plan.names), CHUNK))
    Recorded.passes = Counter({drawn.size: 1})
    plan.quantiles.at(drawn.view(Recorded))
    inputs = block_at(plan, drawn).inputs
    groups = {name: _recorded(getattr(inputs, name)) for name in ("policy", "country", "outcome")}
    rates = summary(assess_arrays(replace(inputs, **groups))).adjustment_rate
    rank_counts(rates.T.view(Recorded))
    return Recorded.passes


def _recorded(group: Any) -> Any:
    return replace(group, **{each.name: getattr(group, each.name).view(Recorded) for each in fields(group)})


def _counted(found: Any, inputs: Any) -> Any:
    """Count a pass that reads or writes numbers; one over flags or places is none."""
    touched = [each for each in (found, *inputs) if np.asarray(each).dtype.kind == "f"]
    if touched:
        Recorded.passes[max(each.size for each in map(np.asarray, touched))] += 1
    return found.view(Recorded) if isinstance(found, np.ndarray) else found


def _plain(value: Any) -> Any:
    if isinstance(value, Recorded):
        return value.view(np.ndarray)
    if isinstance(value, (tuple, list)):
        return type(value)(map(_plain, value))
    return {key: _plain(each) for key, each in value.items()} if isinstance(value, dict) else value


def _multiplications(passes: Counter[int]) -> Callable[[], None]:
    """As many multiplications of the same sizes, each into an array that is there already."""
    random = np.random.default_rng(2)
    arrays = {size: (random.random(size), random.random(size), np.empty(size)) for size in passes}

    def multiply_all() -> None:
        for size, count in passes.items():
            left, right, into = arrays[size]
            for _ in range(count):
                np.multiply(left, right, out=into)

    return multiply_all
