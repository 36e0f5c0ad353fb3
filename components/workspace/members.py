"""Parts of a page that need an account, and what stands there instead: sign in first, not yours, or not now."""

from collections.abc import Callable
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from server.who import current_person, sign_in_needed
from workspace.people import Person
from workspace.permissions import NotAllowed
from workspace.store import StoreUnavailable


def members(build: Callable[[Person], Component], *, name: str, back: str) -> Component:
    """What `build` makes for the person who asks, or a plain word why it cannot be shown.

    name: what the part is, to begin a sentence ("Saved scenarios"). back: the address to return to after signing in.
    """
    person = current_person()
    if not person.known:
        return sign_in_first(name, back)
    try:
        return build(person)
    except (NotAllowed, StoreUnavailable) as problem:
        return not_shown(name, str(problem))


def sign_in_first(name: str, back: str) -> Component:
    """Where to sign in."""
    words = [f"{name}: an account is needed. "]
    if not sign_in_needed():  # on loopback, but asked through another name: no form would let them in
        words = [f"{name}: only for whoever works on this machine: open the app at http://127.0.0.1 and its port. "]
    link = html.A("Sign in", href=f"/sign-in?next={quote(back, safe='')}") if sign_in_needed() else None
    return html.Div([*words, link], className="unavailable", role="status")


def not_shown(name: str, why: str) -> Component:
    """The part cannot be shown, and why."""
    return html.Div([html.Strong(f"{name} cannot be shown. "), why], className="unavailable", role="alert")


def refused(problem: Exception) -> Component:
    """What stands where it was asked: the words, and what is allowed."""
    return html.Span(f"{problem} {getattr(problem, 'allowed', '')}".strip(), className="account-said problem")
