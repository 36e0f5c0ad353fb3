"""What CDC's SUDORS says of deaths in the states that take part."""

import pandas as pd

from data import store
from data.views.memory import remembered

ANNUAL = "sudors_annual"
PILLS = "counterfeit_pills"


@remembered(ANNUAL)
def pill_evidence() -> pd.DataFrame:
    """Deaths with evidence of counterfeit pills at the scene, latest year, indexed by state (postal code).

    Columns: share (0–1 of deaths with known information), year, status. States that do not take part, or that
    publish no percent, are left out; so is the row of all jurisdictions.
    """
    table = store.load(ANNUAL)
    rows = table[table["measure"].eq(PILLS) & table["year"].eq(table["year"].max()) & table["state"].ne("US")]
    known = rows[rows["percent"].notna()].astype({"state": "str", "status": "str"}).set_index("state")
    return known[["year", "status"]].assign(share=known["percent"] / 100)
