"""CBP Drug Seizure Statistics: Air and Marine Operations, kept apart from the nationwide files."""

from pathlib import Path

import pandas as pd

from data.sources.cbp_seizures import parse_file

FILES = ("seizures/amo-drug-seizures-fy19-fy22.csv", "seizures/amo-drug-seizures-fy23-fy26-dec.csv")


def parse(raw: Path) -> pd.DataFrame:
    """One row a month, region, branch and drug: events AMO took part in and their pounds."""
    return pd.concat([parse_file(raw, file, "Branch") for file in FILES], ignore_index=True)
