"""The table port_hidtas: the county and the HIDTA each port lies in."""

from pathlib import Path

import pandas as pd

from data.geometry.counties import county_shapes
from data.geometry.members import hidta_by_county
from data.geometry.ports import counties_of, placed_ports
from data.sources import county_code_changes


def port_hidtas(raw: Path, ports: pd.DataFrame, hidta_counties: pd.DataFrame) -> pd.DataFrame:
    """Columns port_code, fips, hidta (slug); fips or hidta is missing where there is none. Sorted by port code.

    `ports` needs port_code, state, lat, lon; `hidta_counties` needs fips and hidta_slug.
    A port without coordinates stays in the table with both missing.
    """
    points = placed_ports(ports)
    state_of_port = ports.set_index("port_code")["state"].astype(str)
    fips = counties_of(points, county_shapes(raw), state_of_port).reindex(sorted(ports["port_code"]))
    slug = hidta_by_county(hidta_counties, county_code_changes.parse(raw))
    table = pd.DataFrame({"port_code": fips.index, "fips": fips.to_numpy()})
    return table.assign(hidta=table["fips"].map(slug).astype("str"))
