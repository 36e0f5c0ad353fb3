"""What flows from an origin to a port of entry, by year or month: travelers, vehicles, freight, imports, seizures.

An origin is the country across the land border, or the country a good is of. Seizures have no origin and no port: only
the region of the border and the field office, and they never become a port's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from data.derived.fentanyl_per_crossing import FIELD_OPERATIONS
from data.store import load
from data.views.memory import remembered
from data.views.ports import COUNTED, window
from data.views.ports import MEASURES as SIZES

LATEST = "latest"
SPANS = ("year", "month")
NEIGHBORS = {"US-Mexico Border": ("MEX", "Mexico"), "US-Canada Border": ("CAN", "Canada")}
SEIZED = {"seized-fentanyl": "Fentanyl", "seized-methamphetamine": "Methamphetamine", "seized-cocaine": "Cocaine",
          "seized-heroin": "Heroin"}  # fmt: skip
COLUMNS = ["origin", "name", "place", "value"]
_CROSSINGS, _FREIGHT, _IMPORTS, _SEIZURES = (
    "border_crossings", "transborder_freight", "imports_by_port_country_hs2", "cbp_seizures",
)  # fmt: skip


@dataclass(frozen=True)
class Flow:
    """A measure of flow. kind: crossings, freight, imports or seizures; of: the publisher's words it is made of."""

    key: str
    label: str
    kind: str
    dataset_id: str
    unit: str = ""
    prefix: str = ""
    of: tuple[str, ...] = ()


def _crossing(key: str) -> Flow:
    size = SIZES[key]
    return Flow(key, size.label, "crossings", _CROSSINGS, size.unit, of=size.parts)


FLOWS: Mapping[str, Flow] = MappingProxyType(
    {
        flow.key: flow
        for flow in (
            *(_crossing(size.key) for size in COUNTED),
            Flow("freight", "Freight from Canada and Mexico, all modes", "freight", _FREIGHT, prefix="$"),
            Flow("freight-truck", "Freight by truck", "freight", _FREIGHT, prefix="$", of=("Truck",)),
            Flow("freight-rail", "Freight by rail", "freight", _FREIGHT, prefix="$", of=("Rail",)),
            Flow("imports-air", "Imports by air", "imports", _IMPORTS, prefix="$", of=("air_usd",)),
            Flow("imports-vessel", "Imports by container vessel", "imports", _IMPORTS, prefix="$", of=("vessel_usd",)),
            *(
                Flow(key, f"{drug} seized, by field office", "seizures", _SEIZURES, "lb", of=(drug,))
                for key, drug in SEIZED.items()
            ),
        )
    }
)


@remembered(_CROSSINGS, _FREIGHT, _IMPORTS, _SEIZURES)
def periods(key: str, span: str) -> dict[str, str]:
    """The periods of a flow, in order of time: key ("2024", "2024-03", or "latest") and words; the last is shown first.

    Years that the publisher has in part say how many months. "latest" is the 12 months that crossings end with.
    Months without a row of any port are left out: they are not published.
    """
    flow = FLOWS[key]
    if flow.kind == "imports":
        return {"2024": "2024"}
    months = _months(flow)
    if span == "month":
        return {f"{month:%Y-%m}": f"{month:%B %Y}" for month in months}
    years = _years(months, fiscal=flow.kind == "seizures")
    if flow.kind == "crossings":
        first, last = window()
        return years | {LATEST: f"{first:%B %Y} to {last:%B %Y}"}
    return years


def _years(months: pd.DatetimeIndex, fiscal: bool) -> dict[str, str]:
    count = _year_of(months, fiscal).value_counts().sort_index()
    word = "Fiscal year " if fiscal else ""
    return {str(year): f"{word}{year}" + ("" if n == 12 else f" ({n} months)") for year, n in count.items()}


def _year_of(months: pd.DatetimeIndex, fiscal: bool) -> "pd.Series[int]":
    """Federal fiscal years begin in October of the year before."""
    return pd.Series(months.year + (months.month >= 10 if fiscal else 0))


def _months(flow: Flow) -> pd.DatetimeIndex:
    found = _first_days(load(flow.dataset_id)["month"]).drop_duplicates()
    return pd.DatetimeIndex(found).sort_values()


def _first_days(months: pd.Series) -> "pd.Series[pd.Timestamp]":
    days: pd.Series[pd.Timestamp] = months.dt.to_period("M").dt.to_timestamp()
    return days


def default_period(key: str, span: str) -> str:
    """The period shown at first: the last whole one, or the latest 12 months."""
    every = periods(key, span)
    whole = [period for period, words in every.items() if "months)" not in words]
    return (whole or list(every))[-1]


