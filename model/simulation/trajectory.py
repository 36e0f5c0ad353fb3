"""What a simulation keeps of every review and draw."""

from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np

from model.arrays import Floats


class ByCountry(NamedTuple):
    """By country, (review, draw, country). Charges and revenue in USD per year, at the pace of the review.

    `claimed`: the part of its flow that the country says it has suppressed since the start, true or not.
    """

    claimed: Floats
    deaths: Floats
    adjustment_charge: Floats
    adjustment_rate: Floats
    adjustment_revenue: Floats
    toll_charge: Floats
    toll: Floats
    toll_revenue: Floats


class Totals(NamedTuple):
    """Of all together, (review, draw), per year at the pace of the review.

    Who pays: US buyers of goods (pass-through × revenue of the adjustment), those who sell to them (the rest of it),
    and those who cross (revenue of the toll).
    """

    deaths: Floats
    unattributed_deaths: Floats
    revenue: Floats
    paid_by_buyers: Floats
    paid_by_sellers: Floats
    paid_by_travelers: Floats


class Trajectories(NamedTuple):
    """Every draw of a simulation."""

    totals: Totals
    by_country: ByCountry

    @classmethod
    def empty(cls, reviews: int, draws: int, countries: int) -> Self:
        """Room for so many; in memory the draws lie next to each other, as the engine writes them."""
        return cls(
            Totals(*(np.empty((reviews, draws)) for _ in Totals._fields)),
            ByCountry(*(np.empty((reviews, countries, draws)).transpose(0, 2, 1) for _ in ByCountry._fields)),
        )

    def keep(self, review: int, totals: Sequence[Floats], by_country: Sequence[Floats], draws: slice) -> None:
        """Write one review of some draws; values with more draws than the slice holds are cut."""
        count = draws.stop - draws.start
        for into, values in (*zip(self.totals, totals, strict=True), *zip(self.by_country, by_country, strict=True)):
            into[review, draws] = values[:count]
