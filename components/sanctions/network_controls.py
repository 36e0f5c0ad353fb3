"""The controls of the illustrative chain: what is removed, what is shown, and every number of every role."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.controls import slider_field
from components.fields import field_id, number_cell, reset_button, with_reset
from components.page import card
from components.provenance import sources
from components.sanctions.state import (
    MOMENTS,
    QUARTERS,
    ROLE_NUMBERS,
    SEED,
    SHARE_FIELD,
    TARGETS,
    role_fields,
)
from components.sanctions.words import LINEAGE, NETWORK_LIMITS
from components.tables import plain_table
from model.network import ROLES
from model.parameters import PARAMETERS

PAGE = "sanctions"


def removal_controls(values: Mapping[str, Any]) -> Component:
    """What is removed, and what is looked at."""
    roles = [{"value": role.name, "label": role.title} for role in ROLES]
    return html.Section(
        [
            html.Div([html.H3("Remove"), reset_button("Reset all", "")], className="governance-tools"),
            _select("role", "Role that is removed", roles, values["role"]),
            with_reset(
                "share",
                SHARE_FIELD.label,
                slider_field("share", SHARE_FIELD.label, values["share"], SHARE_FIELD.scale),
            ),
            _select("targets", "Which actors go", _options(TARGETS), values["targets"]),
            html.H3("Show"),
            _select("moment", "Moment drawn", _options(MOMENTS), values["moment"]),
            dmc.CheckboxGroup(
                [dmc.Checkbox(label=role.title, value=role.name, size="sm") for role in ROLES],
                id=field_id(PAGE, "compare"),
                label="Beside it, each removed alone",
                value=list(values["compare"]),
                className="sanctions-compare",
            ),
            html.Div(
                [_labelled("Quarters", QUARTERS, values), _labelled("Seed", SEED, values)],
                className="sanctions-pair",
            ),
        ],
        className="sanctions-controls",
    )


def roles_card(values: Mapping[str, Any]) -> Component:
    """Every number of every role, as fields, with the reason for each role's defaults."""
    fields = role_fields()
    head = [html.Th("Role", scope="col")]
    head += [html.Th(_parameter(name), scope="col") for name, _, _ in ROLE_NUMBERS]
    body = [
        html.Tr(
            [
                html.Th(role.title, scope="row"),
                *[
                    html.Td(_cell(fields[f"{role.name}.{name}"], values, role.ranges[name]))
                    for name, _, _ in ROLE_NUMBERS
                ],
            ]
        )
        for role in ROLES
    ]
    table = html.Table(
        [
            html.Caption("Numbers of each role, as fields", className="visually-hidden"),
            html.Thead(html.Tr(head)),
            html.Tbody(body),
        ],
        className="sanctions-roles",
    )
    reasons = plain_table("Why each role has its numbers", ["Role", "Reason"], [[r.title, r.reason] for r in ROLES])
    return card(
        "Every role's numbers",
        [
            html.P(
                "Illustrative assumptions, in the order in which the goods pass; plausible range below each field.",
                className="card-note",
            ),
            html.Details(
                [
                    html.Summary("Change any number: time to replace, successors, actors, redundancy, links, hubs"),
                    html.Div(table, className="table-scroll sanctions-scroll"),
                ],
                open=any(values[key] != field.default for key, field in fields.items()),
                className="sanctions-fold",
            ),
            html.Details([html.Summary("Why each role has its numbers"), reasons], className="sanctions-fold"),
            sources(("parameters",), lineage=LINEAGE, units="As each column says.", limits=NETWORK_LIMITS),
        ],
    )


def _cell(field: Any, values: Mapping[str, Any], span: tuple[float, float]) -> Component:
    return number_cell(PAGE, field, values[field.key], below=f"{span[0]:g}–{span[1]:g}")


def _parameter(name: str) -> Component:
    parameter = PARAMETERS[f"network.{name}"]
    return html.Span(
        [
            dcc.Link(parameter.title, href=f"/methods#network.{name}", className="hint-link"),
            html.Div(parameter.unit, className="sanctions-unit"),
        ]
    )


def _labelled(label: str, field: Any, values: Mapping[str, Any]) -> Component:
    return html.Div(
        [html.Div(label, className="slider-label"), number_cell(PAGE, field, values[field.key])],
    )


def _select(key: str, label: str, data: list[dict[str, str]], value: str) -> Component:
    return dmc.Select(id=field_id(PAGE, key), label=label, data=data, value=value, allowDeselect=False, size="sm")


def _options(words: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"value": key, "label": label} for key, label in words.items()]
