"""Overdose deaths of counties, states and HIDTA regions in one shape, for pages that switch between the three.

Counties and regions count residents (final calendar years, then provisional windows); states count deaths where they
occurred (12 months ending each month, provisional). The two are never joined.
"""

from dataclasses import dataclass

import pandas as pd

from data import store
from data.states import STATES
from data.views.memory import remembered
from data.views.mortality import DRUGS, PERIODS, county_deaths
from data.views.regions import region_change, region_deaths, region_list
from data.views.situation import county_change, period_before
from data.views.state_figures import state_figures, state_period, state_periods

COUNTY, STATE, HIDTA = "county", "state", "hidta"
PLACES = {COUNTY: "Counties", STATE: "States", HIDTA: "HIDTA regions"}
ALL_DRUGS = "all_drugs"
# every table that a view of deaths may read, for `remembered`
TABLES = (
    "county_death_rates", "hidta_deaths", "counties", "hidta_counties", "county_code_changes", "county_population",
    "state_deaths_monthly",
)  # fmt: skip
_INTERVAL = ["rate_low_95", "rate_high_95"]


@dataclass(frozen=True)
class Window:
    """Twelve months of a view. key: "2023" or "2025-12"; status: "final" or "provisional"; before: key or ""."""

    key: str
    label: str
    status: str
    before: str


def drugs_of(place: str) -> dict[str, str]:
    """The drugs published for a kind of place, words by key: below states only deaths from all drugs together."""
    return DRUGS if place == STATE else {ALL_DRUGS: DRUGS[ALL_DRUGS]}


def windows(place: str, drug: str) -> tuple[Window, ...]:
    """The periods of a kind of place and drug, in order of time; `before` ends one year earlier in the same series."""
    if place != STATE:
        return tuple(
            Window(key, each.label, "provisional" if each.provisional else "final", period_before(key))
            for key, each in PERIODS.items()
        )
    keys = state_periods(drug)
    known = set(keys)
    return tuple(
        Window(key, f"12 months to {pd.Timestamp(key):%B %Y}", "provisional", _year_before(key, known)) for key in keys
    )


def _year_before(key: str, known: set[str]) -> str:
    before = f"{int(key[:4]) - 1}{key[4:]}"
    return before if before in known else ""


def figures(place: str, drug: str, period: str) -> pd.DataFrame:
    """Every place of a kind in one period, indexed by its id (county or state FIPS, HIDTA slug).

    Columns: name; deaths (missing where hidden), lower, upper (bounds), status; population, population_year; rate,
    rate_lower, rate_upper (per 100,000), rate_status; before, change (deaths), change_share (0–1), change_status.
    Counties and states add rate_low_95, rate_high_95 (the interval of chance, missing where the rate is); states also
    predicted, rate_predicted, percent_complete, percent_pending, underreported. Regions add reported, hidden, missing
    (numbers of counties) and compared (counties in both periods of the change); their `rate` is missing, since hidden
    counties leave bounds only. KeyError for a period that the place does not have.
    """
    if place == STATE:
        return state_period(drug, period)
    return county_figures(period) if place == COUNTY else region_figures(period)


@remembered(*TABLES)
def county_figures(period: str) -> pd.DataFrame:
    """`figures` of the counties as published, in order of code."""
    frame = county_deaths(period).set_index("fips").sort_index()
    former = pd.Series([_former(str(fips)) for fips in frame.index], index=frame.index)
    frame.insert(0, "name", county_names().reindex(frame.index).fillna(former))
    return frame.join(_intervals(period)).join(_county_change(period))


def _intervals(period: str) -> pd.DataFrame:
    rates = store.load("county_death_rates")
    rows = rates[rates["period"].eq(period)]
    return rows.astype({"fips": "str"}).set_index("fips")[_INTERVAL]


def _former(fips: str) -> str:
    """What a county is called that the list of counties no longer has: abolished or merged since its deaths."""
    return f"Former county {fips}, {STATES[fips[:2]][0]}"


