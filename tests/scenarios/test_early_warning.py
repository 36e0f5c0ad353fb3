"""Early warnings on the tables: the facts of today, checked by an independent computation; nothing hidden shows."""

import numpy as np
import pandas as pd
import pytest
from scipy.special import betaln
from scipy.stats import binom

from data import store
from data.views import mortality
from data.views.mortality import county_deaths
from data.views.regions import region_names
from scenarios import early_warning, warning_counties, warning_states
from scenarios.early_warning import all_warnings, falls, frame, rises, summary, unjudged, warnings_for
from scenarios.warning_counties import county_death_warnings, county_drift
from surveillance import ALARM_RATE, CANNOT, FELL, NONE, ROSE, Warning

GRID = (np.arange(20_000) + 0.5) / 20_000


def at_least(now: int, before: int, drift: float) -> float:
    """The binomial tail, integrated over a beta-distributed share by midpoints."""
    half = 2 / drift**2
    density = np.exp((half - 1) * (np.log(GRID) + np.log1p(-GRID)) - betaln(half, half))
    return float((binom.sf(now - 1, now + before, GRID) * density).mean())


def of(warnings: tuple[Warning, ...], series: str) -> Warning:
    return next(warning for warning in warnings if warning.series.id == series)


def test_counties_that_warn_are_those_of_an_independent_computation() -> None:
    table = store.load("county_deaths_provisional").astype({"fips": "str"})
    before, now = (rows.set_index("fips") for _, rows in sorted(table.groupby("month")))
    drift = county_drift()
    higher = now.index[(now["lower"] > before["upper"]).fillna(False)]
    expected = {
        fips for fips in higher if at_least(int(now["lower"][fips]), int(before["upper"][fips]), drift) <= ALARM_RATE
    }
    warned = {warning.series.place for warning in county_death_warnings() if warning.status == ROSE}
    assert warned == expected == {"35049", "47107"}


def test_the_facts_of_santa_fe() -> None:
    warning = of(all_warnings(), "county/35049/deaths")
    assert (warning.observed, warning.expected, warning.series.name) == (105, 63, "Santa Fe County, NM")
    assert warning.probability == pytest.approx(at_least(105, 63, county_drift()), rel=1e-3)
    assert warning.reason.startswith("105 deaths in the 12 months to December 2025 after 63 in the 12 months to")
    assert "Provisional" in warning.reason


def test_drift_of_counties_is_that_of_a_direct_estimate() -> None:
    """The excess of squared standardized shares over chance, by hand, over pairs of 100 to 1,000 events."""
    wide = store.load("county_deaths_annual").pivot(index="fips", columns="year", values="deaths").astype("float64")
    found = []
    for year in range(2010, 2022):
        pair = wide[[year, year + 1]].dropna()
        total = pair.sum(axis=1)
        pair, total = pair[total.between(100, 1000)], total[total.between(100, 1000)]
        share = pair[year + 1].sum() / total.sum()
        squared = (pair[year + 1] - total * share) ** 2 / (total * share * (1 - share))
        found.append((squared.sum() - len(squared)) / (total - 1).sum())
    assert county_drift() == pytest.approx(2 * np.sqrt(np.mean(found)), abs=0.02)


def test_synthetic_opioid_deaths_turn_up_in_three_states() -> None:
    """Their last twelve months, each against the same month a year ago, are up by far more than chance."""
    warned = {w.series.place: w for w in rises(all_warnings()) if w.series.measure == "synthetic_opioids"}
    assert set(warned) == {"AZ", "CO", "NM"}
    assert all(warning.series.period == "the 12 months to January 2026" for warning in warned.values())
    table = store.load("state_deaths_monthly")
    chosen = table["indicator_key"].eq("synthetic_opioids")
    for state, warning in warned.items():
        last = table[chosen & table["state"].eq(state)].sort_values("month")["predicted"].to_numpy()[-13:]
        assert (warning.expected, warning.observed) == (last[0], last[-1])
        assert (last[-1] - last[0]) / np.sqrt(2 * (last[-1] + last[0])) > 3  # twice the variance of chance


def test_warnings_are_in_order_of_evidence_and_falls_are_apart() -> None:
    everything = all_warnings()
    order = [ROSE, FELL, NONE, CANNOT]
    ranks = [order.index(warning.status) for warning in everything]
    assert ranks == sorted(ranks)
    risen = [warning.probability for warning in rises(everything)]
    assert risen == sorted(risen)
    assert not {w.series.id for w in rises(everything)} & {w.series.id for w in falls(everything)}
    assert len({w.series.id for w in everything}) == len(everything)
    assert set(rises(everything, 0.1)) < set(rises(everything))


