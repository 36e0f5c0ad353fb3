"""Tables turned back into what their publishers serve."""

import pandas as pd

from data import parquet
from data.catalog import CATALOG
from tests.conftest import ROOT

Record = dict[str, str]
HIDDEN = "One or more data cells have counts between 1-9 and have been suppressed in accordance with NCHS standards."
_NUMBERS = {
    "data_value": "reported",
    "predicted_value": "predicted",
    "percent_complete": "percent_complete",
    "percent_pending_investigation": "percent_pending",
}


def committed(dataset_id: str) -> pd.DataFrame:
    """A table of the committed snapshot, wherever the store is told to look."""
    return parquet.read(CATALOG[dataset_id], ROOT / "data" / "tables" / f"{dataset_id}.parquet")


def vsrr_state(frame: pd.DataFrame) -> list[Record]:
    """Socrata rows: New York as the publisher has it, blanks left out as the API leaves them out."""
    records = []
    for row in frame[frame["state"].ne("NY")].to_dict("records"):
        upstate = row["state"] == "NY_EXCL_NYC"
        record = {
            "state": "NY" if upstate else row["state"],
            "state_name": "New York" if upstate else row["state_name"],
            "year": f"{row['month']:%Y}",
            "month": f"{row['month']:%B}",
            "period": "12 month-ending",
            "indicator": row["indicator"],
            "footnote": row["footnote"],
            "footnote_symbol": "*" if row["underreported"] else "**",
        }
        numbers = {name: row[column] for name, column in _NUMBERS.items()}
        records.append(record | {name: f"{value:.12g}" for name, value in numbers.items() if pd.notna(value)})
    return records


def vsrr_county(frame: pd.DataFrame) -> list[Record]:
    """Socrata rows: codes without their zero, a comma in counts from 1,000 on, and a month between that overlaps."""
    records = []
    for row in frame.to_dict("records"):
        for end in (row["month"], row["month"] - pd.offsets.MonthEnd(1)):
            record = {"fips": row["fips"].lstrip("0"), "monthendingdate": f"{end:%Y-%m-%d}T00:00:00.000"}
            shown = (
                {"footnote": HIDDEN} if pd.isna(row["deaths"]) else {"provisional_drug_overdose": f"{row['deaths']:,}"}
            )
            records.append(record | shown)
    return records


def border_crossings(frame: pd.DataFrame) -> list[Record]:
    """Socrata rows; a count that was contradicted is given twice again."""
    records = []
    for row in frame.to_dict("records"):
        values = [0, 2175] if pd.isna(row["crossings"]) else [row["crossings"]]
        records += [
            {
                "port_name": row["port"],
                "state": row["state"],
                "port_code": row["port_code"].lstrip("0"),
                "border": row["border"],
                "date": f"{row['month']:%Y-%m-%d}T00:00:00.000",
                "measure": row["measure"],
                "value": str(value),
                "latitude": "32.5",
                "longitude": "-117.0",
            }
            for value in values
        ]
    return records


def cbp_seizures(frame: pd.DataFrame) -> bytes:
    """CBP's CSV, the year to date marked."""
    lines = [
        "FY,Month (abbv),Component,Region,Land Filter,Area of Responsibility,Drug Type,Count of Event,Sum Qty (lbs)"
    ]
    for row in frame.to_dict("records"):
        year = f"{row['fiscal_year']}{' (FYTD)' if row['status'] == 'provisional' else ''}"
        cells = [year, f"{row['month']:%b}".upper(), row["component"], row["region"], row["land_filter"], row["area"]]
        lines.append(",".join([*cells, row["drug"], str(row["events"]), repr(row["pounds"])]))
    return "\n".join(lines).encode() + b"\n"


def consumer_prices(frame: pd.DataFrame) -> list[Record]:
    """Months of the BLS API; one that was not published has a dash, and December is followed by the year's mean."""
    months = []
    for row in frame.to_dict("records"):
        value = "-" if pd.isna(row["cpi"]) else f"{row['cpi']:.3f}"
        months.append({"year": f"{row['month']:%Y}", "period": f"M{row['month']:%m}", "value": value})
        if row["month"].month == 12:
            months.append({"year": f"{row['month']:%Y}", "period": "M13", "value": "100.000"})
    return months
