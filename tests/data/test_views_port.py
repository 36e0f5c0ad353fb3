"""One port's figures, checked against the tables themselves."""

import pandas as pd
import pytest

from data import store
from data.hs_chapters import HS_CHAPTERS
from data.views import port


def test_people_by_mode_are_the_table_s_and_a_month_without_report_is_missing() -> None:
    table = store.load("border_crossings")
    rows = table[table.port_code.eq("2504") & table.measure.eq("Pedestrians")].set_index("month")
    frame = port.people_by_mode("2504")
    assert frame["pedestrians"].loc["2025-01-01"] == rows.crossings.loc["2025-01-01"]
    assert frame.index.to_series().diff().dropna().dt.days.between(28, 31).all()


def test_a_season_is_about_one_and_only_of_whole_years() -> None:
    share = port.season("2504", "pedestrians")
    assert list(share.index) == list(range(1, 13))
    assert share.mean() == pytest.approx(1)
    assert port.season("2704", "pedestrians").empty


def test_chapters_and_origins_sum_to_the_same_imports() -> None:
    chapters, origins = port.chapters("2704"), port.origins("2704")
    table = store.load("imports_by_port_country_hs2")
    total = table.loc[table.port_code.eq("2704"), ["air_usd", "vessel_usd"]].sum().sum()
    assert chapters["total"].sum() == origins["total"].sum() == total
    assert origins.iloc[0]["country"] == "China"


def test_every_chapter_of_the_table_has_a_name() -> None:
    assert set(store.load("imports_by_port_country_hs2").hs2.astype(str)) <= set(HS_CHAPTERS)


def test_freight_is_the_sum_of_both_partners() -> None:
    table = store.load("transborder_freight")
    rows = table[
        table.port_code.eq("2304") & table.direction.eq("import") & table["mode"].eq("Truck")
        & table.month.eq(pd.Timestamp("2024-09-30"))
    ]  # fmt: skip
    assert port.freight("2304").loc["2024-09-01", "Truck"] == rows.usd.sum()


def test_no_port_has_seizures_of_its_own() -> None:
    row = port.office_seizures("2504", "Fentanyl", 2025)
    assert row is not None
    assert row["area"] == "San Diego Field Office"
    assert port.office_seizures("3901", "Fentanyl", 2025) is None
    assert port.office_per_million("3901", "Fentanyl").empty
