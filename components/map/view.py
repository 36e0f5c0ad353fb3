"""A map on a page: the frame, the stores that feed it, and the one clientside callback that draws it.

The script is in `assets/js/map*.js`; it fills the empty blocks below and answers through the stores.
"""

from collections.abc import Callable, Sequence
from typing import Any, Literal

from dash import MATCH, ClientsideFunction, Input, Output, State, clientside_callback, dcc, html
from dash.development.base_component import Component

from components.map.files import addresses

Layer = Literal["hidtas", "states", "counties", "ports"]
Select = Literal["county", "state", "hidta", "port"]

ALL_LAYERS: tuple[Layer, ...] = ("hidtas", "states", "counties")


def data_id(map_id: str) -> dict[str, str]:
    """Id of the store that takes `map_data(...)`, in its `data`."""
    return _id("data", map_id)


def ports_id(map_id: str) -> dict[str, str]:
    """Id of the store that takes `port_flows(...)`, in its `data`."""
    return _id("ports", map_id)


def selected_id(map_id: str) -> dict[str, str]:
    """Id of the store whose `data` is the id of the selected place, or None; a callback may set it too."""
    return _id("selected", map_id)


def layers_id(map_id: str) -> dict[str, str]:
    """Id of the store whose `data` is the list of layers shown; a callback may set it too."""
    return _id("layers", map_id)


def config_id(map_id: str) -> dict[str, str]:
    """Id of the store of `map_config(...)`; a callback that writes it must write the data too, and the map refits."""
    return _id("config", map_id)


def map_config(
    map_id: str,
    title: str,
    *,
    select: Select = "county",
    fit: str | None = None,
    layers: Sequence[Layer] = ALL_LAYERS,
    name: str = "setpoint-map",
) -> dict[str, Any]:
    """What the script knows of a map; arguments as `map_view`."""
    return {
        "id": map_id, "title": title, "select": select, "fit": fit, "layers": list(layers), "name": name,
        "files": addresses(),
    }  # fmt: skip


def map_view(
    map_id: str,
    *,
    title: str,
    select: Select = "county",
    selected: str | None = None,
    layers: Sequence[Layer] = ALL_LAYERS,
    shown: Sequence[Layer] | None = None,
    fit: str | None = None,
    data: dict[str, Any] | None = None,
    ports: dict[str, Any] | None = None,
    name: str = "setpoint-map",
) -> Component:
    """The map with its layer switches, legend in words, table and downloads.

    map_id: unique on the page. title: accessible name, and the head of the table. select: the kind of place a click
    or Enter selects. selected: the one selected at first. layers: those the reader may switch. shown: those shown at
    first (all, if None). fit: a HIDTA slug or a state FIPS code to fill the view with; the whole frame if None.
    data, ports: what to show at first, if no callback brings it. name: file name of downloads, without ending.
    """
    config = map_config(map_id, title, select=select, fit=fit, layers=layers, name=name)
    stores = {"data": data, "ports": ports, "selected": selected, "config": config, "drawn": None}
    stores["layers"] = list(layers if shown is None else shown)
    return html.Div(
        [
            html.Div(className="map-bar"),
            html.Div(className=f"map-stage {'map-stage-fit' if fit else ''}".strip()),
            html.Div(className="map-legend"),
            _tools(),
            *(dcc.Store(id=_id(kind, map_id), data=content) for kind, content in stores.items()),
        ],
        id=f"map-{map_id}",
        className="map",
    )


def _tools() -> Component:
    table = html.Details([html.Summary("Table"), html.Div(className="map-rows")], className="map-table")
    saves = html.Div([_save("png"), _save("svg"), _save("csv")], className="chart-saves")
    return html.Div([table, saves], className="chart-tools")


def _save(kind: str) -> Component:
    spoken = {"data-map-save": kind, "aria-label": f"Download the map as {kind.upper()}"}
    return html.Button(kind.upper(), type="button", className="save", **spoken)


def _id(kind: str, map_id: str) -> dict[str, str]:
    return {"type": f"map-{kind}", "index": map_id}


def _every(kind: str) -> dict[str, Any]:
    return {"type": f"map-{kind}", "index": MATCH}


def connect(register: Callable[..., None] = clientside_callback) -> None:
    """Tie the stores of every map to the script; done once for the app, here, and by hand for another Dash app."""
    register(
        ClientsideFunction("setpoint", "drawMap"),
        Output(_every("drawn"), "data"),
        Input(_every("data"), "data"),
        Input(_every("ports"), "data"),
        Input(_every("selected"), "data"),
        Input(_every("layers"), "data"),
        State(_every("config"), "data"),
    )


connect()
