"""For administrators: accounts, roles, regions, and the audit log."""

from typing import Any

import dash
from dash import Input, Output, State, callback, ctx, no_update
from dash.development.base_component import Component

from components.page import page
from components.url_state import Text, read_address
from components.workspace.admin import accounts_table, admin_cards, link_to_hand_over
from components.workspace.members import members, refused
from server.links import DAYS, password_link
from server.who import current_person
from workspace import accounts
from workspace.permissions import NotAllowed
from workspace.store import StoreUnavailable
from workspace.words import BadInput, NotFound

dash.register_page(__name__, path="/admin", title="Accounts – Setpoint", description="Accounts and the audit log")

PARAMETERS = (
    Text("user", "", r"[A-Za-z0-9_-]{0,32}", "an account's id"),
    Text("action", "", r"[a-z_.]{0,40}", "the beginning of an action's name"),
    Text("before", "", r"\d{0,15}", "a line's number"),
)


def layout(**query: Any) -> Component:
    """Accounts and the log as the address says; for others, that they need an administrator."""
    values, notices = read_address(PARAMETERS, query)
    values["before"] = int(values["before"]) if values["before"] else None
    return page(
        "Accounts",
        "Who may do what here, and who did.",
        [members(lambda person: admin_cards(person, values), name="Accounts", back="/admin")],
        notices=notices,
    )


@callback(
    Output("admin-accounts", "children"),
    Output("admin-said", "children"),
    Input("admin-save", "n_clicks"),
    Input("admin-link", "n_clicks"),
    State("admin-user", "data"),
    State("admin-email", "value"),
    State("admin-name", "value"),
    State("admin-role", "value"),
    State("admin-regions", "value"),
    State("admin-disabled", "checked"),
    prevent_initial_call=True,
)
def keep_accounts(
    save: int | None, link: int | None, user: str, email: str, name: str, role: Any, regions: list[str], disabled: bool
) -> tuple[Any, Any]:
    """Make or change an account, or make a link to set its password."""
    if not (save or link):
        return no_update, no_update
    person = current_person()
    try:
        if ctx.triggered_id == "admin-link":
            return no_update, link_to_hand_over(password_link(person, user), DAYS)
        if user:
            accounts.change(person, user, name=name or "", role=role, regions=regions or [], disabled=bool(disabled))
            shown: Any = "Saved. It holds from the person's next click on."
        else:
            made = accounts.create(person, email or "", name or "", role, regions or [])
            shown = link_to_hand_over(password_link(person, made.id), DAYS)
        return accounts_table(accounts.list_accounts(person)), shown
    except (BadInput, NotAllowed, NotFound, StoreUnavailable) as problem:
        return no_update, refused(problem)
