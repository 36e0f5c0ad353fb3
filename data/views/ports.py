"""What crosses the land border at each port of entry, and what sea and air ports import."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from data.derived.fentanyl_per_crossing import PEOPLE as PEOPLE_MEASURES
from data.store import load
from data.views.memory import remembered

YEAR = 12


@dataclass(frozen=True)
class Measure:
    """A way to size a port: `parts` are the publisher's measures that add up to it, or `column` one of `ports`.

    `unit` is what is counted, in the plural; `period` is given where it is not the latest 12 months. `comparable_from`:
    first month that counts as later months do, where the series breaks.
    """

    key: str
    label: str
    unit: str
    parts: tuple[str, ...] = ()
    column: str = ""
    period: str = ""
    comparable_from: str = ""


def _counted(label: str, unit: str, comparable_from: str = "") -> Measure:
    key = label.lower().replace(" ", "-")
    return Measure(key, label, unit, parts=(label,), comparable_from=comparable_from)


PEOPLE = Measure(
    "people",
    "People",
    "people",
    parts=PEOPLE_MEASURES,
)
COUNTED = (
    PEOPLE,
    _counted("Pedestrians", "pedestrians"),
    _counted("Personal Vehicles", "personal vehicles"),
    _counted("Personal Vehicle Passengers", "people in personal vehicles"),
    _counted("Buses", "buses"),
    _counted("Bus Passengers", "people in buses"),
    _counted("Trucks", "trucks"),
    # from July 2023 (Canada) and January 2024 (Mexico) the counts double while trucks do not: they are counted anew
    _counted("Truck Containers Loaded", "loaded truck containers", "2024-01"),
    _counted("Truck Containers Empty", "empty truck containers"),
    _counted("Trains", "trains"),
    _counted("Train Passengers", "people in trains"),
    _counted("Rail Containers Loaded", "loaded rail containers"),
    _counted("Rail Containers Empty", "empty rail containers"),
)
IMPORTED = (
    Measure("imports-air", "Imports by air", "US dollars", column="imports_2024_air_usd", period="2024"),
    Measure(
        "imports-vessel", "Imports by container vessel", "US dollars", column="imports_2024_vessel_usd", period="2024"
    ),
)
MEASURES: Mapping[str, Measure] = MappingProxyType({measure.key: measure for measure in (*COUNTED, *IMPORTED)})


@remembered("border_crossings")
def latest_month() -> pd.Timestamp:
    """The last month (its first day) with crossings."""
    return pd.Timestamp(load("border_crossings")["month"].max())


@remembered("border_crossings")
def window() -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last month of the latest 12 months."""
    last = latest_month()
    return last - pd.DateOffset(months=YEAR - 1), last


@remembered("border_crossings")
def crossings(key: str) -> pd.DataFrame:
    """Inbound crossings of one measure: index port_code; columns latest, before (12 months each), change (share).

    A port that reported nothing of the measure in a window has no number there; a change across a break of the series
    is missing.
    """
    measure = MEASURES[key]
    frame = _of(measure)
    first, last = window()
    latest = _sum_between(frame, first, last)
    before = _sum_between(frame, first - pd.DateOffset(months=YEAR), last - pd.DateOffset(months=YEAR))
    result = pd.DataFrame({"latest": latest, "before": before}).astype("Float64")
    comparable = first - pd.DateOffset(months=YEAR) >= pd.Timestamp(measure.comparable_from or "1996-01")
    result["change"] = (result["latest"] / result["before"] - 1).where((result["before"] > 0) & comparable)
    return result.rename_axis("port_code")


@remembered("ports", "border_crossings")
def flows(key: str) -> pd.DataFrame:
    """Every port with a positive flow of a measure: port_code, name, state, border, lat, lon, coord_quality, value.

    border: "US-Mexico Border", "US-Canada Border", or "Sea or air" for ports on no land border.
    """
    measure = MEASURES[key]
    ports = load("ports").set_index("port_code")
    value = ports[measure.column] if measure.column else crossings(key)["latest"]
    frame = ports[["name", "state", "lat", "lon", "coord_quality"]].assign(
        border=_border(ports), value=value.reindex(ports.index).astype("Float64")
    )
    frame = frame[frame["value"].gt(0).fillna(False)]
    return frame.sort_values("value", ascending=False).reset_index()


@remembered("ports", "border_crossings", "port_hidtas")
def port_table() -> pd.DataFrame:
    """One row a port with traffic in the latest 12 months or imports in 2024, the busiest first.

    Columns: port_code, name, state, border, hidta (slug, missing where none), people, people_change (share),
    pedestrians, personal_vehicles, trucks, trucks_change, containers_loaded,
    imports_air, imports_vessel (USD, 2024).
    """
    ports = load("ports").set_index("port_code")
    people, trucks = crossings("people"), crossings("trucks")
    columns: dict[str, pd.Series] = {
        "name": ports["name"],
        "state": ports["state"],
        "border": _border(ports),
        "hidta": load("port_hidtas").set_index("port_code")["hidta"].astype("object"),
        "people": people["latest"],
        "people_change": people["change"],
        "pedestrians": crossings("pedestrians")["latest"],
        "personal_vehicles": crossings("personal-vehicles")["latest"],
        "trucks": trucks["latest"],
        "trucks_change": trucks["change"],
        "containers_loaded": crossings("truck-containers-loaded")["latest"],
        "imports_air": ports["imports_2024_air_usd"].astype("Float64"),
        "imports_vessel": ports["imports_2024_vessel_usd"].astype("Float64"),
    }
    frame = pd.DataFrame({name: series.reindex(ports.index) for name, series in columns.items()})
    seen = frame[["people", "trucks", "imports_air", "imports_vessel"]].fillna(0).sum(axis=1) > 0
    return frame[seen].sort_values("people", ascending=False, na_position="last").reset_index()


@remembered("border_crossings")
def over_time(key: str, port_code: str = "", monthly: bool = False) -> pd.Series:
    """A measure's crossings by month, or by complete calendar year, at one port or (no code) at all of them.

    Index: first day of the month or year. A period without a report is left out.
    """
    frame = _of(MEASURES[key])
    if port_code:
        frame = frame[frame["port_code"].eq(port_code)]
    months = frame.groupby("month", observed=True)["crossings"].sum().astype("float64")
    if monthly:
        return months
    last = latest_month()
    complete = months[months.index < pd.Timestamp(last.year + (last.month == YEAR), 1, 1)]
    return complete.resample("YS").sum()


def total(key: str) -> float:
    """All ports' crossings of a measure in the latest 12 months."""
    return float(crossings(key)["latest"].sum())


def total_before(key: str) -> float:
    """All ports' crossings of a measure in the 12 months before those."""
    return float(crossings(key)["before"].sum())


def port_codes() -> tuple[str, ...]:
    """The codes of all ports, for checking an address."""
    return tuple(load("ports")["port_code"])


@remembered("ports")
def border_of() -> "pd.Series[str]":
    """Each port's land border by its code, or "Sea or air"."""
    ports = load("ports").astype({"port_code": "str"}).set_index("port_code")
    return _border(ports)


def _border(ports: pd.DataFrame) -> pd.Series:
    return ports["land_border"].astype("str").where(ports["land_border"].notna(), "Sea or air")


@remembered("border_crossings")
def _of(measure: Measure) -> pd.DataFrame:
    frame = load("border_crossings")
    return frame.loc[frame["measure"].isin(measure.parts), ["port_code", "month", "crossings"]]


def _sum_between(frame: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.Series:
    inside = frame["month"].between(first, last)
    return frame[inside].groupby("port_code", observed=True)["crossings"].sum()
