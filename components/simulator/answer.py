"""What the page shows of an assessment, as text for its cells and numbers for its bars: one small JSON object."""

from collections.abc import Mapping
from typing import Any

from components.formats import dollars, percent, signed, whole
from components.simulator.state import LENSES
from house.cases import Group, groups
from house.charges import CASES, headline
from model import Assessment, Scenario, against_set_point, assess, explain
from model.explain import Change, Explanation
from model.results import UNATTRIBUTED
from model.scenario import LensChoice
from scenarios import with_lens

PARTS = ("explained", "adaptation", "new_source", "unproven", "growth")
Cells = dict[str, list[Any]]


def answer(scenario: Scenario) -> dict[str, Any]:
    """Cells ([text, value] by key), bars, chart numbers, cases and the headline of a scenario's assessment."""
    assessment = assess(scenario)
    changes = {change.country: change for change in against_set_point(scenario, assessment)}
    explanations = explain(scenario, assessment)
    return {
        "headline": headline(scenario, assessment, changes),
        "cells": {
            **_totals(assessment, changes),
            **{key: cell for code in scenario.countries for key, cell in _country(code, assessment, changes).items()},
            **_lenses(scenario),
            **_parts(scenario, assessment),
            **_case_cells(explanations, assessment),
        },
        "marks": _marks(scenario, assessment),
        "charts": {
            "rates": _pairs([100 * x for c in changes.values() for x in c.adjustment_rate], least=0.1),
            "tolls": _pairs([x for c in changes.values() for x in c.toll], least=1.0),
            "deaths": _stacks(scenario, assessment),
        },
        "cases": {
            outcome: [_told(group) for group in found]
            for outcome, found in groups(scenario, assessment, explanations).items()
        },
    }


def _totals(assessment: Assessment, changes: Mapping[str, Change]) -> Cells:
    before = sum(c.revenue[0] for c in changes.values())
    deaths = sum(c.deaths_current for c in assessment.countries.values())
    entries = {
        "revenue": (dollars(assessment.revenue), assessment.revenue),
        "revenue_change": (f"{_money_change(assessment.revenue - before)} from the set point", None),
        "household": (dollars(assessment.consumer_cost_per_household), assessment.consumer_cost_per_household),
        "consumer": (f"{dollars(assessment.consumer_cost)} in all, as prices", assessment.consumer_cost),
        "toll_revenue": (dollars(assessment.toll_revenue), assessment.toll_revenue),
        "adjustment_revenue": (dollars(assessment.adjustment_revenue), assessment.adjustment_revenue),
        "deaths": (whole(deaths), deaths),
        "unattributed": (f"{whole(assessment.unattributed_deaths)} held to no country", assessment.unattributed_deaths),
        "uncollected": (dollars(assessment.uncollected), assessment.uncollected),
        "uncharged": (whole(assessment.uncharged_deaths), assessment.uncharged_deaths),
    }
    return {f"all.{key}": list(entry) for key, entry in entries.items()}


def _country(code: str, assessment: Assessment, changes: Mapping[str, Change]) -> Cells:
    found, change = assessment.countries[code], changes[code]
    rate, toll = change.adjustment_rate, change.toll
    entries = {
        "rate": (percent(rate[1], 2), rate[1]),
        "rate_before": (percent(rate[0], 2), rate[0]),
        "rate_change": (_points(rate[1] - rate[0]), rate[1] - rate[0]),
        "toll": (dollars(toll[1]), toll[1]),
        "toll_before": (dollars(toll[0]), toll[0]),
        "toll_change": (signed(toll[1] - toll[0], 2), toll[1] - toll[0]),
        "revenue": (dollars(change.revenue[1]), change.revenue[1]),
        "adjustment_revenue": (dollars(found.adjustment_revenue), found.adjustment_revenue),
        "toll_revenue": (dollars(found.toll_revenue), found.toll_revenue),
        "deaths": (whole(found.deaths_current), found.deaths_current),
        "deaths_change": (signed(change.deaths[1] - change.deaths[0]), change.deaths[1] - change.deaths[0]),
        "imports_after": (dollars(found.imports_after), found.imports_after),
        "entries_after": (whole(found.entries_after), found.entries_after),
        "household": (dollars(found.consumer_cost_per_household), found.consumer_cost_per_household),
        "uncollected": (
            dollars(found.adjustment_uncollected + found.toll_uncollected),
            found.adjustment_uncollected + found.toll_uncollected,
        ),
    }
    return {f"{code}.{key}": list(entry) for key, entry in entries.items()}


