"""The county and HIDTA of each port of entry, derived from the ports, the shapes and the HIDTA counties."""

from pathlib import Path

import pandas as pd

from data.sources import hidta_counties, ports


def parse(raw: Path) -> pd.DataFrame:
    """One row a port; county and HIDTA are missing where there is none."""
    from data.geometry.port_hidtas import port_hidtas  # GeoPandas is slow to import and only needed here

    frame = port_hidtas(raw, ports.parse(raw), hidta_counties.parse(raw))
    return frame.astype({"fips": "str", "hidta": "str"})
