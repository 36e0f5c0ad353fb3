"""Counties' deaths in the 12 months ending each month, January 2020 to March 2023: a series of its own.

Provisional, as published in October 2023, by residence. Windows overlap: never sum them. They do not join the calendar
years, which are final, nor the later provisional windows.
"""

import pandas as pd

from data import store
from data.derived.rates import per_population, unreliable
from data.views.memory import remembered
from data.views.mortality import PERIODS, Period, county_deaths
from data.views.situation import change_between, period_before

_TABLE = "county_deaths_monthly"
MONTHS: dict[str, Period] = {
    f"{month:%Y-%m}": Period(f"{month:%Y-%m}", f"12 months to {month:%B %Y}", True)
    for month in pd.date_range("2020-01-01", "2023-03-01", freq="MS")
}
WINDOWS = PERIODS | MONTHS


@remembered(_TABLE, "county_death_rates")
def county_window(period: str) -> pd.DataFrame:
    """As `mortality.county_deaths`, of a calendar year, a later window or a month (keys of WINDOWS).

    A month's rates divide by the population of the year it lies in. A count that the file lost has no bound above.
    """
    if period in PERIODS:
        return county_deaths(period)
    table = store.load(_TABLE)
    rows = table[table["month"].dt.strftime("%Y-%m").eq(MONTHS[period].key)]
    counts = rows[["fips", "deaths", "status", "lower", "upper"]].astype({"fips": "str", "status": "str"})
    people = county_deaths(str(MONTHS[period].year)).set_index("fips")[["population", "population_year"]]
    frame: pd.DataFrame = counts.join(people, on="fips").reset_index(drop=True)
    for rate, count in (("rate", "deaths"), ("rate_lower", "lower"), ("rate_upper", "upper")):
        frame[rate] = per_population(frame[count], frame["population"])
    frame["rate_status"] = frame["status"].mask(unreliable(frame["deaths"]), "unreliable")
    return frame


def window_before(period: str) -> str:
    """The comparable 12 months that ended a year before; "" where the series has none."""
    if period in PERIODS:
        return period_before(period)
    before = f"{int(period[:4]) - 1}{period[4:]}"
    return before if before in MONTHS else ""


@remembered(_TABLE, "county_death_rates")
def window_change(before: str, after: str) -> pd.DataFrame:
    """As `situation.county_change`, between two keys of WINDOWS."""
    return change_between(county_window(before), county_window(after))
