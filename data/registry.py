"""Which source makes which table, in the order they are built."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from data.sources import (
    bts_crossings,
    cbp_amo_seizures,
    cbp_fentanyl_recent,
    cbp_seizures,
    census_duties,
    census_imports,
    counties,
    county_code_changes,
    county_population,
    hidta_counties,
    hidta_counties_removed,
    majors_list,
    parameters,
    port_hidtas,
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
    "port_hidtas": port_hidtas.parse,
    "border_crossings": bts_crossings.parse,
    "cbp_seizures": cbp_seizures.parse,
    "cbp_amo_seizures": cbp_amo_seizures.parse,
    "cbp_fentanyl_recent": cbp_fentanyl_recent.parse,
    "goods_imports": census_imports.parse,
    "us_duties_2025": census_duties.parse,
    "majors_list": majors_list.parse,
    "parameters": parameters.parse,
}
