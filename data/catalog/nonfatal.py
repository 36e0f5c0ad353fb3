"""Catalog entries for non-fatal overdoses."""

from data.catalog.record import Dataset

NONFATAL: tuple[Dataset, ...] = ()
