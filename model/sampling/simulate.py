"""Rounds drawn from an assumed truth: how often the plan finds a change that is there.

Arrivals of one shift resemble each other: each shift has a prevalence of its own, beta-distributed around the truth,
with the intra-class correlation ρ = (deff − 1)/(shift size − 1). The counts are then read as the plan reads them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.sampling.intervals import effective, interval
from model.sampling.plan import Method
from model.sampling.power import finds, power

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]

# numbers drawn at a time: bounded memory
CHUNK = 2_000_000
# a beta distribution with numbers so small is all at its ends
ALL_ALIKE = 1e-12


@dataclass(frozen=True)
class Truth:
    """What is so, and how it is inspected. design_effect: of the truth, 1 to shift_size."""

    prevalence: float
    change: float
    inspections: int
    shift_size: int
    design_effect: float


@dataclass(frozen=True)
class Simulation:
    """found: how often the change was found, with found_error its Monte Carlo standard error. wrong_way: how often a
    change in the other direction was. covered: how often the first round's interval held the truth. exact: the power
    that the exact calculation gives.
    """

    draws: int
    found: float
    found_error: float
    wrong_way: float
    covered: float
    exact: float


def simulate(truth: Truth, confidence: float, method: Method, draws: int, seed: int) -> Simulation:
    """`draws` pairs of rounds; same seed, same result. Raises ValueError for a truth that cannot be."""
    _check(truth, draws)
    random = np.random.default_rng(seed)
    trials = effective(truth.inspections, truth.design_effect)
    rounds = [_counts(truth, p, draws, random) for p in (truth.prevalence, truth.prevalence * (1 + truth.change))]
    first, second = (np.minimum(np.rint(c / truth.design_effect).astype(np.int64), trials) for c in rounds)
    found = float(finds(first, second, truth.change, confidence).mean())
    low, high = interval(first, trials, confidence, method)
    return Simulation(
        draws=draws,
        found=found,
        found_error=float(np.sqrt(found * (1 - found) / draws)),
        wrong_way=float(finds(first, second, -truth.change, confidence).mean()),
        covered=float(((low <= truth.prevalence) & (truth.prevalence <= high)).mean()),
        exact=power(truth.inspections, truth.prevalence, truth.change, confidence, truth.design_effect),
    )


def _check(truth: Truth, draws: int) -> None:
    if draws < 1:
        raise ValueError(f"draws: allowed 1 or more, got {draws}")
    if not 1 <= truth.design_effect <= max(truth.shift_size, 1):
        raise ValueError(
            f"design_effect: allowed 1 to the shift's size ({truth.shift_size}), got {truth.design_effect}"
        )
    if not 0 < truth.prevalence <= 1 or not 0 <= truth.prevalence * (1 + truth.change) <= 1:
        raise ValueError("prevalence: allowed above 0, to 1, before and after the change")
    if effective(truth.inspections, truth.design_effect) < 1:
        raise ValueError("inspections: allowed the design effect or more")


def _counts(truth: Truth, prevalence: float, draws: int, random: np.random.Generator) -> Counts:
    """Positives found in each of `draws` rounds, (draw,)."""
    if truth.design_effect == 1 or prevalence == 0:
        return random.binomial(truth.inspections, prevalence, draws)
    shifts, rest = divmod(truth.inspections, truth.shift_size)
    sizes = np.array([truth.shift_size] * shifts + [rest] * (rest > 0))
    spread = (truth.shift_size - 1) / (truth.design_effect - 1) - 1
    found = np.empty(draws, dtype=np.int64)
    for part in _parts(draws, len(sizes)):
        own = _own(prevalence, spread, (part.stop - part.start, len(sizes)), random)
        found[part] = random.binomial(sizes, own).sum(axis=1)
    return found


def _own(prevalence: float, spread: float, shape: tuple[int, int], random: np.random.Generator) -> Floats:
    """Each shift's own prevalence; where all arrivals of a shift are alike (ρ = 1), all or none of them."""
    if prevalence * spread < ALL_ALIKE:
        return np.asarray(random.random(shape) < prevalence, dtype=float)
    return random.beta(prevalence * spread, (1 - prevalence) * spread, shape)


def _parts(draws: int, width: int) -> Iterator[slice]:
    step = max(CHUNK // max(width, 1), 1)
    return (slice(start, min(start + step, draws)) for start in range(0, draws, step))
