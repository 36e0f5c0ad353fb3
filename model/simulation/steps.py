"""Step limits: how fast rates and tolls may rise from one review to the next."""

from typing import NamedTuple

import numpy as np

from model.arrays import Floats, Inputs
from model.assess import Arrays
from model.prices import Prices


class Collected(NamedTuple):
    """Prices after the step limits and what they bring, (draw, country): shares of import value, USD, USD per year."""

    adjustment_rate: Floats
    adjustment_revenue: Floats
    toll: Floats
    toll_revenue: Floats


def collect(
    inputs: Inputs, arrays: Arrays, before: Collected | None, rate_step: float | None, toll_step: float | None
) -> Collected:
    """The prices of a review, each at most a step above the last review's (0 before the first); None is no limit."""
    policy, country = inputs.policy, inputs.country
    last_rate: Floats | float = 0.0 if before is None else before.adjustment_rate
    last_toll: Floats | float = 0.0 if before is None else before.toll
    rate = _limited(
        arrays.adjustment, last_rate, rate_step, country.imports, policy.pass_through, policy.import_elasticity
    )
    toll = _limited(
        arrays.toll, last_toll, toll_step, country.entries, 1.0 / policy.crossing_cost, policy.crossing_elasticity
    )
    return Collected(*rate, *toll)


def _limited(
    prices: Prices,
    last: Floats | float,
    step: float | None,
    base: Floats,
    inverse_scale: Floats,
    elasticity: Floats,
) -> tuple[Floats, Floats]:
    """The price, and the revenue it brings: x · Q₀ · (1 + x/s)^ε where the limit holds it back."""
    if step is None:
        return prices.price, prices.revenue
    price = np.minimum(prices.price, last + step)
    held_back = price < prices.price
    revenue = price * base * np.power(1.0 + price * inverse_scale, elasticity)
    # below the revenue peak less is always less; rounding must not say otherwise
    return price, np.where(held_back, np.minimum(revenue, prices.revenue), prices.revenue)
