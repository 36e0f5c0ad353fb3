"""Catalog entries for treatment and dispensing."""

from data.catalog.record import Dataset

SERVICES: tuple[Dataset, ...] = ()