def test_every_warning_is_beyond_its_bound_and_within_its_rate() -> None:
    for warning in rises(all_warnings()):
        assert warning.observed is not None
        assert warning.upper_bound is not None
        assert warning.observed > warning.upper_bound
        assert warning.probability is not None
        assert warning.probability <= warning.false_alarm_rate == ALARM_RATE


def test_every_county_of_the_table_is_judged_or_says_why_not() -> None:
    judged = [w for w in all_warnings() if w.series.id.endswith("/deaths") and w.series.kind == "county"]
    assert len(judged) == 3142
    for warning in unjudged(judged):
        assert warning.reason.startswith("Cannot be judged: ")
        assert warning.probability is None


def test_a_hidden_count_is_never_a_number() -> None:
    hidden = set(county_deaths("2025-12").query("status == 'suppressed'")["fips"])
    shown = [w for w in county_death_warnings() if w.series.place in hidden]
    assert len(shown) == 1629
    assert {(w.observed, w.observed_low, w.observed_high) for w in shown} == {(None, 1, 9)}
    assert all("1–9" in warning.reason for warning in shown)


def test_counts_behind_a_suppression_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two worlds: what is behind the hidden counts of the county table differs, the judgements do not."""
    real = county_deaths

    def other(period: str) -> pd.DataFrame:
        rows = real(period)
        return rows.assign(deaths=rows["deaths"].mask(rows["status"].eq("suppressed"), 7))

    monkeypatch.setattr(warning_counties, "county_deaths", other)
    assert county_death_warnings.__wrapped__() == county_death_warnings()


def test_predictions_beside_a_suppressed_state_count_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    table = store.load("state_deaths_monthly")
    assert table["status"].eq("suppressed").sum() > 1000
    changed = table.assign(predicted=table["predicted"].mask(table["status"].eq("suppressed"), 5.0))
    monkeypatch.setattr(mortality.store, "load", lambda dataset_id: changed)
    assert warning_states.state_death_warnings.__wrapped__() == warning_states.state_death_warnings()


def test_provisional_and_predicted_values_are_called_so() -> None:
    arizona = of(all_warnings(), "state/AZ/synthetic_opioids/cusum")
    assert "Predicted by the publisher; 1,982 reported." in arizona.reason
    assert "Provisional" in arizona.reason
    seized = [w for w in rises(all_warnings()) if w.series.kind == "office"]
    assert seized
    assert all("enforcement as well as flow" in warning.reason for warning in seized)


def test_warnings_for_places() -> None:
    region = warnings_for(region="arizona")
    kinds = {(w.series.kind, w.series.place) for w in region}
    assert {("region", "arizona"), ("state", "AZ"), ("county", "04013"), ("office", "Tucson Field Office")} <= kinds
    assert ("county", "47107") not in kinds
    assert {w.series.place for w in warnings_for(counties=["47107"], states=["TN"])} == {"47107", "TN"}
    assert warnings_for() == ()
    with pytest.raises(KeyError):
        warnings_for(region="nowhere")
    assert all(warnings_for(region=slug) for slug in region_names())


def test_states_that_do_not_share_say_so() -> None:
    reasons = {w.reason for w in unjudged(all_warnings()) if w.series.measure == "visits_fentanyl"}
    assert "Cannot be judged: the state does not share these data." in reasons


def test_the_summary_adds_up_and_states_the_false_alarms_to_expect() -> None:
    families = summary()
    assert sum(f.judged + f.unjudged for f in families) == len(all_warnings())
    counties = next(f for f in families if (f.kind, f.measure) == ("county", "all_drugs"))
    assert (counties.judged, counties.rose, counties.fell) == (1207, 2, 35)
    assert counties.expected_false == pytest.approx(12.07)
    assert counties.discoveries == 0  # two of 1,207 at one in a hundred are no more than chance gives


def test_the_table_of_judgements() -> None:
    table = frame(all_warnings())
    assert len(table) == len(all_warnings())
    assert {"id", "kind", "place", "name", "period", "status", "reason", "probability", "adjusted"} <= set(table)
    assert table["probability"].isna().sum() == len(unjudged(all_warnings()))


def test_it_is_made_once() -> None:
    assert early_warning.all_warnings() is early_warning.all_warnings()
