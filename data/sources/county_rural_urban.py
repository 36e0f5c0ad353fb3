"""Rural and urban classes of counties: USDA's continuum of 2023 and NCHS's scheme of 2013, each on its own codes."""

from pathlib import Path

import pandas as pd

from data.raw import codes, counts, fips, read_rows, refuse, required_counts, translate

CONTINUUM_FILE = "population/rucc_2023.csv"
SCHEME_FILE = "population/NCHSURCodes2013.csv"
NCHS_LEVELS = {
    "1": "Large central metro",
    "2": "Large fringe metro",
    "3": "Medium metro",
    "4": "Small metro",
    "5": "Micropolitan",
    "6": "Noncore",
}
_NO_CLASS = "Not Applicable"


def parse(raw: Path) -> pd.DataFrame:
    """One row a county code that either scheme has; the class of the other is missing where it has none."""
    return _continuum(raw).merge(_scheme(raw), how="outer", on="fips")


def _continuum(raw: Path) -> pd.DataFrame:
    rows = read_rows(raw, CONTINUUM_FILE, ("FIPS", "RUCC_2023", "Description", "Population_2020"), encoding="cp1252")
    code = counts(codes(rows["RUCC_2023"], CONTINUUM_FILE, "[1-9]?", "a code of 1 to 9 or blank"), CONTINUUM_FILE)
    unclassed = rows["Description"].eq(_NO_CLASS)
    refuse(code.isna() != unclassed, CONTINUUM_FILE, f"RUCC_2023 must be blank where {_NO_CLASS!r} stands, only there")
    population = rows["Population_2020"].str.replace(",", "").rename("Population_2020")
    return pd.DataFrame(
        {
            "fips": fips(rows["FIPS"], CONTINUUM_FILE),
            "rucc_2023": code,
            "rucc_meaning": rows["Description"].mask(unclassed),
            "population_2020": required_counts(population, CONTINUUM_FILE),
        }
    )


def _scheme(raw: Path) -> pd.DataFrame:
    rows = read_rows(raw, SCHEME_FILE, ("fips_code", "2013_code"))
    code = fips(codes(rows["fips_code"], SCHEME_FILE, r"\d{4,5}", "a county FIPS code").str.zfill(5), SCHEME_FILE)
    return pd.DataFrame(
        {
            "fips": code,
            "nchs_2013": required_counts(rows["2013_code"], SCHEME_FILE),
            "nchs_level": translate(rows["2013_code"], NCHS_LEVELS, SCHEME_FILE),
        }
    )
