"""Derived tables: recomputed independently from their inputs, and cases worked out by hand."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import store
from data.derived import (
    fentanyl_per_crossing,
    hidta_deaths,
    outcome_scores,
    pill_share_potency,
    poisson,
    real_usd_index,
    supply_signal_state,
)
from data.derived.county_death_rates import with_rates
from data.derived.proxies import IMPORTS
from data.views import regions
from data.views.mortality import PERIODS


def _rates(fips: str, period: str) -> pd.Series:
    return store.load("county_death_rates").set_index(["fips", "period"]).loc[(fips, period)]


# rates of counties


@pytest.mark.parametrize(
    ("deaths", "low", "high"), [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (10, 4.7954, 18.3904), (20, 12.2165, 30.8884)]
)
def test_interval_is_that_of_the_published_poisson_tables(deaths: int, low: float, high: float) -> None:
    found = [float(limit.iloc[0]) for limit in poisson.interval(pd.Series([deaths], dtype="Int64"))]
    assert found == pytest.approx([low, high], abs=5e-5)


@given(st.integers(0, 3000))
@settings(deadline=None, derandomize=True, max_examples=30)
def test_interval_leaves_two_and_a_half_percent_on_each_side(deaths: int) -> None:
    """By the definition of the exact limits: sums of Poisson probabilities, not the gamma quantiles of the code."""
    low, high = (float(limit.iloc[0]) for limit in poisson.interval(pd.Series([deaths], dtype="Int64")))
    assert sum(math.exp(k * math.log(high) - high - math.lgamma(k + 1)) for k in range(deaths + 1)) == pytest.approx(
        0.025, rel=1e-6
    )
    below = sum(math.exp(k * math.log(low) - low - math.lgamma(k + 1)) for k in range(deaths)) if deaths else 0.975
    assert below == pytest.approx(0.975, rel=1e-6)


def test_a_rate_worked_by_hand() -> None:
    row = _rates("09001", "2023")
    assert row["rate"] == pytest.approx(261 * 100_000 / 959_768)
    assert (row["rate_status"], row["status"]) == ("final", "final")
    assert row["rate_low_95"] < row["rate"] < row["rate_high_95"]


def test_a_suppressed_county_has_bounds_and_neither_rate_nor_interval() -> None:
    frame = store.load("county_death_rates")
    hidden = frame[frame["status"].isin(["suppressed", "suppressed_or_zero"])]
    assert hidden[["deaths", "rate", "rate_low_95", "rate_high_95"]].isna().all().all()
    known = hidden[hidden["population"].notna()]
    assert (known["rate_upper"] - 9e5 / known["population"].astype("float64")).abs().max() < 1e-9


def test_fewer_than_twenty_deaths_are_unreliable() -> None:
    frame = with_rates(
        pd.DataFrame(
            {
                "deaths": pd.array([19, 20, None], dtype="Int64"),
                "status": ["final", "final", "suppressed"],
                "lower": pd.array([19, 20, 1], dtype="Int64"),
                "upper": pd.array([19, 20, 9], dtype="Int64"),
                "population": pd.array([1000, 1000, 1000], dtype="Int64"),
            }
        )
    )
    assert frame["rate_status"].tolist() == ["unreliable", "final", "suppressed"]
    assert frame["rate_upper"].tolist() == [1900.0, 2000.0, 900.0]


def test_counts_are_those_of_the_death_tables() -> None:
    rates = store.load("county_death_rates").astype({"period": "str"})
    annual = store.load("county_deaths_annual")
    merged = rates.merge(annual.assign(period=annual["year"].astype("str")), on=["fips", "period"])
    assert len(merged) == len(annual)
    assert merged["deaths_x"].equals(merged["deaths_y"])
    assert (merged["population_x"].eq(merged["population_y"]) | merged["population_y"].isna()).all()


# sums of HIDTAs


def _by_loop(slug: str, period: str) -> dict[str, int]:
    """A HIDTA's sums by plain loops over the death tables; its counties have no changed codes."""
    members = {
        fips for fips, of in zip(*(store.load("hidta_counties")[c] for c in ("fips", "hidta_slug")), strict=True)
        if of == slug
    }  # fmt: skip
    table = store.load("county_deaths_annual")
    sums = {"deaths": 0, "reported": 0, "suppressed": 0, "unlisted": 0}
    for row in table[table["year"].eq(int(period)) & table["fips"].isin(members)].itertuples():
        if row.status == "final":
            sums["deaths"] += int(row.deaths)
            sums["reported"] += 1
        elif row.status == "suppressed":
            sums["suppressed"] += 1
        elif row.status == "suppressed_or_zero":
            sums["unlisted"] += 1
    return sums


