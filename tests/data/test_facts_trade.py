"""Trade: what the snapshot must say where its sources repeat, double, omit or misplace."""

import pandas as pd
import pytest

from data import store
from data.raw import read_rows, read_sheet_rows
from data.sources import census_imports_monthly, transborder_tables

NATION = ["iso3", "direction", "mode"]
SURFACE = ("Truck", "Rail", "Pipeline", "Mail")


def _month(frame, month, **where):
    rows = frame[frame["month"].eq(month)]
    for column, value in where.items():
        rows = rows[rows[column].eq(value)]
    return rows


def test_imports_by_port_agree_with_the_ports():
    frame = store.load("imports_by_port_country_hs2").groupby("port_code", observed=True)[["air_usd", "vessel_usd"]]
    ports = store.load("ports").set_index("port_code")
    sums = frame.sum()
    assert sums["air_usd"].tolist() == ports.loc[sums.index, "imports_2024_air_usd"].tolist()
    assert sums["vessel_usd"].tolist() == ports.loc[sums.index, "imports_2024_vessel_usd"].tolist()


def test_imports_by_port_stay_below_the_countrys_imports():
    frame = store.load("imports_by_port_country_hs2")
    sums = frame.groupby("iso3", observed=True)[["air_usd", "vessel_usd"]].sum().sum(axis=1)
    whole = store.load("goods_imports").query("year == 2024").set_index("iso3")["usd"].dropna()
    for partner in ("CHN", "MEX", "CAN", "IND", "JPN"):
        assert sums[partner] < whole[partner] * 1.01


def test_weight_is_missing_rather_than_zero_beside_a_value():
    imports = store.load("imports_by_port_country_hs2")
    for mode in ("air", "vessel"):
        valued = imports[imports[f"{mode}_usd"].gt(0)]
        assert not valued[f"{mode}_kg"].eq(0).any()
    freight = store.load("transborder_freight")
    assert not (freight["kg"].eq(0) & freight["usd"].gt(0)).any()


@pytest.mark.parametrize("table", ["transborder_freight", "transborder_monthly", "transborder_texas_ports"])
def test_exports_by_land_have_no_weight(table):
    frame = store.load(table)
    land = frame[frame["direction"].eq("export") & frame["mode"].isin(SURFACE)]
    assert len(land)
    assert land["kg"].isna().all()


def test_four_months_of_ports_are_absent_and_not_zero():
    months = set(store.load("transborder_freight")["month"])
    expected = set(pd.date_range("2020-01-31", "2024-09-30", freq="ME"))
    assert expected - months == {pd.Timestamp(day) for day in ("2020-10-31", "2020-11-30", "2020-12-31", "2024-03-31")}


def test_ports_add_up_to_the_nation_in_value_and_weight():
    keys = ["month", *NATION]
    ports = store.load("transborder_freight").groupby(keys, observed=True)[["usd", "kg"]].sum(min_count=1)
    nation = store.load("transborder_monthly").set_index(keys)[["usd", "kg"]].loc[ports.index]
    assert ports["usd"].eq(nation["usd"]).all()
    assert ports["kg"].sub(nation["kg"]).abs().max() <= 5  # the nation's short tons have two decimals


def test_texas_ports_agree_with_all_ports():
    keys = ["port_code", "year", "direction", "mode"]
    texas = store.load("transborder_texas_ports").query("2021 <= year <= 2023")
    texas = texas.astype({"port_code": "str"}).set_index(keys)["usd"]
    ports = store.load("transborder_freight").query("iso3 == 'MEX'").astype({"port_code": "str"})
    sums = ports.assign(year=ports["month"].dt.year).groupby(keys, observed=True)["usd"].sum()
    assert texas.eq(sums.loc[texas.index]).all()


def test_states_add_up_to_the_nation():
    keys = ["year", *NATION]
    states = store.load("transborder_us_states").groupby(keys, observed=True)["usd"].sum()
    nation = store.load("transborder_monthly")
    nation = nation.assign(year=nation["month"].dt.year).groupby(keys, observed=True)["usd"].sum()
    since_1995 = states[states.index.get_level_values("year") >= 1995]
    assert since_1995.eq(nation.loc[since_1995.index]).all()


def test_exports_that_stand_twice_are_not_available():
    frame = store.load("transborder_monthly")
    twice = frame[frame["status"].eq("not_available") & frame["iso3"].eq("MEX")]
    assert set(twice["direction"]) == {"export"}
    months = set(pd.date_range("1993-04-30", "1994-03-31", freq="ME")) - {pd.Timestamp("1993-05-31")}
    assert set(twice["month"]) == months
    for table in ("transborder_us_states", "transborder_texas_ports", "transborder_mexican_states"):
        annual = store.load(table)
        hidden = annual[annual["status"].eq("not_available")]
        assert set(hidden["year"]) == {1993, 1994}
        assert set(hidden["direction"]) == {"export"}
        assert set(hidden["iso3"]) == {"MEX"}


