"""The investment that the settings ask for, kept while they stand, and its figures as frames."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from components.invest.settings import Settings, Unusable, plan_of
from model.invest import Infeasible, Intervention, Investment, Plan, fails_well, invest
from model.invest.effects import averted, returns_of

ALONE_BUDGETS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 4, 5, 7, 10, 14, 20)  # billion USD
CURVE_BUDGETS = (0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 7.5, 10, 15, 20)  # billion USD


def answer(settings: Settings) -> Investment:
    """The allocation and the best mix. Raises Unusable, data.store.TableUnavailable."""
    return solved(plan_of(settings))


def solved(plan: Plan) -> Investment:
    """The allocation and the best mix of a plan. Raises Unusable."""
    try:
        return _solved(plan.model_dump_json())
    except Infeasible as problem:
        raise Unusable(str(problem)) from problem


@lru_cache(maxsize=16)
def _solved(plan: str) -> Investment:
    return invest(Plan.model_validate_json(plan))


def claims(item: Intervention) -> bool:
    """Whether an intervention claims lives."""
    return item.effect > 0


def mix_frame(investment: Investment) -> pd.DataFrame:
    """One row an intervention: title, unit, spending (USD a year), units, averted (NaN where none is claimed), first
    (USD for the first death averted), grade.
    """
    plan, mix = investment.plan, investment.mix
    rows = []
    for column, (name, item) in enumerate(plan.interventions.items()):
        claimed = claims(item)
        rows.append(
            {
                "name": name,
                "title": item.title,
                "unit": item.unit,
                "spending": float(mix.spending[:, column].sum()),
                "units": float(mix.units[:, column].sum()),
                "averted": float(mix.averted_by[:, column].sum()) if claimed else np.nan,
                "first": item.first_death_cost if claimed else np.nan,
                "grade": item.grade,
            }
        )
    return pd.DataFrame(rows).set_index("name")


def region_frame(investment: Investment) -> pd.DataFrame:
    """One row a region by slug: name, dollars, per_resident, need (1 is the average), floor (whether its floor is what
    it gets), averted, low, high (NaN where its deaths are not available), next_million, unspent, missing.
    """
    plan, allocation, mix = investment.plan, investment.allocation, investment.mix
    best_next = mix.next_million.max(axis=1)
    rows = []
    for place, (slug, region) in enumerate(plan.regions.items()):
        known = region.deaths is not None
        dollars = allocation.amounts[slug]
        rows.append(
            {
                "slug": slug,
                "name": region.name or slug,
                "dollars": float(dollars),
                "per_resident": dollars / region.population if region.population else np.nan,
                "need": np.nan if allocation.need[slug] is None else allocation.need[slug],
                "floor": slug in allocation.at_floor,
                "averted": float(mix.averted[place]) if known else np.nan,
                "low": float(mix.averted_low[place]) if known else np.nan,
                "high": float(mix.averted_high[place]) if known else np.nan,
                "next_million": float(best_next[place]) if known else np.nan,
                "unspent": float(mix.unspent[place]),
                "missing": allocation.missing[slug],
            }
        )
    return pd.DataFrame(rows).set_index("slug")


def region_mix(investment: Investment, slug: str) -> pd.DataFrame:
    """One region's interventions: title, unit, spending, units, averted (NaN where none is claimed), next_million."""
    plan, mix = investment.plan, investment.mix
    place = list(plan.regions).index(slug)
    claimed = np.array([claims(item) for item in plan.interventions.values()])
    return pd.DataFrame(
        {
            "title": [item.title for item in plan.interventions.values()],
            "unit": [item.unit for item in plan.interventions.values()],
            "spending": mix.spending[place],
            "units": mix.units[place],
            "averted": np.where(claimed, mix.averted_by[place], np.nan),
            "next_million": np.where(claimed, mix.next_million[place], np.nan),
        },
        index=list(plan.interventions),
    )


def returns_alone(investment: Investment) -> pd.DataFrame:
    """Diminishing returns: deaths averted a year where all regions put all of a budget on one intervention.

    Columns: title, billions (USD, divided as the allocation is), averted. Only interventions that claim lives.
    """
    plan = investment.plan
    amounts = np.array(list(investment.allocation.amounts.values()), dtype=float)
    parts = amounts / max(amounts.sum(), 1.0)
    returns = returns_of(plan)
    rows = []
    for column, item in enumerate(plan.interventions.values()):
        if not claims(item):
            continue
        for billions in (0.0, *ALONE_BUDGETS):
            spending = np.zeros((len(plan.regions), len(plan.interventions)))
            spending[:, column] = billions * 1e9 * parts
            rows.append({"title": item.title, "billions": billions, "averted": float(averted(returns, spending).sum())})
    return pd.DataFrame(rows)


def curve_point(settings: Settings, billions: float) -> dict[str, float]:
    """What one budget averts, under the other settings. Raises Unusable, data.store.TableUnavailable."""
    well = fails_well(solved(plan_of(settings, billions * 1e9)))
    return {"billions": billions, "averted": well.averted, "low": well.averted_low, "high": well.averted_high}


def binding_frame(investment: Investment) -> pd.DataFrame:
    """Limits that bind: kind, region, intervention (names, empty where it is not of one), lives_per_million."""
    plan = investment.plan
    names: Mapping[str | None, Any] = {None: "", **{slug: region.name for slug, region in plan.regions.items()}}
    titles = {None: "", **{name: item.title for name, item in plan.interventions.items()}}
    rows = [
        {
            "kind": limit.kind,
            "region": names[limit.region],
            "intervention": titles[limit.intervention],
            "lives_per_million": limit.lives_per_million,
        }
        for limit in investment.mix.binding
    ]
    return pd.DataFrame(rows, columns=["kind", "region", "intervention", "lives_per_million"])
