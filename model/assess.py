"""The assessment: `assess(scenario)` for one run, `assess_draws(inputs)` for many (model.md §1–4)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from model.arrays import Flags, Floats, Inputs, inputs_of
from model.attribution import Attribution, attribute
from model.charges import Charges, charge
from model.prices import Prices, price
from model.results import Assessment, result_of
from model.scenario import Scenario

# draws computed at a time: their arrays stay in the processor's cache
CHUNK = 512
KEPT_BYTES = 16 * 1024**2


@dataclass(frozen=True)
class Arrays:
    """One assessment as arrays, with the shapes of its parts."""

    attribution: Attribution
    charges: Charges
    adjustment: Prices
    toll: Prices


@dataclass(frozen=True)
class Draws:
    """Many assessments: (draw, country) but for `unattributed_deaths` and `revenue`, (draw,), and
    `expected` and `displaced`, (draw, outcome). Money in USD per year, tolls in USD, rates as shares."""

    deaths_current: Floats
    adjustment_charge: Floats
    adjustment_rate: Floats
    adjustment_capped: Flags
    adjustment_revenue: Floats
    toll_charge: Floats
    toll: Floats
    toll_capped: Flags
    toll_revenue: Floats
    revenue: Floats
    unattributed_deaths: Floats
    expected: Floats
    displaced: Floats


def assess(scenario: Scenario) -> Assessment:
    """The assessment of a valid scenario."""
    inputs = inputs_of(scenario)
    arrays = assess_arrays(inputs)
    return result_of(scenario, inputs, arrays.attribution, arrays.charges, arrays.adjustment, arrays.toll)


def assess_arrays(inputs: Inputs) -> Arrays:
    """The assessment of every draw at once, with all its parts."""
    policy = inputs.policy
    attribution = attribute(inputs.outcome)
    charges = charge(inputs, attribution)
    adjustment = price(
        charges.adjustment, inputs.country.imports, policy.pass_through, policy.import_elasticity, policy.adjustment_cap
    )
    toll = price(
        charges.toll, inputs.country.entries, 1.0 / policy.crossing_cost, policy.crossing_elasticity, policy.toll_cap
    )
    return Arrays(attribution, charges, adjustment, toll)


def assess_draws(inputs: Inputs) -> Draws:
    """The assessment of many draws, a cacheful at a time.

    Each array of `inputs` has 1 or all of the draws on its first axis.
    """
    keep_freed_memory()
    count = draw_count(inputs)
    whole: dict[str, Any] = {}
    for part in _parts(count):
        for name, values in vars(summary(assess_arrays(slice_draws(inputs, part)))).items():
            if name not in whole:
                whole[name] = np.empty((count, *values.shape[1:]), dtype=values.dtype, order="F")
            whole[name][part] = values
    return Draws(**whole)


def keep_freed_memory() -> None:
    """Let the C library keep the memory that one block of draws frees for the next one.

    Otherwise it goes back to the system and is cleared anew for every block, which takes a quarter of a run. The GNU
    library takes the size of the largest array freed so far as the size worth keeping; others do not mind.
    """
    np.empty(KEPT_BYTES, dtype=np.uint8)


def draw_count(inputs: Inputs) -> int:
    """How many draws the inputs hold."""
    return max(len(array) for group in _groups(inputs) for array in vars(group).values())


def slice_draws(inputs: Inputs, part: slice) -> Inputs:
    """The inputs of some of the draws; arrays of a single draw serve them all."""
    sliced = [
        replace(group, **{k: v if len(v) == 1 else v[part] for k, v in vars(group).items()})
        for group in _groups(inputs)
    ]
    return replace(inputs, policy=sliced[0], country=sliced[1], outcome=sliced[2])


def _groups(inputs: Inputs) -> tuple[Any, Any, Any]:
    return inputs.policy, inputs.country, inputs.outcome


def _parts(count: int) -> Iterator[slice]:
    return (slice(start, min(start + CHUNK, count)) for start in range(0, count, CHUNK))


def summary(arrays: Arrays) -> Draws:
    """What is kept of each draw."""
    charges, adjustment, toll = arrays.charges, arrays.adjustment, arrays.toll
    attribution = arrays.attribution
    return Draws(
        deaths_current=charges.deaths_current,
        adjustment_charge=charges.adjustment,
        adjustment_rate=adjustment.price,
        adjustment_capped=adjustment.capped,
        adjustment_revenue=adjustment.revenue,
        toll_charge=charges.toll,
        toll=toll.price,
        toll_capped=toll.capped,
        toll_revenue=toll.revenue,
        revenue=(adjustment.revenue + toll.revenue).sum(axis=1),
        unattributed_deaths=attribution.current[:, -1].sum(axis=1),
        expected=attribution.expected[:, 0],
        displaced=attribution.displaced[:, 0],
    )
