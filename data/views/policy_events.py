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
BORDER_CLOSED = (pd.Timestamp(2020, 3, 21), pd.Timestamp(2021, 11, 8))


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
    return frame.assign(concerns=frame["country"].map(names))


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
