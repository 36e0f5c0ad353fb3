"""Sampling design (model.md §7): how many inspections, where, when, and what they would show."""

from model.sampling.allocation import Spread, Unaffordable, spread
from model.sampling.design import Design, StratumDesign, design, design_report
from model.sampling.intervals import ExpectedInterval, expected_interval
from model.sampling.plan import SamplingPlan, Stratum
from model.sampling.power import SampleSize, exact_power, power, sample_size
from model.sampling.schedule import Turn, schedule
from model.sampling.simulate import Simulation, Truth, simulate

__all__ = [
    "Design",
    "ExpectedInterval",
    "SampleSize",
    "SamplingPlan",
    "Simulation",
    "Spread",
    "Stratum",
    "StratumDesign",
    "Truth",
    "Turn",
    "Unaffordable",
    "design",
    "design_report",
    "exact_power",
    "expected_interval",
    "power",
    "sample_size",
    "schedule",
    "simulate",
    "spread",
]
