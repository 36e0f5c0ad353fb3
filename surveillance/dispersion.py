"""How much series vary when nothing in particular happens, from their own past."""

import numpy as np
from numpy.typing import NDArray

FEWEST_EVENTS = 60  # of a pair: below it, pairs with a hidden count (under 10) would be missing from the estimate
Floats = NDArray[np.float64]


def common_ratio(before: Floats, now: Floats) -> float:
    """All events of the second window over those of the first, over the pairs that have both; 1.0 without pairs."""
    both = np.isfinite(before) & np.isfinite(now)
    first = float(before[both].sum())
    return float(now[both].sum()) / first if first > 0 else 1.0


def pooled_drift(pairs: list[tuple[Floats, Floats]], fewest: int = FEWEST_EVENTS) -> float:
    """Ordinary drift: the standard deviation of the logarithm of places' year-on-year ratio beyond chance.

    pairs: for each pair of successive windows, the counts of the same places in the first and the second (NaN where
    not reported). The change common to all places of a pair is taken out first. Method of moments for the intraclass
    correlation of the beta-binomial share, over pairs of at least `fewest` events; 0.0 where there is no more than
    chance, or no pair.
    """
    parts = [_excess(before, now, fewest) for before, now in pairs]
    excess, weight = sum(part[0] for part in parts), sum(part[1] for part in parts)
    correlation = excess / weight if weight > 0 else 0.0
    return 0.0 if correlation <= 0 else float(2 * np.sqrt(correlation / (1 - min(correlation, 0.99))))


def _excess(before: Floats, now: Floats, fewest: int) -> tuple[float, float]:
    """Sums over places of (z² − 1) / (n − 1) weighted so that small and large places count alike, and of weights.

    z² is the squared standardized share of the second window: 1 + (n − 1) ρ in expectation. A place's weight,
    (n − 1)² / (1 + (n − 1) / 100)², is near the inverse variance of its estimate of ρ at the drift seen in counties.
    """
    total = before + now
    use = np.isfinite(total) & (total >= fewest)
    if use.sum() < 2:
        return 0.0, 0.0
    n, share = total[use], now[use].sum() / total[use].sum()
    z2 = (now[use] - n * share) ** 2 / (n * share * (1 - share))
    weight = (n - 1) ** 2 / (1 + (n - 1) / 100) ** 2
    return float((weight * (z2 - 1) / (n - 1)).sum()), float(weight.sum())
