"""What the ports' map shows: circles of ports or field offices, and bands that come to them from where things come."""

from typing import Any

import pandas as pd

from components.formats import dollars, percent, whole
from components.map import port_flows
from data.catalog import CATALOG
from data.store import load
from data.views.port_flows import FLOWS, Flow, is_provisional, largest, pairs, periods
from data.views.ports import border_of
from data.views.seizures import OFFICE_OF_DISTRICT

MOST_BANDS = 60
MOST_ORIGINS = 8
BORDERS = ("US-Canada Border", "US-Mexico Border", "Sea or air")  # the order of their colors
REGIONS = ("Northern Border", "Southwest Border", "Coastal/Interior")
OTHERS = ("others", "All others")
NO_ORIGIN = (
    "Coastal and interior offices have no band: CBP's table does not tell what came to them by sea, by air and by mail."
)
NO_PORT = (
    "Seizures are of a field office, never of one of its ports. A band says at which border, not from which country."
)
# where there is room on the map's edge, not the route
_WEST = {
    "CHN", "VNM", "JPN", "KOR", "TWN", "IND", "THA", "IDN", "MYS", "SGP", "PHL", "KHM", "BGD", "AUS", "NZL", "HKG",
    "PAK", "LKA", "MMR", "MAC",
}  # fmt: skip
_LATIN = {
    "BRA",
    "CHL",
    "COL",
    "PER",
    "ECU",
    "CRI",
    "GTM",
    "DOM",
    "HND",
    "SLV",
    "NIC",
    "ARG",
    "PAN",
    "URY",
    "JAM",
    "TTO",
}
_SIDES = {"MEX": "south", "CAN": "north", "Southwest Border": "south", "Northern Border": "north"}
_NOWHERE = "Coastal/Interior"
_COLOR = {"north": 0, "south": 1}
# On the southwest border offices stand inland of their ports, so that the bands between them can be seen.
_INLAND = {"San Diego": (2900, 7050), "Tucson": (4450, 7900), "El Paso": (6550, 7950), "Laredo": (8250, 9650)}
_CITY = {
    "Atlanta": "1704", "Baltimore": "1303", "Boston": "0401", "Buffalo": "0901", "Chicago": "3901", "Detroit": "3801",
    "Houston": "5301", "Los Angeles": "2704", "Miami": "5201", "New Orleans": "2002", "New York": "1001",
    "Portland": "2904", "San Francisco": "2809", "San Juan": "4909", "Seattle": "3001", "Tampa": "1801",
}  # fmt: skip
_OFFICE = " Field Office"


def flows_payload(key: str, period: str, span: str, port: str = "") -> dict[str, Any]:
    """What the map's ports store takes for a flow and one of its periods, with the bands of `port` among those drawn.

    Circles and bands keep one scale over all periods of the span. Raises TableUnavailable.
    """
    flow, frame = FLOWS[key], pairs(key, period)
    sums = frame.groupby("place")["value"].sum().sort_values(ascending=False)
    at_most, band_most = largest(key, span)
    payload = port_flows(
        sums,
        groups=_groups(flow, frame, sums.index),
        order=REGIONS if flow.kind == "seizures" else BORDERS,
        measure=flow.label if flow.kind != "crossings" else "Inbound at land ports",
        unit="" if flow.prefix else flow.unit,
        prefix=flow.prefix,
        period=_words(key, period, span),
        source=f"{CATALOG[flow.dataset_id].publisher}, {CATALOG[flow.dataset_id].source_name}",
    )
    drawn, rest = _drawn(frame, port, _placed() if flow.kind != "seizures" else payload["ids"])
    known = {place: number for number, place in enumerate(payload["ids"])}
    payload["most"] = max(at_most, float(sums.max()) if len(sums) else 0.0)
    payload["bands"] = {
        **_origins(drawn, known),
        **_offices(flow, payload),
        "most": max(band_most, float(drawn["value"].max()) if len(drawn) else 0.0),
        "rest": rest,
        "total": round(float(frame["value"].sum())),
        "status": "provisional" if is_provisional(key, period) else "final",
        "notes": _notes(flow, frame, drawn),
    }
    return payload


