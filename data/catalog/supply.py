"""Catalog entries for the drug market: laboratory reports."""

from data.catalog.record import Dataset

SUPPLY: tuple[Dataset, ...] = ()
