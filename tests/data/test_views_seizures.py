"""Seizures: known totals, components apart, fiscal years whole, and pounds per crossing checked by hand."""

import pandas as pd
import pytest

from data.store import load
from data.views import seizures, trade


def test_fentanyl_of_fiscal_year_2023() -> None:
    assert seizures.pounds_in("Fentanyl", 2023) == pytest.approx(27_022.85, abs=0.005)


def test_components_are_apart_and_add_up() -> None:
    frame = seizures.by_year("Fentanyl").query("fiscal_year == 2023").set_index("component")["pounds"]
    assert frame["Office of Field Operations"] == pytest.approx(24_182.06, abs=0.01)
    assert frame["U.S. Border Patrol"] == pytest.approx(2_840.79, abs=0.01)


@pytest.mark.parametrize("drug", ["Fentanyl", "Cocaine"])
def test_every_cut_has_the_same_sum(drug: str) -> None:
    expected = seizures.pounds_in(drug, 2024)
    regions = seizures.by_region(drug).query("fiscal_year == 2024")["pounds"].sum()
    months = seizures.by_month(drug).loc["2023-10-01":"2024-09-01"].to_numpy().sum()
    assert [seizures.by_area(drug, 2024)["pounds"].sum(), regions, months] == pytest.approx([expected] * 3)


def test_the_running_year_is_known_as_incomplete() -> None:
    assert seizures.latest_full_year() == 2025
    assert seizures.months_of(2026) == 7
    assert seizures.fentanyl_to_date().loc[2026, "months"] == 11


def test_the_lists_of_drugs_and_years_are_those_of_the_table() -> None:
    table = load("cbp_seizures")
    assert set(seizures.DRUGS) == set(table["drug"].unique())
    assert set(seizures.YEARS) == set(table["fiscal_year"].unique())


def test_pounds_per_million_people_at_san_diego_in_2023() -> None:
    frame = seizures.per_crossing("Fentanyl").set_index(["office", "fiscal_year"])
    ports = load("ports").query("customs_district == 'San Diego, CA'")["port_code"]
    rows = load("border_crossings")
    people = rows[
        rows["port_code"].isin(ports)
        & rows["month"].between("2022-10-01", "2023-09-01")
        & rows["measure"].isin(["Pedestrians", "Personal Vehicle Passengers", "Bus Passengers", "Train Passengers"])
    ]["crossings"].sum()
    assert frame.loc[("San Diego", 2023), "per_million"] == pytest.approx(1e6 * 11_420.48257 / people)


def test_only_years_that_both_tables_hold_in_full_are_divided() -> None:
    frame = seizures.per_crossing("Fentanyl")
    assert set(frame["fiscal_year"]) == set(range(2019, 2025))
    assert set(frame["office"]) == {"San Diego", "Tucson", "El Paso", "Laredo"}


def test_imports_of_2025() -> None:
    assert trade.by_country(2025)["usd"].sum() == pytest.approx(3_414.5e9, rel=1e-4)
    leading = trade.leading(2025)
    assert len(leading) == 15
    assert {"MEX", "CHN", "CAN"} <= set(leading["iso3"])


def test_months_without_a_seizure_are_zero_within_the_series_only() -> None:
    frame = seizures.by_month("LSD")
    assert frame.notna().all().all()
    assert frame.index.max() == pd.Timestamp(2026, 4, 1)
