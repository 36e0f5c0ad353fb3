"""Exact tails of the second of two counts, given their sum: binomial, or beta-binomial where rates drift.

Under no change, of n events in two windows of equal length the number in the second is binomial(n, 1/2): the
conditional test of Przyborowski and Wilenski (1940). Places also drift from year to year by more than chance: where
the logarithm of the ratio of rates has standard deviation `drift`, the share is beta with a + b = 4 / drift², and the
number is beta-binomial.
"""

from functools import lru_cache
from math import lgamma

import numpy as np
from scipy.stats import binom


@lru_cache(maxsize=65536)
def at_least(now: int, before: int, drift: float = 0.0, ratio: float = 1.0) -> float:
    """Probability of `now` or more events in the second window, given now + before in both.

    ratio: expected second window over first under no change. drift ≥ 0. 1.0 where both counts are 0.
    """
    return _tail(now, now + before, drift, ratio / (1 + ratio))


@lru_cache(maxsize=65536)
def at_most(now: int, before: int, drift: float = 0.0, ratio: float = 1.0) -> float:
    """Probability of `now` or fewer events in the second window, given now + before in both."""
    return _tail(before, now + before, drift, 1 / (1 + ratio))


def _tail(count: int, total: int, drift: float, share: float) -> float:
    """P(X ≥ count) of total events with mean share `share`."""
    if count <= 0:
        return 1.0
    if drift <= 0:
        return float(binom.sf(count - 1, total, share))
    size = 4 / drift**2
    a, b = share * size, (1 - share) * size
    k = np.arange(count, total)
    steps = np.log((total - k) * (k + a)) - np.log((k + 1) * (total - k - 1 + b))  # of the probability, k to k + 1
    terms = np.concatenate([[0.0], np.cumsum(steps)])
    return min(1.0, float(np.exp(_log_probability(count, total, a, b) + terms).sum()))


def _log_probability(count: int, total: int, a: float, b: float) -> float:
    """Logarithm of the beta-binomial probability of a count."""
    choose = lgamma(total + 1) - lgamma(count + 1) - lgamma(total - count + 1)
    return choose + _log_beta(count + a, total - count + b) - _log_beta(a, b)


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


@lru_cache(maxsize=16384)
def greatest_by_chance(before: int, rate: float, drift: float = 0.0, ratio: float = 1.0) -> int:
    """The greatest second count that is no alarm after `before`: one more has a probability of at most `rate`."""
    low, high = 0, max(16, int(before * ratio * 2))
    while at_least(high, before, drift, ratio) > rate:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if at_least(middle, before, drift, ratio) > rate else (low, middle)
    return low


@lru_cache(maxsize=16384)
def least_by_chance(before: int, rate: float, drift: float = 0.0, ratio: float = 1.0) -> int:
    """The least second count that is no fall after `before`; 0 where even none is within chance."""
    low, high = -1, max(1, int(np.ceil(before * ratio)))
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if at_most(middle, before, drift, ratio) > rate else (middle, high)
    return high