@pytest.mark.parametrize("slug", ["appalachia", "midwest", "south-texas", "texoma", "arizona"])
@pytest.mark.parametrize("period", ["2010", "2021", "2023"])
def test_a_hidta_s_sums_are_those_of_its_counties(slug: str, period: str) -> None:
    table = store.load("hidta_deaths").set_index(["hidta_slug", "period"])
    row = table.loc[(slug, period)]
    sums = _by_loop(slug, period)
    assert {name: int(row[name]) for name in sums} == sums
    assert row["lower"] == sums["deaths"] + sums["suppressed"]
    assert row["upper"] == sums["deaths"] + 9 * (sums["suppressed"] + sums["unlisted"])


def test_every_county_of_a_hidta_is_counted_once() -> None:
    frame = store.load("hidta_deaths")
    counted = frame[["reported", "suppressed", "unlisted", "not_available"]].sum(axis=1)
    assert counted.eq(frame["counties"]).all()


@pytest.mark.parametrize("period", PERIODS)
def test_the_regions_page_reads_the_table(period: str) -> None:
    table = store.load("hidta_deaths")
    rows = table[table["period"].eq(period)].set_index("hidta_slug")
    shown = regions.region_deaths(period)
    assert shown["deaths"].sum() == rows["deaths"].sum()
    assert shown["upper"].to_dict() == rows["upper"].to_dict()


def _small_hidta(statuses: list[str], deaths: list[int | None]) -> pd.Series:
    """A HIDTA of three counties, of which Alaska's two are published as one."""
    listed = pd.DataFrame({"fips": ["01001", "02063", "02066", "72001"], "hidta": "H", "hidta_slug": "h"})
    changes = pd.DataFrame(
        {"old_fips": ["02261", "02261"], "new_fips": ["02063", "02066"], "area_share_of_new": [1.0, 1.0]}
    )
    bounds = {"final": (None, None), "suppressed": (1, 9), "suppressed_or_zero": (0, 9)}
    rates = pd.DataFrame(
        {
            "fips": ["01001", "02261"],
            "period": "2023",
            "status": statuses,
            "deaths": pd.array(deaths, dtype="Int64"),
            "lower": pd.array(
                [bounds[s][0] if d is None else d for s, d in zip(statuses, deaths, strict=True)], "Int64"
            ),
            "upper": pd.array(
                [bounds[s][1] if d is None else d for s, d in zip(statuses, deaths, strict=True)], "Int64"
            ),
            "population": pd.array([50_000, 50_000], dtype="Int64"),
        }
    )
    return hidta_deaths.derive(listed, changes, rates).iloc[0]


def test_a_hidta_by_hand_with_a_hidden_and_a_missing_county() -> None:
    row = _small_hidta(["final", "suppressed"], [30, None])
    assert (row["counties"], row["reported"], row["suppressed"], row["not_available"]) == (3, 1, 1, 1)
    assert (row["deaths"], row["lower"], row["upper"], row["population"]) == (30, 31, 39, 100_000)
    assert (row["rate_lower"], row["rate_upper"], row["status"]) == (31.0, 39.0, "final")


def test_a_hidta_without_a_reported_county_has_no_sum() -> None:
    row = _small_hidta(["suppressed", "suppressed_or_zero"], [None, None])
    assert pd.isna(row["deaths"])
    assert (row["lower"], row["upper"], row["status"]) == (1, 18, "unreliable")


# supply


def _crossings_frames() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    months = pd.date_range("2022-10-01", periods=12, freq="MS")
    seizures = pd.DataFrame(
        {
            "fiscal_year": 2023, "month": months, "component": "Office of Field Operations",
            "region": "Southwest Border", "land_filter": "Land Only", "area": "Tucson Field Office",
            "drug": "Fentanyl", "events": 1, "pounds": 10.0,
        }
    )  # fmt: skip
    elsewhere = seizures.head(1).assign(land_filter="Other", pounds=999.0)
    crossings = pd.DataFrame(
        [
            ("2604", month, measure, number)
            for month in months
            for measure, number in (("Pedestrians", 1000), ("Buses", 10))
        ],
        columns=["port_code", "month", "measure", "crossings"],
    ).astype({"crossings": "Int64"})
    ports = pd.DataFrame({"port_code": ["2604"], "customs_district": ["Nogales, AZ"]})
    return pd.concat([seizures, elsewhere]), crossings, ports


def test_pounds_per_million_by_hand() -> None:
    frame = fentanyl_per_crossing.derive(*_crossings_frames()).set_index("office")
    tucson = frame.loc["Tucson"]
    assert (tucson["pounds"], tucson["events"], tucson["people"], tucson["vehicles"]) == (120.0, 12, 12_000, 120)
    assert tucson["pounds_per_million_people"] == pytest.approx(10_000.0)
    assert tucson["pounds_per_million_vehicles"] == pytest.approx(1_000_000.0)


