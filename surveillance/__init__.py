"""Early warning on counts and rates, each with a stated false-alarm rate: pure functions on numbers.

Two 12-month windows that do not overlap are compared by `judge_windows`; a series of 12-months-ending counts by
`judge_rolling` (CUSUM of its monthly differences); a monthly series by `judge_month` (Farrington's quasi-Poisson
regression, or EARS C2 where the series is short). Each gives one `Warning`. Nothing here reads a file.
"""

from surveillance.cusum import judge_rolling
from surveillance.discovery import adjusted, with_adjusted
from surveillance.dispersion import common_ratio, pooled_drift
from surveillance.farrington import judge_month
from surveillance.result import ALARM_RATE, CANNOT, FELL, NONE, ROSE, Count, Series, Warning
from surveillance.windows import judge_windows

__all__ = [
    "ALARM_RATE",
    "CANNOT",
    "FELL",
    "NONE",
    "ROSE",
    "Count",
    "Series",
    "Warning",
    "adjusted",
    "common_ratio",
    "judge_month",
    "judge_rolling",
    "judge_windows",
    "pooled_drift",
    "with_adjusted",
]
