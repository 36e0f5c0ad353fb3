"""Every table of the snapshot, by id."""

from collections.abc import Mapping
from types import MappingProxyType

from data.catalog.flows import FLOWS
from data.catalog.mortality import MORTALITY
from data.catalog.places import PLACES
from data.catalog.policy import POLICY
from data.catalog.record import Column, Dataset

CATALOG: Mapping[str, Dataset] = MappingProxyType({entry.id: entry for entry in (*PLACES, *MORTALITY, *FLOWS, *POLICY)})

__all__ = ["CATALOG", "Column", "Dataset"]
