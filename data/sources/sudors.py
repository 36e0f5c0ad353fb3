"""CDC SUDORS dashboard download: unintentional and undetermined overdose deaths with what is known of each.

The workbook is wide: a column for each measure and each of deaths, rate and percent. Here a row is a measure.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from data.raw import codes, counts, numbers, read_header, read_rows, read_sheet_rows, refuse, translate
from data.states import STATES

FILE = "mortality/sudors_2020-2024.xlsx"
DICTIONARY = "mortality/SUDORS_data_dictionary.csv"
ANNUAL_SHEET, TREND_SHEET = "Annual Data", "Overall Trend Data"
HIDDEN = "9999"
BELOW = "<0.1"  # a percent above zero that would round to it: the number stays with the count
UNITS = ("deaths", "rate", "percent")
OVERALL, NATION = "Overall", "US"
MAP_ONLY = "Map data only"
# sections of the dictionary that are kept, and what they are called here
SECTIONS = {
    "Drugs involved": "drugs involved",
    "Distribution of overdose deaths by opioid and stimulant involvement": "opioids and stimulants",
    "Drugs of interest detected": "drugs detected",
    "By sex": "sex",
    "By race/ethnicity": "race and ethnicity",
    "By age (in years)": "age",
    "Potential opportunities for intervention": "opportunities for intervention",
    "Bystanders": "bystanders",
    "History of drug use and overdose": "history",
    "Mental health and treatment": "mental health and treatment",
    "Other overdose-related circumstances": "other circumstances",
    "Overdose response": "response",
    "Routes of drug use": "route",
    "Scene evidence": "scene evidence",
    "Treatment for substance use disorder(s)": "treatment for substance use disorder",
}
_POSTAL = {name: postal for postal, name in STATES.values()}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = (*_MONTHS, "q1", "q2", "q3", "q4")


def parse(raw: Path) -> pd.DataFrame:
    """One row a jurisdiction, year and measure: deaths, rate, percent, or why there is no count."""
    measures = _measures(raw, ANNUAL_SHEET)
    rows = read_sheet_rows(raw, FILE, ("jurisdiction", "data_year", *_columns(measures)), ANNUAL_SHEET)
    overall = rows["jurisdiction"].str.startswith(OVERALL)
    names = rows["jurisdiction"].mask(overall, OVERALL)
    base = pd.DataFrame(
        {
            "state": translate(names, {**_POSTAL, OVERALL: NATION}, FILE),
            "jurisdictions": rows["jurisdiction"].str.extract(r"(\d+) jurisdictions")[0].astype("Int64"),
            "year": codes(rows["data_year"], FILE, r"20\d\d", "a year").astype("int32"),
        }
    )
    return _status(pd.concat(_long(rows, base, measures), ignore_index=True))


def parse_trends(raw: Path) -> pd.DataFrame:
    """One row a range of years, year and measure: the same jurisdictions in every year of a range."""
    measures = _measures(raw, TREND_SHEET)
    head = ("jurisdiction", "trend_range", "data_year")
    rows = read_sheet_rows(raw, FILE, (*head, *_columns(measures)), TREND_SHEET)
    group = rows["jurisdiction"].mask(rows["jurisdiction"].eq("")).ffill()
    rows = rows.assign(jurisdiction=group, trend_range=rows["trend_range"].mask(rows["trend_range"].eq("")).ffill())
    rows = rows[~rows["jurisdiction"].str.startswith(MAP_ONLY)]
    years = rows["trend_range"].str.extract(r"^(20\d\d) to (20\d\d)$")
    refuse(years.isna().any(axis=1), FILE, "trend_range must be two years: 2020 to 2024")
    base = pd.DataFrame(
        {
            "first_year": years[0].astype("int32"),
            "last_year": years[1].astype("int32"),
            "year": codes(rows["data_year"], FILE, r"20\d\d", "a year").astype("int32"),
            "jurisdictions": rows["jurisdiction"].str.extract(r"(\d+) jurisdictions")[0].astype("Int64"),
        }
    )
    return _status(pd.concat(_long(rows, base, measures), ignore_index=True))


def _columns(measures: pd.DataFrame) -> tuple[str, ...]:
    """Every column of the workbook that the measures are read from, once."""
    return tuple(dict.fromkeys(name for each in measures["columns"] for name in each.values()))


def _measures(raw: Path, sheet: str) -> pd.DataFrame:
    """The measures that are kept and that the sheet has: key, section, description and, by unit, its column."""
    there = {_key(name): name for name in read_header(raw, FILE, sheet)}
    rows = read_rows(raw, DICTIONARY, ("Variable name", "Description "))
    name, text = rows["Variable name"].str.strip(), rows["Description "].str.strip()
    section = name.where(text.eq("")).ffill().map(SECTIONS)
    found: dict[str, dict[str, Any]] = {}
    for line in rows[section.notna() & text.ne("")].index:
        column = there.get(_key(name[line]))
        measure, unit = _split(_key(name[line]))
        if column is None or measure is None:
            continue
        entry = found.setdefault(measure, {"measure": measure, "section": section[line], "columns": {}})
        entry["columns"].setdefault(unit, column)
        if unit == "deaths":
            entry["description"] = text[line].removeprefix("Number of ").strip()
    return pd.DataFrame([entry for entry in found.values() if "deaths" in entry["columns"]])


def _key(column: str) -> str:
    """A column's name as dictionary and workbook agree on it: small letters, one underscore at a time."""
    return re.sub("_+", "_", column.strip().lower())


