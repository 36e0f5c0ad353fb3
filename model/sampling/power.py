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
from scipy.special import ndtri
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
    return np.asarray(_significant(less, more, (1 - confidence) / 2) & (less < more))


@lru_cache(maxsize=1024)
def exact_power(trials: int, prevalence: float, change: float, confidence: float) -> float:
    """The chance that two rounds of `trials` independent arrivals find the change of prevalence."""
    if trials < 1:
        return 0.0
    before, after = prevalence, prevalence * (1 + change)
    higher, lower = (before, after) if change < 0 else (after, before)
    more = outcomes(trials, higher)
    limit = _largest_lesser(more, (1 - confidence) / 2)
    return float(binom.pmf(more, trials, higher) @ binom.cdf(limit, trials, lower))


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


def _significant(less: Counts, more: Counts, tail: float) -> Flags:
    return np.asarray(binom.cdf(less, less + more, 0.5) <= tail)


def _largest_lesser(more: Counts, tail: float) -> Counts:
    """For each count of one round, the largest count of the other that is significantly less; −1 where none is.

    A lesser count is the more significant, so the largest lies between two that are known to be on either side. The
    normal approximation only says where to begin.
    """
    deviate = -ndtri(tail)
    guess, width = more - deviate * np.sqrt(2.0 * more), deviate**2 + 3.0
    low = np.maximum(np.floor(guess - width), -1).astype(np.int64)
    low = np.where(_significant(low, more, tail), low, -1)
    high = np.minimum(np.ceil(guess + width), more).astype(np.int64)
    high = np.where(_significant(high, more, tail), more, high)
    while (high - low > 1).any():
        middle = (low + high) // 2
        is_less = _significant(middle, more, tail)
        low, high = np.where(is_less, middle, low), np.where(is_less, high, middle)
    return low
