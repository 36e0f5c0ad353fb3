"""Farrington's regression, and EARS where the history is short."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.stats import nbinom

from surveillance import ALARM_RATE, CANNOT, FELL, NONE, ROSE, Series, farrington, judge_month
from surveillance.calibrate import monthly as measured
from surveillance.calibrate import short
from surveillance.ears import c1, c2, c3
from surveillance.farrington import METHOD, OPTIMISM, SHORT_METHOD, Forecast, anscombe, forecast
from surveillance.outbreak import monthly, rise

SERIES = Series("state/x", "state", "OH", "Ohio", "visits", "visits", "June 2025", "the five years before", "table")


def months(mean: float, rises: np.ndarray | None = None, length: int = 72, seed: int = 8) -> np.ndarray:
    return monthly(np.random.default_rng(seed), mean, length, 1, 1.5, 0.2, 0.05, rises)[0]


def test_the_fit_agrees_with_a_likelihood_maximized_by_hand() -> None:
    """Poisson quasi-likelihood with trend and wave, maximized without statsmodels; no month stands out here."""
    past = np.round(40 * np.exp(0.004 * np.arange(60)) * (1 + 0.2 * np.sin(2 * np.pi * np.arange(60) / 12)))
    time = np.arange(67.0)
    wave = 2 * np.pi * time / 12
    x = np.column_stack([np.ones(67), time / 120, np.cos(wave), np.sin(wave)])
    start = np.array([np.log(past.mean()), 0, 0, 0])
    found = minimize(lambda b: float((np.exp(x[:60] @ b) - past * (x[:60] @ b)).sum()), start, tol=1e-12).x
    mean = np.exp(x[:60] @ found)
    inverse = np.linalg.inv(x[:60].T @ (x[:60] * mean[:, None]))
    law = forecast(past, 7, counts=False)
    scale = ((past - mean) ** 2 / mean).sum() / 56
    assert law.mean == pytest.approx(min(np.exp(x[66] @ found), past.max()), rel=1e-4)
    assert law.dispersion == pytest.approx(scale, rel=1e-3)
    assert law.error == pytest.approx(law.mean * np.sqrt(scale * x[66] @ inverse @ x[66]), rel=1e-3)


def test_counts_have_the_quantile_of_the_negative_binomial() -> None:
    law = Forecast(mean=20.0, error=1.0, dispersion=2.0, freedom=56, counts=True)
    peer = nbinom(20 / 1.05, 1 / 2.05)
    assert law.spread == pytest.approx(2.05)
    assert law.at_least(30) == pytest.approx(OPTIMISM * peer.sf(29))
    low, high = law.bounds(ALARM_RATE)
    assert law.at_least(high) > ALARM_RATE >= law.at_least(high + 1)
    assert law.at_most(low) > ALARM_RATE >= law.at_most(low - 1)


def test_rates_have_farringtons_bound_on_the_scale_of_the_two_thirds_power() -> None:
    law = Forecast(mean=5.0, error=0.2, dispersion=0.05, freedom=1e9, counts=False)
    high = law.bounds(0.01 * OPTIMISM)[1]
    assert high == pytest.approx(5 * (1 + 2 / 3 * 2.326348 * np.sqrt((0.05 + 0.04 / 5) / 5)) ** 1.5, rel=1e-6)
    assert law.at_least(high) == pytest.approx(0.01 * OPTIMISM)


def test_a_past_outbreak_is_weighted_down(monkeypatch: pytest.MonkeyPatch) -> None:
    calm = months(30.0, length=60)
    outbreak = calm.copy()
    outbreak[40:43] *= 4
    truth, weighted = forecast(calm, 7, counts=True), forecast(outbreak, 7, counts=True)
    monkeypatch.setattr(farrington, "STANDS_OUT", np.inf)
    fooled = forecast(outbreak, 7, counts=True)
    assert truth.mean < weighted.mean < fooled.mean
    assert weighted.bounds(ALARM_RATE)[1] < 0.7 * fooled.bounds(ALARM_RATE)[1]
    assert anscombe(np.array([8.0]), np.array([8.0]), 1.0, np.zeros(1)) == pytest.approx(0.0)


@pytest.mark.parametrize("counts", [True, False])
def test_an_outbreak_is_found_and_a_higher_value_is_never_less_alarming(counts: bool) -> None:
    calm = months(30.0)
    values = [judge_month(SERIES, np.append(calm[:-1], latest), counts) for latest in range(0, 120, 3)]
    order = [FELL, NONE, ROSE]
    ranks = [order.index(value.status) for value in values]
    assert ranks == sorted(ranks)
    assert (ranks[0], ranks[-1]) == (0, 2)
    probabilities = [value.probability for value in values if value.status == ROSE]
    assert probabilities == sorted(probabilities, reverse=True)


def test_a_season_and_a_rise_under_way_do_not_fool_it() -> None:
    generator = np.random.default_rng(5)
    wave = monthly(generator, 60.0, 73, 1, 1.0, 0.5)[0]
    assert judge_month(SERIES, wave[:64], counts=True).status == NONE  # near the yearly peak
    under_way = months(60.0, rise(72, 67, 1.8))
    assert judge_month(SERIES, under_way, counts=True).status == ROSE


def test_what_cannot_be_judged_says_why() -> None:
    assert "latest month is hidden or missing" in judge_month(SERIES, np.append(months(9.0), np.nan), True).reason
    assert judge_month(SERIES, np.array([]), True).status == CANNOT
    assert "fewer than 9 months of history" in judge_month(SERIES, np.arange(6.0), True).reason
    sparse = judge_month(SERIES, np.append(np.zeros(70), 3.0), True)
    assert "0 visits in five years, fewer than 30" in sparse.reason
    assert "all of the past is 0" in judge_month(SERIES, np.append(np.zeros(70), 3.0), False).reason


def test_a_short_series_is_judged_by_ears_and_says_so() -> None:
    warning = judge_month(SERIES, months(30.0, length=20), counts=True)
    assert warning.method == SHORT_METHOD
    assert "season is not taken out" in warning.reason
    assert judge_month(SERIES, months(30.0), counts=True).method == METHOD
    flat = np.append(np.full(12, 5.0), 6.0)
    assert judge_month(SERIES, flat, counts=True).status == NONE
    assert judge_month(SERIES, np.append(flat[:-1], 40.0), counts=True).status == ROSE


def test_ears_by_hand() -> None:
    values = np.array([1.0, 2, 3, 4, 5, 6, 7, 10, 4, 12, 13])
    deviation = np.arange(1.0, 8).std(ddof=1)
    assert np.isnan(c1(values)[:7]).all()
    assert c1(values)[7] == pytest.approx((10 - 4) / deviation)
    assert np.isnan(c2(values)[:9]).all()
    assert c2(values)[9] == pytest.approx((12 - 4) / deviation)
    long = np.append(values, [30.0, 31.0])
    assert c3(long)[11] == pytest.approx(np.maximum(0, c2(long)[9:12] - 1).sum())
    assert np.isnan(c3(long)[:11]).all()
    assert np.isnan(c1(values[:5])).all()


@pytest.mark.parametrize("size", [120, 600])
def test_false_alarms_keep_to_the_stated_rate_and_outbreaks_are_found(size: int) -> None:
    performance = measured(size, 1.5, series=300)
    assert performance.rose.agrees_with(ALARM_RATE)
    assert performance.fell.agrees_with(ALARM_RATE)
    assert performance.power.found[2.0].share > 0.8


def test_false_alarms_of_ears_keep_to_the_stated_rate() -> None:
    performance = short(600, 1.5, series=2000)
    assert performance.rose.agrees_with(ALARM_RATE, errors=4)
    assert performance.fell.agrees_with(ALARM_RATE)
