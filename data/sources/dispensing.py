"""CDC dispensing rates from retail pharmacies: opioids by county, buprenorphine and naloxone by state."""

from pathlib import Path

import pandas as pd

from data.raw import fips, numbers, read_rows, refuse, required_counts, translate
from data.states import STATES

COUNTY_FILE = "services/CDC_County_Opioid_Dispensing_Rates_2019-2023.csv"
STATE_FILES = {
    "buprenorphine": "services/State_Buprenorphine_Dispensing_Rates.csv",
    "naloxone": "services/State_Naloxone_Dispensing_Rates.csv",
}
_UNAVAILABLE = "Data unavailable"


def opioids_by_county(raw: Path) -> pd.DataFrame:
    """One row a county and year: opioid prescriptions dispensed per 100 people, or that there is no figure."""
    rows = read_rows(raw, COUNTY_FILE, ("YEAR", "STATE_COUNTY_FIP_U", "opioid_dispensing_rate"))
    unavailable = rows["opioid_dispensing_rate"].eq(_UNAVAILABLE)
    refuse(rows["opioid_dispensing_rate"].eq(""), COUNTY_FILE, f"a missing rate must be {_UNAVAILABLE!r}, not blank")
    return pd.DataFrame(
        {
            "fips": fips(rows["STATE_COUNTY_FIP_U"], COUNTY_FILE),
            "year": required_counts(rows["YEAR"], COUNTY_FILE),
            "rate": numbers(rows["opioid_dispensing_rate"].mask(unavailable, ""), COUNTY_FILE, low=0),
            "status": unavailable.map({True: "not_available", False: "published"}),
        }
    )


def by_state(raw: Path) -> pd.DataFrame:
    """One row a state, year and drug: prescriptions dispensed per 100 people."""
    return pd.concat([_of_drug(raw, drug, file) for drug, file in STATE_FILES.items()])


def _of_drug(raw: Path, drug: str, file: str) -> pd.DataFrame:
    column = f"{drug}_dispensing_rate"
    rows = read_rows(raw, file, ("YEAR", "STATE_ABBREV", column))
    refuse(rows[column].eq(""), file, f"{column} must not be blank")
    return pd.DataFrame(
        {
            "state": translate(rows["STATE_ABBREV"], {code: code for code, _ in STATES.values()}, file),
            "year": required_counts(rows["YEAR"], file),
            "drug": drug,
            "rate": numbers(rows[column], file, low=0),
        }
    )
