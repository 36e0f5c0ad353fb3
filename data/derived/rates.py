"""Crude death rates."""

import pandas as pd

PER = 100_000
UNRELIABLE_BELOW = 20  # deaths: NCHS calls a rate from fewer unreliable


def per_population(count: pd.Series, population: pd.Series) -> pd.Series:
    """`count` per 100,000 people as float64, missing where either is or where there are no people."""
    people = population.astype("Float64").where(population > 0)
    rate: pd.Series = (count.astype("Float64") * PER / people).astype("float64")
    return rate


def unreliable(deaths: pd.Series) -> "pd.Series[bool]":
    """Where there are too few deaths for a reliable rate; false where the number is not known."""
    few: pd.Series[bool] = (deaths < UNRELIABLE_BELOW).fillna(False).astype("bool")
    return few
