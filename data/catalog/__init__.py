"""Every table of the snapshot, by id."""

from collections.abc import Mapping
from types import MappingProxyType

from data.catalog.mortality import MORTALITY
from data.catalog.places import PLACES
from data.catalog.record import Column, Dataset

CATALOG: Mapping[str, Dataset] = MappingProxyType({entry.id: entry for entry in (*PLACES, *MORTALITY)})

__all__ = ["CATALOG", "Column", "Dataset"]
