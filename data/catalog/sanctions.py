"""Catalog entries for designations and controls."""

from data.catalog.record import Dataset

SANCTIONS: tuple[Dataset, ...] = ()
