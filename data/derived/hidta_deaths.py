"""Deaths of the HIDTAs in every period: the reported sum, what is hidden, and the bounds that follow.

A HIDTA's deaths are the sum of its reported counties; suppressed ones widen the bounds (1–9 each, or 0–9 where the
publisher does not list the county) and are never taken as zero.
"""

import pandas as pd

from data.county_codes import joined_codes
from data.derived.rates import UNRELIABLE_BELOW, per_population

NOT_AVAILABLE = "not_available"
COUNTED = {"reported": ("final", "provisional"), "suppressed": ("suppressed",), "unlisted": ("suppressed_or_zero",)}
_KEYS = ["hidta_slug", "period"]


def derive(hidta_counties: pd.DataFrame, changes: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    """One row a HIDTA and period. Takes hidta_counties, county_code_changes and county_death_rates."""
    deaths = member_counties(hidta_counties, changes, rates)
    groups = deaths.groupby(_KEYS)
    frame = pd.DataFrame({"hidta": groups["hidta"].first(), "counties": groups.size()})
    for column, statuses in {**COUNTED, NOT_AVAILABLE: (NOT_AVAILABLE,)}.items():
        frame[column] = deaths["status"].isin(statuses).groupby([deaths[key] for key in _KEYS]).sum()
    known = deaths[deaths["lower"].notna()].groupby(_KEYS)
    frame = frame.join(known[["deaths", "lower", "upper", "population"]].sum(min_count=1)).reset_index()
    frame["rate_lower"] = per_population(frame["lower"], frame["population"])
    frame["rate_upper"] = per_population(frame["upper"], frame["population"])
    return frame.assign(status=_status(frame, frame["period"].map(_provisional(rates))))


def published_members(hidta_counties: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """The designated counties under the codes of the death tables: counties that are published as one are one row."""
    listed = hidta_counties.astype("str")
    return listed.assign(fips=listed["fips"].replace(joined_codes(changes))).drop_duplicates("fips")


def member_counties(hidta_counties: pd.DataFrame, changes: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    """Every member county in every period of `rates`; one the publisher does not have is not available."""
    members = published_members(hidta_counties, changes)
    periods = pd.DataFrame({"period": rates["period"].astype("str").unique()})
    deaths = rates.astype({"fips": "str", "period": "str", "status": "str"})
    frame = members.merge(periods, how="cross").merge(deaths, how="left", on=["fips", "period"])
    return frame.assign(status=frame["status"].fillna(NOT_AVAILABLE))


def _provisional(rates: pd.DataFrame) -> "pd.Series[bool]":
    """Whether any county's count of a period is provisional, by period."""
    marked: pd.Series[bool] = rates["status"].eq("provisional").groupby(rates["period"].astype("str")).any()
    return marked


def _status(frame: pd.DataFrame, provisional: "pd.Series[bool]") -> pd.Series:
    """Word for the HIDTA's count and rate: unreliable below 20 deaths even at its upper bound."""
    status = provisional.map({True: "provisional", False: "final"})
    status = status.mask((frame["upper"] < UNRELIABLE_BELOW).fillna(False).astype("bool"), "unreliable")
    return status.mask(frame["lower"].isna(), NOT_AVAILABLE)
