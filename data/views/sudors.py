"""What CDC's SUDORS says of deaths in the states that take part."""

import pandas as pd

from data import store
from data.views.memory import remembered

ANNUAL = "sudors_annual"
PILLS = "counterfeit_pills"
NATION = "US"
# people of special concern, with the words used for them
CONCERNS = {
    "age_15_24": "Ages 15–24",
    "recentrelease": "Recent release from an institution",
    PILLS: "Evidence of counterfeit pills",
}


@remembered(ANNUAL)
def pill_evidence() -> pd.DataFrame:
    """Deaths with evidence of counterfeit pills at the scene, latest year, indexed by state (postal code).

    Columns: share (0–1 of deaths with known information), year, status. States that do not take part, or that
    publish no percent, are left out; so is the row of all jurisdictions.
    """
    table = store.load(ANNUAL)
    rows = table[table["measure"].eq(PILLS) & table["year"].eq(table["year"].max()) & table["state"].ne(NATION)]
    known = rows[rows["percent"].notna()].astype({"state": "str", "status": "str"}).set_index("state")
    return known[["year", "status"]].assign(share=known["percent"] / 100)


@remembered(ANNUAL)
def special_concern(states: tuple[str, ...]) -> pd.DataFrame:
    """Deaths of people of special concern in each state's own latest year, one row a state and measure of CONCERNS.

    states: postal codes, NATION for all jurisdictions together. Columns: state, measure, year, deaths, status, rate
    (per 100,000, of an age group only), rate_status, share (0–1 of deaths with known information), share_below (the
    percent is published as <0.1), share_before (of the year before; missing where there is none). A state that never
    took part has no rows. All jurisdictions together have no year before: each year holds others.
    """
    table = store.load(ANNUAL).astype({"state": "str", "measure": "str", "status": "str", "rate_status": "str"})
    rows = table[table["state"].isin(states) & table["measure"].isin(list(CONCERNS))]
    latest = rows[rows["year"].eq(rows.groupby("state")["year"].transform("max"))]
    earlier = rows.loc[rows["state"].ne(NATION)].assign(year=lambda frame: frame["year"] + 1)
    keys = ["state", "measure", "year"]
    both = latest.merge(earlier[[*keys, "percent"]], how="left", on=keys, suffixes=("", "_before"))
    order = {measure: place for place, measure in enumerate(CONCERNS)}
    shown = both.assign(
        share=both["percent"] / 100, share_before=both["percent_before"] / 100, share_below=both["percent_below"]
    )
    columns = [*keys, "deaths", "status", "rate", "rate_status", "share", "share_below", "share_before"]
    return shown[columns].sort_values(["state", "measure"], key=lambda c: c.map(order) if c.name == "measure" else c)


@remembered("counterfeit_pills_mmwr")
def pill_evidence_by_age() -> pd.DataFrame:
    """The published study of 34 states and DC in 2021: group, deaths with evidence, among, share (0–1)."""
    table = store.load("counterfeit_pills_mmwr").astype({"measure": "str"})
    rows = table[table["measure"].eq("deaths_with_evidence")]
    frame = rows[["group", "value", "among"]].rename(columns={"value": "deaths"})
    return frame.assign(share=frame["deaths"] / frame["among"].astype("float64")).reset_index(drop=True)
