"""Old county codes to new ones, by area, for Connecticut and Alaska's Valdez-Cordova."""

from pathlib import Path

import pandas as pd

from data.raw import fips, numbers, read_rows

FILE = "geo/fips_crosswalk_area.csv"
_COLUMNS = ("old_fips", "old_name", "new_fips", "new_name", "area_share_of_old", "area_share_of_new")


def parse(raw: Path) -> pd.DataFrame:
    """One row for each pair of an old and a new county that overlap."""
    frame = read_rows(raw, FILE, _COLUMNS)
    for code in ("old_fips", "new_fips"):
        frame[code] = fips(frame[code], FILE)
    for share in ("area_share_of_old", "area_share_of_new"):
        frame[share] = numbers(frame[share], FILE, low=0)
    return frame
