"""NIDA's tables of national overdose deaths 1999–2019, from CDC WONDER: by drug and sex, all ages and 15–24."""

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from data.raw import counts, read_sheet_rows, refuse

FILE = "mortality/NIDA_Overdose_data_1999-2019.xlsx"
SHEETS = {"Number Drug OD Deaths": "all ages", "Number Drug OD, 15-24 Years": "15–24 years"}
HEADER_ROW = 7
YEARS = tuple(str(year) for year in range(1999, 2020))
LABEL = "Unnamed: 1"
SEXES = {"Female": "female", "Male": "male"}
_FOOTNOTE = re.compile(r"(?<=[A-Za-z)])\d$|\s*\(primarily fentanyl\)")


def parse(raw: Path) -> pd.DataFrame:
    """One row an age group, drug, sex and year: deaths, or that WONDER shows none."""
    return pd.concat(_sheets(raw), ignore_index=True)


def _sheets(raw: Path) -> Iterator[pd.DataFrame]:
    for sheet, ages in SHEETS.items():
        rows = read_sheet_rows(raw, FILE, (LABEL, *YEARS), sheet, HEADER_ROW)
        label = rows[LABEL].str.strip()
        rows = rows[label.ne("") & rows["2019"].str.fullmatch(r"\d+")].assign(label=label)
        sex = rows["label"].map(SEXES)
        drug = rows["label"].where(sex.isna()).ffill().map(_plain)
        refuse(drug.isna(), FILE, "a row of a sex must follow the row of its drug")
        keyed = rows[list(YEARS)].assign(age=ages, drug=drug, sex=sex.fillna("both"))
        refuse(keyed.duplicated(["drug", "sex"]), FILE, "a drug and sex must stand once in a sheet")
        long = keyed.melt(id_vars=["age", "drug", "sex"], var_name="year", value_name="deaths")
        deaths = counts(long["deaths"], FILE)
        status = pd.Series("final", index=long.index, dtype="str").mask(deaths.isna(), "not_available")
        yield long.assign(year=long["year"].astype("int32"), deaths=deaths, status=status)


def _plain(label: object) -> object:
    """The drug without its footnote mark."""
    return _FOOTNOTE.sub("", label).strip() if isinstance(label, str) else label
