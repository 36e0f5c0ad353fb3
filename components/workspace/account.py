"""One's own account: who you are here, your sessions, your API tokens."""

from collections.abc import Sequence
from datetime import datetime

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.page import card
from components.tables import plain_table
from components.workspace.nav import workspace_nav
from data.views.regions import region_names
from server.who import session_id
from workspace import sessions, tokens
from workspace.accounts import read_account
from workspace.people import LOCAL_ID, ROLE_WORDS, Person
from workspace.records_accounts import ApiToken, SignedIn
from workspace.scopes import SCOPES
from workspace.tokens import DEFAULT_DAYS, LONGEST_DAYS


def account_cards(person: Person) -> Component:
    """The whole page for a person."""
    you = [_you(person), html.Div(sessions_card(person), id="account-sessions")]
    cards = [
        html.Div(html.Div(you, className="workspace-stack"), className="span-5"),
        html.Div(_tokens_card(person), className="span-7"),
    ]
    return html.Div([workspace_nav(person, "/account"), html.Div(cards, className="columns")])


def _you(person: Person) -> Component:
    names = region_names()
    regions = ", ".join(names.get(region, region) for region in sorted(person.regions))
    every = "every region" if person.role == "administrator" else "none"
    facts = [
        ("Name", person.name),
        ("Email", person.email),
        ("Role", f"{person.role}: {ROLE_WORDS[person.role]}" if person.role else ""),
        ("Regions", regions or every),
    ]
    rows = [part for name, value in facts for part in (html.Dt(name), html.Dd(value))]
    return card("You", [html.Dl(rows, className="account-facts"), *_ways(person)])


def _ways(person: Person) -> list[Component]:
    if person.id == LOCAL_ID:
        words = "This app serves this machine alone, so nobody signs in. "
        return [html.P(words + "Served to others, it asks everyone who comes.", className="card-note")]
    ways: list[Component | str] = [html.A("Sign out", href="/sign-out")]
    if read_account(person, person.id).has_password:
        ways = [html.A("Change password", href="/sign-in/change-password"), " · ", *ways]
    if person.role == "administrator":
        ways = [dcc.Link("Accounts and audit log", href="/admin"), " · ", *ways]
    return [html.P(ways)]


def sessions_card(person: Person) -> Component:
    """Browsers that are signed in, each with a button to end it."""
    if person.id == LOCAL_ID:
        return html.Div()
    found = sessions.open_sessions(person)
    others = [each for each in found if each.id != session_id()]
    rows = [[each.client, said(each.created), said(each.last_seen), _end(each)] for each in found]
    content = [
        plain_table("Your sessions", ["Browser", "Since", "Last seen", ""], rows, id="account-sessions-table"),
        html.P(f"A session ends after {sessions.UNUSED.seconds // 3600} hour unused, and after "
               f"{sessions.LONGEST.seconds // 3600} hours in any case.", className="card-note"),
    ]  # fmt: skip
    if others:
        content.append(_button("End all others", {"type": "account-end", "id": "others"}))
    return card("Signed in", content)


def _end(signed_in: SignedIn) -> Component:
    if signed_in.id == session_id():
        return html.Span("this browser")
    return _button("End", {"type": "account-end", "id": signed_in.id}, f"End the session of {signed_in.client}")


def _tokens_card(person: Person) -> Component:
    scopes = [dmc.Checkbox(value=name, label=f"{name}: {words}", size="sm") for name, words in SCOPES.items()]
    form = html.Div(
        [
            dmc.TextInput(id="token-name", label="Name", placeholder="what it is for"),
            dmc.CheckboxGroup(dmc.Stack(scopes, gap="xs"), id="token-scopes", label="What it may be used for",
                              value=["read"]),
            dmc.NumberInput(id="token-days", label="Days until it ends", value=DEFAULT_DAYS, min=1, max=LONGEST_DAYS,
                            allowDecimal=False, clampBehavior="none"),
            html.Button("Make a token", id="token-make", type="button", className="run-button"),
        ],
        className="account-form",
    )  # fmt: skip
    return card(
        "API tokens",
        [
            html.Div(tokens_table(tokens.list_tokens(person)), id="tokens-table"),
            html.H3("A new token"),
            form,
            html.Div(id="token-said", className="account-said", role="status"),
        ],
        note="For programs: sent as “Authorization: Bearer …” to /api/v1. A token may no more than you may.",
    )


def tokens_table(found: Sequence[ApiToken]) -> Component:
    """Tokens that hold, each with a button to revoke it."""
    if not found:
        return html.P("You have none.", className="card-note")
    rows = [
        [
            token.name,
            ", ".join(token.scopes),
            said(token.expires),
            said(token.last_used) if token.last_used else "never",
            _button("Revoke", {"type": "token-revoke", "id": token.id}, f"Revoke {token.name}"),
        ]
        for token in found
    ]
    columns = ["Name", "May be used for", "Ends", "Last used", ""]
    return plain_table("Your API tokens", columns, rows, id="tokens-plain-table")


def new_token(text: str) -> Component:
    """The token's text, this once."""
    return html.Div(
        [
            html.Strong("Your new token. Copy it now: it is shown this once."),
            html.Code(text, id="token-text"),
            dcc.Clipboard(target_id="token-text", title="Copy the token"),
        ],
        className="token-once",
    )


def said(moment: datetime) -> str:
    """A moment for a table."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _button(words: str, id: dict[str, str], label: str = "") -> Component:
    spoken = {"aria-label": label} if label else {}
    return html.Button(words, id=id, type="button", className="quiet-button", **spoken)