def test_an_office_without_seizures_has_zero_pounds_and_without_crossings_no_rate() -> None:
    laredo = fentanyl_per_crossing.derive(*_crossings_frames()).set_index("office").loc["Laredo"]
    assert laredo["pounds"] == 0
    assert (laredo["status"], pd.isna(laredo["pounds_per_million_people"])) == ("not_available", True)


def test_part_of_a_fiscal_year_has_no_rate() -> None:
    seizures, crossings, ports = _crossings_frames()
    short = crossings[crossings["month"] > pd.Timestamp("2022-10-31")]
    tucson = fentanyl_per_crossing.derive(seizures, short, ports).set_index("office").loc["Tucson"]
    assert (tucson["months_crossings"], tucson["status"]) == (11, "not_available")


def _signal(*counts: tuple[str, int], status: str = "published", other: int = 0) -> pd.Series:
    """The last row of a state whose half-years from 2024-1 have these fentanyl reports; None leaves the half out."""
    rows = [
        (pd.Timestamp(end), "Fentanyl", reports, "published" if end < "2025-07" else status) for end, reports in counts
    ]
    rows += [(pd.Timestamp(counts[-1][0]), "Carfentanil", other, status)] if other else []
    frame = pd.DataFrame(rows, columns=["period_end", "base", "reports", "status"])
    frame = frame.assign(state="OH", year=frame["period_end"].dt.year, half=frame["period_end"].dt.month // 6)
    return supply_signal_state.derive(frame).iloc[-1]


def _three(first: int, last: int, **options: object) -> pd.Series:
    return _signal(("2024-12-31", first), ("2025-06-30", 500), ("2025-12-31", last), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [
        (1000, 1100, "up"),
        (1000, 900, "down"),
        (1000, 1099, "no clear change"),  # under 10%
        (100, 115, "no clear change"),  # 15%, but within chance: 1.96 × √215 = 28.7
        (20, 29, "too few reports"),
    ],
)
def test_the_word_follows_from_change_and_chance(first: int, last: int, word: str) -> None:
    row = _three(first, last)
    assert row["signal"] == word
    assert row["change"] == pytest.approx(last / first - 1)


def test_a_provisional_fall_is_reports_still_to_come_and_a_rise_is_up() -> None:
    assert _three(1000, 500, status="provisional")["signal"] == "reports still to come"
    assert _three(1000, 2000, status="provisional")["signal"] == "up"


def test_shares_are_of_all_reports() -> None:
    row = _three(100, 75, other=25)
    assert (row["reports"], row["fentanyl_share"], row["carfentanil_share"], row["other_share"]) == (
        100,
        0.75,
        0.25,
        0.25,
    )


def test_a_state_without_rows_is_not_known_and_not_zero() -> None:
    frame = store.load("supply_signal_state").set_index(["state", "period_end"])
    row = frame.loc[("SD", pd.Timestamp("2025-06-30"))]
    assert (row["status"], row["signal"]) == ("not_available", "not known")
    assert pd.isna(row["fentanyl"])


def test_signal_counts_are_those_of_the_reports() -> None:
    reports, frame = store.load("nflis_reports"), store.load("supply_signal_state")
    assert frame["reports"].sum() == reports["reports"].sum()
    assert frame["fentanyl"].sum() == reports.loc[reports["base"].eq("Fentanyl"), "reports"].sum()


# pills and prices


def test_every_pill_figure_is_a_fact_of_the_parameters() -> None:
    facts = store.load("parameters").astype({"topic": "str", "key": "str", "period": "str"})
    value = facts.set_index(facts["topic"] + "/" + facts["key"] + "/" + facts["period"])["value"]
    pills = store.load("pill_share_potency")
    assert pills["value"].tolist() == value.loc[pills["fact"]].tolist()


def test_fiscal_years_and_calendar_years_stay_apart() -> None:
    pills = store.load("pill_share_potency")
    potent = pills[pills["measure_key"].eq("share_pills_ge_2mg") & pills["year"].eq(2023)]
    assert potent.set_index("period")["value"].to_dict() == {"2023": 0.7, "FY2023": 0.76}
    assert potent.set_index("period")["fiscal"].to_dict() == {"2023": False, "FY2023": True}


def test_a_fact_that_is_no_yearly_figure_is_left_out() -> None:
    facts = store.load("parameters")
    assert "total_hidta_fentanyl_seizures" not in set(pill_share_potency.derive(facts)["measure_key"])


def test_dollars_by_hand() -> None:
    months = pd.date_range("2023-01-31", periods=24, freq="ME")
    cpi = pd.DataFrame({"month": months, "cpi": [100.0] * 12 + [125.0] * 12})
    frame = real_usd_index.derive(cpi).set_index("year")
    assert frame["to_base"].to_dict() == {2023: 1.25, 2024: 1.0}
    assert set(frame["base_year"]) == {2024}


def test_a_year_with_too_few_months_is_no_base() -> None:
    frame = store.load("real_usd_index").set_index("year")
    assert frame.loc[2025, ["months", "base_year", "to_base", "status"]].tolist() == [11, 2025, 1.0, "provisional"]
    assert (frame.loc[2026, "months"], frame.loc[2026, "status"]) == (5, "provisional")
    assert frame.loc[2023, "to_base"] == pytest.approx(321.943 / 304.701583, rel=1e-6)


# scores


def _scores() -> pd.DataFrame:
    return store.load("outcome_scores").set_index(["outcome", "iso3", "proxy"])


def test_a_score_worked_by_hand() -> None:
    now, baseline = outcome_scores.Flow("2025", 30.0, 4.0), outcome_scores.Flow("2023", 50.0, 5.0)
    assert outcome_scores.score(now, baseline) == pytest.approx(25.0)  # 7.5 against 10
    assert outcome_scores.score(baseline, baseline) == 0.0
    assert outcome_scores.score(outcome_scores.Flow("2025", 0.0, 4.0), baseline) == 100.0
    assert outcome_scores.score(outcome_scores.Flow("2025", 100.0, 5.0), baseline) == -100.0


@pytest.mark.parametrize(("before", "now", "scored"), [(100, 100, True), (99, 500, False), (500, 99, False)])
def test_too_few_seizures_give_a_reason_and_no_score(before: int, now: int, scored: bool) -> None:
    row = outcome_scores.scored(
        "oversupply",
        "MEX",
        IMPORTS,
        outcome_scores.Flow("b", 1.0, 1.0, now),
        outcome_scores.Flow("a", 2.0, 1.0, before),
    )
    assert (row["score"] is not None) == scored
    assert (row["reason"] is None) == scored


def test_every_row_has_a_score_or_the_reason_why_not() -> None:
    frame = store.load("outcome_scores")
    assert (frame["score"].notna() != frame["reason"].notna()).all()
    assert frame["weakness"].str.len().gt(40).all()


def test_scores_follow_from_their_own_columns() -> None:
    frame = store.load("outcome_scores").dropna(subset=["score"])
    flow, baseline = frame["found"] / frame["base"], frame["baseline_found"] / frame["baseline_base"]
    assert (frame["score"] - 100 * (1 - flow / baseline)).abs().max() < 1e-9


def test_mexico_s_score_by_imports_by_plain_loops() -> None:
    flow = {}
    imports = store.load("goods_imports")
    for year in (2023, 2025):
        pounds = sum(
            row.pounds
            for row in store.load("cbp_seizures").itertuples()
            if row.drug == "Fentanyl" and row.land_filter == "Land Only" and row.region == "Southwest Border"
            and row.month.year == year
        )  # fmt: skip
        usd = imports[imports["iso3"].eq("MEX") & imports["year"].eq(year)]["usd"].item()
        flow[year] = pounds / (usd / 1e9)
    row = _scores().loc[("oversupply", "MEX", "land_seizures_per_imports")]
    assert row["score"] == pytest.approx(100 * (1 - flow[2025] / flow[2023]))
    assert (row["period"], row["baseline_period"]) == ("January to December 2025", "January to December 2023")


def test_pills_are_those_of_the_statements() -> None:
    row = _scores().loc[("counterfeit_pills", "MEX", "potent_pills")]
    assert row["score"] == pytest.approx(100 * (1 - (45e6 * 0.29 / 11) / (80e6 * 0.76 / 12)))


def test_adulteration_and_canada_are_not_scored() -> None:
    frame = _scores()
    assert frame.loc[("adulteration", "ALL", "lab_co_reports"), "reason"].startswith("Adulteration would be measured")
    assert frame.loc[("oversupply", "CAN", "land_seizures_per_imports"), "reason"].startswith("Too few seizures")


# policy events


def test_policy_events_hold_every_tariff_date_and_no_event_twice() -> None:
    events = store.load("policy_events")
    orders = store.load("parameters").loc[lambda table: table.topic.eq("fentanyl_tariff")]
    dated = set(zip(pd.to_datetime(orders.period), orders.source, strict=True))
    assert dated <= set(zip(events.date, events.source, strict=True))
    assert not events.duplicated(["country", "title", "date"]).any()
    assert events.source.ne("").all()


def test_policy_events_count_the_precursors_that_china_controlled_in_a_month() -> None:
    events = store.load("policy_events").set_index("date")
    assert "4 more precursors" in events.loc["2024-09-30", "title"]
    assert events.loc["2019-05-01", "title"].startswith("China controls all fentanyl-related substances")
    assert not events.index.isin([pd.Timestamp(2019, 5, 31)]).any()
