"""What a table covers: which periods and places it holds, and how many of their numbers are hidden."""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from data import store
from data.catalog import CATALOG, Dataset
from data.states import STATES
from data.views.memory import stamp

PERIODS = ("month", "period_end", "half_year", "period", "year", "fiscal_year")
PLACES = {
    "fips": "counties",
    "state": "states",
    "jurisdiction": "jurisdictions",
    "mexican_state": "Mexican states",
    "hidta_slug": "HIDTAs",
    "port_code": "ports",
    "area": "field offices and sectors",
    "field_office": "field offices",
    "iso3": "countries",
}
ROW = "row"  # the status of rows in a table that has no status
_POSTAL = {code: postal for code, (postal, _) in STATES.items()}


@dataclass(frozen=True)
class Coverage:
    """What a table covers.

    by_period: period (text), status, rows, places (number of different ones), in order of period; empty where the
    table has no period. by_state: state (postal code) × period (text), the share (0–1) of its rows that hold a
    number, missing where there is no row; empty where the table has no states, no periods or no status.
    places: what the places are called, "" where there are none.
    """

    by_period: pd.DataFrame
    by_state: pd.DataFrame
    places: str


def coverage(dataset_id: str) -> Coverage:
    """What the table that serves now covers. Raises TableUnavailable, and KeyError for an unknown id."""
    return _coverage(dataset_id, stamp(dataset_id))


@lru_cache(maxsize=128)
def _coverage(dataset_id: str, stamp: tuple[str, int]) -> Coverage:
    dataset = CATALOG[dataset_id]
    table = store.load(dataset_id)
    period, place = _first(dataset, PERIODS), _first(dataset, tuple(PLACES))
    if period is None:
        return Coverage(pd.DataFrame(), pd.DataFrame(), PLACES.get(place or "", ""))
    rows = pd.DataFrame({"period": _as_text(table[period])})
    rows["status"] = table["status"].astype("str") if dataset.statuses else ROW
    if place:
        rows["place"] = table[place]
    return Coverage(_by_period(rows), _by_state(table, rows, dataset), PLACES.get(place or "", ""))


def _first(dataset: Dataset, names: tuple[str, ...]) -> str | None:
    """The first of the names among the table's keys, else among its other columns."""
    columns = dict.fromkeys((*dataset.keys, *dataset.column_names))
    return next((name for column in columns for name in names if name == column), None)


def _as_text(periods: pd.Series) -> pd.Series:
    """Months as YYYY-MM, years as they are; each different period is written once, as there are few."""
    distinct = periods.drop_duplicates()
    words = distinct.dt.strftime("%Y-%m") if distinct.dtype.kind == "M" else distinct.astype("str")
    return periods.map(dict(zip(distinct, words, strict=True))).astype("category")


def _by_period(rows: pd.DataFrame) -> pd.DataFrame:
    groups = rows.groupby(["period", "status"], observed=True)
    frame = pd.DataFrame({"rows": groups.size()})
    if "place" in rows:
        frame["places"] = groups["place"].nunique()
    return frame.reset_index().astype({"period": "str", "status": "str"}).sort_values("period", ignore_index=True)


def _by_state(table: pd.DataFrame, rows: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    if not dataset.count_column:
        return pd.DataFrame()
    if "fips" in table:
        states = table["fips"].astype("str").str[:2].map(_POSTAL)
    elif "state" in table:
        states = table["state"].astype("str")
    else:
        return pd.DataFrame()
    shown = table[dataset.count_column].notna()
    share = shown.groupby([states.rename("state"), rows["period"].astype("str")]).mean()
    return share.unstack("period")
