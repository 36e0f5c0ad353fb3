"""Revenue and investment (model.md §5): revenue to regions, interventions within them, deaths averted."""

from model.invest.allocation import Allocation, Infeasible, allocate, allocation_of
from model.invest.mix import Binding, FailsWell, Investment, Mix, fails_well, invest, mix_of
from model.invest.plan import Intervention, Limit, Plan, Region, Weights
from model.invest.report import investment_report

__all__ = [
    "Allocation",
    "Binding",
    "FailsWell",
    "Infeasible",
    "Intervention",
    "Investment",
    "Limit",
    "Mix",
    "Plan",
    "Region",
    "Weights",
    "allocate",
    "allocation_of",
    "fails_well",
    "invest",
    "investment_report",
    "mix_of",
]
