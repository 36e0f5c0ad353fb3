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
    "ports": (Total("ports without coordinates", _without_coordinates, 78),),
}
