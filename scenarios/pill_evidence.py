"""Counterfeit-pill evidence by region, from the states that take part in CDC's SUDORS."""

import pandas as pd

from data.store import load
from data.views.sudors import pill_evidence

# below this part of its residents a region's states do not speak for it
ENOUGH = 0.5
NOTE = (
    "Share of overdose deaths with evidence of counterfeit pills at the scene, latest year, by state: a region's is "
    "the mean of its states', each by the region's residents there. Given where states that take part hold at least "
    "half of its residents. Published by state only: that it holds for the region's counties is assumed."
)


def region_pill_evidence() -> dict[str, float]:
    """Share of deaths (0–1) by slug; regions whose states mostly do not take part are left out.

    Raises data.store.TableUnavailable.
    """
    share = pill_evidence()["share"].astype("float64")
    people = _residents_by_state()
    known = people.assign(share=people["state"].map(share)).dropna(subset=["share"])
    covered = known.groupby("slug")["population"].sum() / people.groupby("slug")["population"].sum()
    weighted = (known["share"] * known["population"]).groupby(known["slug"]).sum()
    mean = weighted / known.groupby("slug")["population"].sum()
    enough = covered[covered >= ENOUGH].index
    return {str(slug): float(mean[slug]) for slug in enough}


def _residents_by_state() -> pd.DataFrame:
    """Residents of each region's counties by state: slug, state (postal code), population."""
    table = load("county_population")
    people = table[table["year"] == table["year"].max()].astype({"fips": "str"}).set_index("fips")["population"]
    members = load("hidta_counties").astype({"fips": "str", "hidta_slug": "str"})
    states = load("counties").astype({"fips": "str", "state": "str"}).set_index("fips")["state"]
    frame = pd.DataFrame(
        {
            "slug": members["hidta_slug"],
            "state": members["fips"].map(states[~states.index.duplicated()]),
            "population": members["fips"].map(people).astype("Float64").astype("float64"),
        }
    ).dropna()
    return frame.groupby(["slug", "state"])["population"].sum().reset_index()
