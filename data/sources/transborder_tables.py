"""BTS TransBorder Freight since 1993, tabulated: the nation by month; states, Texas ports, Mexican states by year.

The publication of 1993 to early 1994 holds exports to Mexico twice, and May 1993 of Canada in April: these figures
are not available here. Weights are in short tons; the files' WeightLb multiplies them as if they were tonnes and is
not read.
"""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from data.raw import codes, numbers, read_rows, refuse, required_counts, translate
from data.sources.transborder import DIRECTIONS, MODES, month_end, weighed
from data.states import STATES

FOLDER = "trade/transborder_texas_states"
MONTHLY = f"{FOLDER}/monthly_trends.csv"
US_STATES = f"{FOLDER}/us_state_trade.csv.gz"
TEXAS_PORTS = f"{FOLDER}/texas_mexico_ports.csv"
MEXICAN_STATES = f"{FOLDER}/mexican_state_trade.csv"
KG_PER_SHORT_TON = 907.185
UNKNOWN_STATE = ("XX", "Unknown")
_PUBLISHED_MODES = ("Vessel", "Air", "Mail (U.S. Postal Service)", "Truck", "Rail", "Pipeline")
_MODES = dict(zip((*_PUBLISHED_MODES, "Other/Unknown", "Foreign Trade Zones (FTZs)"), MODES, strict=True))
_DIRECTIONS = dict(zip(("Export", "Import"), DIRECTIONS, strict=True))
_COUNTRIES = {"Canada": "CAN", "Mexico": "MEX"}
_STATES = {**{name: code for code, name in STATES.values()}, "Unknown": UNKNOWN_STATE[0]}
_COMMON = ("Year", "Mode", "TradeType", "TradeValue", "Weight")
_TWICE_FROM, _TWICE_TO = pd.Timestamp("1993-04-30"), pd.Timestamp("1994-03-31")
_ONCE = pd.Timestamp("1993-05-31")
_TWO_MONTHS_OF_CANADA = pd.Timestamp("1993-04-30")


def parse_monthly(raw: Path) -> pd.DataFrame:
    """One row a month, country, direction and mode of the whole nation."""
    rows = read_rows(raw, MONTHLY, (*_COMMON, "Month", "Country"))
    frame = _common(rows, MONTHLY).assign(
        iso3=translate(rows["Country"], _COUNTRIES, MONTHLY), month=month_end(rows["Year"], rows["Month"], MONTHLY)
    )
    return _without(frame, _twice_in_month(frame))


def parse_us_states(raw: Path) -> pd.DataFrame:
    """One row a U.S. state, year, country, direction and mode."""

    def place(rows: pd.DataFrame) -> dict[str, pd.Series]:
        code = translate(rows["State"], _STATES, US_STATES)
        refuse(code.ne(rows["StateCode"].replace("DU", UNKNOWN_STATE[0])), US_STATES, "StateCode must be of the State")
        iso3 = translate(rows["Country"], _COUNTRIES, US_STATES)
        return {"state": code, "state_name": rows["State"], "iso3": iso3}

    return _annual(raw, US_STATES, ("StateCode", "State", "Country"), place)


def parse_texas_ports(raw: Path) -> pd.DataFrame:
    """One row a Texas port, year, direction and mode of trade with Mexico."""

    def place(rows: pd.DataFrame) -> dict[str, pd.Series]:
        code = codes(rows["PortCode"], TEXAS_PORTS, r"2[34]\d\d", "a Schedule D code of Laredo's or El Paso's district")
        return {"port_code": code, "port": rows["Port"]}

    return _annual(raw, TEXAS_PORTS, ("PortCode", "Port"), place)


def parse_mexican_states(raw: Path) -> pd.DataFrame:
    """One row a Mexican state, year and mode of U.S. exports to it."""
    frame = _annual(raw, MEXICAN_STATES, ("MexState",), lambda rows: {"mexican_state": rows["MexState"]})
    refuse(frame["direction"].ne("export"), MEXICAN_STATES, "TradeType must be Export")
    return frame


def months_covered(frame: pd.DataFrame) -> pd.Series:
    """How many months of the year the publication has, by mode and direction."""
    year = frame["year"]
    sea_or_air = frame["mode"].isin(("Vessel", "Air"))
    canada_1996 = year.eq(1996) & frame["iso3"].eq("CAN") & frame["direction"].eq("export")
    since_april = year.eq(1993) | (year.eq(1995) & frame["mode"].eq("Foreign trade zones"))
    months = pd.Series(12, index=frame.index).mask(since_april, 9).mask(canada_1996, 11)
    return months.mask(year.eq(2003) & sea_or_air, 2)


def _annual(
    raw: Path, file: str, columns: tuple[str, ...], place: Callable[[pd.DataFrame], dict[str, pd.Series]]
) -> pd.DataFrame:
    """A table by year: what all have, the columns that name its places, the months; Mexico where no country is told."""
    rows = read_rows(raw, file, (*_COMMON, *columns))
    frame = _common(rows, file).assign(iso3="MEX").assign(**place(rows))
    frame["year"] = codes(rows["Year"], file, r"(19|20)\d\d", "a year").astype("int32")
    frame["months"] = months_covered(frame)
    twice = frame["year"].between(_TWICE_FROM.year, _TWICE_TO.year)
    return _without(frame, twice & _exports_to_mexico(frame))


def _common(rows: pd.DataFrame, file: str) -> pd.DataFrame:
    usd = required_counts(rows["TradeValue"], file)
    short_tons = numbers(rows["Weight"], file, low=0)
    return pd.DataFrame(
        {
            "direction": translate(rows["TradeType"], _DIRECTIONS, file),
            "mode": translate(rows["Mode"], _MODES, file),
            "usd": usd,
            "kg": weighed(short_tons.mul(KG_PER_SHORT_TON).round(), usd),
        }
    )


def _exports_to_mexico(frame: pd.DataFrame) -> pd.Series:
    return frame["iso3"].eq("MEX") & frame["direction"].eq("export")


def _twice_in_month(frame: pd.DataFrame) -> pd.Series:
    """Exports to Mexico are held twice from April 1993 to March 1994 but for May; Canada's April 1993 holds May."""
    month = frame["month"]
    twice = _exports_to_mexico(frame) & month.between(_TWICE_FROM, _TWICE_TO) & month.ne(_ONCE)
    return twice | (frame["iso3"].eq("CAN") & month.eq(_TWO_MONTHS_OF_CANADA))


def _without(frame: pd.DataFrame, wrong: pd.Series) -> pd.DataFrame:
    """The frame with no value and no weight where the published ones are wrong."""
    status = wrong.map({True: "not_available", False: "published"})
    return frame.assign(usd=frame["usd"].mask(wrong), kg=frame["kg"].mask(wrong), status=status)
