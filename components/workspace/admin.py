"""What administrators keep: accounts with roles and regions, and the audit log they read."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.page import card
from components.regions import picker_options
from components.saves import saved
from components.tables import plain_table
from components.workspace.account import said
from components.workspace.nav import workspace_nav
from data.views.regions import region_names
from workspace import accounts, audit
from workspace.accounts import Account
from workspace.people import ROLE_WORDS, Person
from workspace.records import now
from workspace.records_accounts import Audit
from workspace.words import NotFound

PAGE_OF_LOG = 50


def admin_cards(person: Person, values: dict[str, Any]) -> Component:
    """Accounts, the form of one of them or of a new one, and the log."""
    chosen, problem = None, ""
    if values["user"]:
        try:
            chosen = accounts.read_account(person, values["user"])
        except NotFound as error:
            problem = str(error)
    listed = html.Div(accounts_table(accounts.list_accounts(person)), id="admin-accounts")
    cards = [
        html.Div(card("Accounts", [listed]), className="span-7"),
        html.Div(_form(chosen, problem), className="span-5"),
        html.Div(_log(person, values["action"], values["before"])),
    ]
    return html.Div([workspace_nav(person, "/admin"), html.Div(cards, className="columns")])


def accounts_table(found: Sequence[Account]) -> Component:
    """Every account; its name opens its form."""
    if not found:
        return html.P("There are none yet. Make the first one in the form.", className="card-note")
    names = region_names()
    rows = [
        [
            dcc.Link(each.person.name, href=f"/admin?user={each.id}"),
            each.person.email,
            each.person.role,
            ", ".join(names.get(region, region) for region in sorted(each.person.regions)),
            _state(each),
        ]
        for each in found
    ]
    return saved(plain_table("Accounts", ["Name", "Email", "Role", "Regions", "State"], rows), "accounts")


def _state(account: Account) -> str:
    if account.disabled:
        return f"disabled {account.disabled:%Y-%m-%d}"
    if not account.has_password and not account.has_oidc:
        return "no password yet"
    if account.locked_until and account.locked_until > now():
        return f"locked until {account.locked_until:%H:%M} UTC"
    return "open"


def _form(chosen: Account | None, problem: str) -> Component:
    person = chosen.person if chosen else None
    roles = [{"value": role, "label": f"{role}: {words}"} for role, words in ROLE_WORDS.items()]
    fields = [
        dmc.TextInput(id="admin-email", label="Email", value=person.email if person else "", disabled=bool(person)),
        dmc.TextInput(id="admin-name", label="Name", value=person.name if person else ""),
        dmc.Select(id="admin-role", label="Role", data=roles, value=person.role if person else "reader",
                   allowDeselect=False),
        dmc.MultiSelect(id="admin-regions", label="Regions", data=picker_options(), searchable=True,
                        value=sorted(person.regions) if person else []),
        dmc.Switch(id="admin-disabled", label="Disabled: opens to nobody", checked=bool(chosen and chosen.disabled),
                   style={"display": None if chosen else "none"}),
        html.Div(
            [
                html.Button("Save" if chosen else "Make the account", id="admin-save", type="button",
                            className="run-button"),
                html.Button("Link to set a password", id="admin-link", type="button", className="quiet-button",
                            hidden=chosen is None),
                dcc.Link("New account", href="/admin") if chosen else None,
            ],
            className="admin-filters",
        ),
        html.Div(problem, id="admin-said", className="account-said", role="status"),
        dcc.Store(id="admin-user", data=chosen.id if chosen else ""),
    ]  # fmt: skip
    return card(person.name if person else "A new account", [html.Div(fields, className="account-form")])


def link_to_hand_over(link: str, days: int) -> Component:
    """A link, this once, and what to do with it."""
    return html.Div(
        [
            html.Strong("Hand this link to its person, by a way you trust."),
            html.Code(link, id="admin-link-text"),
            html.Span(f"It sets a password once, within {days} days."),
            dcc.Clipboard(target_id="admin-link-text", title="Copy the link"),
        ],
        className="token-once",
    )


def _log(person: Person, action: str, before: int | None) -> Component:
    lines = audit.entries(person, action=action, before=before, limit=PAGE_OF_LOG)
    names = accounts.names(person)
    kind, columns = f"action={action}&" if action else "", ["When", "Who", "What", "Of", "Detail"]
    kinds = ["", "session", "token", "user", "account", "scenario", "note", "upload", "correction", "watch"]
    choose = [dcc.Link(each or "all", href=f"/admin?action={each}" if each else "/admin") for each in kinds]
    older = dcc.Link("Older", href=f"/admin?{kind}before={lines[-1].id}") if len(lines) == PAGE_OF_LOG else None
    return card(
        "Audit log",
        [
            html.P([part for link in choose for part in (link, " ")], className="admin-filters"),
            saved(plain_table("Audit log", columns, [_line(each, names) for each in lines]), "audit-log"),
            html.P(older) if older else html.P("Nothing older.", className="card-note"),
        ],
        note="Who did what, the newest first. Ids and choices alone: no words that people wrote.",
    )


def _line(line: Audit, names: dict[str, str]) -> list[str]:
    who = names.get(line.actor_id, line.actor_id) or "not signed in"
    of = names.get(line.subject_id, line.subject_id) if line.subject_kind == "user" else line.subject_id
    detail = ", ".join(f"{name}: {_plain(value)}" for name, value in line.detail.items() if value not in ([], "", None))
    return [said(line.at), who, line.action, f"{line.subject_kind} {of}".strip(), detail]


def _plain(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
