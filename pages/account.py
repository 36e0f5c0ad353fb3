"""One's own account: role and regions, sessions, API tokens."""

from typing import Any

import dash
from dash import ALL, Input, Output, State, callback, ctx, html, no_update
from dash.development.base_component import Component

from components.page import page
from components.workspace.account import account_cards, new_token, sessions_card, tokens_table
from components.workspace.members import members, refused
from server.who import current_person, session_id
from workspace import sessions, tokens
from workspace.permissions import NotAllowed
from workspace.store import StoreUnavailable
from workspace.words import BadInput, NotFound

dash.register_page(__name__, path="/account", title="Your account – Setpoint", description="Your account")


def layout(**_: Any) -> Component:
    """The account of whoever asks, or where to sign in."""
    return page(
        "Your account",
        "Who you are here, where you are signed in, and the tokens of your programs.",
        [members(account_cards, name="Your account", back="/account")],
    )


@callback(
    Output("tokens-table", "children"),
    Output("token-said", "children"),
    Input("token-make", "n_clicks"),
    Input({"type": "token-revoke", "id": ALL}, "n_clicks"),
    State("token-name", "value"),
    State("token-scopes", "value"),
    State("token-days", "value"),
    prevent_initial_call=True,
)
def keep_tokens(make: int | None, revoke: list[int | None], name: str, scopes: list[str], days: Any) -> tuple[Any, Any]:
    """Make a token, or revoke one."""
    if not ctx.triggered[0]["value"]:
        return no_update, no_update
    person, which = current_person(), ctx.triggered_id
    try:
        if which == "token-make":
            shown = new_token(tokens.create(person, name or "", scopes or [], days if isinstance(days, int) else 0)[0])
        else:
            tokens.revoke(person, which["id"])
            shown = html.Span("The token was revoked.")
        return tokens_table(tokens.list_tokens(person)), shown
    except (BadInput, NotAllowed, NotFound, StoreUnavailable) as problem:
        return no_update, refused(problem)


@callback(
    Output("account-sessions", "children"),
    Input({"type": "account-end", "id": ALL}, "n_clicks"),
    prevent_initial_call=True,
)
def end_session(_: list[int | None]) -> Any:
    """End another browser's session, or all of them."""
    if not ctx.triggered[0]["value"]:
        return no_update
    person, which = current_person(), ctx.triggered_id["id"]
    try:
        if which == "others":
            sessions.end_others(person, session_id())
        else:
            sessions.end(person, which)
        return sessions_card(person)
    except (NotAllowed, NotFound, StoreUnavailable) as problem:
        return refused(problem)