@remembered("counties")
def county_names() -> "pd.Series[str]":
    """Name with postal code by FIPS, old codes included: "San Diego County, CA"."""
    counties = store.load("counties").astype({"fips": "str", "name": "str", "state": "str"}).set_index("fips")
    return counties["name"] + ", " + counties["state"]


def _county_change(period: str) -> pd.DataFrame:
    """before, change, change_share, change_status by FIPS; nothing but the reason where no year can be compared."""
    before = period_before(period)
    now = county_deaths(period).set_index("fips")
    if not before:
        hidden = now["status"].astype("str").where(now["deaths"].isna(), "not_available")
        nothing = pd.Series(pd.NA, index=now.index, dtype="Float64")
        return pd.DataFrame({"before": nothing, "change": nothing, "change_share": nothing, "change_status": hidden})
    compared = county_change(before, period).set_index("fips")
    then = county_deaths(before).set_index("fips")["deaths"].reindex(now.index)
    both = now["deaths"].notna() & then.notna()
    return pd.DataFrame(
        {
            "before": then.where(both),
            "change": (now["deaths"] - then).astype("Float64"),
            "change_share": compared["change"] / 100,
            "change_status": compared["status"].reindex(now.index),
        }
    )


@remembered(*TABLES)
def region_figures(period: str) -> pd.DataFrame:
    """`figures` of the HIDTA regions, in order of slug."""
    frame = region_deaths(period).sort_index()
    frame = frame.assign(
        hidden=frame["suppressed"] + frame["unlisted"],
        missing=frame["not_available"],
        rate=pd.Series(float("nan"), index=frame.index),
        population_year=PERIODS[period].year,
        status=_partly(frame),
        rate_status=_partly(frame),
    )
    return frame.drop(columns=["suppressed", "unlisted", "not_available"]).join(_region_change(period))


def _partly(frame: pd.DataFrame) -> "pd.Series[str]":
    """The status of a sum: that some of its counties are hidden, where its bounds differ."""
    partly = frame["lower"].lt(frame["upper"]).fillna(False).astype(bool)
    status: pd.Series[str] = frame["status"].mask(partly, "partly_hidden")
    return status


def _region_change(period: str) -> pd.DataFrame:
    before = period_before(period)
    if not before:
        nothing = pd.Series(pd.NA, index=pd.Index(region_list()["slug"]), dtype="Float64")
        columns = {"before": nothing, "change": nothing, "change_share": nothing}
        return pd.DataFrame({**columns, "compared": 0, "change_status": "not_available"})
    change = region_change(before, period).drop(columns="after")
    known = change["compared"] > 0
    word = "provisional" if PERIODS[period].provisional else "final"
    numbers = change[["before", "change", "change_share"]].astype("Float64").where(known)
    status = known.map({True: word, False: "not_available"})
    frame: pd.DataFrame = numbers.assign(compared=change["compared"], change_status=status)
    return frame


def names_of(place: str) -> "pd.Series[str]":
    """Names by id of every place of a kind, as `figures` has them; for states with the nation."""
    if place == STATE:
        return state_figures(ALL_DRUGS).drop_duplicates("id").set_index("id")["name"]
    last = list(PERIODS)[-1]
    return figures(place, ALL_DRUGS, last)["name"]


def series(place: str, drug: str, place_id: str) -> pd.DataFrame:
    """One place over all periods, rows in order of time: period, label, period_status and the columns of `figures`.

    Periods without a row of the place are left out; a place that there is not has no rows.
    """
    if place == STATE:
        frame = state_figures(drug)
        rows = frame[frame["id"] == place_id]
        return rows.assign(label=[f"12 months to {month:%B %Y}" for month in rows["month"]],
                           period_status="provisional").reset_index(drop=True)  # fmt: skip
    found = [_one(figures(place, drug, window.key), place_id, window) for window in windows(place, drug)]
    return pd.concat(found, ignore_index=True)


def _one(frame: pd.DataFrame, place_id: str, window: Window) -> pd.DataFrame:
    row = frame.loc[[place_id]] if place_id in frame.index else frame.iloc[:0]
    return row.assign(id=place_id, period=window.key, label=window.label, period_status=window.status)
