"""The map: `map_view` puts it on a page, `map_data` and `port_flows` say what it shows, the ids connect callbacks.

A page's callback returns `map_data(...)` into `Output(data_id(map_id), "data")`; the map recolors. What the reader
selects arrives at `Input(selected_id(map_id), "data")`: a county FIPS code, state FIPS code, HIDTA slug or port code,
as the map's `select` says, or None. The layers shown are at `Input(layers_id(map_id), "data")`, a list of names.
"""

from components.map.payload import map_data, nice_breaks, port_flows
from components.map.view import config_id, data_id, layers_id, map_config, map_view, ports_id, selected_id

__all__ = [
    "config_id",
    "data_id",
    "layers_id",
    "map_config",
    "map_data",
    "map_view",
    "nice_breaks",
    "port_flows",
    "ports_id",
    "selected_id",
]
