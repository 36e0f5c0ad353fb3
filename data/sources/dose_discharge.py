"""CDC DOSE discharge data by county: emergency department visits for non-fatal overdoses, counts and rates."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from data.raw import codes, counts, fips, numbers, read_rows, refuse, translate
from data.sources.suppression import refuse_hidden, with_bounds

FILE = "nonfatal/dose_dx_county_2018-2023.csv"
HIDDEN, ABSENT, BLANK = "suppressed", "NA", "."
_COLUMNS = ("fips", "year", "dataset", "count_alldrug", "population", "rate_alldrug", "type", "person_years")
_YEARS = {"1 year": "1", "5 year": "5"}


def parse(raw: Path) -> pd.DataFrame:
    """One row a county and period of one or five years: visits and their rate, or why there is none."""
    rows = read_rows(raw, FILE, _COLUMNS)
    refuse(rows["dataset"].ne("ED"), FILE, "dataset must be ED, emergency department visits")
    years = translate(rows["type"], _YEARS, FILE).astype("int32")
    period = codes(rows["year"], FILE, r"20\d\d(-20\d\d)?", "a year or a range of years")
    refuse(period.str.contains("-") != years.gt(1), FILE, "year must be a range of years for a rate of five years only")
    frame = pd.DataFrame(
        {
            "fips": fips(rows["fips"], FILE),
            "year": period.str[-4:].astype("int32"),
            "years": years,
            "visits": _shown(rows["count_alldrug"], counts),
            "status": _status(rows["count_alldrug"], "suppressed"),
            "rate": _shown(rows["rate_alldrug"], numbers),
            "rate_status": _status(rows["rate_alldrug"], "suppressed_rate"),
            "person_years": _person_years(rows, years),
        }
    )
    return with_bounds(_checked(frame), "visits")


def _shown(text: pd.Series, read: Callable[[pd.Series, str], pd.Series]) -> pd.Series:
    return read(text.mask(text.isin((HIDDEN, ABSENT)), ""), FILE)


def _status(text: pd.Series, hidden: str) -> pd.Series:
    status = pd.Series("published", index=text.index, dtype="str")
    return status.mask(text.eq(HIDDEN), hidden).mask(text.eq(ABSENT), "not_available")


def _person_years(rows: pd.DataFrame, years: pd.Series) -> pd.Series:
    """The rate's denominator: the year's population, or the five years' sum; the other column holds a point."""
    used = rows["population"].where(years.eq(1), rows["person_years"])
    return counts(used.mask(used.eq(ABSENT), "").rename("population or person_years"), FILE)


def _checked(frame: pd.DataFrame) -> pd.DataFrame:
    """A rate where and only where 0 or at least 20 visits stand behind it, and no rate of a hidden count."""
    refuse_hidden(frame["visits"], frame["status"].ne("published"), FILE)
    some = frame["visits"].between(1, 19).fillna(False).astype(bool)
    refuse(some & frame["rate"].notna(), FILE, "rate_alldrug must be suppressed for fewer than 20 visits")
    refuse(frame["visits"].isna() & frame["rate"].notna(), FILE, "rate_alldrug must not be given for a hidden count")
    return frame
