"""CBP Drug Seizure Statistics: fentanyl by fiscal year, component and region, to August 2026."""

from pathlib import Path

import pandas as pd

from data.raw import codes, numbers, read_rows, required_counts

FILE = "seizures/cbp_fentanyl_seizures_fy23_fy26aug_aggregated.csv"


def parse(raw: Path) -> pd.DataFrame:
    """One row a fiscal year, component and region: fentanyl in pounds and seizure events; FY2026 runs to August."""
    rows = read_rows(raw, FILE, ("fiscal_year", "component", "region", "pounds", "seizure_events"))
    year = codes(rows["fiscal_year"], FILE, r"20\d\d( \(FYTD\))?", "a fiscal year such as 2024 or 2026 (FYTD)")
    to_date = year.str.endswith("(FYTD)")
    return pd.DataFrame(
        {
            "fiscal_year": year.str[:4].astype("int32"),
            "months": to_date.map({True: 11, False: 12}),
            "component": rows["component"],
            "region": rows["region"],
            "events": required_counts(rows["seizure_events"], FILE),
            "pounds": numbers(rows["pounds"], FILE, low=0),
            "status": to_date.map({True: "provisional", False: "final"}),
        }
    )
