"""Deaths and crude rates of every county and period, with what a hidden count allows and the interval of chance."""

import pandas as pd

from data.derived.county_populations import with_population
from data.derived.poisson import interval
from data.derived.rates import per_population, unreliable

_COLUMNS = ["fips", "period", "year", "deaths", "status", "lower", "upper", "population", "population_year"]


def derive(
    annual: pd.DataFrame, provisional: pd.DataFrame, population: pd.DataFrame, changes: pd.DataFrame
) -> pd.DataFrame:
    """One row a county and period: "2023" is the calendar year, "2025-12" the 12 months ending December 2025.

    Takes county_deaths_annual, county_deaths_provisional, county_population and county_code_changes.
    """
    counted = pd.concat([_years(annual), _windows(provisional)], ignore_index=True)
    parts = [with_population(part, annual, population, changes) for _, part in counted.groupby("period", sort=False)]
    return with_rates(pd.concat(parts, ignore_index=True))


def with_rates(frame: pd.DataFrame) -> pd.DataFrame:
    """Add the rates per 100,000 to a frame of deaths, status, lower, upper and population.

    `rate` is missing where the count is hidden; rate_lower and rate_upper are of the count's bounds; rate_low_95 and
    rate_high_95 the interval of chance, missing where `rate` is; rate_status "unreliable" for fewer than 20 deaths.
    """
    people = frame["population"]
    low, high = interval(frame["deaths"])
    status = frame["status"].astype("str")
    return frame.assign(
        rate=per_population(frame["deaths"], people),
        rate_lower=per_population(frame["lower"], people),
        rate_upper=per_population(frame["upper"], people),
        rate_low_95=per_population(low, people),
        rate_high_95=per_population(high, people),
        rate_status=status.mask(unreliable(frame["deaths"]), "unreliable"),
    )


def _years(annual: pd.DataFrame) -> pd.DataFrame:
    years = annual.assign(period=annual["year"].astype("str"), population_year=annual["year"])
    return years[_COLUMNS].astype({"fips": "str", "status": "str"})


def _windows(provisional: pd.DataFrame) -> pd.DataFrame:
    end = provisional["month"]
    windows = provisional.assign(period=end.dt.strftime("%Y-%m"), year=end.dt.year)
    return windows[_COLUMNS].astype({"fips": "str", "status": "str"})
