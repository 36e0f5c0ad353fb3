"""What publishers' own tables give away of the counts they hide, without this app: known facts, counted."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

LEAST, MOST = 1, 9  # what a suppressed count can be


@dataclass(frozen=True)
class Known:
    """hidden: cells looked at; tighter: of them, those whose bounds narrow; exact: those with one number left."""

    hidden: int
    tighter: int
    exact: int


def part_of(table: pd.DataFrame, part: str, whole: str, other: str) -> Known:
    """A drug class hidden in a state and month: the classes that cover the whole leave it at least whole − other.

    Classes overlap, so this is a lower bound only. table: state, month, indicator_key, reported, status.
    """
    frames = {name: rows.set_index(["state", "month"]) for name, rows in table.groupby("indicator_key", observed=True)}
    at_least = (frames[whole]["reported"] - frames[other]["reported"]).dropna()
    hidden = frames[part].loc[frames[part]["status"].eq("suppressed")].index.intersection(at_least.index)
    least = at_least[hidden]
    return Known(len(hidden), int(least.gt(LEAST).sum()), int(least.ge(MOST).sum()))


def five_years(table: pd.DataFrame) -> Known:
    """Hidden years of a county whose five years together are published: fips, year, years, visits, status."""
    whole = table[table["years"].eq(5) & table["visits"].notna()].set_index("fips")["visits"]
    single = table[table["years"].eq(1) & table["year"].ge(2019) & table["fips"].isin(whole.index)]
    groups = single.assign(hidden=single["status"].eq("suppressed")).groupby("fips")
    hidden, complete = groups["hidden"].sum(), groups.size().eq(5)
    rest = (whole - groups["visits"].sum())[complete & hidden.gt(0)].astype("int64")
    hidden = hidden[rest.index]
    least = (rest - MOST * (hidden - 1)).clip(lower=LEAST)
    most = (rest - LEAST * (hidden - 1)).clip(upper=MOST)
    tighter = least.gt(LEAST) | most.lt(MOST)
    return Known(int(hidden.sum()), int(hidden[tighter].sum()), int(hidden[least.eq(most)].sum()))


def windows(table: pd.DataFrame, place: str) -> Known:
    """Overlapping windows of 12 months: two that meet cover each between them, W(t) + W(t+12) ≥ W(t+k).

    table: `place`, month, lower, upper; a window that is not published has no bounds.
    """
    ends = pd.date_range(table["month"].min(), table["month"].max(), freq="ME")
    wide = {name: table.pivot(index=place, columns="month", values=name).reindex(columns=ends).astype("float64")
            for name in ("lower", "upper")}  # fmt: skip
    lower, upper = (frame.to_numpy() for frame in wide.values())
    least, most = np.nan_to_num(lower), np.where(np.isnan(upper), np.inf, upper)
    found = least
    while (more := _covering(found, most)).sum() > found.sum():
        found = more
    hidden = np.less(lower, upper)
    tighter = hidden & (found > least)
    return Known(int(hidden.sum()), int(tighter.sum()), int((tighter & (found >= upper)).sum()))


def _covering(least: np.ndarray, most: np.ndarray) -> np.ndarray:
    """One pass of W(t) ≥ W(t+k) − W(t+12) and W(t+12) ≥ W(t+k) − W(t); arrays of place × month."""
    found = least.copy()
    for start in range(least.shape[1] - 12):
        covered = found[:, start + 1 : start + 12].max(axis=1)
        found[:, start] = np.maximum(found[:, start], covered - most[:, start + 12])
        found[:, start + 12] = np.maximum(found[:, start + 12], covered - most[:, start])
    return found


def other_vintage(final: pd.DataFrame, older: pd.DataFrame) -> Known:
    """County-years hidden when final that an older, provisional publication shows; its count is another vintage's."""
    decembers = older[older["month"].dt.month.eq(12) & older["deaths"].notna()]
    shown = decembers.assign(year=decembers["month"].dt.year)[["fips", "year", "deaths"]]
    hidden = final.loc[final["status"].eq("suppressed"), ["fips", "year"]]
    both = hidden.astype({"fips": "str"}).merge(shown.astype({"fips": "str"}), on=["fips", "year"])
    return Known(len(hidden), len(both), 0)


def remainder(states: pd.DataFrame, counties: pd.DataFrame) -> tuple[int, int]:
    """State-years with hidden counties, and those where the state's own count fits the bounds of its counties.

    states: state_fips, year, reported (by occurrence); counties: fips, year, lower, upper, deaths (by residence). Not
    one universe: where it does not fit, that shows it.
    """
    keys = [counties["fips"].astype("str").str[:2].rename("state_fips"), counties["year"]]
    sums = counties.assign(hidden=counties["deaths"].isna()).groupby(keys)[["lower", "upper", "hidden"]].sum()
    both = sums[sums["hidden"].gt(0)].join(states.set_index(["state_fips", "year"])["reported"], how="inner").dropna()
    return len(both), int(both["reported"].between(both["lower"], both["upper"]).sum())
