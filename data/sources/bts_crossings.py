"""BTS Border Crossing/Entry Data: inbound crossings by land port, month and measure."""

from pathlib import Path

import pandas as pd

from data.raw import codes, numbers, read_rows, refuse, required_counts

FILE = "crossings/border_crossing_entry_1996-01_2025-02.csv.gz"
_COLUMNS = {
    "Port Code": "port_code",
    "Port Name": "port",
    "State": "state",
    "Border": "border",
    "Date": "month",
    "Measure": "measure",
    "Value": "crossings",
    "Latitude": "lat",
    "Longitude": "lon",
}
_KEYS = ["port_code", "month", "measure"]


def parse(raw: Path) -> pd.DataFrame:
    """One row a port, month and measure. Exact repeats are dropped; two counts that contradict leave none."""
    return tidy(read_rows(raw, FILE, tuple(_COLUMNS)).rename(columns=_COLUMNS), FILE)


def tidy(rows: pd.DataFrame, file: str) -> pd.DataFrame:
    """As parse, from rows of text: port_code, port, state, border, month, measure, crossings, lat, lon."""
    frame = rows.assign(
        port_code=codes(rows["port_code"], file, r"\d{4}", "a port code of four digits"),
        month=_month(rows["month"], file),
        crossings=required_counts(rows["crossings"], file),
        lat=numbers(rows["lat"], file, low=-90),
        lon=numbers(rows["lon"], file, low=-180),
    )
    return _without_contradictions(frame.drop_duplicates())


def _month(text: pd.Series, file: str) -> pd.Series:
    """The first of the month, written Jan 2024 in the file and 2024-01-01T00:00:00.000 by the API."""
    month = pd.to_datetime(text, format="%b %Y", errors="coerce")
    if month.isna().any():
        month = month.fillna(pd.to_datetime(text.str[:10], format="%Y-%m-%d", errors="coerce"))
    refuse(month.isna(), file, f"{text.name} must be a month such as Jan 2024 or 2024-01-01")
    return month


def _without_contradictions(frame: pd.DataFrame) -> pd.DataFrame:
    """Where one port, month and measure has two counts, neither is taken."""
    contradicted = frame.duplicated(_KEYS, keep=False)
    status = contradicted.map({True: "not_available", False: "final"})
    frame = frame.assign(crossings=frame["crossings"].mask(contradicted), status=status)
    return frame.drop_duplicates(_KEYS)
