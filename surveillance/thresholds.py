"""Thresholds of the CUSUM, from simulation: how often S after twelve steps passes each value when nothing changed.

Made by `python -m surveillance thresholds` with the seed there: months of negative binomial counts, rolled into
12-month sums, the dispersion learned from each series' own past, as on real series. Of the sizes and dispersions
tried, each threshold is that of the worst.
"""

import numpy as np

EXCEEDED = (0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0002)
LIMITS = (0.0, 1.05, 1.86, 2.64, 3.68, 4.48, 5.31, 6.22, 6.98, 8.75)


def threshold(rate: float) -> float:
    """The value that S exceeds with probability `rate` under no change, between the rates simulated.

    Raises ValueError for a rate that was not simulated.
    """
    if not EXCEEDED[-1] <= rate <= EXCEEDED[0]:
        raise ValueError(f"rate: allowed {EXCEEDED[-1]} to {EXCEEDED[0]}, got {rate}")
    return float(np.interp(-np.log(rate), -np.log(EXCEEDED), LIMITS))


def probability(value: float) -> float:
    """The probability that S exceeds a value under no change: at most 0.5, at least the smallest simulated."""
    return float(np.exp(-np.interp(value, LIMITS, -np.log(EXCEEDED))))