@remembered(_CROSSINGS, _FREIGHT, _IMPORTS, _SEIZURES, "ports", "goods_imports")
def pairs(key: str, period: str) -> pd.DataFrame:
    """Every origin and place with a flow above 0, the largest first: origin (iso3 or region), name, place, value.

    place: a port's code; for seizures the field office's name. KeyError for a period that the flow does not have.
    """
    flow = FLOWS[key]
    if period not in periods(key, "month") and period not in periods(key, "year"):
        raise KeyError(period)
    build = {"crossings": _crossed, "freight": _freight, "imports": _imported, "seizures": _seized}[flow.kind]
    frame = build(flow, period)
    ordered = frame[frame["value"] > 0].sort_values(["value", "place"], ascending=[False, True])
    return ordered[COLUMNS].reset_index(drop=True)


def _crossed(flow: Flow, period: str) -> pd.DataFrame:
    table = load(_CROSSINGS)
    first, last = window() if period == LATEST else _ends(period)
    rows = table[table["measure"].isin(flow.of) & table["month"].between(first, last)]
    sums = _sums(rows, "border", "port_code", "crossings").rename(columns={"port_code": "place"})
    origin = sums["border"].map(lambda border: NEIGHBORS[border])
    return sums.assign(origin=origin.str[0], name=origin.str[1])


def _freight(flow: Flow, period: str) -> pd.DataFrame:
    table = load(_FREIGHT)
    first, last = _ends(period)
    rows = table[table["direction"].eq("import") & _first_days(table["month"]).between(first, last)]
    if flow.of:
        rows = rows[rows["mode"].isin(flow.of)]
    sums = _sums(rows, "iso3", "port_code", "usd").rename(columns={"iso3": "origin", "port_code": "place"})
    return sums.assign(name=sums["origin"].map(dict(NEIGHBORS.values())))


def _imported(flow: Flow, period: str) -> pd.DataFrame:
    table = load(_IMPORTS)
    rows = table[table["year"].eq(int(period))]
    sums = _sums(rows, "iso3", "port_code", flow.of[0]).rename(columns={"iso3": "origin", "port_code": "place"})
    partners = load("goods_imports").drop_duplicates("iso3").astype({"iso3": "str", "country": "str"})
    names = partners.set_index("iso3")["country"]
    return sums.assign(name=sums["origin"].map(names).fillna(sums["origin"]))


def _seized(flow: Flow, period: str) -> pd.DataFrame:
    table = load(_SEIZURES)
    rows = table[table["component"].eq(FIELD_OPERATIONS) & table["drug"].isin(flow.of)]
    if len(period) == 4:
        rows = rows[rows["fiscal_year"].eq(int(period))]
    else:
        rows = rows[rows["month"].between(*_ends(period))]
    sums = _sums(rows, "region", "area", "pounds").rename(columns={"region": "origin", "area": "place"})
    return sums.assign(name=sums["origin"])


def _ends(period: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First day of the first and of the last month of "2024" or "2024-03"."""
    if len(period) == 4:
        return pd.Timestamp(int(period), 1, 1), pd.Timestamp(int(period), 12, 1)
    month = pd.Timestamp(f"{period}-01")
    return month, month


def _sums(rows: pd.DataFrame, origin: str, place: str, value: str) -> pd.DataFrame:
    keys = [origin, place]
    sums = rows.astype(dict.fromkeys(keys, "str")).groupby(keys)[value].sum().astype("float64").reset_index()
    return sums.rename(columns={value: "value"})


@remembered(_CROSSINGS, _FREIGHT, _IMPORTS, _SEIZURES)
def largest(key: str, span: str) -> tuple[float, float]:
    """The most that a place, and a pair of origin and place, has in any period: the scale that playing keeps."""
    flow = FLOWS[key]
    if flow.kind == "imports":
        frame = pairs(key, "2024")
        return float(frame.groupby("place")["value"].sum().max()), float(frame["value"].max())
    column, keys = _MEASURED[flow.kind]
    rows = load(flow.dataset_id)
    if flow.kind == "seizures":
        rows = rows[rows["component"].eq(FIELD_OPERATIONS) & rows["drug"].isin(flow.of)]
    elif flow.kind == "crossings":
        rows = rows[rows["measure"].isin(flow.of)]
    else:
        rows = rows[rows["direction"].eq("import") & (rows["mode"].isin(flow.of) if flow.of else True)]
    months = _first_days(rows["month"])
    year = rows["fiscal_year"] if flow.kind == "seizures" else months.dt.year
    when = (months if span == "month" else year).rename("when")
    sums = rows[column].astype("float64").groupby([when, *(rows[each].astype("str") for each in keys)]).sum()
    by_place = sums.groupby(level=["when", keys[1]]).sum()
    return float(by_place.max()), float(sums.max())


_MEASURED = {
    "crossings": ("crossings", ("border", "port_code")),
    "freight": ("usd", ("iso3", "port_code")),
    "seizures": ("pounds", ("region", "area")),
}


def is_provisional(key: str, period: str) -> bool:
    """Whether the publisher will change the figures: seizures of the fiscal year under way."""
    if FLOWS[key].kind != "seizures":
        return False
    table = load(_SEIZURES)
    if len(period) == 4:
        rows = table[table["fiscal_year"].eq(int(period))]
    else:
        rows = table[table["month"].between(*_ends(period))]
    return bool(rows["status"].eq("provisional").any())
