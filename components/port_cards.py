"""The cards of the ports page that speak of ports: map, table, crossings over time, one port's own figures."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.crossings import crossings_over_time
from components.formats import dollars, signed_percent, whole
from components.map import port_flows
from components.page import card, figure_tile, tiles
from components.provenance import sources
from components.saves import saved
from components.simulator.carried import carry
from components.status import mark
from components.tables import Cell, grid, plain_table
from data.store import load
from data.views.ports import COUNTED, MEASURES, Measure, crossings, flows, over_time, port_table, total, window
from data.views.regions import region_names
from data.views.seizures import OFFICE_OF_DISTRICT

LIMITS = (
    "Inbound crossings, not different people: one person may cross many times.",
    "The series ends in February 2025; a port's month without a report is left out.",
    "Counts of truck containers double at many ports in July 2023 or January 2024 while trucks do not: they are "
    "counted anew since, and no change is shown for them.",
    "Imports by port are by air and containerised vessel only: no truck, rail or bulk.",
    "231 of the ports' coordinates are the centroid of their city, and 78 ports have none: they are not on the map.",
)
BUSIEST = 16  # ports named beside the map
_NO_SEIZURES = "CBP publishes no seizures for a single port: only for its field office or sector."


def months_words() -> str:
    """The latest 12 months of border traffic, in words."""
    first, last = window()
    return f"{first:%B %Y} to {last:%B %Y}"


def period_words(measure: Measure) -> str:
    """The period a measure's flow covers."""
    return measure.period or months_words()


def ports_payload(key: str) -> dict[str, Any]:
    """What the map's ports store takes for one measure."""
    measure = MEASURES[key]
    frame = flows(key).set_index("port_code")
    return port_flows(
        frame["value"].astype("float64"),
        groups=frame["border"].astype("str"),
        measure=measure.label if measure.column else "Inbound at land ports",
        unit="" if measure.column else measure.unit,
        prefix="$" if measure.column else "",
        period=period_words(measure),
        source="Census, imports 2024" if measure.column else "BTS Border Crossing/Entry Data",
    )


def ports_table() -> Component:
    """All ports in a grid to sort and filter, its rows still to come; a row chosen is the page's port."""
    table = grid("ports-table", port_columns(), [], label="ports", height="30rem")
    table.children.rowData = None  # which says that it waits; no rows would say that there are none
    one_row = {"mode": "singleRow", "enableClickSelection": True, "checkboxes": False}
    table.children.dashGridOptions |= {"rowSelection": one_row}
    source = sources(
        ["border_crossings", "ports", "port_hidtas"],
        lineage="Crossings: sum of the latest 12 months, and their change on the 12 months before. HIDTA: that of the "
        "county the port stands in.",
        units="inbound crossings; imports in million US dollars",
        limits=LIMITS,
    )
    note = "12 months to February 2025; imports of 2024. Choose a row to see the port above. Sort by a column's head."
    rows = saved(table, "setpoint-ports", grid="ports-table")
    return card("All ports", [html.Div(note, id="ports-table-note", className="card-note"), rows, source])


def port_rows() -> list[dict[str, Any]]:
    """Rows of the table of ports; what is missing is None."""
    names = region_names()
    frame = port_table()
    frame = frame.assign(hidta=frame["hidta"].map(names), border=frame["border"].str.removesuffix(" Border"))
    frame = frame.assign(people_change=100 * frame["people_change"], trucks_change=100 * frame["trucks_change"])
    return [{name: _plain(value) for name, value in row.items()} for row in frame.to_dict("records")]


def port_columns() -> list[dict[str, Any]]:
    """Column definitions of the table of ports."""
    count = _number("d3.format(',')(params.value)")
    change = _number("d3.format('+.1f')(params.value) + '%'")
    money = _number("d3.format('$,.1f')(params.value / 1e6)")
    return [
        {"field": "name", "headerName": "Port", "pinned": "left", "minWidth": 150},
        {"field": "port_code", "headerName": "Code"},
        {"field": "state", "headerName": "State"},
        {"field": "border", "headerName": "Border", "minWidth": 115},
        {"field": "hidta", "headerName": "HIDTA", "minWidth": 160},
        {"field": "people", "headerName": "People", **count, "minWidth": 115},
        {"field": "people_change", "headerName": "Change", **change, "minWidth": 105},
        {"field": "pedestrians", "headerName": "Pedestrians", **count, "minWidth": 115},
        {"field": "personal_vehicles", "headerName": "Personal vehicles", **count, "minWidth": 115},
        {"field": "trucks", "headerName": "Trucks", **count, "minWidth": 100},
        {"field": "trucks_change", "headerName": "Change", **change, "minWidth": 105},
        {"field": "containers_loaded", "headerName": "Loaded truck containers", **count, "minWidth": 120},
        {"field": "imports_air", "headerName": "Air imports, $m", **money, "minWidth": 110},
        {"field": "imports_vessel", "headerName": "Vessel imports, $m", **money, "minWidth": 110},
    ]


def over_time_card(key: str, port_code: str, span: str) -> Component:
    """Crossings since 1996 of one measure, at one port or at all; what is no crossing shows people instead."""
    measure = MEASURES[key] if key in MEASURES and MEASURES[key].parts else MEASURES["people"]
    monthly = span == "month"
    series = over_time(measure.key, port_code, monthly)
    form = "%B %Y" if monthly else "%Y"
    rows = [(f"{when:{form}}", Cell(whole(value), value)) for when, value in series[::-1].items()]
    where = port_name(port_code) or "all land ports"
    note = f"Inbound {measure.unit}, {where}, 1996 to " + ("February 2025" if monthly else "2024") + "; final. "
    note += "Shaded: March 2020 to November 2021." if monthly else "Shaded: 2020 and 2021."
    empty = "" if len(series) else " No crossings are reported here."
    return chart_card(
        f"{measure.label} crossing since 1996",
        crossings_over_time(series, measure.unit, monthly=monthly),
        note=note + empty,
        table=plain_table("Crossings by period", ("Period", "Crossings"), rows, numeric=(1,)),
        source=sources(
            ["border_crossings", "policy_events"],
            lineage="Sum of the port's months. 2025 has two months and is left out of the yearly chart.",
            units=f"inbound {measure.unit} a {span}",
            limits=LIMITS[:3],
        ),
        name="setpoint-crossings",
    )


