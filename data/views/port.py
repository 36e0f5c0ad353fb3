"""One port of entry: its crossings over time and through the year, its trade, the field office about it."""

import pandas as pd

from data.hs_chapters import HS_CHAPTERS
from data.store import load
from data.views.memory import remembered
from data.views.ports import MEASURES, over_time
from data.views.seizures import OFFICE_OF_DISTRICT, by_area, per_crossing

MODES = ("pedestrians", "personal-vehicle-passengers", "bus-passengers", "train-passengers")
CARGO = ("trucks", "rail-containers-loaded")
SEASON_YEARS = (2015, 2019)  # five whole years before the pandemic
_CHAPTERS = "imports_by_port_country_hs2"
_FREIGHT = "transborder_freight"


def is_port(code: str) -> bool:
    """Whether some port has this code."""
    return code in port_names().index


@remembered("ports")
def port_names() -> "pd.Series[str]":
    """Name with state by port code: "San Ysidro, CA"."""
    ports = load("ports").astype({"port_code": "str", "name": "str"}).set_index("port_code")
    states = ports["state"].astype("object").map(lambda state: "" if pd.isna(state) else f", {state}")
    names: pd.Series[str] = pd.Series(ports["name"].to_numpy() + states.to_numpy(), ports.index)
    return names


@remembered("ports")
def port_row(code: str) -> pd.Series:
    """The port's row of `ports`. KeyError for a code that no port has."""
    row: pd.Series = load("ports").astype({"port_code": "str"}).set_index("port_code").loc[code]  # type: ignore[assignment]
    return row


@remembered("border_crossings")
def people_by_mode(code: str) -> pd.DataFrame:
    """People entering by month (rows) and mode (keys of ports.MEASURES; columns); a month without a report is missing.

    Modes that the port never reports are left out; an empty frame where it reports none.
    """
    frame = pd.DataFrame({key: over_time(key, code, monthly=True) for key in MODES})
    known = frame.loc[:, frame.sum() > 0]
    if known.empty:
        return known
    return known.reindex(pd.date_range(known.index.min(), known.index.max(), freq="MS"))


@remembered("border_crossings")
def cargo_by_month(code: str) -> pd.DataFrame:
    """Trucks and loaded rail containers entering by month; columns as `people_by_mode`."""
    frame = pd.DataFrame({key: over_time(key, code, monthly=True) for key in CARGO})
    return frame.loc[:, frame.sum() > 0]


@remembered("border_crossings")
def season(code: str, key: str) -> "pd.Series[float]":
    """A measure's mean in each calendar month over its mean of all months, 2015 to 2019; index 1 to 12.

    Empty where those five years are not all reported.
    """
    months = over_time(key, code, monthly=True)
    days = pd.DatetimeIndex(months.index)
    first, last = SEASON_YEARS
    inside, when = months[(days.year >= first) & (days.year <= last)], days[(days.year >= first) & (days.year <= last)]
    if len(inside) < 12 * (last - first + 1) or not inside.mean():
        return pd.Series(dtype="float64")
    share: pd.Series[float] = inside.groupby(when.month).mean() / inside.mean()
    return share


@remembered(_CHAPTERS)
def chapters(code: str) -> pd.DataFrame:
    """Imports of 2024 by chapter of the Harmonized System: hs2, chapter, air, vessel, total (USD), largest first."""
    table = load(_CHAPTERS)
    here = table[table["port_code"].astype("str").eq(code)]
    sums = here.groupby("hs2", observed=True)[["air_usd", "vessel_usd"]].sum().astype("float64").reset_index()
    sums = sums.rename(columns={"air_usd": "air", "vessel_usd": "vessel"})
    named = sums.assign(hs2=sums["hs2"].astype("str"), total=sums["air"] + sums["vessel"])
    named.insert(1, "chapter", named["hs2"].map(HS_CHAPTERS))
    return named[named["total"] > 0].sort_values("total", ascending=False, ignore_index=True)


@remembered(_CHAPTERS, "goods_imports")
def origins(code: str) -> pd.DataFrame:
    """Imports of 2024 by country of origin: iso3, country, air, vessel, total (USD), largest first."""
    table = load(_CHAPTERS)
    here = table[table["port_code"].astype("str").eq(code)].astype({"iso3": "str"})
    sums = here.groupby("iso3")[["air_usd", "vessel_usd"]].sum().astype("float64").reset_index()
    sums = sums.rename(columns={"air_usd": "air", "vessel_usd": "vessel"})
    partners = load("goods_imports").drop_duplicates("iso3").astype({"iso3": "str", "country": "str"})
    names = partners.set_index("iso3")["country"]
    sums.insert(1, "country", sums["iso3"].map(names).fillna(sums["iso3"]))
    sums["total"] = sums["air"] + sums["vessel"]
    return sums[sums["total"] > 0].sort_values("total", ascending=False, ignore_index=True)


@remembered(_FREIGHT)
def freight(code: str) -> pd.DataFrame:
    """Imports from Canada and Mexico by month (rows) and mode (columns), USD; empty where none is published."""
    table = load(_FREIGHT)
    here = table[table["port_code"].astype("str").eq(code) & table["direction"].astype("str").eq("import")]
    here = here.astype({"mode": "str"})
    months = here["month"].dt.to_period("M").dt.to_timestamp()
    sums = here.groupby([months, "mode"])["usd"].sum().astype("float64").unstack("mode")
    return sums[sums.sum().sort_values(ascending=False).index] if len(sums) else sums


def office_of(code: str) -> str:
    """The southwest field office that the port's customs district is about; "" elsewhere."""
    return OFFICE_OF_DISTRICT.get(str(port_row(code)["customs_district"]), "")


@remembered("cbp_seizures", "ports")
def office_seizures(code: str, drug: str, fiscal_year: int) -> pd.Series | None:
    """The row of `seizures.by_area` of the port's field office; None where its district is about none."""
    rows = by_area(drug, fiscal_year)
    here = rows[rows["area"].astype("str").eq(f"{office_of(code)} Field Office")]
    return None if here.empty else here.iloc[0]


@remembered("cbp_seizures", "ports", "border_crossings")
def office_per_million(code: str, drug: str) -> pd.DataFrame:
    """Pounds per million people by fiscal year of the port's field office; no rows elsewhere."""
    frame = per_crossing(drug)
    return frame[frame["office"].astype("str").eq(office_of(code))].reset_index(drop=True)


def mode_label(key: str) -> str:
    """A mode's words."""
    return MEASURES[key].label