def test_hidden_exports_exceed_the_nations_by_all_modes_and_the_shown_do_not(raw):
    exports = tuple("E" + month for month in census_imports_monthly.MONTHS)
    workbook = read_sheet_rows(raw, census_imports_monthly.WORKBOOK, ("year", "CTY_CODE", *exports))
    mexico = workbook[workbook["CTY_CODE"].eq("2010")].set_index("year").drop(columns="CTY_CODE").astype("float64")
    mexico.columns = range(1, 13)
    mexico.index = mexico.index.astype("int64")
    whole = mexico.stack().mul(1e6).rename_axis(["Year", "Month"])
    whole = whole[whole.gt(0)]  # the workbook writes 0 for months to come
    published = read_rows(raw, transborder_tables.MONTHLY, ("Year", "Month", "Country", "TradeType", "TradeValue"))
    published = published[published["Country"].eq("Mexico") & published["TradeType"].eq("Export")]
    numbers = published[["Year", "Month", "TradeValue"]].astype("float64").astype("int64")
    share = numbers.groupby(["Year", "Month"])["TradeValue"].sum().div(whole).dropna()
    hidden = store.load("transborder_monthly").query("iso3 == 'MEX' and status == 'not_available'")["month"].unique()
    twice = share.index.isin([(month.year, month.month) for month in pd.DatetimeIndex(hidden)])
    assert share[twice].between(1.7, 1.81).all()
    assert share[~twice].max() < 1.05


def test_may_1993_of_canada_stands_in_april_and_neither_is_shown():
    frame = store.load("transborder_monthly")
    april = _month(frame, "1993-04-30", iso3="CAN")
    assert set(april["status"]) == {"not_available"}
    assert _month(frame, "1993-05-31", iso3="CAN").empty


def test_september_1996_exports_to_canada_are_absent():
    frame = store.load("transborder_monthly")
    assert _month(frame, "1996-09-30", iso3="CAN", direction="export").empty
    states = store.load("transborder_us_states").query("year == 1996 and iso3 == 'CAN'")
    assert states.groupby("direction", observed=True)["months"].unique().map(list).to_dict() == {
        "export": [11],
        "import": [12],
    }


def test_years_that_start_late_say_how_many_months_they_have():
    frame = store.load("transborder_us_states")
    assert set(frame.loc[frame["year"].eq(1993), "months"]) == {9}
    late = frame[frame["year"].eq(2003) & frame["mode"].isin(["Air", "Vessel"])]
    assert set(late["months"]) == {2}


def test_nayarit_is_absent_after_2006_and_not_zero():
    frame = store.load("transborder_mexican_states")
    assert frame.loc[frame["mexican_state"].eq("Nayarit"), "year"].max() == 2006


def test_months_to_come_are_not_zero_imports():
    frame = store.load("goods_imports_monthly")
    japan = frame[frame["iso3"].eq("JPN")]
    assert japan["month"].max() == pd.Timestamp("2023-01-31")
    assert not frame["month"].dt.year.eq(2024).any()


def test_newer_file_wins_where_both_have_a_month():
    frame = store.load("goods_imports_monthly").set_index(["iso3", "month"])
    assert frame.loc[("CAN", "2023-01-31"), "usd"] == 34_893_200_000


def test_months_add_up_to_the_years():
    monthly = store.load("goods_imports_monthly")
    sums = monthly.assign(year=monthly["month"].dt.year).groupby(["iso3", "year"], observed=True)["usd"].sum()
    annual = store.load("goods_imports").query("2013 <= year <= 2022").set_index(["iso3", "year"])["usd"]
    known = annual[annual.index.isin(sums.index)]
    assert len(known) == 2336
    assert known.sub(sums.loc[known.index]).abs().max() <= 12  # each month is rounded to the dollar
    later = [("CAN", 2025), ("CHN", 2025), ("HKG", 2025), ("IND", 2025), ("MEX", 2025), ("MEX", 2023)]
    whole = store.load("goods_imports").set_index(["iso3", "year"])["usd"]
    assert max(abs(sums[key] - whole[key]) for key in later) <= 0.5e6


def test_partner_that_changed_its_code_has_one_series():
    frame = store.load("goods_imports_monthly")
    serbia = frame[frame["iso3"].eq("SRB")]
    assert serbia["month"].dt.year.nunique() == len(range(2007, 2024))
    sudan = frame[frame["iso3"].eq("SDN") & frame["month"].dt.year.eq(2011)]
    assert sudan["usd"].sum() == pytest.approx(10.4e6, abs=0.1e6)


def test_imports_not_yet_revised_are_provisional():
    frame = store.load("goods_imports_monthly")
    assert set(frame.loc[frame["status"].eq("provisional"), "month"].dt.year) == {2022, 2023, 2026}


def test_loaded_truck_containers_break_while_trucks_go_on():
    """BTS's loaded containers double against trucks: at the Canadian border in July 2023, at the Mexican by 2024."""
    frame = store.load("border_crossings")
    frame = frame[frame["measure"].isin(["Trucks", "Truck Containers Loaded"])]
    sums = frame.groupby(["border", "month", "measure"], observed=True)["crossings"].sum().unstack("measure")
    per_truck = (sums["Truck Containers Loaded"] / sums["Trucks"]).astype("float64").unstack("border")
    canada, mexico = per_truck["US-Canada Border"], per_truck["US-Mexico Border"]
    assert canada["2022-01-01":"2023-06-01"].max() < 0.85 < 1.35 < canada["2023-07-01":].min()
    assert mexico["2022-01-01":"2023-06-01"].max() < 0.8 < 0.9 < mexico["2023-07-01":"2023-12-01"].min()
    assert mexico["2024-01-01":].min() > 1.3
