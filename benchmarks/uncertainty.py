"""The uncertainty run: 10,000 and 1,000,000 draws of 50 countries × 3 outcomes, time and memory.

The floor of the long run is counted, not guessed: every array pass that the engine makes over one block of draws is
recorded with its size, and as many plain NumPy multiplications of the same sizes are timed in the same run.
"""

import json
import resource
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
from model.uncertainty.plan import block_at, plan_of
from model.uncertainty.spread import run
from model.uncertainty.study import UncertaintyStudy

FEW, MANY = 10_000, 1_000_000
MEGABYTE = 1024  # of the kilobytes that getrusage counts in


def measure() -> list[Result]:
    """Each run in a process of its own, so that its memory is its own."""
    seconds, megabytes = _apart(FEW)
    long_seconds, long_megabytes = _apart(MANY)
    passes = recorded_passes()
    floor = _floor_seconds(passes) * MANY / CHUNK
    words = f"{long_seconds:.1f} s; {sum(passes.values())} passes a block, as multiplications {floor:.1f} s"
    return [
        Result("10,000 draws with intervals and ranks", 1000 * seconds, "ms", "≤ 500", "50 countries × 3 outcomes"),
        Result("10,000 draws, peak memory of the process", megabytes, "MB", "≤ 300"),
        Result("1,000,000 draws, peak memory of the process", long_megabytes, "MB", "≤ 1024"),
        Result("1,000,000 draws against as many array passes", long_seconds / floor, "× passes", "≤ 4", words),
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


def run_once(draws: int) -> dict[str, float]:
    """Seconds of a run and the peak memory of this process in MB. A short run is timed several times."""
    study = fifty_countries_study(draws)
    if draws <= FEW:
        seconds = median_ms(lambda: run(study), repeats=5, warm=1) / 1000
    else:
        start = time.perf_counter()
        run(study)
        seconds = time.perf_counter() - start
    return {"seconds": seconds, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE}


def _apart(draws: int) -> tuple[float, float]:
    code = f"import json; from benchmarks.uncertainty import run_once; print(json.dumps(run_once({draws})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    found = json.loads(done.stdout)
    return found["seconds"], found["megabytes"]


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
    """The passes that drawing and assessing one block makes: how many of each size."""
    plan = plan_of(fifty_countries_study(FEW))
    levels = np.random.default_rng(1).random((len(plan.names), CHUNK))
    Recorded.passes = Counter()
    plan.quantiles.at(levels.view(Recorded))
    inputs = block_at(plan, levels).inputs
    groups = {name: _recorded(getattr(inputs, name)) for name in ("policy", "country", "outcome")}
    summary(assess_arrays(replace(inputs, **groups)))
    return Recorded.passes


def _recorded(group: Any) -> Any:
    return replace(group, **{each.name: getattr(group, each.name).view(Recorded) for each in fields(group)})


def _counted(found: Any, inputs: Any) -> Any:
    Recorded.passes[max(np.size(each) for each in (found, *inputs))] += 1
    return found.view(Recorded) if isinstance(found, np.ndarray) else found


def _plain(value: Any) -> Any:
    if isinstance(value, Recorded):
        return value.view(np.ndarray)
    if isinstance(value, (tuple, list)):
        return type(value)(map(_plain, value))
    return {key: _plain(each) for key, each in value.items()} if isinstance(value, dict) else value


def _floor_seconds(passes: Counter[int]) -> float:
    """As many multiplications of the same sizes, each into an array that is there already."""
    random = np.random.default_rng(2)
    arrays = {size: (random.random(size), random.random(size), np.empty(size)) for size in passes}

    def multiply_all() -> None:
        for size, count in passes.items():
            left, right, into = arrays[size]
            for _ in range(count):
                np.multiply(left, right, out=into)

    return median_ms(multiply_all, repeats=50) / 1000
