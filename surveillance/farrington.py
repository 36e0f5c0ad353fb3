"""Farrington's quasi-Poisson regression on a monthly series, as improved by Noufal and others.

Expected: a log-linear model of the past five years (trend and yearly wave), without the last six months, so that a
rise under way does not raise its own expectation. Months that stand out are down-weighted and the model fitted again
(Noufal and others 2013, Anscombe residuals over 2.58). The upper bound of a count is the quantile of a negative
binomial with the variance of the count and of the fit; of a rate, which has no count, Farrington's bound on the scale
of the 2/3 power (Farrington and others 1996). The regression is statsmodels' generalized linear model.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import nbinom, norm, poisson
from scipy.stats import t as student
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM, GLMResultsWrapper

from surveillance.ears import METHOD as SHORT_METHOD
from surveillance.ears import SHORTEST, judge_short
from surveillance.result import ALARM_RATE, FELL, NONE, ROSE, Series, Warning, cannot, sentence

METHOD = "Farrington–Noufal quasi-Poisson regression"
YEAR = 12
BASELINE = 60  # months learned from
GUARD = 6  # months before the latest that are left out
FEWEST_MONTHS = 30  # of the baseline with a value
FEWEST_EVENTS = 30  # in the baseline
STANDS_OUT = 2.58  # scaled Anscombe residual from which a past month is down-weighted
OPTIMISM = 1.7  # measured: down-weighting and the skew of counts make upper tails of 1% too small by up to this factor
Floats = NDArray[np.float64]

__all__ = ["METHOD", "SHORT_METHOD", "Forecast", "anscombe", "forecast", "judge_month"]


@dataclass(frozen=True)
class Forecast:
    """What the past says of the latest month: mean, its standard error, dispersion φ, degrees of freedom.

    counts: whether values are counts; else rates, on the scale of the 2/3 power.
    """

    mean: float
    error: float
    dispersion: float
    freedom: float
    counts: bool

    @property
    def spread(self) -> float:
        """Variance of a new value over its mean: φ and the uncertainty of the mean."""
        return self.dispersion + self.error**2 / self.mean

    def at_least(self, value: float) -> float:
        """Probability of `value` or more under no change, corrected for OPTIMISM."""
        if self.counts:
            return min(1.0, OPTIMISM * float(self._law.sf(value - 1)))
        return min(1.0, OPTIMISM * float(student.sf(self._score(value), self.freedom)))

    def at_most(self, value: float) -> float:
        """Probability of `value` or less under no change."""
        if self.counts:
            return float(self._law.cdf(value))
        return float(student.cdf(self._score(value), self.freedom))

    def bounds(self, rate: float) -> tuple[float, float]:
        """Least and greatest value within chance at a rate of false alarms in each direction."""
        if self.counts:
            law = self._law
            high, low = law.isf(rate / OPTIMISM), law.ppf(rate)
            return float(low if law.cdf(low) > rate else low + 1), float(high)
        unit = 2 / 3 * np.sqrt(self.spread / self.mean)
        up, down = unit * student.isf(rate / OPTIMISM, self.freedom), unit * student.isf(rate, self.freedom)
        return float(self.mean * max(0.0, 1 - down) ** 1.5), float(self.mean * (1 + up) ** 1.5)

    def _score(self, value: float) -> float:
        """The value on Farrington's scale, in standard errors."""
        return float(((value / self.mean) ** (2 / 3) - 1) * 1.5 / np.sqrt(self.spread / self.mean))

    @cached_property
    def _law(self) -> Any:
        """The law of a new count: negative binomial, or Poisson without extra variation."""
        if self.spread <= 1 + 1e-9:
            return poisson(self.mean)
        return nbinom(self.mean / (self.spread - 1), 1 / self.spread)


