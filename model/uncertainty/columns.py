"""The numbers kept of each draw, one row of memory a result: "revenue", "countries.MEX.adjustment_rate"."""

from collections.abc import Sequence

import numpy as np

from model.arrays import Floats, Inputs
from model.assess import CHUNK, assess_arrays, slice_draws, summary
from model.uncertainty.study import EVERY_RESULT, TOTALS, Result


def column_names(countries: Sequence[str], results: Sequence[Result]) -> tuple[str, ...]:
    """The names of the columns, as places in the assessment: totals first, then each result by country."""
    return (*TOTALS, *(f"countries.{code}.{result}" for result in results for code in countries))


def fill_columns(inputs: Inputs, results: Sequence[Result], into: Floats) -> None:
    """Assess the draws of `inputs` and write their results into (column, draw), a cacheful of draws at a time."""
    for start in range(0, into.shape[1], CHUNK):
        part = slice(start, min(start + CHUNK, into.shape[1]))
        draws = summary(assess_arrays(slice_draws(inputs, part)))
        for row, total in enumerate(TOTALS):
            into[row, part] = getattr(draws, total)
        for place, result in enumerate(results):
            first = len(TOTALS) + place * len(inputs.countries)
            into[first : first + len(inputs.countries), part] = getattr(draws, result).T


def one_column(inputs: Inputs, name: str, count: int) -> Floats:
    """The column of that name for `count` draws. Raises KeyError for a name that no column has."""
    results = tuple(result for result in EVERY_RESULT if name.endswith(f".{result}"))
    place = column_names(inputs.countries, results)
    if name not in place:
        raise KeyError(name)
    columns = np.empty((len(place), count))
    fill_columns(inputs, results, columns)
    column: Floats = columns[place.index(name)]
    return column
