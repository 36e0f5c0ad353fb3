"""Overdose deaths of states in 12 months ending, by drug: rates, predictions and changes, each with its status.

The figures count deaths where they occurred (CDC VSRR); the populations that rates divide by are of residents.
"""

import pandas as pd

from data import store
from data.derived.poisson import interval
from data.derived.rates import per_population, unreliable
from data.states import STATES
from data.status import STATUSES
from data.views.memory import remembered
from data.views.mortality import state_deaths

NATION = "US"
MONTHS_IN_A_YEAR = 12
_TABLES = ("state_deaths_monthly", "county_population")
_FIPS = {postal: fips for fips, (postal, _) in STATES.items()}
_IDS = {NATION: NATION, **_FIPS}
_RATES = (("rate", "deaths"), ("rate_lower", "lower"), ("rate_upper", "upper"), ("rate_predicted", "predicted"))


@remembered(*_TABLES)
def state_figures(drug: str) -> pd.DataFrame:
    """All states, the nation (id "US") and all periods of one drug (a key of mortality.DRUGS), sorted by id and month.

    A state that the publisher has no row of for this drug (Pennsylvania, Louisiana) is `not_available`.

    Columns: id (state FIPS), name, month (last day), period ("2025-02"); deaths (reported; missing where hidden or
    withheld), lower, upper (bounds of the count), status; predicted (missing where the count is suppressed),
    percent_complete, percent_pending, underreported; population (residents), population_year; rate, rate_lower,
    rate_upper, rate_predicted, rate_low_95, rate_high_95 (deaths per 100,000; the last two the interval of chance),
    rate_status; before (deaths a year earlier), change (deaths), change_share (0–1 of before), change_status (the
    reason where there is no change). Windows overlap: never sum them.
    """
    frame = _counts(drug)
    return _with_change(_with_rate(_completed(frame))).sort_values(["id", "month"], ignore_index=True)


@remembered(*_TABLES)
def state_periods(drug: str) -> tuple[str, ...]:
    """Keys of the periods published for one drug, in order: the month that the 12 months end in, as "2025-02"."""
    return tuple(sorted(state_figures(drug)["period"].unique()))


@remembered(*_TABLES)
def state_period(drug: str, period: str) -> pd.DataFrame:
    """The rows of `state_figures` of one period, indexed by id; KeyError for a period that is not published."""
    if period not in state_periods(drug):
        raise KeyError(period)
    frame = state_figures(drug)
    return frame[frame["period"] == period].set_index("id")


def _counts(drug: str) -> pd.DataFrame:
    frame = state_deaths((NATION, *_FIPS), (drug,)).rename(columns={"reported": "deaths", "state_name": "name"})
    suppressed, word = frame["status"].eq("suppressed"), STATUSES["suppressed"]
    return frame.assign(
        id=frame["state"].map(_IDS),
        period=frame["month"].dt.strftime("%Y-%m"),
        lower=frame["deaths"].mask(suppressed, word.low),
        upper=frame["deaths"].mask(suppressed, word.high),
    ).drop(columns=["drug", "state"])


def _completed(frame: pd.DataFrame) -> pd.DataFrame:
    """A row for every jurisdiction and month; those the publisher does not have are `not_available`."""
    names = _names()
    every = pd.MultiIndex.from_product([names.index, sorted(frame["month"].unique())], names=["id", "month"])
    whole = frame.set_index(["id", "month"]).reindex(every).reset_index()
    missing = whole["status"].isna()
    return whole.assign(
        name=whole["id"].map(names),
        period=whole["month"].dt.strftime("%Y-%m"),
        status=whole["status"].mask(missing, "not_available"),
        underreported=whole["underreported"].mask(missing, False).astype(bool),
    )


@remembered("state_deaths_monthly")
def _names() -> "pd.Series[str]":
    """Jurisdictions that publish deaths from all drugs: name by id."""
    everywhere = state_deaths((NATION, *_FIPS), ("all_drugs",)).drop_duplicates("state")
    return everywhere.set_index(everywhere["state"].map(_IDS))["state_name"].rename_axis("id").sort_index()


def _with_rate(frame: pd.DataFrame) -> pd.DataFrame:
    """Crude rates over the residents of the year that the period ends in, or the last year estimated."""
    people = _populations()
    last = int(people.index.get_level_values("year").max())
    year = frame["month"].dt.year.clip(upper=last)
    population = pd.Series(people.reindex(pd.MultiIndex.from_arrays([frame["id"], year])).to_numpy(), frame.index)
    rates = {name: per_population(frame[count], population) for name, count in _RATES}
    low, high = (per_population(limit, population) for limit in interval(frame["deaths"]))
    status = frame["status"].mask(unreliable(frame["deaths"]), "unreliable").mask(population.isna(), "not_available")
    return frame.assign(population=population, population_year=year, **rates, rate_low_95=low, rate_high_95=high,
                        rate_status=status)  # fmt: skip


@remembered("county_population")
def _populations() -> "pd.Series[float]":
    """People by state FIPS (and "US") and year: sums of the Census estimates of counties."""
    counties = store.load("county_population")
    states = counties.assign(id=counties["fips"].astype("str").str[:2])
    sums = states.groupby(["id", "year"])["population"].sum().astype("float64")
    nation = sums.groupby("year").sum()
    nation.index = pd.MultiIndex.from_product([[NATION], nation.index], names=["id", "year"])
    return pd.concat([sums, nation])


def _with_change(frame: pd.DataFrame) -> pd.DataFrame:
    """The change from the window that ended a year earlier; the two do not overlap."""
    earlier = frame[["id", "month", "deaths", "status"]].assign(
        month=frame["month"] + pd.offsets.MonthEnd(MONTHS_IN_A_YEAR)
    )
    both = frame.merge(earlier, how="left", on=["id", "month"], suffixes=("", "_before"))
    change = both["deaths"] - both["deaths_before"]
    few = unreliable(both["deaths"]) | unreliable(both["deaths_before"])
    reason = both["status"].where(both["deaths"].isna(), both["status_before"]).eq("suppressed")
    absent = reason.map({True: "suppressed", False: "not_available"})
    return both.rename(columns={"deaths_before": "before"}).assign(
        change=change,
        change_share=change / both["deaths_before"].where(both["deaths_before"] > 0),
        change_status=both["status"].mask(few, "unreliable").where(change.notna(), absent),
    ).drop(columns="status_before")  # fmt: skip
