"""Every table, by id."""

from collections.abc import Mapping
from types import MappingProxyType

from data.catalog.circumstances import CIRCUMSTANCES
from data.catalog.derived import DERIVED
from data.catalog.flows import FLOWS
from data.catalog.mortality import MORTALITY
from data.catalog.mortality_history import MORTALITY_HISTORY
from data.catalog.nonfatal import NONFATAL
from data.catalog.places import PLACES
from data.catalog.policy import POLICY
from data.catalog.price_index import PRICE_INDEX
from data.catalog.record import Column, Dataset
from data.catalog.sanctions import SANCTIONS
from data.catalog.services import SERVICES
from data.catalog.supply import SUPPLY
from data.catalog.trade import TRADE
from data.catalog.vulnerability import VULNERABILITY

_ENTRIES = (
    *PLACES,
    *VULNERABILITY,
    *MORTALITY,
    *MORTALITY_HISTORY,
    *CIRCUMSTANCES,
    *NONFATAL,
    *SERVICES,
    *SUPPLY,
    *FLOWS,
    *TRADE,
    *SANCTIONS,
    *POLICY,
    *PRICE_INDEX,
    *DERIVED,
)
CATALOG: Mapping[str, Dataset] = MappingProxyType({entry.id: entry for entry in _ENTRIES})

__all__ = ["CATALOG", "Column", "Dataset"]
