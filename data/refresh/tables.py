"""From what a publisher gave to tidy tables: the same parsers that make the snapshot, fed from its endpoint."""

from collections.abc import Callable, Mapping

import pandas as pd

from data.errors import WrongInput
from data.refresh.payload import Payload
from data.sources import (
    bts_crossings,
    cbp_seizures,
    census_imports,
    census_imports_monthly,
    cpi,
    ofac_listed,
    vsrr_county,
    vsrr_state,
)

Serving = Callable[[str], pd.DataFrame]
Made = Mapping[str, pd.DataFrame]
_CROSSINGS = {
    "port_name": "port",
    "date": "month",
    "value": "crossings",
    "latitude": "lat",
    "longitude": "lon",
}
_FENTANYL_FROM = 2023
_OFAC_COLUMNS = ["sdn_type", "program"]
_OFAC_ALL = ["ent_num", "name", *_OFAC_COLUMNS, *(f"detail_{place}" for place in range(8))]
_KEYS_RECENT = ["fiscal_year", "component", "region"]


def make(source: str, payload: Payload, serving: Serving) -> Made:
    """The tables of a source by id. `serving` gives a table as it serves now.

    Raises WrongInput naming the row and the rule that the payload breaks.
    """
    try:
        return _MAKERS[source](payload, serving)
    except (KeyError, ValueError, TypeError) as error:
        if isinstance(error, WrongInput):
            raise
        raise WrongInput(payload.name, None, f"it has not the form it had ({type(error).__name__}: {error})") from error


def _vsrr_state(payload: Payload, serving: Serving) -> Made:
    return {"state_deaths_monthly": vsrr_state.complete(vsrr_state.tidy(payload.rows, payload.name))}


def _vsrr_county(payload: Payload, serving: Serving) -> Made:
    """The publisher gives no population: each county keeps the one it has."""
    before = serving("county_deaths_provisional").drop_duplicates("fips", keep="last")
    populations = before[["fips", "population", "population_year"]]
    return {"county_deaths_provisional": vsrr_county.tidy(payload.rows, payload.name, populations)}


def _border_crossings(payload: Payload, serving: Serving) -> Made:
    rows = payload.rows.rename(columns=_CROSSINGS)
    rows["port_code"] = rows["port_code"].str.zfill(4)
    return {"border_crossings": bts_crossings.tidy(rows, payload.name)}


def _cbp_seizures(payload: Payload, serving: Serving) -> Made:
    frame = cbp_seizures.parse_file(payload.folder, payload.files[0], cbp_seizures.AREA)
    return {
        "cbp_seizures": _after_earlier_years(frame, serving("cbp_seizures")),
        "cbp_fentanyl_recent": _fentanyl_by_year(frame),
    }


def _cbp_amo_seizures(payload: Payload, serving: Serving) -> Made:
    frame = cbp_seizures.parse_file(payload.folder, payload.files[0], "Branch")
    return {"cbp_amo_seizures": _after_earlier_years(frame, serving("cbp_amo_seizures"))}


def _after_earlier_years(frame: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """CBP's current file starts some years back; the fiscal years before it stay as they are."""
    return _after(before[before["fiscal_year"].lt(frame["fiscal_year"].min())], frame)


def _after(earlier: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    """Rows that serve already, then new ones."""
    words = {name: "str" for name in earlier.columns if earlier[name].dtype == "category"}
    return pd.concat([earlier.astype(words), frame], ignore_index=True)


def _fentanyl_by_year(frame: pd.DataFrame) -> pd.DataFrame:
    """As cbp_fentanyl_recent: fentanyl by fiscal year, component and region, and how many months each year has."""
    fentanyl = frame[frame["drug"].eq("Fentanyl") & frame["fiscal_year"].ge(_FENTANYL_FROM)]
    sums = fentanyl.groupby(_KEYS_RECENT, as_index=False)[["events", "pounds"]].sum()
    years = frame.groupby("fiscal_year").agg(months=("month", "nunique"), status=("status", "first"))
    return sums.merge(years.reset_index(), on="fiscal_year")


def _census_imports(payload: Payload, serving: Serving) -> Made:
    """The API starts in 2013; the months before it stay as they are."""
    monthly = census_imports_monthly.tidy(payload.rows, payload.name)
    before = serving("goods_imports_monthly")
    earlier = before[before["month"].lt(monthly["month"].min())]
    return {
        "goods_imports": census_imports.tidy(payload.rows, payload.name),
        "goods_imports_monthly": _after(earlier, monthly),
    }


def _consumer_prices(payload: Payload, serving: Serving) -> Made:
    """Months only (M13 is the year's mean); a month that was not published has a dash for its value."""
    rows = payload.rows[payload.rows["period"].ne("M13") & payload.rows["value"].ne("-")]
    date = rows["year"] + "-" + rows["period"].str.removeprefix("M") + "-01"
    return {"cpi_us": cpi.tidy(pd.DataFrame({"Date": date, "Index": rows["value"]}), payload.name)}


def _ofac_listed(payload: Payload, serving: Serving) -> Made:
    """The list has no header and no date, and ends in a control character; of its columns only two are ever read.

    The lists of other days stay beside it.
    """
    file = payload.folder / payload.files[0]
    rows = pd.read_csv(file, header=None, usecols=_OFAC_COLUMNS, names=_OFAC_ALL, dtype="str", keep_default_na=False)
    rows = rows[rows["program"].ne("")].rename(index=lambda place: place + 1)
    day = pd.Timestamp(payload.day)
    before = serving("ofac_narcotics_listed")
    listed = ofac_listed.tidy(rows, payload.name, day)
    return {"ofac_narcotics_listed": _after(before[before["list_date"].ne(day)], listed)}


_MAKERS: dict[str, Callable[[Payload, Serving], Made]] = {
    "vsrr-state": _vsrr_state,
    "vsrr-county": _vsrr_county,
    "border-crossings": _border_crossings,
    "cbp-seizures": _cbp_seizures,
    "cbp-amo-seizures": _cbp_amo_seizures,
    "census-imports": _census_imports,
    "bls-prices": _consumer_prices,
    "ofac-narcotics": _ofac_listed,
}
