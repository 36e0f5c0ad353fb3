"""What stands in each tab of controls."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.simulator.choices import BASIS, CHARGING, CHOICES, policy_field
from components.simulator.knob_view import Desk, knob_view, matrix, note, of_deaths, wrapped
from components.simulator.knobs import country_name, outcome_title
from components.simulator.measured import measured_table
from components.simulator.state import importers


def scores(desk: Desk) -> list[Any]:
    """Scores by country and outcome, and the deaths of now."""
    return [
        note("Percent reduction of the measured flow. 0 is the set point, 100 is gone, below 0 is worse."),
        matrix(desk, desk.of("score"), last=("Deaths now", desk.of("deaths_now"))),
        html.P(of_deaths(desk), className="slider-hint"),
        measured_table(desk.scenario, desk.measured),
    ]


def evidence(desk: Desk) -> list[Any]:
    """Where displaced deaths are traced to."""
    return [
        note(
            "Where scores improved and deaths did not follow, evidence may trace the displaced deaths. Weights 0 to 1; "
            "for one outcome they may sum to 1 at most."
        ),
        html.H3("Adaptation: the same traffickers changed method"),
        matrix(desk, desk.of("adaptation")),
        html.H3("New source: a country took over"),
        matrix(desk, desk.of("new_source")),
    ]


def deaths(desk: Desk) -> list[Any]:
    """The baseline year, and how deaths follow flow."""
    return [
        note("Deaths in the baseline year, and how deaths follow flow. A death counts once, under one outcome."),
        *[
            html.Div(
                [
                    html.H3(outcome_title(desk.scenario, outcome)),
                    *[knob_view(desk, knob) for knob in desk.of("deaths") if knob.path[1] == outcome],
                ],
                className="knob-group",
            )
            for outcome in desk.scenario.outcomes
        ],
    ]


def policy(desk: Desk) -> list[Any]:
    """From harm to a charge, and from a charge to a price."""
    policy = desk.of("policy")
    return [
        _choice(desk, BASIS, "Legal basis of the adjustment"),
        _choice(desk, CHARGING, "Who answers for precursors", "Both results stand side by side in the tab Leakage."),
        html.Div([knob_view(desk, knob) for knob in policy if knob.slider], className="knob-columns"),
        html.H3("Amounts"),
        html.Div([knob_view(desk, knob) for knob in policy if not knob.slider], className="knob-columns"),
        html.H3("Of the lens"),
        html.Div([knob_view(desk, knob) for knob in desk.of("lens")], className="knob-columns"),
    ]


def _choice(desk: Desk, key: str, label: str, hint: str | None = None) -> Component:
    """A choice among words; one that the scenario cannot take is shown and not offered."""
    select = dmc.Select(
        id={"type": "simulator-choice", "key": key},
        label=label,
        description=hint,
        data=[
            {"value": each, "label": words, "disabled": each == "source" and not _has_origin(desk)}
            for each, words in CHOICES[key].items()
        ],
        value=getattr(desk.scenario.policy, policy_field(key)),
        allowDeselect=False,
        size="sm",
    )
    return wrapped(key, label.lower(), select)


def _has_origin(desk: Desk) -> bool:
    """Whether the scenario names a country that precursors come from: one must be there to be charged."""
    return any(share > 0 for share in desk.scenario.policy.precursor_origins.values())


def countries(desk: Desk) -> list[Any]:
    """Countries to add, own shares under the custom lens, and each country's numbers."""
    offered = [
        {"value": code, "label": name} for code, name in importers().items() if code not in desk.scenario.countries
    ]
    return [
        dmc.Select(
            id="simulator-add",
            label="Add a country",
            placeholder="Search the trade table",
            data=offered,
            searchable=True,
            limit=50,
            size="sm",
            nothingFoundMessage="No such country in the trade table",
        ),
        html.Div(
            [
                html.H3("Shares of the baseline footprint"),
                note("Your own, in percent; for one outcome they may sum to 100 at most. The rest is unattributed."),
                matrix(desk, desk.of("share")),
            ],
            className="custom-only",
        ),
        html.P(html.A("The deficit in governance, item by item", href="/governance", **{"data-carry-address": ""})),
        *[_country(desk, code) for code in desk.scenario.countries],
    ]


def _country(desk: Desk, code: str) -> Component:
    name = country_name(desk.scenario, code)
    remove = html.Button(
        "Remove",
        type="button",
        className="quiet-button",
        **{"data-simulator": "remove", "data-code": code, "aria-label": f"Remove {name}"},
    )
    eligible = dmc.Switch(
        id={"type": "simulator-switch", "key": f"country.{code}.eligible"},
        label="May be charged: a major source or transit country",
        checked=desk.scenario.countries[code].eligible,
        size="sm",
    )
    return html.Div(
        [
            html.Div([html.H3(name), remove], className="simulator-tools-row"),
            wrapped(f"country.{code}.eligible", f"{name}, may be charged", eligible),
            html.Div(
                [knob_view(desk, knob) for knob in desk.of("country") if knob.path[1] == code], className="knob-columns"
            ),
        ],
        className="knob-group",
    )
