"""Which source makes which table, in the order they are built."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from data.sources import (
    counties,
    county_code_changes,
    county_population,
    hidta_counties,
    hidta_counties_removed,
    ports,
    vsrr_county,
    vsrr_state,
    wonder_county,
)

PARSERS: Mapping[str, Callable[[Path], pd.DataFrame]] = {
    "hidta_counties": hidta_counties.parse,
    "hidta_counties_removed": hidta_counties_removed.parse,
    "counties": counties.parse,
    "county_population": county_population.parse,
    "county_code_changes": county_code_changes.parse,
    "county_deaths_annual": wonder_county.parse,
    "county_deaths_provisional": vsrr_county.parse,
    "state_deaths_monthly": vsrr_state.parse,
    "ports": ports.parse,
}
