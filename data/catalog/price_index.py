"""Catalog entries for consumer prices."""

from data.catalog.record import Dataset

PRICE_INDEX: tuple[Dataset, ...] = ()
