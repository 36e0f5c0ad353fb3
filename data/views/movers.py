"""Where deaths moved most in the latest 12 months, by region, state or county."""

import pandas as pd

from data.views.memory import remembered
from data.views.place_figures import ALL_DRUGS, COUNTY, HIDTA, STATE, TABLES, Window, figures, windows
from data.views.situation import SYNTHETIC_OPIOIDS
from data.views.state_figures import NATION

LEAST = {HIDTA: 0, STATE: 100, COUNTY: 100}  # deaths in the year before: a share of fewer is mostly chance
DRUG = {HIDTA: ALL_DRUGS, STATE: SYNTHETIC_OPIOIDS, COUNTY: ALL_DRUGS}


def period_of_movers(place: str) -> Window:
    """The latest 12 months published for a kind of place (a key of place_figures.PLACES)."""
    return windows(place, DRUG[place])[-1]


@remembered(*TABLES)
def movers(place: str) -> pd.DataFrame:
    """Places with a change against the year before, largest fall first, indexed by id.

    Columns: name, before, after (deaths in both periods; of a region, in the counties reported in both), change,
    change_share (0–1 of before). Places whose either count is hidden, and those with fewer deaths before than LEAST,
    are left out.
    """
    frame = figures(place, DRUG[place], period_of_movers(place).key).drop(index=NATION, errors="ignore")
    known = frame[frame["change_share"].notna() & frame["before"].ge(LEAST[place]).fillna(False)]
    chosen = known.assign(after=known["before"] + known["change"])
    columns = ["name", "before", "after", "change", "change_share"]
    return chosen[columns].sort_values(["change_share", "name"])
