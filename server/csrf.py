"""No page elsewhere may act for a person: where a request comes from, and a token that only our pages can send.

Every request that may change something (POST, PUT, PATCH, DELETE) must come from this host, by what the browser itself
says of it. Beyond that, forms carry Flask-WTF's token; Dash's callbacks carry the cookie `_csrf_token` again in a
header, as Dash's renderer does, and the token belongs to the session. The API takes no cookie for what changes
something. Somebody not signed in has nothing to be abused: public pages work without cookies.
"""

import hashlib
import hmac
import re
import secrets
from urllib.parse import urlsplit

from flask import Flask, current_app, request
from flask.wrappers import Response

from server.settings import from_environment
from server.who import current_person, session_id
from workspace.people import LOCAL

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
COOKIE, HEADER = "_csrf_token", "X-CSRFToken"
ELSEWHERE = "This request came from a page elsewhere, and was refused."
NO_TOKEN = "This page does not carry the token of your session any more. Reload it, and try again."
_FORM = re.compile(r"[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{16,64}")


def guard(server: Flask, forms: str) -> None:
    """Check every request of the server; `forms`: the blueprint whose forms Flask-WTF checks."""
    secure = not from_environment().local

    @server.before_request
    def check() -> tuple[str, int] | None:
        if request.method in SAFE:
            return None
        if not same_origin():
            return ELSEWHERE, 403
        if request.path.startswith("/api/") or request.blueprint == forms or not current_person().known:
            return None
        return None if _token_holds() else (NO_TOKEN, 403)

    @server.after_request
    def give(response: Response) -> Response:
        if _wants_token(response):
            response.set_cookie(COOKIE, new_token(session_id()), secure=secure, samesite="Strict")
        return response


def same_origin() -> bool:
    """Whether the browser says that the request comes from our own pages, or no browser sent it.

    Browsers say so themselves (Sec-Fetch-Site) over https and on loopback; elsewhere by Origin.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or (origin != "null" and urlsplit(origin).netloc == request.host)


def new_token(session: str) -> str:
    """A token for the pages of one session; its id is empty for the local user."""
    nonce = secrets.token_urlsafe(16)
    return f"{nonce}.{_signature(nonce, session)}"


def _token_holds() -> bool:
    sent, kept = request.headers.get(HEADER, ""), request.cookies.get(COOKIE, "")
    return secrets.compare_digest(sent.encode(), kept.encode()) and _is_ours(sent)


def _is_ours(token: str) -> bool:
    """Whether the token was made for this session.

    Another app of the local user may listen on another port of this machine, and cookies do not tell ports apart; there
    that only our own pages can send the header must do.
    """
    if not _FORM.fullmatch(token):
        return False
    nonce, _, signature = token.partition(".")
    return current_person() is LOCAL or secrets.compare_digest(signature, _signature(nonce, session_id()))


def _signature(nonce: str, session: str) -> str:
    secret = current_app.secret_key
    key = secret if isinstance(secret, bytes) else str(secret).encode()
    return hmac.new(key, f"csrf {nonce} {session}".encode(), hashlib.sha256).hexdigest()


def _wants_token(response: Response) -> bool:
    """A page for a known person whose browser has no token that holds; or the answer that said so."""
    is_page = request.method == "GET" and response.mimetype == "text/html"
    refused = response.status_code == 403 and request.method not in SAFE and not request.path.startswith("/api/")
    return (is_page or refused) and current_person().known and not _is_ours(request.cookies.get(COOKIE, ""))
