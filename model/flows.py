"""From scored outcomes to charges as flows: whose deaths, by which channel, and what becomes of them at the border.

Each death is in one flow. A flow's dollars are what its deaths would be charged at the shares of the policy; where it
ends tells whether they are (model.md §2, §3). The flows that end in a charge add up to the assessment's revenue.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from model.arrays import TRAVELERS, Floats, Inputs, inputs_of
from model.attribution import attribute
from model.charges import charge
from model.precursors import Shift, shift
from model.results import UNATTRIBUTED, Assessment
from model.scenario import CHANNELS, Scenario

End = Literal["adjustment", "toll", "not_collected", "not_put", "not_eligible", "unattributed"]
ENDS: tuple[End, ...] = ("adjustment", "toll", "not_collected", "not_put", "not_eligible", "unattributed")
PRECURSORS = "precursors"  # deaths moved to the source of precursors: charged on its goods, whatever the channel
UNKNOWN = "unknown"  # the channel of deaths that no country is held to
NONE = 1e-12


@dataclass(frozen=True)
class Flow:
    """Deaths per year on one way from an outcome to a charge, and the USD per year that they are charged, or would be.

    instrument: what charges them, whether or not it does. end: "adjustment" or "toll" where it is collected;
    "not_collected" beyond a cap or where no one travels; "not_put" where the policy puts no share on them;
    "not_eligible" where the country may not be charged; "unattributed" where no country is held to them.
    Under a basis that rests on the deficit, what travelers carry is charged on goods too: that part has 0 deaths here.
    """

    outcome: str
    country: str
    channel: str
    instrument: Literal["adjustment", "toll", ""]
    end: End
    deaths: float
    usd: float


@dataclass(frozen=True)
class _Prices:
    """USD per death by country, before asking whether it may be charged; and the part of a charge that is collected."""

    goods: Floats
    travelers: float
    adjustment_collected: Floats
    toll_collected: Floats


def flows(scenario: Scenario, assessment: Assessment) -> list[Flow]:
    """Every flow that carries deaths or dollars, in the order of the scenario's outcomes, countries and channels."""
    inputs = inputs_of(scenario)
    prices = _prices(inputs, assessment)
    moved = _moved(inputs)
    found: list[Flow] = []
    for place, outcome in enumerate(inputs.outcomes):
        footprints = assessment.outcomes[outcome].footprints
        current = np.array([footprints[code].current for code in inputs.countries])
        received = moved.received[0] * float((current * (1.0 - moved.kept[0])).sum())
        for row, code in enumerate(inputs.countries):
            by_channel = dict(zip(CHANNELS, inputs.outcome.channel[0, row, place] * current[row] * moved.kept[0, row],
                                  strict=True))  # fmt: skip
            for channel, deaths in {**by_channel, PRECURSORS: received[row]}.items():
                chargeable = assessment.countries[code].chargeable
                found += _of_channel(inputs.basis, prices, row, (outcome, code, channel), chargeable, float(deaths))
        rest = footprints[UNATTRIBUTED].current
        found.append(Flow(outcome, UNATTRIBUTED, UNKNOWN, "", "unattributed", rest, 0.0))
    return [flow for flow in found if flow.deaths > NONE or flow.usd > NONE]


def _of_channel(
    basis: str, prices: _Prices, row: int, way: tuple[str, str, str], chargeable: bool, deaths: float
) -> Iterator[Flow]:
    """The flows of one outcome, country and channel."""
    goods = float(prices.goods[row]) * deaths
    goods_share, toll_share = float(prices.adjustment_collected[row]), float(prices.toll_collected[row])
    if way[2] != CHANNELS[TRAVELERS]:
        yield from _ends(way, "adjustment", chargeable, deaths, goods, goods_share)
        return
    yield from _ends(way, "toll", chargeable, deaths, prices.travelers * deaths, toll_share)
    if basis != "harm":
        yield from _ends(way, "adjustment", chargeable, 0.0, goods, goods_share)


def _ends(
    way: tuple[str, str, str],
    instrument: Literal["adjustment", "toll"],
    chargeable: bool,
    deaths: float,
    usd: float,
    collected: float,
) -> Iterator[Flow]:
    if not chargeable:
        yield Flow(*way, instrument, "not_eligible", deaths, usd)
    elif usd <= NONE:
        yield Flow(*way, instrument, "not_put", deaths, 0.0)
    else:
        yield Flow(*way, instrument, instrument, deaths * collected, usd * collected)
        yield Flow(*way, instrument, "not_collected", deaths * (1.0 - collected), usd * (1.0 - collected))


def _prices(inputs: Inputs, assessment: Assessment) -> _Prices:
    everyone = replace(inputs.country, eligible=np.ones_like(inputs.country.eligible))
    asked = charge(replace(inputs, country=everyone), attribute(inputs.outcome))
    policy = inputs.policy
    cost = float((policy.phase_in * policy.cost_per_death).item())
    deaths = asked.deaths_current[0]
    if inputs.basis == "harm":
        goods = np.full(len(inputs.countries), float(policy.internalized_share.item()) * cost)
    else:
        goods = np.where(deaths > NONE, asked.adjustment[0] / np.where(deaths > NONE, deaths, 1.0), 0.0)
    rows = [assessment.countries[code] for code in inputs.countries]
    return _Prices(
        goods=goods,
        travelers=float(policy.toll_internalized_share.item()) * cost,
        adjustment_collected=_part([row.adjustment_revenue for row in rows], [row.adjustment_charge for row in rows]),
        toll_collected=_part([row.toll_revenue for row in rows], [row.toll_charge for row in rows]),
    )


def _part(revenue: list[float], asked: list[float]) -> Floats:
    charges = np.array(asked)
    return np.where(charges > 0.0, np.array(revenue) / np.where(charges > 0.0, charges, 1.0), 0.0)


def _moved(inputs: Inputs) -> Shift:
    """What charging precursors at their source moves; nothing where the finishing country is charged."""
    if inputs.precursor_charging == "source":
        return shift(inputs)
    shape = inputs.country.imports.shape
    return Shift(np.ones(shape), np.zeros(shape))
