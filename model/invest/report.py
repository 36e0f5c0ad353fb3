"""An investment as JSON-ready parts."""

from typing import Any

from model.invest.mix import Investment, fails_well
from model.invest.plan import Intervention


def investment_report(investment: Investment) -> dict[str, Any]:
    """Plain numbers by region and intervention, and what cannot be claimed; no NaN or infinity."""
    plan, mix = investment.plan, investment.mix
    return {
        "allocation": {"revenue": investment.allocation.revenue, "at_floor": list(investment.allocation.at_floor)},
        "regions": {key: _region(investment, place) for place, key in enumerate(plan.regions)},
        "interventions": {
            key: _intervention(investment, column, item)
            for column, (key, item) in enumerate(plan.interventions.items())
        },
        "binding": [vars(limit) for limit in mix.binding],
        "fails_well": vars(fails_well(investment)),
        "residual": mix.residual,
    }


def _region(investment: Investment, place: int) -> dict[str, Any]:
    plan, mix, allocation = investment.plan, investment.mix, investment.allocation
    key = list(plan.regions)[place]
    names = list(plan.interventions)
    return {
        "amount": allocation.amounts[key],
        "need": allocation.need[key],
        "missing": list(allocation.missing[key]),
        "lives_claimed": plan.regions[key].deaths is not None,
        "spending": dict(zip(names, mix.spending[place].tolist(), strict=True)),
        "units": dict(zip(names, mix.units[place].tolist(), strict=True)),
        "unspent": float(mix.unspent[place]),
        "averted": float(mix.averted[place]),
        "averted_range": [float(mix.averted_low[place]), float(mix.averted_high[place])],
        "next_million": dict(zip(names, mix.next_million[place].tolist(), strict=True)),
    }


def _intervention(investment: Investment, column: int, item: Intervention) -> dict[str, Any]:
    mix = investment.mix
    claims = item.effect > 0
    return {
        "title": item.title,
        "unit": item.unit,
        "grade": item.grade,
        "source": item.source,
        "spending": float(mix.spending[:, column].sum()),
        "units": float(mix.units[:, column].sum()),
        "averted": float(mix.averted_by[:, column].sum()) if claims else None,
        "first_death_cost": item.first_death_cost,
        "evidence_gap": item.evidence_gap,
    }
