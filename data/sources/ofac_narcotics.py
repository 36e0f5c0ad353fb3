"""OFAC narcotics designations as counts by program, country and year; the file has no names and none is kept."""

from pathlib import Path

import pandas as pd

from data.raw import codes, read_rows, translate
from data.sources.census_countries import iso3_by_name, name_by_iso3

FILE = "sanctions/ofac_narcotics_designations_2021-05_2024-07.csv"
UNKNOWN_COUNTRY = "XXX"
PROGRAMS = {
    "SDNT": "Narcotics Trafficking Sanctions (Executive Order 12978)",
    "SDNTK": "Foreign Narcotics Kingpin Designation Act",
    "ILLICIT-DRUGS-EO14059": "Foreign persons in the global illicit drug trade (Executive Order 14059)",
}
_FIRST_LIST = "<="
_STILL = "still listed"
_DATE = r"20\d\d-\d\d-\d\d"
_KINDS = {"individual": "individuals", "entity": "entities", "aircraft": "aircraft"}
_KEYS = ["program", "program_name", "iso3", "country", "already_listed", "year"]
_COLUMNS = ("ent_num", "sdn_type", "program", "first_seen", "last_seen", "country", "country_basis")


def parse(raw: Path) -> pd.DataFrame:
    """One row a program, country and year first seen: designations, by kind, and how many are still listed.

    Those on the first list the file knows are older than it says: `already_listed` marks them, apart from that year's.
    """
    rows = read_rows(raw, FILE, _COLUMNS)
    seen = codes(rows["first_seen"], FILE, rf"({_FIRST_LIST})?{_DATE}", "a date, after <= where it may be earlier")
    still = codes(rows["last_seen"], FILE, rf"({_STILL} )?{_DATE}", "a date, after 'still listed' where it is")
    kind = translate(rows["sdn_type"], _KINDS, FILE)
    iso3 = _iso3(rows["country"])
    listed = pd.DataFrame(
        {
            "program": codes(rows["program"], FILE, "|".join(PROGRAMS), f"one of {', '.join(PROGRAMS)}"),
            "program_name": rows["program"].map(PROGRAMS),
            "iso3": iso3,
            "country": iso3.map({**name_by_iso3(), "USA": "United States", UNKNOWN_COUNTRY: "Unknown"}),
            "already_listed": seen.str.startswith(_FIRST_LIST),
            "year": seen.str.removeprefix(_FIRST_LIST).str[:4].astype("int32"),
            "designations": 1,
            **{name: kind.eq(name).astype("int64") for name in _KINDS.values()},
            "still_listed": still.str.startswith(_STILL).astype("int64"),
        }
    )
    return listed.groupby(_KEYS, as_index=False).sum()


def _iso3(country: pd.Series) -> pd.Series:
    known = {**iso3_by_name(), "United States": "USA", "": UNKNOWN_COUNTRY}
    return translate(country, known, FILE)
