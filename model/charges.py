"""From attributed deaths to what a country is charged (model.md §3)."""

from dataclasses import dataclass

import numpy as np

from model.arrays import TRAVELERS, Flags, Floats, Inputs
from model.attribution import Attribution
from model.precursors import shift

# a billionth of a death is none: below it a ratio to the baseline has no meaning
NO_DEATHS = 1e-9


@dataclass(frozen=True)
class Charges:
    """By country, shape (draw, country): deaths per year that it answers for, and charges in USD per year."""

    deaths_baseline: Floats
    deaths_current: Floats
    chargeable: Flags
    adjustment: Floats
    toll: Floats


def charge(inputs: Inputs, attribution: Attribution) -> Charges:
    """What each country is charged on goods and on travelers; 0 for one that may not be charged."""
    current = attribution.current[:, :-1]
    deaths_baseline = attribution.baseline[:, :-1].sum(axis=2)
    deaths_current = current.sum(axis=2)
    deaths_travelers = (current * inputs.outcome.channel[..., TRAVELERS]).sum(axis=2)
    if inputs.precursor_charging == "source":
        moved = shift(inputs)
        deaths_baseline, deaths_current = moved.of(deaths_baseline), moved.of(deaths_current)
        deaths_travelers = deaths_travelers * moved.kept
    chargeable = inputs.country.eligible & (inputs.country.deficit > 0.0)
    policy = inputs.policy
    cost_of_deaths = policy.phase_in * policy.cost_per_death
    adjustment = _adjustment(inputs, deaths_baseline, deaths_current, deaths_travelers)
    return Charges(
        deaths_baseline=deaths_baseline,
        deaths_current=deaths_current,
        chargeable=chargeable,
        adjustment=np.where(chargeable, adjustment, 0.0),
        toll=np.where(chargeable, policy.toll_internalized_share * cost_of_deaths * deaths_travelers, 0.0),
    )


def _adjustment(inputs: Inputs, baseline: Floats, current: Floats, travelers: Floats) -> Floats:
    if inputs.basis == "harm":
        # a channel's shares sum to 1: what travelers do not carry, the adjustment charges
        policy = inputs.policy
        by_goods = np.maximum(current - travelers, 0.0)
        return policy.internalized_share * policy.phase_in * policy.cost_per_death * by_goods
    return _target(inputs) * harm_ratio(baseline, current) * inputs.policy.phase_in * inputs.country.imports


def _target(inputs: Inputs) -> Floats:
    """The ad valorem target of the two bases that rest on the deficit in governance."""
    policy, country = inputs.policy, inputs.country
    if inputs.basis == "compliance":
        return country.deficit * policy.regulatory_cost / policy.us_goods_output
    return country.deficit * policy.regulatory_cost / policy.us_gdp * country.gdp / country.exports


def harm_ratio(baseline: Floats, current: Floats) -> Floats:
    """m = deaths now over deaths at the set point; without a baseline, 1 if there are deaths now, else 0."""
    had_some = baseline > NO_DEATHS
    has_some = np.where(current > NO_DEATHS, 1.0, 0.0)
    return np.where(had_some, current / np.where(had_some, baseline, 1.0), has_some)
