"""SAMHSA opioid treatment programs as geocoded places; programs' names, some of them people's, are left out."""

from pathlib import Path

import pandas as pd

from data.raw import codes, numbers, read_rows, translate
from data.states import STATES

FILE = "services/otp_geocoded.csv"
_PLACE = ["state", "zip", "city", "lat", "lon"]
_COLUMNS = ("ID", "ADDRESS", "CITY", "STATE", "POSTAL", "Latitude", "Longitude")


def parse(raw: Path) -> pd.DataFrame:
    """One row a place with programs: how many, and the county it lies in, as deaths are published."""
    from data.geometry.counties import county_shapes  # GeoPandas is slow to import and only needed here
    from data.geometry.ports import counties_of, placed_ports

    places = places_with_programs(raw)
    points = places.rename_axis("port_code").reset_index()
    found = counties_of(placed_ports(points), county_shapes(raw), places["state"])
    return places.assign(fips=found)


def places_with_programs(raw: Path) -> pd.DataFrame:
    """The places, numbered: state, city, zip, lat, lon and the number of programs there."""
    rows = read_rows(raw, FILE, _COLUMNS, encoding="cp1252").drop_duplicates()
    postal = codes(rows["POSTAL"], FILE, r"\d{3,5}(-\d{4})?", "a ZIP code, with or without its leading zeros")
    programs = pd.DataFrame(
        {
            "state": translate(rows["STATE"], {code: code for code, _ in STATES.values()}, FILE),
            "city": rows["CITY"].str.strip(),
            "zip": postal.str.partition("-")[0].str.zfill(5),
            "lat": numbers(rows["Latitude"], FILE),
            "lon": numbers(rows["Longitude"], FILE),
        }
    )
    return programs.groupby(_PLACE, as_index=False).size().rename(columns={"size": "programs"})
