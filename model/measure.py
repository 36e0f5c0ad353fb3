"""A score from measurements: S = 100·(1 − F/F₀), a flow F being what was found per unit of its base (model.md §7)."""

import math


def flow(found: float, base: float) -> float:
    """What was found per unit of its base: pounds per billion dollars of imports, pills per month.

    Raises ValueError with the field and its allowed range.
    """
    if not (math.isfinite(found) and found >= 0):
        raise ValueError(f"found: allowed 0 or more, got {found!r}")
    if not (math.isfinite(base) and base > 0):
        raise ValueError(f"base: allowed above 0, got {base!r}")
    return found / base


def score(now: float, baseline: float) -> float:
    """The percent reduction of a flow against the baseline; 100 is gone, below 0 worse.

    Raises ValueError with the field and its allowed range.
    """
    if not (math.isfinite(now) and now >= 0):
        raise ValueError(f"now: allowed 0 or more, got {now!r}")
    if not (math.isfinite(baseline) and baseline > 0):
        raise ValueError(f"baseline: allowed above 0, got {baseline!r}")
    return 100.0 * (1.0 - now / baseline)
