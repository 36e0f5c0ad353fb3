"""Catalog entries for older and longer series of overdose deaths."""

from data.catalog.record import Dataset

MORTALITY_HISTORY: tuple[Dataset, ...] = ()
