"""CDC MMWR 72(35): evidence of counterfeit pills among overdose deaths, by region, age and quarter."""

from pathlib import Path

import pandas as pd

from data.raw import counts, numbers, read_rows, refuse, translate

FILE = "mortality/MMWR_mm7235a3_counterfeit_pills.csv"
_MEASURES = {"pct_with_evidence": "percent_with_evidence", "deaths_with_evidence": "deaths_with_evidence"}
_COLUMNS = ("metric", "group", "period", "value", "unit_or_denominator", "source_location")


def parse(raw: Path) -> pd.DataFrame:
    """One row a measure, group and period; deaths also with the deaths they are among."""
    rows = read_rows(raw, FILE, _COLUMNS)
    measure = translate(rows["metric"], _MEASURES, FILE)
    among = rows["unit_or_denominator"].mask(rows["unit_or_denominator"].eq("percent"), "")
    refuse(measure.str.startswith("deaths") & among.eq(""), FILE, "deaths must name the deaths they are among")
    return pd.DataFrame(
        {
            "measure": measure,
            "group": rows["group"],
            "period": rows["period"],
            "value": numbers(rows["value"], FILE, low=0),
            "among": counts(among, FILE),
            "place": rows["source_location"],
        }
    )
