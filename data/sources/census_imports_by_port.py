"""Census imports of 2024 by port, country and HS chapter: by air and containerised vessel."""

from pathlib import Path

import pandas as pd

from data.raw import codes, read_parquet_rows, read_rows, refuse, required_counts, translate
from data.sources.census_countries import iso3_by_code
from data.sources.transborder import weighed

FILE = "trade/census_imports_2024_by_port_country_hs2.parquet"
SUMS_FILE = "trade/imports_2024_port_country_air_container.csv"
_ALL_PORTS = "-"
_GROUP = r"-|00\d\d|\dXXX"  # all countries, alliances, continents
_MEASURES = {
    "AIR_VAL_YR": "air_usd",
    "AIR_WGT_YR": "air_kg",
    "CNT_VAL_YR": "vessel_usd",
    "CNT_WGT_YR": "vessel_kg",
}
_SUMS = {
    "air_value_usd": "air_usd",
    "air_weight_kg": "air_kg",
    "containerised_vessel_value_usd": "vessel_usd",
    "containerised_vessel_weight_kg": "vessel_kg",
}


def parse(raw: Path) -> pd.DataFrame:
    """One row a port, country and chapter; rows of groups of countries and of all ports are dropped."""
    rows = read_parquet_rows(raw, FILE, ("PORT", "CTY_CODE", "I_COMMODITY", "YEAR", *_MEASURES))
    group = rows["CTY_CODE"].str.fullmatch(_GROUP).astype(bool)
    rows = rows[~group & rows["PORT"].ne(_ALL_PORTS)]
    frame = pd.DataFrame(
        {
            "port_code": codes(rows["PORT"], FILE, r"\d{4}", "a Schedule D code of four digits"),
            "iso3": translate(rows["CTY_CODE"], iso3_by_code(), FILE),
            "hs2": codes(rows["I_COMMODITY"], FILE, r"\d{2}", "a chapter of two digits"),
            "year": codes(rows["YEAR"], FILE, r"20\d\d", "a year").astype("int32"),
            **{name: required_counts(rows[column], FILE) for column, name in _MEASURES.items()},
        }
    )
    _check_sums(frame, _published_sums(raw))
    return frame.assign(
        air_kg=weighed(frame["air_kg"], frame["air_usd"]), vessel_kg=weighed(frame["vessel_kg"], frame["vessel_usd"])
    )


def _published_sums(raw: Path) -> pd.DataFrame:
    """Port by country, every chapter together, indexed by line."""
    rows = read_rows(raw, SUMS_FILE, ("port_code", "cty_code", *_SUMS))
    iso3 = translate(rows["cty_code"], iso3_by_code(), SUMS_FILE)
    measures = {name: required_counts(rows[column], SUMS_FILE) for column, name in _SUMS.items()}
    return pd.DataFrame({"port_code": rows["port_code"], "iso3": iso3, **measures})


def _check_sums(frame: pd.DataFrame, published: pd.DataFrame) -> None:
    """Refuse a port and country whose chapters do not add up to its published sum, on either side."""
    keys, measures = ["port_code", "iso3"], list(_SUMS.values())
    sums = frame.groupby(keys)[measures].sum()
    expected = published.set_index(keys)[measures]
    refuse(
        pd.Series(~expected.index.isin(sums.index), index=published.index),
        SUMS_FILE,
        "the port and country must have chapters in the other file",
    )
    differs = sums.loc[expected.index].ne(expected).any(axis=1).set_axis(published.index)
    refuse(differs, SUMS_FILE, "the chapters of the port and country must add up to its sums")
    unlisted = ~pd.MultiIndex.from_frame(frame[keys]).isin(expected.index)
    refuse(pd.Series(unlisted, index=frame.index), FILE, "the port and country must have a published sum")
