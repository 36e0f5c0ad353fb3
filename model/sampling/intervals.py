"""Confidence intervals of a prevalence, and the one a sample may be expected to give.

A sample of n with design effect deff counts as floor(n/deff) independent arrivals ◇; intervals are statsmodels'
Clopper–Pearson (exact, cautious) or Wilson.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom
from statsmodels.stats.proportion import proportion_confint

from model.sampling.plan import Method

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

STATSMODELS = {"wilson": "wilson", "clopper_pearson": "beta"}
# outcomes rarer than this on either side are left out of a sum over outcomes
NEVER = 1e-12


@dataclass(frozen=True)
class ExpectedInterval:
    """What a sample would show, in expectation over its outcomes; shares of arrivals.

    relative_half_width: half the width, as a share of the prevalence. nothing: the chance that it finds none at all;
    upper_if_nothing: the upper end of the interval then.
    """

    inspected: int
    counted_as: int
    lower: float
    upper: float
    relative_half_width: float
    nothing: float
    upper_if_nothing: float


def effective(inspected: float, design_effect: float) -> int:
    """How many independent arrivals a sample counts as."""
    return int(np.floor(inspected / design_effect * (1 + 1e-12)))


def outcomes(trials: int, prevalence: float) -> Counts:
    """The counts that a binomial sample can give, but for those that it never does in practice."""
    low, high = int(binom.ppf(NEVER, trials, prevalence)), int(binom.ppf(1 - NEVER, trials, prevalence))
    return np.arange(max(low, 0), high + 1)


def interval(found: Counts, trials: int, confidence: float, method: Method) -> tuple[Floats, Floats]:
    """Lower and upper ends for each count found among `trials` (≥ 1) independent arrivals; shape of `found`."""
    low, high = proportion_confint(found, trials, alpha=1 - confidence, method=STATSMODELS[method])
    return np.asarray(low, dtype=float), np.asarray(high, dtype=float)


@lru_cache(maxsize=4096)
def expected_interval(
    inspected: int, prevalence: float, design_effect: float, confidence: float, method: Method
) -> ExpectedInterval | None:
    """The interval that `inspected` arrivals may be expected to give; None where they count as none."""
    trials = effective(inspected, design_effect)
    if trials < 1:
        return None
    counts = outcomes(trials, prevalence)
    chance = binom.pmf(counts, trials, prevalence)
    low, high = interval(counts, trials, confidence, method)
    lower, upper = float(chance @ low / chance.sum()), float(chance @ high / chance.sum())
    _, if_nothing = interval(np.zeros(1, dtype=np.int64), trials, confidence, method)
    return ExpectedInterval(
        inspected=inspected,
        counted_as=trials,
        lower=lower,
        upper=upper,
        relative_half_width=(upper - lower) / 2 / prevalence,
        nothing=float(binom.pmf(0, trials, prevalence)),
        upper_if_nothing=float(if_nothing[0]),
    )
