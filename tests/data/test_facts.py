"""What the committed snapshot must say; runs without the raw files."""

import pandas as pd
import pytest

from data import store
from data.catalog import CATALOG
from data.checks import check
from data.registry import maker


@pytest.mark.parametrize("entry", CATALOG.values(), ids=lambda entry: entry.id)
def test_every_table_has_the_code_that_makes_it(entry):
    assert callable(maker(entry))
    assert bool(entry.raw_files) != entry.derived
    assert list(CATALOG).index(entry.id) > max((list(CATALOG).index(name) for name in entry.inputs), default=-1)


@pytest.mark.parametrize("dataset_id", CATALOG)
def test_snapshot_passes_every_check(dataset_id):
    check(store.load(dataset_id), CATALOG[dataset_id])


@pytest.mark.parametrize("entry", CATALOG.values(), ids=lambda entry: entry.id)
def test_catalog_entry_is_complete(entry):
    words = (entry.title, entry.publisher, entry.source_name, entry.licence, entry.coverage, entry.vintage, entry.grain)
    assert all(words)
    assert entry.page.startswith("https://")
    assert entry.caveats
    assert set(entry.keys) <= set(entry.column_names)
    assert all(column.description and column.unit for column in entry.columns)
    assert bool(entry.statuses) == ("status" in entry.column_names)


def test_snapshot_is_small():
    assert sum(store.path(dataset_id).stat().st_size for dataset_id in CATALOG) < 40e6


def _state(state: str, end: str, key: str) -> pd.Series:
    frame = store.load("state_deaths_monthly")
    rows = frame[frame["state"].eq(state) & frame["month"].eq(end) & frame["indicator_key"].eq(key)]
    assert len(rows) == 1
    return rows.iloc[0]


def test_national_synthetic_opioid_deaths_keep_reported_and_predicted_apart():
    row = _state("US", "2023-12-31", "synthetic_opioids")
    assert (row["reported"], row["predicted"]) == (74091, 74792)


def test_newer_file_wins_where_both_have_synthetic_opioids():
    assert _state("US", "2025-02-28", "synthetic_opioids")["reported"] == 45565


def test_new_york_includes_its_city():
    whole, upstate, city = (_state(state, "2024-12-31", "synthetic_opioids") for state in ("NY", "NY_EXCL_NYC", "YC"))
    assert whole["reported"] == upstate["reported"] + city["reported"] == 3174


def test_percentages_of_new_york_are_not_added():
    row = _state("NY", "2024-12-31", "percent_specified")
    assert pd.isna(row["reported"])
    assert row["status"] == "not_available"


def test_all_cause_deaths_are_marked():
    frame = store.load("state_deaths_monthly")
    assert set(frame.loc[frame["measure"].eq("all-cause deaths"), "indicator"]) == {"Number of Deaths"}


def test_connecticut_has_deaths_on_old_codes_and_shapes_on_new_ones():
    counties = store.load("counties").set_index("fips")
    assert counties.loc["09001", ["short_name", "retired"]].tolist() == ["Fairfield", True]
    assert not counties.loc["09190", "retired"]


def test_code_without_population_has_no_deaths():
    frame = store.load("county_deaths_annual").set_index(["fips", "year"])
    assert frame.loc[("02261", 2020), "status"] == "not_available"


def test_san_ysidro_is_2504_and_eastport_is_two_ports():
    ports = store.load("ports").set_index("port_code")
    assert ports.loc["2504", "name"] == "San Ysidro"
    crossings = store.load("border_crossings")
    assert set(crossings.loc[crossings["port"].eq("Eastport"), "port_code"]) == {"0103", "3302"}


def test_contradicted_count_is_not_available():
    frame = store.load("border_crossings")
    row = frame[frame["crossings"].isna()].iloc[0]
    assert (row["port_code"], row["measure"], row["status"]) == ("2606", "Bus Passengers", "not_available")


def test_fiscal_year_starts_in_october_of_the_year_before():
    frame = store.load("cbp_seizures")
    months = frame.loc[frame["fiscal_year"].eq(2024), "month"]
    assert (months.min(), months.max()) == (pd.Timestamp("2023-10-01"), pd.Timestamp("2024-09-01"))
    assert set(frame.loc[frame["status"].eq("provisional"), "fiscal_year"]) == {2026}


def test_two_cbp_publications_agree_on_fentanyl():
    fine = store.load("cbp_seizures")
    fine = fine[fine["drug"].eq("Fentanyl") & fine["fiscal_year"].between(2023, 2025)]
    coarse = store.load("cbp_fentanyl_recent")
    keys = ["fiscal_year", "component", "region"]
    sums = fine.groupby(keys, observed=True)["pounds"].sum()
    assert sums.sub(coarse.set_index(keys)["pounds"]).dropna().abs().max() < 0.02


def test_imports_2024_have_no_rank_for_a_figure():
    frame = store.load("goods_imports").set_index(["iso3", "year"])
    assert frame.loc[("PRK", 2024), "status"] == "not_available"
    assert frame.loc[("MEX", 2024), "usd"] == 505_850_600_000


def test_part_of_a_year_is_provisional():
    frame = store.load("goods_imports")
    assert set(frame.loc[frame["months"].lt(12), "year"]) == {2026}
    assert set(frame.loc[frame["months"].lt(12), "status"]) == {"provisional"}


def test_facts_given_as_a_range_have_two_ends_and_no_value():
    frame = store.load("parameters")
    row = frame[frame["key"].eq("share_opioid_deaths")].iloc[0]
    assert (row["low"], row["high"]) == (0.30, 0.40)
    assert pd.isna(row["value"])
