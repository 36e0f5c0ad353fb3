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
    rows = read_rows(raw, FILE, tuple(_COLUMNS)).rename(columns=_COLUMNS)
    frame = rows.assign(
        port_code=codes(rows["port_code"], FILE, r"\d{4}", "a port code of four digits"),
        month=_month(rows["month"]),
        crossings=required_counts(rows["crossings"], FILE),
        lat=numbers(rows["lat"], FILE, low=-90),
        lon=numbers(rows["lon"], FILE, low=-180),
    )
    return _without_contradictions(frame.drop_duplicates())


def _month(text: pd.Series) -> pd.Series:
    month = pd.to_datetime(text, format="%b %Y", errors="coerce")
    refuse(month.isna(), FILE, "Date must be a month such as Jan 2024")
    return month


def _without_contradictions(frame: pd.DataFrame) -> pd.DataFrame:
    """Where one port, month and measure has two counts, neither is taken."""
    contradicted = frame.duplicated(_KEYS, keep=False)
    status = contradicted.map({True: "not_available", False: "final"})
    frame = frame.assign(crossings=frame["crossings"].mask(contradicted), status=status)
    return frame.drop_duplicates(_KEYS)
