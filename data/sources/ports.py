"""Schedule D ports of entry, with the coordinates that could be had and their imports of 2024."""

from pathlib import Path

import numpy as np
import pandas as pd

from data.raw import codes, counts, numbers, read_rows

FILE = "ports/ports_of_entry.csv"
_IMPORTS = {
    "imports_2024_air_usd": "imports_2024_air_usd",
    "imports_2024_containervessel_usd": "imports_2024_vessel_usd",
}
_COLUMNS = (
    "port_code",
    "port_name",
    "census_name",
    "customs_district",
    "state",
    "land_border",
    "modes_observed",
    "lat",
    "lon",
    "coord_source",
    *_IMPORTS,
)
_NO_NAME = "nan"


def parse(raw: Path) -> pd.DataFrame:
    """One row a port code; what the file leaves blank is missing."""
    rows = read_rows(raw, FILE, _COLUMNS)
    frame = pd.DataFrame(
        {
            "port_code": codes(rows["port_code"], FILE, r"\d{2}[0-9X]{2}", "a Schedule D code of four characters"),
            "name": _name(rows),
            "lat": numbers(rows["lat"], FILE, low=-90),
            "lon": numbers(rows["lon"], FILE, low=-180),
            "coord_quality": _quality(rows["coord_source"]),
            "modes": _or_missing(rows["modes_observed"]),
        }
    )
    for column in ("customs_district", "state", "land_border", "coord_source"):
        frame[column] = _or_missing(rows[column])
    for column, name in _IMPORTS.items():
        frame[name] = counts(rows[column], FILE)
    return frame


def _or_missing(text: pd.Series) -> pd.Series:
    return text.where(text.ne(""))


def _name(rows: pd.DataFrame) -> pd.Series:
    """The port's name; one code (1791) has none in the file and is called by its code."""
    return rows["port_name"].where(rows["port_name"].ne(_NO_NAME), "Port " + rows["port_code"])


def _quality(source: pd.Series) -> np.ndarray:
    """How near the coordinates are to the port, from the words of their source."""
    found = [source.str.startswith("BTS"), source.str.startswith("airportsdata"), source.str.startswith("GeoNames")]
    return np.select(found, ["port", "airport", "city"], default="none")
