"""The white paper's scenarios and two of the record as buttons: each a change of the scenario at hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from model import assess
from model.explain import at_set_point
from model.scenario import Scenario
from scenarios.ieepa import matching_share

PILLS = "counterfeit_pills"
MEXICO, CHINA = "MEX", "CHN"
GAIN = 40.0
IEEPA = "ieepa_2025"


@dataclass(frozen=True)
class Preset:
    """A preset: what it shows, why it is right by the paper, and the change it makes to a scenario."""

    id: str
    title: str
    description: str
    why: str
    change: Callable[[Scenario], Scenario]

    def build(self, scenario: Scenario) -> Scenario:
        """The scenario changed, under the preset's title."""
        return self.change(scenario).model_copy(update={"title": self.title})


def set_point(scenario: Scenario) -> Scenario:
    """Every score 0, no evidence, deaths as in the baseline."""
    return at_set_point(scenario)


def scenario_1(scenario: Scenario) -> Scenario:
    """Mexico's pill score up, and pill deaths down by just what that explains."""
    claimed = _pills(set_point(scenario), score={MEXICO: GAIN})
    return _pills(claimed, deaths_current=assess(claimed).outcomes[PILLS].expected)


def scenario_2_adaptation(scenario: Scenario) -> Scenario:
    """Mexico's pill score up, pill deaths unchanged, traced to a change of method by the same traffickers."""
    return _pills(set_point(scenario), score={MEXICO: GAIN}, adaptation={MEXICO: 1.0})


def scenario_2_new_source(scenario: Scenario) -> Scenario:
    """Mexico's pill score up, pill deaths unchanged, traced to a new source in China."""
    return _pills(set_point(scenario), score={MEXICO: GAIN}, new_source={CHINA: 1.0})


def latest_data(scenario: Scenario) -> Scenario:
    """The deaths of the latest twelve months, every score still at the set point."""
    cleared: dict[str, Any] = {"score": {}, "adaptation": {}, "new_source": {}}
    return _with_outcomes(scenario, dict.fromkeys(scenario.outcomes, cleared))


def ieepa_2025(scenario: Scenario) -> Scenario:
    """The latest data, charged to raise from goods what the fentanyl tariffs of 2025–26 did at most, and no toll."""
    latest = latest_data(scenario)
    goods_only = latest.policy.model_copy(update={"toll_internalized_share": 0.0})
    goods = latest.model_copy(update={"policy": goods_only})
    as_much = goods_only.model_copy(update={"internalized_share": matching_share(goods)})
    return goods.model_copy(update={"policy": as_much})


def _pills(scenario: Scenario, **changes: Any) -> Scenario:
    return _with_outcomes(scenario, {PILLS: changes})


def _with_outcomes(scenario: Scenario, changes: Mapping[str, Mapping[str, Any]]) -> Scenario:
    """The scenario with fields of some outcomes replaced, checked anew."""
    data = scenario.model_dump(exclude_none=True)
    for name, fields in changes.items():
        data["outcomes"][name] |= fields
    return Scenario.model_validate(data)


_ALL = (
    Preset(
        "set_point",
        "Set point",
        "Every score 0 and deaths as in 2023.",
        "The white paper assumes a set point of 0, against which every later score is read.",
        set_point,
    ),
    Preset(
        "scenario_1",
        "Scenario 1: deaths follow",
        "Mexico's counterfeit pills fall by 40% and pill deaths fall in step.",
        "Adjustments and tolls on Mexican goods and crossings decrease by a corresponding amount; no other moves.",
        scenario_1,
    ),
    Preset(
        "scenario_2_adaptation",
        "Scenario 2: traffickers adapt",
        "Mexico's counterfeit pills fall by 40%, but pill deaths stay: powder is pressed in the United States.",
        "Mexican traffickers adapted, so adjustments and tolls on Mexican goods and crossings remain the same.",
        scenario_2_adaptation,
    ),
    Preset(
        "scenario_2_new_source",
        "Scenario 2: a new source",
        "Mexico's counterfeit pills fall by 40%, but pill deaths stay: pills come by direct mail from China.",
        "Charges on Mexico decrease and those on China increase: deaths move from one to the other one for one.",
        scenario_2_new_source,
    ),
    Preset(
        "latest_data",
        "Latest data",
        "Deaths of the latest twelve months; every score still at the set point.",
        "Deaths fell beyond what any score explains, so every charge falls in proportion: nobody pays for deaths that "
        "did not happen.",
        latest_data,
    ),
    Preset(
        IEEPA,
        "IEEPA tariffs of 2025",
        "Deaths of the latest twelve months, no toll, and as large a share of the harm put on goods as raises what the "
        "fentanyl tariffs did on their last day, at most.",
        "The tariffs under the International Emergency Economic Powers Act were set by order, one rate a country. The "
        "same money raised by the assessment falls where deaths are attributed. A comparison, not a proposal: the "
        "tariffs were voided on 2026-02-20.",
        ieepa_2025,
    ),
)
PRESETS: Mapping[str, Preset] = MappingProxyType({preset.id: preset for preset in _ALL})
