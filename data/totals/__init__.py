"""Totals known from the publishers or counted once by hand: a snapshot that misses one is wrong."""

from data.totals import (
    circumstances,
    derived,
    flows,
    mortality,
    mortality_history,
    nonfatal,
    places,
    policy,
    price_index,
    sanctions,
    services,
    supply,
    trade,
    vulnerability,
)
from data.totals.record import Total

_TOPICS = (
    places,
    mortality,
    flows,
    policy,
    circumstances,
    mortality_history,
    trade,
    supply,
    nonfatal,
    services,
    vulnerability,
    sanctions,
    price_index,
    derived,
)
TOTALS: dict[str, tuple[Total, ...]] = {table: totals for topic in _TOPICS for table, totals in topic.TOTALS.items()}

__all__ = ["TOTALS", "Total"]
