"""Narcotics sanctions listings, as counts: first seen by program and year, and by country under one program."""

import pandas as pd

from data import store
from data.views.memory import remembered

TABLE = "ofac_narcotics_designations"
PROGRAMS = ("ILLICIT-DRUGS-EO14059", "SDNTK", "SDNT")
# the lists seen begin and end within a year: those years are not whole
YEARS = {2021: "2021, from May 22", 2022: "2022", 2023: "2023", 2024: "2024, to July 2"}
BEFORE = "by May 22, 2021"


@remembered(TABLE)
def program_names() -> dict[str, str]:
    """The law behind each program. Raises data.store.TableUnavailable."""
    named = store.load(TABLE).drop_duplicates("program").set_index("program")["program_name"].astype("str")
    return {program: str(named[program]) for program in PROGRAMS}


@remembered(TABLE)
def first_seen_by_year() -> pd.DataFrame:
    """Listings first seen, one row a year of YEARS, one column a program; those listed before stand apart."""
    frame = store.load(TABLE)
    new = frame[~frame["already_listed"]]
    table = new.pivot_table(index="year", columns="program", values="designations", aggfunc="sum", observed=True)
    return table.reindex(index=list(YEARS), columns=list(PROGRAMS)).fillna(0).astype("int64")


@remembered(TABLE)
def listings_by_program() -> pd.DataFrame:
    """One row a program: before (listed by May 22, 2021), since (first seen later), still (on the last list seen).

    A person or entity under two programs is counted in each: never add programs.
    """
    return _sums(store.load(TABLE), "program").reindex(list(PROGRAMS))


@remembered(TABLE)
def listings_by_country(program: str) -> pd.DataFrame:
    """Countries of one program, the most listings first, unknown last: country, before, since, still, a column a year.

    The country is inferred from identity documents, nationality or birthplace.
    """
    frame = store.load(TABLE)
    frame = frame[frame["program"].eq(program)].astype({"country": "str"})
    sums = _sums(frame, "country")
    for year in YEARS:
        new = frame[frame["year"].eq(year) & ~frame["already_listed"]]
        sums[str(year)] = new.groupby("country")["designations"].sum()
    sums = sums.fillna(0).astype("int64").reset_index()
    order = (sums["before"] + sums["since"]).where(sums["country"].ne("Unknown"), -1)
    return sums.iloc[order.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)


def _sums(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    listed = frame["already_listed"]
    counts = frame.assign(
        before=frame["designations"].where(listed, 0),
        since=frame["designations"].where(~listed, 0),
        still=frame["still_listed"],
    )
    return counts.groupby(by, observed=True)[["before", "since", "still"]].sum()