def _marks(scenario: Scenario, assessment: Assessment) -> dict[str, str]:
    """A word beside a country's name where its charge is not collected in full."""
    words = {}
    for code, found in assessment.countries.items():
        capped = [name for name, at in (("rate", found.adjustment_capped), ("toll", found.toll_capped)) if at]
        if not scenario.countries[code].eligible:
            words[code] = "not eligible"
        elif not found.chargeable:
            words[code] = "no deficit"
        elif capped:
            words[code] = f"{' and '.join(capped)} capped"
        elif found.toll_uncollected > 1 and scenario.countries[code].entries == 0:
            words[code] = "no travelers"
        else:
            words[code] = ""
    return words


def _lenses(scenario: Scenario) -> Cells:
    """Rate and toll of every country under each lens; `custom` keeps the scenario's own shares."""
    cells: Cells = {}
    for lens in LENSES:
        under = assess(with_lens(scenario, _choice(scenario, lens)))
        for code, found in under.countries.items():
            cells[f"lens.{lens}.{code}.rate"] = [percent(found.adjustment_rate, 2), found.adjustment_rate]
            cells[f"lens.{lens}.{code}.toll"] = [dollars(found.toll), found.toll]
        cells[f"lens.{lens}.revenue"] = [dollars(under.revenue), under.revenue]
        cells[f"lens.{lens}.unattributed"] = [whole(under.unattributed_deaths), under.unattributed_deaths]
    return cells


def _choice(scenario: Scenario, lens: str) -> LensChoice:
    assert scenario.lens is not None  # every scenario of this page is made under a lens
    return scenario.lens.model_copy(update={"name": lens})


def _parts(scenario: Scenario, assessment: Assessment) -> Cells:
    cells: Cells = {}
    for code in (*scenario.countries, UNATTRIBUTED):
        for part in ("baseline", *PARTS, "current"):
            value = _sum(assessment, code, part)
            cells[f"part.{part}.{code}"] = [whole(value), value]
    return cells


def _stacks(scenario: Scenario, assessment: Assessment) -> dict[str, list[float]]:
    codes = (*scenario.countries, UNATTRIBUTED)
    stacks = {part: [_sum(assessment, code, part) for code in codes] for part in ("baseline", *PARTS)}
    stacks["traced"] = [a + b for a, b in zip(stacks.pop("adaptation"), stacks.pop("new_source"), strict=True)]
    return stacks


def _sum(assessment: Assessment, code: str, part: str) -> float:
    return sum(getattr(outcome.footprints[code], part) for outcome in assessment.outcomes.values())


def _told(group: Group) -> list[Any]:
    return [group.label, group.names, group.sentence, group.quiet]


def _case_cells(explanations: list[Explanation], assessment: Assessment) -> Cells:
    """Of every outcome and country: its case, and its deaths at the set point and now."""
    cells: Cells = {}
    for each in explanations:
        place = f"case.{each.outcome}.{each.country}"
        footprint = assessment.outcomes[each.outcome].footprints[each.country]
        cells[f"{place}.case"] = ["–" if each.country == UNATTRIBUTED else CASES[each.case], None]
        cells[f"{place}.baseline"] = [whole(footprint.baseline), footprint.baseline]
        cells[f"{place}.current"] = [whole(footprint.current), footprint.current]
    return cells


def _pairs(values: list[float], least: float) -> dict[str, Any]:
    """Set point and now of a chart, and the end of its axis: at least `least`, and a quarter beyond the set point."""
    before, now = values[0::2], values[1::2]
    return {"before": before, "now": now, "end": max(1.25 * max(before), 1.1 * max(now), least)}


def _points(change: float) -> str:
    return signed(100 * change, 2)


def _money_change(change: float) -> str:
    return "unchanged" if abs(change) < 0.5 else ("+" if change > 0 else "") + dollars(change)
