"""Facts for the defaults of the model, each with its source: statistical lives, elasticities, tolls, budgets."""

from pathlib import Path

import pandas as pd

from data.raw import read_rows, refuse

FILE = "costs/parameters_from_text.csv"
_COLUMNS = ("topic", "key", "value", "unit", "period", "source", "url_or_document", "confidence", "note")
_NUMBER = r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"


def parse(raw: Path) -> pd.DataFrame:
    """One row a fact: the number if it is one, the range if the text gives two ends, and the text itself."""
    rows = read_rows(raw, FILE, _COLUMNS).rename(columns={"value": "value_text", "url_or_document": "url"})
    refuse(rows["source"].eq(""), FILE, "source must not be blank: a fact without a source is none")
    ends = rows["value_text"].str.extract(rf"^({_NUMBER})(?: to | or |-)({_NUMBER})$").astype("float64")
    single = rows["value_text"].str.fullmatch(_NUMBER)
    return rows.assign(
        value=pd.to_numeric(rows["value_text"].where(single)),
        low=ends.min(axis=1),
        high=ends.max(axis=1),
        url=rows["url"].where(rows["url"].ne("")),
        note=rows["note"].where(rows["note"].ne("")),
    )
