"""Totals known from the publishers or counted once by hand: a table that misses one is wrong."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Total:
    """A figure the table must give: its name, how it is measured, what it is, and how far it may be off."""

    name: str
    measure: Callable[[pd.DataFrame], float]
    expected: float
    tolerance: float = 0.0


def _distinct(column: str) -> Callable[[pd.DataFrame], float]:
    return lambda frame: frame[column].nunique()


def _in_2023_shapes(frame: pd.DataFrame) -> float:
    return (~frame["retired"]).sum()


def _people_2020(frame: pd.DataFrame) -> float:
    return frame.loc[frame["year"].eq(2020), "population"].sum()


def _without_coordinates(frame: pd.DataFrame) -> float:
    return frame["lat"].isna().sum()


def _deaths_in(year: int) -> Callable[[pd.DataFrame], float]:
    return lambda frame: frame.loc[frame["year"].eq(year), "deaths"].sum()


def _statuses_in(year: int, status: str) -> Callable[[pd.DataFrame], float]:
    return lambda frame: (frame["year"].eq(year) & frame["status"].eq(status)).sum()


def _deaths_to(end: str) -> Callable[[pd.DataFrame], float]:
    return lambda frame: frame.loc[frame["month"].eq(end), "deaths"].sum()


def _counties_to(end: str, status: str) -> Callable[[pd.DataFrame], float]:
    return lambda frame: (frame["month"].eq(end) & frame["status"].eq(status)).sum()


def _synthetic_opioids_to(end: str) -> Callable[[pd.DataFrame], float]:
    return lambda frame: frame.loc[
        frame["state"].eq("US") & frame["month"].eq(end) & frame["indicator_key"].eq("synthetic_opioids"), "reported"
    ].sum()


def _fentanyl_pounds(fiscal_year: int) -> Callable[[pd.DataFrame], float]:
    return lambda frame: frame.loc[frame["fiscal_year"].eq(fiscal_year) & frame["drug"].eq("Fentanyl"), "pounds"].sum()


def _all_pounds(fiscal_year: int) -> Callable[[pd.DataFrame], float]:
    return lambda frame: frame.loc[frame["fiscal_year"].eq(fiscal_year), "pounds"].sum()


def _san_ysidro_pedestrians(year: int) -> Callable[[pd.DataFrame], float]:
    return lambda frame: frame.loc[
        frame["port_code"].eq("2504") & frame["measure"].eq("Pedestrians") & frame["month"].dt.year.eq(year),
        "crossings",
    ].sum()


def _imports(year: int) -> Callable[[pd.DataFrame], float]:
    return lambda frame: frame.loc[frame["year"].eq(year), "usd"].sum()


def _missing(column: str) -> Callable[[pd.DataFrame], float]:
    return lambda frame: frame[column].isna().sum()


TOTALS: dict[str, tuple[Total, ...]] = {
    "hidta_counties": (
        Total("number of HIDTAs", _distinct("hidta"), 33),
        Total("number of slugs", _distinct("hidta_slug"), 33),
    ),
    "counties": (
        Total("counties of the 2023 shapes", _in_2023_shapes, 3233),
        Total("states and territories", _distinct("state"), 56),
    ),
    "county_population": (Total("population of 2020", _people_2020, 331577720),),
    "county_deaths_annual": (
        Total("reported deaths of 2021", _deaths_in(2021), 101342),
        Total("reported deaths of 2023", _deaths_in(2023), 99658),
        Total("suppressed counties of 2021", _statuses_in(2021, "suppressed"), 1400),
        Total("suppressed or zero counties of 2023", _statuses_in(2023, "suppressed_or_zero"), 1863),
    ),
    "county_deaths_provisional": (
        Total("reported counties, December 2025", _counties_to("2025-12-31", "provisional"), 1513),
        Total("suppressed counties, December 2025", _counties_to("2025-12-31", "suppressed"), 1629),
        Total("suppressed counties, December 2024", _counties_to("2024-12-31", "suppressed"), 1935),
        Total("reported deaths, 12 months to December 2025", _deaths_to("2025-12-31"), 62825),
        Total("reported deaths, 12 months to December 2024", _deaths_to("2024-12-31"), 71358),
    ),
    "state_deaths_monthly": (
        Total("U.S. synthetic opioid deaths, 12 months to December 2023", _synthetic_opioids_to("2023-12-31"), 74091),
        Total("U.S. synthetic opioid deaths, 12 months to December 2025", _synthetic_opioids_to("2025-12-31"), 37777),
    ),
    "border_crossings": (
        Total("pedestrians at San Ysidro in 2024", _san_ysidro_pedestrians(2024), 6766420),
        Total("land ports", _distinct("port_code"), 117),
        Total("measures", _distinct("measure"), 12),
        Total("contradicted counts", _missing("crossings"), 1),
    ),
    "cbp_seizures": (
        Total("pounds of fentanyl in fiscal year 2023", _fentanyl_pounds(2023), 27022.85, tolerance=0.005),
        Total("pounds of fentanyl in fiscal year 2025", _fentanyl_pounds(2025), 12027.28, tolerance=0.005),
    ),
    "cbp_amo_seizures": (
        Total("pounds of fentanyl in fiscal year 2023", _fentanyl_pounds(2023), 1453.12, tolerance=0.005),
    ),
    "cbp_fentanyl_recent": (
        Total("pounds of fentanyl in fiscal year 2023", _all_pounds(2023), 27022.86, tolerance=0.05),
        Total("pounds of fentanyl in fiscal year 2025", _all_pounds(2025), 12027.28, tolerance=0.05),
    ),
    "goods_imports": (
        Total("USD of imports in 2022", _imports(2022), 3246.4e9, tolerance=0.05e9),
        Total("USD of imports in 2024", _imports(2024), 3267.3e9, tolerance=0.05e9),
        Total("USD of imports in 2025", _imports(2025), 3414.5e9, tolerance=0.05e9),
        Total("partners without a figure in 2024", _missing("usd"), 14),
    ),
    "parameters": (
        Total("facts without a number", _missing("value"), 6),
        Total("facts without a range", _missing("low"), 149),
    ),
    "ports": (Total("ports without coordinates", _without_coordinates, 78),),
}
