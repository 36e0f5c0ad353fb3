"""CDC WONDER: drug overdose deaths by county and year, final."""

from pathlib import Path

import pandas as pd

from data.raw import counts, fips, read_rows, required_counts, translate
from data.sources import county_population
from data.sources.suppression import refuse_hidden, with_bounds

FILE = "mortality/wonder_county_overdose_annual_2010-2023.csv"
_STATUS = {
    "reported": "final",
    "suppressed": "suppressed",
    "suppressed_or_zero": "suppressed_or_zero",
    "missing": "not_available",
}
# renamed without a change of land: Shannon County SD, Wade Hampton Census Area AK
_RENAMED = {"46113": "46102", "02270": "02158"}


def parse(raw: Path) -> pd.DataFrame:
    """One row a county and year: deaths, what kind of number that is, its bounds, and the population."""
    rows = read_rows(raw, FILE, ("fips", "year", "deaths", "status", "population"))
    frame = pd.DataFrame(
        {
            "fips": fips(rows["fips"], FILE).replace(_RENAMED),
            "year": required_counts(rows["year"], FILE),
            "deaths": counts(rows["deaths"], FILE),
            "status": translate(rows["status"], _STATUS, FILE),
            "population": counts(rows["population"], FILE),
        }
    )
    refuse_hidden(frame["deaths"], frame["status"].ne("final"), FILE)
    return with_bounds(_with_population(_without_phantoms(frame), county_population.parse(raw)))


def _without_phantoms(frame: pd.DataFrame) -> pd.DataFrame:
    """A population of 0 means that the code was out of use that year (02261 in 2020): its 0 deaths are no count."""
    phantom = frame["population"].eq(0).fillna(False)
    frame.loc[phantom, "status"] = "not_available"
    frame.loc[phantom, ["deaths", "population"]] = pd.NA
    return frame


def _with_population(frame: pd.DataFrame, census: pd.DataFrame) -> pd.DataFrame:
    """Fill what WONDER leaves blank from the Census V2024, and say whose number it is."""
    recent = census[census["vintage"].eq("V2024")].set_index(["fips", "year"])["population"]
    filling = recent.reindex(pd.MultiIndex.from_frame(frame[["fips", "year"]])).set_axis(frame.index)
    source = pd.Series("CDC WONDER", index=frame.index, dtype="str")
    source = source.mask(frame["population"].isna(), "Census V2024")
    population = frame["population"].fillna(filling)
    return frame.assign(population=population, population_source=source.where(population.notna()))