def flow_words(key: str, period: str, span: str) -> str:
    """The line above the map: what is shown, when, its status, its total."""
    flow, total = FLOWS[key], float(pairs(key, period)["value"].sum())
    amount = dollars(total) if flow.prefix else f"{whole(total)} {flow.unit}"
    status = "provisional" if is_provisional(key, period) else "final"
    only = {
        "imports": " By air and containerised vessel only; 2024 is the one year published.",
        "crossings": " The series ends in February 2025.",
    }
    words = f"{flow.label}, {_words(key, period, span)}; {status}. In all {amount}.{only.get(flow.kind, '')}"
    return words.replace(", Fiscal", ", fiscal")


def _words(key: str, period: str, span: str) -> str:
    return periods(key, span).get(period) or periods(key, "year")[period]


def _groups(flow: Flow, frame: pd.DataFrame, places: pd.Index) -> pd.Series:
    """Each place's border, in the words of its publisher."""
    if flow.kind == "seizures":
        return frame.drop_duplicates("place").set_index("place")["origin"].reindex(places)
    return border_of().reindex(places).fillna("Sea or air")


def _drawn(frame: pd.DataFrame, port: str, placed: list[str]) -> tuple[pd.DataFrame, dict[str, Any] | None]:
    """The widest pairs of the largest origins and all others together, and what is left over or has no place."""
    leading = frame.groupby("origin")["value"].sum().nlargest(MOST_ORIGINS).index
    small = ~frame["origin"].isin(leading)
    named = frame.assign(origin=frame["origin"].mask(small, OTHERS[0]), name=frame["name"].mask(small, OTHERS[1]))
    sums = named.groupby(["origin", "name", "place"])["value"].sum().reset_index()
    ordered = sums.sort_values(["value", "place"], ascending=[False, True], ignore_index=True)
    has_place = ordered["place"].isin(placed)
    chosen = has_place & (has_place.cumsum().le(MOST_BANDS) | ordered["place"].eq(port))
    left = ordered[~chosen]
    rest = {"pairs": len(left), "value": round(float(left["value"].sum()))} if len(left) else None
    return ordered[chosen].reset_index(drop=True), rest


def _origins(drawn: pd.DataFrame, known: dict[str, int]) -> dict[str, Any]:
    totals = drawn.groupby(["origin", "name"])["value"].sum().sort_values(ascending=False)
    codes = [origin for origin, _ in totals.index]
    codes.sort(key=lambda code: code == OTHERS[0])  # the rest last
    names = dict(totals.index.to_list())
    order = {code: number for number, code in enumerate(codes)}
    links = [[order[row.origin], known[str(row.place)], round(float(str(row.value)), 1)] for row in drawn.itertuples()]
    origins = [[names[code], code, _side(code), _COLOR.get(_side(code), 2)] for code in codes]
    return {"origins": origins, "links": links}


def _side(code: str) -> str:
    if code in _SIDES:
        return _SIDES[code]
    if code == _NOWHERE:
        return ""
    return "west" if code in _WEST else "latin" if code in _LATIN else "east"


def _offices(flow: Flow, payload: dict[str, Any]) -> dict[str, Any]:
    """The field offices: as places of seizures, or as where the southwest's ports lead to."""
    if flow.kind == "seizures":
        names = [place.removesuffix(_OFFICE) for place in payload["ids"]]
        return {"at": [_INLAND.get(name) or _CITY.get(name) for name in names], "offices": [], "legs": []}
    office_of = load("ports").astype({"port_code": "str"}).set_index("port_code")["customs_district"].astype("str")
    offices = list(_INLAND)
    legs = []
    for number, code in enumerate(payload["ids"]):
        office = OFFICE_OF_DISTRICT.get(str(office_of.get(code)))
        if office:
            legs.append([number, offices.index(office), payload["values"][number]])
    return {"offices": [[f"{name}{_OFFICE}", *_INLAND[name]] for name in offices], "legs": legs}


def _notes(flow: Flow, frame: pd.DataFrame, drawn: pd.DataFrame) -> list[str]:
    total = float(frame["value"].sum())
    if not total:
        return ["Nothing is reported in this period."]
    if flow.kind == "seizures":
        return [NO_PORT, NO_ORIGIN]
    share = float(drawn["value"].sum()) / total
    notes = [f"The bands drawn hold {percent(share)} of it; the rest is one row of the table."] if share < 1 else []
    unplaced = float(frame.loc[~frame["place"].isin(_placed()), "value"].sum()) / total
    if unplaced > 0:
        notes.append(
            f"{percent(unplaced, 1)} is at codes without a place (remainders of a customs district): not drawn."
        )
    return notes


def _placed() -> list[str]:
    ports = load("ports")
    return ports.loc[ports["lat"].notna(), "port_code"].astype("str").tolist()
