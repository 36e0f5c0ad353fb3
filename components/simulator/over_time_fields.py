"""The over-time panel's choices: what countries do, how reviews are held, how many draws."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash.development.base_component import Component

from components.simulator.over_time_plan import BANDS, BEHAVIORS, NO_BANDS
from house.charges import country_name
from model.scenario import Scenario

SAME = "same"  # as assets/js/over_time.js has it


def run_label(bands: str) -> str:
    """What the button that draws says."""
    return "Run the draws" if bands == NO_BANDS else f"Run {int(bands):,} draws"


def behavior_fields(scenario: Scenario, every: str, other: Mapping[str, str]) -> list[Component]:
    """What all do, and for each country what it does other than that."""
    words = [{"value": key, "label": label} for key, label in BEHAVIORS.items()]
    all_ = dmc.Select(
        id="over-time-every", label="What countries do", data=words, value=every, allowDeselect=False, size="sm"
    )
    choices = [{"value": SAME, "label": "As all"}, *words]
    each = [
        dmc.Select(
            id={"type": "over-time-country", "key": code},
            label=country_name(scenario, code),
            data=choices,
            value=other.get(code, SAME),
            allowDeselect=False,
            size="sm",
        )
        for code in scenario.countries
    ]
    return [all_, *each]


def number_fields(values: Mapping[str, Any]) -> list[Component]:
    """Reviews, phase-in, step limits and draws, at the values by name."""
    return [
        _number("reviews", "Reviews, one a quarter", values["reviews"], 0),
        _number("phase_in", "Phase-in, reviews", values["phase_in"], 0),
        _number("rate_step", "Most an adjustment may rise", values["rate_step"], 2, " points"),
        _number("toll_step", "Most a toll may rise", values["toll_step"], 2, " USD"),
        dmc.Select(
            id="over-time-draws",
            label="Bands",
            data=[{"value": key, "label": "None" if key == NO_BANDS else f"Of {int(key):,} draws"} for key in BANDS],
            value=values["bands"],
            allowDeselect=False,
            size="sm",
        ),
    ]


def _number(name: str, label: str, value: float | None, decimals: int, unit: str = "") -> Component:
    return dmc.NumberInput(
        id=f"over-time-{name.replace('_', '-')}",
        label=label,
        value="" if value is None else value,
        suffix=unit,
        decimalScale=decimals,
        placeholder="no limit",
        clampBehavior="none",
        debounce=300,
        size="sm",
    )
