"""How often two rounds of inspections find a change, exactly; and how many inspections it takes.

The test, in the direction of the change and at half of 1 − confidence, is the conditional binomial test: of all that
two equal rounds find, the second finds half if nothing changed. ◇ It is exact for rare findings and cautious for
others, where Fisher's hypergeometric limits would be a little wider (by p of the sample size). Its power is summed
over every pair of outcomes of two binomial samples; nothing is approximated. The normal approximation of statsmodels
only says where to begin to look for the sample size.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import proportion_effectsize

from model.sampling.intervals import effective, outcomes

Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]

# the sample size is found to within this part of itself
FINE = 0.002


@dataclass(frozen=True)
class SampleSize:
    """Inspections of each round that find the change with the power asked for, and the power they have."""

    inspections: int
    counted_as: int
    power: float


def finds(first: Counts, second: Counts, change: float, confidence: float) -> Flags:
    """Whether each pair of counts, found in two equal rounds, is a significant change in the direction of `change`."""
    less, more = (second, first) if change < 0 else (first, second)
    limits = _limits((1 - confidence) / 2, int(np.max(first, initial=0) + np.max(second, initial=0)))
    return np.asarray((less <= limits[first + second]) & (less < more))


@lru_cache(maxsize=1024)
def exact_power(trials: int, prevalence: float, change: float, confidence: float) -> float:
    """The chance that two rounds of `trials` independent arrivals find the change of prevalence."""
    if trials < 1:
        return 0.0
    after = prevalence * (1 + change)
    first, second = outcomes(trials, prevalence), outcomes(trials, after)
    found = finds(first[:, None], second[None, :], change, confidence)
    return float(binom.pmf(first, trials, prevalence) @ found @ binom.pmf(second, trials, after))


def power(inspections: float, prevalence: float, change: float, confidence: float, design_effect: float) -> float:
    """`exact_power` of a clustered sample of `inspections` in each round."""
    return exact_power(effective(inspections, design_effect), prevalence, change, confidence)


@lru_cache(maxsize=1024)
def sample_size(
    prevalence: float, change: float, confidence: float, wanted: float, design_effect: float = 1.0
) -> SampleSize:
    """The inspections of each round that find the change with power `wanted`.

    The exact power rises in small saws, so a few inspections fewer may reach it too; the answer itself does.
    """
    high = _first_guess(prevalence, change, confidence, wanted)
    while exact_power(high, prevalence, change, confidence) < wanted:
        high = int(high * 1.1) + 1
    low = high // 2
    while high - low > max(FINE * high, 1):
        middle = (low + high) // 2
        if exact_power(middle, prevalence, change, confidence) >= wanted:
            high = middle
        else:
            low = middle
    inspections = int(np.ceil(high * design_effect))
    return SampleSize(inspections, high, exact_power(high, prevalence, change, confidence))


def _first_guess(prevalence: float, change: float, confidence: float, wanted: float) -> int:
    effect = abs(proportion_effectsize(prevalence, prevalence * (1 + change)))
    guess = NormalIndPower().solve_power(
        effect, alpha=(1 - confidence) / 2, power=wanted, ratio=1.0, alternative="larger"
    )
    return max(int(np.ceil(float(guess))), 2)


@lru_cache(maxsize=64)
def _limits(tail: float, most: int) -> Counts:
    """For each total of both rounds from 0 to `most`, the largest lesser count that is significant; −1 where none."""
    totals = np.arange(most + 1)
    reached = binom.ppf(tail, totals, 0.5)
    return np.asarray(np.where(binom.cdf(reached, totals, 0.5) <= tail, reached, reached - 1), dtype=np.int64)
