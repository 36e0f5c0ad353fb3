"""Census goods imports by partner and year: three publications, one table."""

from pathlib import Path

import pandas as pd

from data.raw import codes, numbers, read_rows, refuse, required_counts, translate
from data.sources.census_countries import iso3_by_code, iso3_by_name, name_by_iso3

ANNUAL = "trade/us_goods_imports_annual_2013_2022_all_countries.csv"
YEAR_2024 = "trade/us_2024_trade_by_country_dataset1_2025-04.csv"
RECENT = "trade/us_goods_imports_2023_2025_2026_by_country_usd_million.csv"
_IMPORTS_2024 = "US 2024 Imports (Customs Basis)"
_MONTHS = {"Jan-Dec": 12, "Jan-Jul": 7}
_NO_FIGURE = " (-)"
_FIRST_COUNTRY_CODE = 1000
_API = "International Trade API, by country"
_USD = 1e6


def parse(raw: Path) -> pd.DataFrame:
    """One row a partner and year: general imports at customs value in USD, and how many months they cover."""
    frame = pd.concat([_annual(raw), _year_2024(raw), _recent(raw)], ignore_index=True)
    partial = frame["months"].lt(12)
    status = partial.map({True: "provisional", False: "final"}).mask(frame["usd"].isna(), "not_available")
    return frame.assign(country=frame["iso3"].map(name_by_iso3()), status=status)


def tidy(rows: pd.DataFrame, file: str) -> pd.DataFrame:
    """As parse, from the rows of the Census API: CTY_CODE, GEN_VAL_MO (USD of the month) and time (2026-07)."""
    time = codes(rows["time"], file, r"20\d\d-\d\d", "a month such as 2026-07")
    values = rows[["time"]].assign(
        iso3=translate(rows["CTY_CODE"], iso3_by_code(), file),
        year=time.str[:4].astype("int32"),
        usd=required_counts(rows["GEN_VAL_MO"], file).astype("float64"),
    )
    frame = values.groupby(["iso3", "year"], as_index=False)["usd"].sum()
    frame["months"] = frame["year"].map(values.groupby("year")["time"].nunique())
    status = frame["months"].lt(12).map({True: "provisional", False: "final"})
    country = frame["iso3"].map(name_by_iso3())
    return pd.DataFrame(frame.assign(country=country, source=_API, status=status))


def _annual(raw: Path) -> pd.DataFrame:
    """2013–2022, all partners. Codes below 1000 are groups of countries and are dropped."""
    rows = read_rows(raw, ANNUAL, ("year", "CTY_CODE", "imports_usd_million"))
    rows = rows[required_counts(rows["CTY_CODE"], ANNUAL).ge(_FIRST_COUNTRY_CODE)]
    return pd.DataFrame(
        {
            "iso3": translate(rows["CTY_CODE"], iso3_by_code(), ANNUAL),
            "year": required_counts(rows["year"], ANNUAL),
            "usd": _dollars(rows["imports_usd_million"], ANNUAL),
            "months": 12,
            "source": "country.xlsx, annual 2013–2022",
        }
    )


def _year_2024(raw: Path) -> pd.DataFrame:
    """2024. Partners marked (-) have a rank where others have their imports: no figure is taken for them."""
    rows = read_rows(raw, YEAR_2024, ("Country", _IMPORTS_2024), separator=";")
    no_figure = rows["Country"].str.endswith(_NO_FIGURE)
    name = rows["Country"].str.removesuffix(_NO_FIGURE).str.rstrip("*")
    return pd.DataFrame(
        {
            "iso3": translate(name, iso3_by_name(), YEAR_2024),
            "year": 2024,
            "usd": _dollars(rows[_IMPORTS_2024].str.replace(",", ""), YEAR_2024).mask(no_figure),
            "months": 12,
            "source": "annual 2024, as first published",
        }
    )


def _recent(raw: Path) -> pd.DataFrame:
    """2025, all partners; 2023 and January–July 2026, some."""
    rows = read_rows(raw, RECENT, ("iso3", "year", "imports_usd_million", "period"))
    refuse(~rows["iso3"].isin(list(name_by_iso3())), RECENT, "iso3 must be the code of a trade partner")
    refuse(~rows["period"].isin(list(_MONTHS)), RECENT, f"period must be one of: {', '.join(_MONTHS)}")
    return pd.DataFrame(
        {
            "iso3": rows["iso3"],
            "year": required_counts(rows["year"], RECENT),
            "usd": _dollars(rows["imports_usd_million"], RECENT),
            "months": rows["period"].map(_MONTHS),
            "source": "country.xlsx, 2023–2026",
        }
    )


def _dollars(millions: pd.Series, file: str) -> pd.Series:
    refuse(millions.eq(""), file, f"{millions.name} must not be blank")
    return numbers(millions, file, low=0).mul(_USD).round()
