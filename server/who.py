"""Who asks: the person behind a request, for pages, forms and the API."""

from flask import g, has_request_context, request

from server.settings import from_environment, is_loopback
from workspace.people import ANYONE, LOCAL, Person
from workspace.scopes import EVERY_SCOPE

_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")


def current_person() -> Person:
    """The person who asks now; ANYONE when nobody is signed in."""
    if not has_request_context():
        return ANYONE
    if "person" not in g:
        g.person = _find()
    person: Person = g.person
    return person


def current_scopes() -> frozenset[str]:
    """What the request may be used for: all for the local user, none for somebody not signed in."""
    return EVERY_SCOPE if current_person().known else frozenset()


def _find() -> Person:
    return LOCAL if asked_locally() else ANYONE


def asked_locally() -> bool:
    """Whether this is the one local user: the app listens on loopback, asks for no sign-in, and nothing stands between.

    A request that a proxy passed on, or whose Host is another name (a page elsewhere whose name was pointed at this
    machine), is not the local user's.
    """
    if sign_in_needed() or not is_loopback(request.remote_addr or ""):
        return False
    named = is_loopback(request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host)
    return named and not any(name in request.headers for name in _FORWARDED)


def sign_in_needed() -> bool:
    """Whether the workspace asks who comes: always where others can reach it, else if SETPOINT_SIGN_IN is on."""
    return from_environment().sign_in_needed
