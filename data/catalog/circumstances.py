"""Catalog entries for what is known of the deaths themselves: SUDORS, MMWR, demographics."""

from data.catalog.record import Dataset

CIRCUMSTANCES: tuple[Dataset, ...] = ()
