"""Policy events to stand beside a series of deaths or supply."""

import pandas as pd

from data import store
from data.views.memory import remembered

KINDS = {
    "control": "Substances controlled",
    "trade": "Tariffs and parcels",
    "sanction": "Sanctions law",
    "diplomacy": "Relations with China",
    "border": "Land borders",
}
SCHEDULING = "Dates of first control, compiled"  # its table has a page, its rows have their sources
BORDER_CLOSED = (pd.Timestamp(2020, 3, 21), pd.Timestamp(2021, 11, 8))


_ORDERS = "https://www.federalregister.gov/executive-order/"
# the table of parameters names its sources in shorthand; the first words of each, and what is told instead
_SOURCES = {
    "EO 14195": "Executive Order 14195",
    "EO 14228": "Executive Order 14228",
    "EO 14193,": "Executive Order 14193; 10% on energy and potash",
    "EO 14194,": "Executive Order 14194; goods under USMCA exempt from 7 March 2025",
    "EO 2025-07-31": "Executive Order of 31 July 2025",
    "EO of 2025-11-04": "Executive Order of 4 November 2025",
    "IEEPA void": "Learning Resources v. Trump, 20 February 2026; Executive Order Ending Certain Tariff Actions; 10% "
    "under section 122 instead",
    "Dates of first control": SCHEDULING,
}
_CONCERNS = {"all": "every country", "USA": "United States"}


@remembered("policy_events", "goods_imports")
def policy_events() -> pd.DataFrame:
    """Every event by date.

    Columns: date, precision (day or month), country, concerns (the country's name), kind (a key of KINDS), title,
    source, url.
    """
    frame = store.load("policy_events").sort_values(["date", "country", "title"], ignore_index=True)
    frame = frame.astype({"kind": "str", "country": "str", "precision": "str"})
    partners = store.load("goods_imports").drop_duplicates("iso3").astype({"iso3": "str", "country": "str"})
    names = {**dict(zip(partners["iso3"], partners["country"], strict=True)), **_CONCERNS}
    numbers = frame["source"].astype("str").str.extract(r"^EO (\d{5})", expand=False)
    return frame.assign(
        concerns=frame["country"].map(names),
        source=frame["source"].astype("str").map(_told),
        url=(_ORDERS + numbers).fillna(frame["url"]),
    )


def _told(source: str) -> str:
    """Who says so, in words."""
    return next((words for start, words in _SOURCES.items() if source.startswith(start)), source)


@remembered("policy_events")
def tariffs_in_force() -> tuple[pd.Timestamp, pd.Timestamp]:
    """First day of the fentanyl tariffs, and the day on which they ended."""
    events = policy_events()
    trade = events[events["kind"].eq("trade")]
    first = trade.loc[trade["title"].str.startswith("Fentanyl tariff"), "date"].min()
    last = trade.loc[trade["title"].str.startswith("Tariffs under IEEPA end"), "date"].max()
    return first, last


def when(date: pd.Timestamp, precision: str) -> str:
    """4 February 2025; September 2024 where only the month is known."""
    return f"{date:%B %Y}" if precision == "month" else f"{date.day} {date:%B %Y}"
