"""Catalog entries for trade by port, country, commodity chapter and month."""

from data.catalog.record import Dataset

TRADE: tuple[Dataset, ...] = ()
