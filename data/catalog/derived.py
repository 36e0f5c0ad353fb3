"""Catalog entries for series derived from other tables."""

from data.catalog.record import Dataset

DERIVED: tuple[Dataset, ...] = ()