def _split(column: str) -> tuple[str | None, str]:
    """A measure's key and unit by the name of its column; no key for months, quarters and changes."""
    key, _, unit = column.rpartition("_")
    if unit not in UNITS or key.rpartition("_")[2] in _PARTS:
        return None, unit
    return key, unit


def _long(rows: pd.DataFrame, base: pd.DataFrame, measures: pd.DataFrame) -> Iterator[pd.DataFrame]:
    for measure in measures.to_dict("records"):
        cells = {unit: rows[name] for unit, name in measure["columns"].items()}
        part = base.assign(**{key: measure[key] for key in ("section", "measure", "description")})
        part["deaths"] = counts(_shown(cells["deaths"]), FILE)
        for unit in ("rate", "percent"):
            given = cells.get(unit)
            part[unit] = float("nan") if given is None else numbers(_shown(given), FILE, low=0)
        part["rate_status"] = _rate_status(cells.get("rate"), part)
        part["percent_below"] = cells["percent"].eq(BELOW) if "percent" in cells else False
        yield part


def _rate_status(rate: pd.Series | None, part: pd.DataFrame) -> pd.Series:
    """Published; hidden, as it rests on 1–19 deaths; or not available: the measure has none, or no count."""
    if rate is None:
        return pd.Series("not_available", index=part.index, dtype="str")
    few = part["deaths"].between(1, 19).fillna(False).astype(bool)
    status = pd.Series("published", index=part.index, dtype="str")
    return status.mask(rate.eq(HIDDEN), "not_available").mask(rate.eq(HIDDEN) & few, "suppressed_rate")


def _shown(cells: pd.Series) -> pd.Series:
    return cells.mask(cells.isin([HIDDEN, BELOW]), "")


def _status(frame: pd.DataFrame) -> pd.DataFrame:
    """Suppressed where the count is hidden; not available where a whole section is, for it was not met."""
    keys = [name for name in ("state", "first_year", "year") if name in frame]
    absent = frame["deaths"].isna().groupby([*(frame[key] for key in keys), frame["section"]]).transform("all")
    hidden = frame["deaths"].isna()
    status = pd.Series("published", index=frame.index, dtype="str").mask(hidden, "suppressed")
    return frame.assign(status=status.mask(hidden & absent, "not_available"))
