"""Links that stand for a right: signed, short-lived, used once."""

from flask import current_app, url_for
from itsdangerous import BadSignature, URLSafeTimedSerializer

from workspace import credentials
from workspace.credentials import SignInRefused
from workspace.people import Person

DAYS = 3
OVER = "This link is not whole, or is over. Ask an administrator for another."


def password_link(person: Person, user_id: str) -> str:
    """The address where the person of an account sets their password, for an administrator to hand over."""
    signed = _signer().dumps([user_id, credentials.link_state(person, user_id)])
    return url_for("sign_in.set_password", link=signed, _external=True)


def read_link(link: str) -> tuple[str, str]:
    """The account's id and the state that the link was made for. Raises SignInRefused."""
    try:
        user_id, state = _signer().loads(link, max_age=DAYS * 24 * 3600)
    except (BadSignature, ValueError, TypeError):
        raise SignInRefused(OVER) from None
    return str(user_id), str(state)


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="set a password")
