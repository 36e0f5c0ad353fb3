"""CBP Drug Seizure Statistics, nationwide: field offices and Border Patrol sectors, by month and drug."""

from pathlib import Path

import pandas as pd

from data.raw import codes, numbers, read_rows, refuse, required_counts, translate

FILES = ("seizures/nationwide-drugs-fy19-fy22.csv", "seizures/nationwide-drugs-fy23-fy26-apr.csv")
AREA = "Area of Responsibility"
_YEAR, _MONTH, _EVENTS, _POUNDS = "FY", "Month (abbv)", "Count of Event", "Sum Qty (lbs)"
_COLUMNS = (_YEAR, _MONTH, "Component", "Region", "Land Filter", "Drug Type", _EVENTS, _POUNDS)
_TO_DATE = r" \(FYTD\)"
_CAPITALS = {"Lsd": "LSD", "Other Drugs**": "Other drugs", "Khat (Catha Edulis)": "Khat"}
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_FIRST_MONTH_OF_FISCAL_YEAR = 10


def parse(raw: Path) -> pd.DataFrame:
    """One row a month, component, region, area and drug: events and pounds."""
    return pd.concat([parse_file(raw, file, AREA) for file in FILES], ignore_index=True)


def parse_file(raw: Path, file: str, area: str) -> pd.DataFrame:
    """One of CBP's seizure files; `area` is its column of field offices, sectors or branches."""
    rows = read_rows(raw, file, (*_COLUMNS, area))
    year = codes(rows[_YEAR], file, r"20\d\d( \(FYTD\))?", "a fiscal year such as 2024 or 2026 (FYTD)")
    fiscal_year = year.str[:4].astype("int32")
    refuse(rows[_POUNDS].eq(""), file, f"{_POUNDS} must not be blank")
    return pd.DataFrame(
        {
            "fiscal_year": fiscal_year,
            "month": calendar_month(fiscal_year, rows[_MONTH], file),
            "component": rows["Component"],
            "region": rows["Region"],
            "land_filter": rows["Land Filter"],
            "area": _title(rows[area]),
            "drug": rows["Drug Type"].replace(_CAPITALS),
            "events": required_counts(rows[_EVENTS], file),
            "pounds": numbers(rows[_POUNDS], file, low=0),
            "status": year.str.contains(_TO_DATE).map({True: "provisional", False: "final"}),
        }
    )


def calendar_month(fiscal_year: pd.Series, month: pd.Series, file: str) -> pd.Series:
    """First day of the calendar month; October to December lie in the calendar year before the fiscal year."""
    number = translate(month, {name: str(place) for place, name in enumerate(_MONTHS, 1)}, file).astype("int32")
    year = fiscal_year - number.ge(_FIRST_MONTH_OF_FISCAL_YEAR).astype("int32")
    return pd.to_datetime(pd.DataFrame({"year": year, "month": number, "day": 1}))


def _title(area: pd.Series) -> pd.Series:
    """SAN DIEGO FIELD OFFICE as San Diego Field Office; names that are not all capitals stay."""
    return area.where(~area.str.isupper(), area.str.title())
