"""Who asks: the person behind a request, for pages, forms and the API."""

from dataclasses import dataclass

from flask import current_app, g, has_request_context, request
from flask_login import UserMixin, current_user

from server.settings import from_environment, is_loopback
from workspace import sessions, tokens
from workspace.people import ANYONE, LOCAL, Person
from workspace.scopes import EVERY_SCOPE
from workspace.store import StoreUnavailable

_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")


class SignedInUser(UserMixin):
    """An open session, as Flask-Login knows it: its id is the session's key."""

    def __init__(self, key: str, found: sessions.Found) -> None:
        self.key, self.found = key, found

    def get_id(self) -> str:
        """What Flask keeps in the signed cookie."""
        return self.key


@dataclass(frozen=True)
class Asker:
    """Who asks, and by what: the id of a session, or the scopes of a token."""

    person: Person = ANYONE
    session_id: str = ""
    scopes: frozenset[str] = frozenset()
    token: tokens.Found | None = None
    store_away: bool = False


def current_person() -> Person:
    """The person who asks now; ANYONE when nobody is signed in."""
    return _asker().person


def current_scopes() -> frozenset[str]:
    """What the request may be used for: all for the local user, none for somebody not signed in."""
    return _asker().scopes


def session_id() -> str:
    """The id of the session that asks; empty without one."""
    return _asker().session_id


def current_token() -> tokens.Found | None:
    """The API token that asks; None for a browser and the local user."""
    return _asker().token


def store_is_away() -> bool:
    """Whether somebody may be signed in, but the store cannot say who."""
    return _asker().store_away


def _asker() -> Asker:
    if not has_request_context():
        return Asker()
    if "asker" not in g:
        try:
            g.asker = _program() if request.path.startswith("/api/") else _browser()
        except StoreUnavailable:
            g.asker = Asker(store_away=True)  # public pages work without it
    asker: Asker = g.asker
    return asker


def _browser() -> Asker:
    """By the session's cookie; on loopback the local user."""
    if asked_locally():
        return Asker(LOCAL, scopes=EVERY_SCOPE)
    found = getattr(current_user, "found", None) if hasattr(current_app, "login_manager") else None
    return Asker(found.person, found.id, EVERY_SCOPE) if found else Asker()


def _program() -> Asker:
    """By its token. A browser's session may read, as a link to a download does, and change nothing."""
    kind, _, text = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer":
        found = tokens.find(text.strip())
        return Asker(found.person, scopes=found.scopes, token=found) if found else Asker()
    if kind:
        return Asker()
    asker = _browser()
    if asker.person is LOCAL or request.method not in {"GET", "HEAD"}:
        return asker if asker.person is LOCAL else Asker()
    return Asker(asker.person, asker.session_id, frozenset({"read"}) & asker.scopes)


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
