"""OFAC narcotics listings by program on the day of a list: counts by kind. Names are never taken from the file."""

from pathlib import Path

import pandas as pd

from data.errors import WrongInput
from data.raw import codes, read_rows, refuse, translate
from data.sources.ofac_narcotics import FILE, PROGRAMS

KINDS = ("individuals", "entities", "vessels", "aircraft")
_KINDS_BEFORE = {"individual": "individuals", "entity": "entities", "vessel": "vessels", "aircraft": "aircraft"}
_KINDS_NOW = {**_KINDS_BEFORE, "-0-": "entities"}  # the list's mark of a blank
_STILL = "still listed "
_DATE = r"20\d\d-\d\d-\d\d"


def parse(raw: Path) -> pd.DataFrame:
    """One row a program: what was on the last list that the compiled file knows."""
    rows = read_rows(raw, FILE, ("sdn_type", "program", "last_seen"))
    seen = codes(rows["last_seen"], FILE, rf"({_STILL})?{_DATE}", "a date, after 'still listed' where it is")
    still = seen.str.startswith(_STILL)
    dates = seen[still].str.removeprefix(_STILL)
    refuse(dates.ne(dates.iloc[0]), FILE, "last_seen must be one date where it says 'still listed'")
    kinds = translate(rows.loc[still, "sdn_type"], _KINDS_BEFORE, FILE)
    return _counted(rows.loc[still, "program"], kinds, pd.Timestamp(dates.iloc[0]))


def tidy(rows: pd.DataFrame, file: str, day: pd.Timestamp) -> pd.DataFrame:
    """As parse, from the published list as it was on a day: sdn_type and program, "SDNTK] [SDGT" where there are two.

    Raises WrongInput if a narcotics program has no listing at all.
    """
    kind = translate(rows["sdn_type"].str.strip(), _KINDS_NOW, file)
    program = rows["program"].str.strip().str.split("] [", regex=False).explode()
    narcotic = program[program.isin(list(PROGRAMS))]
    missing = [name for name in PROGRAMS if name not in set(narcotic)]
    if missing:
        raise WrongInput(file, None, f"the program {missing[0]} must have listings")
    return _counted(narcotic, kind.loc[narcotic.index], day)


def _counted(program: pd.Series, kind: pd.Series, day: pd.Timestamp) -> pd.DataFrame:
    counts = pd.crosstab(program.to_numpy(), kind.to_numpy()).reindex(columns=KINDS, fill_value=0)
    counts = counts.rename_axis(index="program", columns=None).reset_index()
    return counts.assign(
        program_name=counts["program"].map(PROGRAMS), list_date=day, listed=counts[list(KINDS)].sum(axis=1)
    )