def port_name(port_code: str) -> str:
    """A port's name with its state; empty for a code that no port has. Two ports are called Eastport."""
    row = _port(port_code)
    return "" if row is None else f"{row['name']}, {row['state']}" if pd.notna(row["state"]) else str(row["name"])


def port_card(port_code: str, carried: Mapping[str, str] | None = None) -> list[Component]:
    """What is known of one port; without a port, the busiest ones to choose from. carried: a scenario's names."""
    row = _port(port_code)
    if row is None:
        return _hint(port_code)
    page_link = dcc.Link("The port's own page", href=carry(f"/ports/{port_code}", carried or {}), className="card-link")
    return [
        html.H2(port_name(port_code)),
        html.P(f"Port code {port_code}. {_place(row)}", className="card-note"),
        page_link,
        _crossings(port_code),
        _imports(row),
        html.P(_region(port_code)),
        html.P([_office(row), _NO_SEIZURES], className="card-note port-limit"),
        _crossing_source(),
    ]


def headline() -> Component:
    """The page's tiles: people, pedestrians, personal vehicles and trucks in the latest 12 months."""
    chosen = [MEASURES[key] for key in ("people", "pedestrians", "personal-vehicles", "trucks")]
    source = sources(
        ["border_crossings"],
        lineage="Sum over all land ports and the latest 12 months; the change is on the 12 months before.",
        units="inbound crossings in 12 months",
        limits=LIMITS[:2],
    )
    return html.Div([tiles([_total_tile(measure) for measure in chosen]), source])


def _total_tile(measure: Measure) -> Component:
    frame = crossings(measure.key)
    change = total(measure.key) / float(frame["before"].sum()) - 1
    detail = f"{signed_percent(change)} on the 12 months before; {months_words()}"
    return figure_tile(
        f"{measure.label} inbound at land ports", whole(total(measure.key)), detail=detail, mark=mark("final")
    )


def _port(port_code: str) -> "pd.Series | None":
    ports = load("ports").set_index("port_code")
    return ports.loc[port_code] if port_code in ports.index else None


def _hint(port_code: str) -> list[Component]:
    people = crossings("people")
    rows = [
        (dcc.Link(f"{row['name']}, {row['state']}", href=f"/ports?port={row['port_code']}"),
         Cell(whole(row["value"]), row["value"]), signed_percent(people["change"][row["port_code"]]))
        for row in flows("people").head(BUSIEST).to_dict("records")
    ]  # fmt: skip
    table = plain_table("The busiest ports", ("Port", "People inbound", "Change"), rows, numeric=(1, 2))
    unknown = f"No port has the code {port_code}. " if port_code else ""
    text = (
        f"{unknown}Choose a port on the map or in the table, or open one of the busiest here: people inbound by land, "
        f"{months_words()}; final. Change on the 12 months before."
    )
    return [html.H2("Open a port"), html.P(text, className="card-note"), table, _crossing_source()]


def _crossing_source() -> Component:
    return sources(
        ["border_crossings", "ports"],
        lineage="Sum of the port's latest 12 months, and its change on the 12 months before.",
        units="inbound crossings in 12 months",
        limits=LIMITS[:3],
    )


def _place(row: pd.Series) -> str:
    border = row["land_border"] if pd.notna(row["land_border"]) else "On no land border"
    city = " Placed at its city's center." if row["coord_quality"] == "city" else ""
    none = " It has no coordinates and is not on the map." if row["coord_quality"] == "none" else ""
    return f"{border}.{city}{none}"


def _crossings(port_code: str) -> Component:
    rows = []
    for measure in COUNTED:
        frame = crossings(measure.key)
        if port_code in frame.index and pd.notna(frame["latest"][port_code]):
            latest, change = frame["latest"][port_code], frame["change"][port_code]
            rows.append((measure.label, Cell(whole(latest), latest), signed_percent(change)))
    if not rows:
        return html.P("No land crossings are reported here.")
    head = ("Inbound", "12 months to February 2025", "Change")
    return saved(plain_table("Crossings of this port", head, rows, numeric=(1, 2)), f"crossings-{port_code}")


def _imports(row: pd.Series) -> Component:
    air, vessel = row["imports_2024_air_usd"], row["imports_2024_vessel_usd"]
    return html.P(f"Goods imports of 2024: by air {dollars(air)}, by container vessel {dollars(vessel)}.")


def _region(port_code: str) -> list[Component | str]:
    table = port_table().set_index("port_code")
    slug = table["hidta"].get(port_code)
    if pd.isna(slug):
        return ["It stands in no HIDTA county."]
    return ["HIDTA: ", dcc.Link(region_names()[slug], href=f"/regions/{slug}"), "."]


def _office(row: pd.Series) -> str:
    office = OFFICE_OF_DISTRICT.get(str(row["customs_district"]))
    return f"Its customs district is about CBP's {office} field office. " if office else ""


def _number(form: str) -> dict[str, Any]:
    formatter = {"function": f"params.value == null ? 'not available' : {form}"}
    return {"type": "rightAligned", "filter": "agNumberColumnFilter", "valueFormatter": formatter}


def _plain(value: Any) -> Any:
    return None if pd.isna(value) else value