def judge_month(
    series: Series, values: Floats, counts: bool, rate: float = ALARM_RATE, unit_places: int = 0
) -> Warning:
    """The latest of a monthly series, in order of months, NaN where missing or hidden.

    counts: whether values are counts (dispersion at least 1, exact quantiles) or rates. unit_places: decimals in words.
    A series with less history than the regression needs is judged by EARS C2.
    """
    known = np.asarray(values, dtype=float)
    if len(known) == 0 or not np.isfinite(known[-1]):
        return cannot(series, METHOD, "the latest month is hidden or missing")
    latest = float(known[-1])
    past = known[:-1][-BASELINE - GUARD : -GUARD]
    if np.isfinite(past).sum() < FEWEST_MONTHS:
        if np.isfinite(known[:-1]).sum() < SHORTEST:
            return cannot(series, METHOD, f"fewer than {SHORTEST} months of history", latest)
        return judge_short(series, known, counts, rate, unit_places)
    if counts and np.nansum(past) < FEWEST_EVENTS:
        return cannot(
            series, METHOD, f"{np.nansum(past):.0f} {series.unit} in five years, fewer than {FEWEST_EVENTS}", latest
        )
    if np.nansum(past) <= 0:
        return cannot(series, METHOD, "all of the past is 0", latest)
    return _judged(series, latest, forecast(past, GUARD + 1, counts), rate, unit_places)


def forecast(past: Floats, ahead: int, counts: bool) -> Forecast:
    """The value `ahead` months after the end of `past` (NaN where missing), under no change.

    The trend carries the mean no further than the greatest value seen. Farrington and others (1996) leave the trend
    out there; on growing series that makes two to three times the stated false alarms.
    """
    design = _design(np.arange(len(past) + ahead, dtype=float))
    use = np.isfinite(past)
    x, y, new = design[: len(past)][use], past[use], design[-1:]
    floor = 1.0 if counts else 1e-9
    first = GLM(y, x, family=Poisson()).fit(scale="X2")
    weights = _weights(y, first, max(floor, float(first.scale)))
    fit = GLM(y, x, family=Poisson(), var_weights=weights).fit(scale="X2", start_params=first.params)
    dispersion = max(floor, float(fit.scale))
    mean = min(float(fit.predict(new)[0]), float(y.max()))
    variance = float((new @ fit.cov_params() @ new.T)[0, 0]) * dispersion / max(float(fit.scale), floor / 1e3)
    return Forecast(mean, mean * float(np.sqrt(variance)), dispersion, float(fit.df_resid), counts)


def _design(time: Floats) -> Floats:
    """Constant, trend in decades of months, and the yearly wave."""
    wave = 2 * np.pi * time / YEAR
    return np.column_stack([np.ones_like(time), time / 120, np.cos(wave), np.sin(wave)])


def _weights(y: Floats, fit: GLMResultsWrapper, dispersion: float) -> Floats:
    """Noufal's weights: s⁻² for months whose residual s is over 2.58, scaled so that they sum to the months."""
    leverage = np.clip(fit.get_hat_matrix_diag(), 0.0, 0.99)
    s = anscombe(y, np.asarray(fit.fittedvalues), dispersion, leverage)
    raw = np.where(s > STANDS_OUT, 1 / np.maximum(s, 1.0) ** 2, 1.0)
    weights: Floats = raw * len(y) / raw.sum()
    return weights


def anscombe(y: Floats, mean: Floats, dispersion: float, leverage: Floats) -> Floats:
    """Scaled Anscombe residuals of a quasi-Poisson fit (Noufal and others 2013, section 2)."""
    return 1.5 * (y ** (2 / 3) * mean ** (-1 / 6) - np.sqrt(mean)) / np.sqrt(max(dispersion, 1e-9) * (1 - leverage))


def _judged(series: Series, latest: float, law: Forecast, rate: float, places: int) -> Warning:
    rise, fall = law.at_least(latest), law.at_most(latest)
    status = ROSE if rise <= rate else FELL if fall <= rate else NONE
    low, high = law.bounds(rate)
    nearest = min(rise, fall)
    return Warning(
        series,
        status,
        _reason(series, latest, law, status, places, low, high),
        METHOD,
        rate,
        observed=latest,
        observed_low=latest,
        observed_high=latest,
        expected=law.mean,
        lower_bound=low,
        upper_bound=high,
        statistic=float(norm.isf(max(nearest, 1e-300))),
        threshold=float(norm.isf(rate)),
        probability=nearest,
    )


def _reason(series: Series, latest: float, law: Forecast, status: str, places: int, low: float, high: float) -> str:
    verdict = {
        ROSE: f"more than the {high:,.{places}f} that chance explains",
        FELL: f"fewer than the {low:,.{places}f} that chance explains",
        NONE: f"within chance ({low:,.{places}f} to {high:,.{places}f})",
    }[status]
    seen = f"{latest:,.{places}f} {series.unit} in {series.period}, {law.mean:,.1f} expected from {series.before}"
    return sentence(series, f"{seen}: {verdict}.")
