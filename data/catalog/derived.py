"""Catalog entries for series derived from other tables."""

from data.catalog.derived_deaths import COUNTY_DEATH_RATES, HIDTA_DEATHS
from data.catalog.derived_events import POLICY_EVENTS
from data.catalog.derived_scores import OUTCOME_SCORES
from data.catalog.derived_supply import FENTANYL_PER_CROSSING, PILL_SHARE_POTENCY, REAL_USD_INDEX, SUPPLY_SIGNAL_STATE
from data.catalog.record import Dataset

# each after the tables it is made from
DERIVED: tuple[Dataset, ...] = (
    COUNTY_DEATH_RATES,
    HIDTA_DEATHS,
    FENTANYL_PER_CROSSING,
    SUPPLY_SIGNAL_STATE,
    PILL_SHARE_POTENCY,
    REAL_USD_INDEX,
    OUTCOME_SCORES,
    POLICY_EVENTS,
)
