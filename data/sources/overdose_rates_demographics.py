"""NCHS, Health, United States: drug overdose death rates by drug, sex, age, race and Hispanic origin, 1999–2018."""

from pathlib import Path

import pandas as pd

from data.raw import codes, numbers, read_rows, refuse, translate

FILE = "mortality/NCHS_95ax-ymtc_drug_overdose_rates_1999-2018.csv"
DRUGS = {
    "All drug overdose deaths": "all_drugs",
    "Drug overdose deaths involving any opioid": "opioids",
    "Drug overdose deaths involving natural and semisynthetic opioids": "natural_opioids",
    "Drug overdose deaths involving methadone": "methadone",
    "Drug overdose deaths involving other synthetic opioids (other than methadone)": "synthetic_opioids",
    "Drug overdose deaths involving heroin": "heroin",
}
_RATES = {
    "Deaths per 100,000 resident population, age-adjusted": "age_adjusted",
    "Deaths per 100,000 resident population, crude": "crude",
}


def parse(raw: Path) -> pd.DataFrame:
    """One row a drug, kind of rate, group, age and year: the rate, or that it is hidden."""
    rows = read_rows(raw, FILE, ("PANEL", "UNIT", "STUB_NAME", "STUB_LABEL", "YEAR", "AGE", "ESTIMATE", "FLAG"))
    hidden = rows["FLAG"].eq("*")
    refuse(rows["ESTIMATE"].eq("") & ~hidden, FILE, "ESTIMATE must be a rate, or FLAG be *")
    return pd.DataFrame(
        {
            "drug": translate(rows["PANEL"], DRUGS, FILE),
            "kind": translate(rows["UNIT"], _RATES, FILE),
            "grouping": rows["STUB_NAME"],
            "group": rows["STUB_LABEL"],
            "age": rows["AGE"],
            "year": codes(rows["YEAR"], FILE, r"\d{4}", "a year").astype("int32"),
            "rate": numbers(rows["ESTIMATE"].mask(hidden, ""), FILE, low=0),
            "status": pd.Series("final", index=rows.index, dtype="str").mask(hidden, "suppressed_rate"),
        }
    )
