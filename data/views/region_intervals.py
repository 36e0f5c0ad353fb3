"""The interval of chance around a region's figures: Poisson, 95%, beside the bounds that hidden counties leave."""

import pandas as pd

from data.derived.poisson import interval, ratio_interval
from data.derived.rates import PER
from data.views.memory import remembered
from data.views.regions import region_change, region_deaths

_TABLES = ("hidta_deaths", "county_death_rates", "hidta_counties", "county_code_changes", "counties")


@remembered(*_TABLES)
def region_intervals(period: str) -> pd.DataFrame:
    """Every region in one period, indexed by slug: low, high (deaths), rate_low, rate_high (per 100,000 people).

    low is the lower limit of the fewest deaths that hidden counties allow, high the upper limit of the most: they hold
    chance and hiding both. Missing where there is no count.
    """
    deaths = region_deaths(period)
    low, _ = interval(deaths["lower"])
    _, high = interval(deaths["upper"])
    people = deaths["population"].astype("float64") / PER
    return pd.DataFrame({"low": low, "high": high, "rate_low": low / people, "rate_high": high / people})


@remembered(*_TABLES)
def change_interval(slug: str) -> tuple[float, float] | None:
    """95% limits of a region's change against the year before (as a share of it), over the counties in both years."""
    change = region_change()
    if not int(change["compared"][slug]):
        return None
    found = ratio_interval(int(change["before"][slug]), int(change["after"][slug]))
    return None if found is None else (found[0] - 1, found[1] - 1)
