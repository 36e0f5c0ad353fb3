"""The header's way to one's account: "Sign in", or the person's name."""

from dash import dcc, html
from dash.development.base_component import Component

from server.who import current_person, sign_in_needed


def account_entry() -> Component:
    """Small, at the end of the header; empty where nobody could sign in."""
    person = current_person()
    if person.known:
        return dcc.Link(person.name, href="/account", className="account-entry", title="Your account")
    if sign_in_needed():
        return html.A("Sign in", href="/sign-in", className="account-entry")
    return html.Span()
