"""The interval of chance around a number of deaths, as NCHS computes it for small numbers.

Deaths are taken as Poisson (National Vital Statistics Reports, technical notes on random variation): the 95% limits
are quantiles of the gamma distribution, 2.5% with shape D and 97.5% with shape D + 1. NCHS takes the normal
approximation from 100 deaths on; the exact limits are used here throughout, so that there is no seam.
"""

import numpy as np
import pandas as pd
from scipy.special import gammaincinv

_TAIL = 0.025
_NORMAL = 1.96  # standard errors to either side that hold 95%


def interval(deaths: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Lower and upper limit of the expected deaths, 95%; missing where `deaths` is. No deaths: 0 to 3.69."""
    known = deaths.astype("float64")
    low = np.where(known > 0, gammaincinv(known.where(known > 0, 1.0), _TAIL), 0.0)
    high = gammaincinv(known + 1, 1 - _TAIL)
    return pd.Series(low, deaths.index).where(known.notna()), pd.Series(high, deaths.index)


def ratio_interval(before: float, after: float) -> tuple[float, float] | None:
    """95% limits of after ÷ before for two numbers of deaths that do not overlap; None where either is 0.

    The logarithm of a ratio of two Poisson numbers has a variance of about 1/before + 1/after (Rothman, Modern
    Epidemiology, rate ratios). Chance only: not incomplete reporting.
    """
    if before <= 0 or after <= 0:
        return None
    reach = _NORMAL * float(np.sqrt(1 / before + 1 / after))
    return after / before * float(np.exp(-reach)), after / before * float(np.exp(reach))
