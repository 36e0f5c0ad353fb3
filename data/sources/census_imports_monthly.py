"""Census goods imports by partner and month: the workbook of March 2023, and five partners as of October 2026."""

from pathlib import Path

import pandas as pd

from data.raw import codes, numbers, read_rows, read_sheet_rows, refuse, required_counts, translate
from data.sources.census_countries import iso3_by_code, name_by_iso3

WORKBOOK = "trade/census_country_2023-03.xlsx"
RECENT = "trade/us_goods_imports_monthly_CAN_CHN_HKG_IND_MEX_2023_2025_2026_usd_million.csv"
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_FIRST_COUNTRY_CODE = 1000
_APRIL = 4
_USD = 1e6
# Annual revisions come out in June: the workbook's 2022 and the newer file's 2026 have not had theirs.
_WORKBOOK_REVISED_TO, _RECENT_REVISED_TO = 2021, 2025
# Codes the Bureau used before the present ones; a partner that lives on under another code keeps one series.
_FORMER = {
    "2771": ("ANT", "Netherlands Antilles"),
    "4350": ("CSK", "Czechoslovakia"),
    "4610": ("SUN", "USSR"),
    "4790": ("YUG", "Yugoslavia (former)"),
    "4799": ("SCG", "Serbia and Montenegro"),
    "4802": ("SRB", "Serbia"),
    "5080": ("ISR", "Israel"),
    "5160": ("NTZ", "Iraq-Saudi Arabia Neutral Zone"),
    "7320": ("SDN", "Sudan"),
    "7740": ("ETH", "Ethiopia"),
    "8500": ("XIO", "International Organizations"),
}


def parse(raw: Path) -> pd.DataFrame:
    """One row a partner and month: general imports at customs value in USD; the newer file wins."""
    frame = pd.concat([_recent(raw), _workbook(raw)]).drop_duplicates(["iso3", "month"], keep="first")
    names = {**dict(_FORMER.values()), **name_by_iso3()}
    return frame.assign(country=frame["iso3"].map(names))


def tidy(rows: pd.DataFrame, file: str) -> pd.DataFrame:
    """As parse, from the rows of the Census API: CTY_CODE, GEN_VAL_MO (USD of the month) and time (2026-07).

    The revisions of June come with the figures of April: from then on the year before is final.
    """
    month = pd.to_datetime(codes(rows["time"], file, r"20\d\d-(0[1-9]|1[0-2])", "a month such as 2026-07"))
    iso3 = translate(rows["CTY_CODE"], iso3_by_code(), file)
    values = pd.DataFrame(
        {
            "iso3": iso3,
            "country": iso3.map(name_by_iso3()),
            "month": month + pd.offsets.MonthEnd(0),
            "usd": required_counts(rows["GEN_VAL_MO"], file).astype("float64"),
        }
    )
    last = values["month"].max()
    revised_to = last.year - (1 if last.month >= _APRIL else 2)
    return _with_source(values, revised_to, "International Trade API, by country")


def _workbook(raw: Path) -> pd.DataFrame:
    """1985 to the last month any partner has; codes below 1000 are groups of countries and are dropped."""
    published = ["I" + month for month in MONTHS]
    rows = read_sheet_rows(raw, WORKBOOK, ("year", "CTY_CODE", *published))
    code = codes(rows["CTY_CODE"], WORKBOOK, r"\d{4}", "a code of four digits")
    rows = rows[code.astype("int32").ge(_FIRST_COUNTRY_CODE)]
    iso3 = translate(rows["CTY_CODE"], {**iso3_by_code(), **{old: new for old, (new, _) in _FORMER.items()}}, WORKBOOK)
    year = codes(rows["year"], WORKBOOK, r"(19|20)\d\d", "a year")
    months = [_month(rows, iso3, year, number) for number in range(1, len(MONTHS) + 1)]
    frame = pd.concat(months).groupby(["iso3", "month"], as_index=False)["usd"].sum()
    last = frame.loc[frame["usd"].gt(0), "month"].max()  # months to come are written as zeros
    frame = frame[frame["month"].le(last)]
    return _with_source(frame, _WORKBOOK_REVISED_TO, "country.xlsx, March 2023")


def _month(rows: pd.DataFrame, iso3: pd.Series, year: pd.Series, number: int) -> pd.DataFrame:
    millions = rows["I" + MONTHS[number - 1]]
    month = pd.to_datetime(year + f"-{number:02}") + pd.offsets.MonthEnd(0)
    return pd.DataFrame({"iso3": iso3, "month": month, "usd": _dollars(millions, WORKBOOK)})


def _recent(raw: Path) -> pd.DataFrame:
    rows = read_rows(raw, RECENT, ("iso3", "month", "imports_usd_million"))
    refuse(~rows["iso3"].isin(list(name_by_iso3())), RECENT, "iso3 must be the code of a trade partner")
    month = codes(rows["month"], RECENT, r"20\d\d-(0[1-9]|1[0-2])", "a month such as 2025-01")
    frame = pd.DataFrame(
        {
            "iso3": rows["iso3"],
            "month": pd.to_datetime(month) + pd.offsets.MonthEnd(0),
            "usd": _dollars(rows["imports_usd_million"], RECENT),
        }
    )
    return _with_source(frame, _RECENT_REVISED_TO, "country.xlsx, October 2026")


def _dollars(millions: pd.Series, file: str) -> pd.Series:
    refuse(millions.eq(""), file, f"{millions.name} must not be blank")
    return numbers(millions, file, low=0).mul(_USD).round()


def _with_source(frame: pd.DataFrame, revised_to: int, source: str) -> pd.DataFrame:
    final = frame["month"].dt.year.le(revised_to)
    return frame.assign(status=final.map({True: "final", False: "provisional"}), source=source)
