"""Opioid Environment Policy Scan 2025: driving time to treatment by county and service."""

from pathlib import Path

import pandas as pd

from data.raw import codes, counts, numbers, read_rows, refuse

FILE = "services/oeps_county_2025.csv"
# each service by the prefix of its columns
SERVICES = {
    "Bup": "buprenorphine",
    "Met": "methadone",
    "Nalt": "naltrexone",
    "Otp": "opioid treatment program",
    "Sut": "substance use treatment",
}
# a county whose tracts reach not even a pharmacy is one that the publisher's road network does not have
_ANY_SERVICE = ("RxAvTmDr", "HospAvTmDr", "FqhcAvTmDr", "MhAvTmDr", *(f"{prefix}AvTmDr" for prefix in SERVICES))
_TRACTS = "TotTracts"
_COLUMNS = tuple(f"{prefix}{measure}" for prefix in SERVICES for measure in ("CtTmDr", "TmDrP", "AvTmDr"))


def parse(raw: Path) -> pd.DataFrame:
    """One row a county and service. Rows without tracts stand under codes that are no county's and are left out."""
    rows = read_rows(raw, FILE, tuple(dict.fromkeys(("FIPS", _TRACTS, *_ANY_SERVICE, *_COLUMNS))))
    code = codes(rows["FIPS"], FILE, r"\d{4,5}", "a county FIPS code").str.zfill(5)
    counties = rows.assign(fips=code)[rows[_TRACTS].ne("")]
    reached = counties[list(_ANY_SERVICE)].astype("bool").any(axis=1)
    return pd.concat([_service(counties, prefix, reached) for prefix in SERVICES])


def _service(rows: pd.DataFrame, prefix: str, reached: "pd.Series[bool]") -> pd.DataFrame:
    tracts = counts(rows[_TRACTS], FILE)
    within = counts(rows[f"{prefix}CtTmDr"], FILE)
    percent = numbers(rows[f"{prefix}TmDrP"], FILE, low=0)
    disagree = (within * 100 / tracts - percent).abs().gt(0.01).fillna(True)
    refuse(disagree, FILE, f"{prefix}TmDrP must be the percent of {_TRACTS} that {prefix}CtTmDr is")
    return pd.DataFrame(
        {
            "fips": rows["fips"],
            "service": SERVICES[prefix],
            "tracts": tracts,
            "tracts_within_30_min": within.where(reached),
            "percent_within_30_min": percent.where(reached),
            "mean_minutes": numbers(rows[f"{prefix}AvTmDr"], FILE, low=0),
            "status": reached.map({True: "published", False: "not_available"}),
        }
    )
