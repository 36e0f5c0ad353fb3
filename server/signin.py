"""Signing in and out: plain forms that work without scripts, and sessions that the server can end."""

import re
import secrets
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Flask, make_response, redirect, render_template, request, session, url_for
from flask_login import LoginManager, login_user
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.wrappers import Response

from server.csrf import guard
from server.links import read_link
from server.provider import ProviderAway, add_provider, come_back, go_to_provider, has_provider
from server.settings import from_environment
from server.who import SignedInUser, current_person, session_id, sign_in_needed, store_is_away
from workspace import credentials, sessions
from workspace.credentials import SignInRefused
from workspace.errors import AWAY
from workspace.passwords import ALLOWED
from workspace.people import LOCAL, Person
from workspace.store import StoreUnavailable
from workspace.words import BadInput

FORMS = "sign_in"
OLD_FORM = "This form is too old, or your browser does not keep this site's cookies. Try again."
LOCAL_ONLY = (
    "This app serves whoever works on its machine, without a password: open it at http://127.0.0.1 and its port."
)
PASSWORD_SET = "Your password is set. Sign in with it."
_BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "Mac"),
            ("Linux", "Linux"))  # fmt: skip

forms = Blueprint(FORMS, __name__, template_folder="templates")
_tokens = CSRFProtect()


def add_sign_in(server: Flask) -> None:
    """Sessions, forms, the provider and the check of every request, on the app's server."""
    secure = not from_environment().local
    server.secret_key = server.secret_key or secrets.token_urlsafe(48)  # the app sets it before (server/guard.py)
    server.config.update(
        SESSION_COOKIE_NAME="__Host-setpoint" if secure else "setpoint",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_CHECK_DEFAULT=False,  # forms ask for it; the rest is checked by server/csrf.py
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session
    )
    _tokens.init_app(server)
    logins = LoginManager()
    logins.init_app(server, add_context_processor=False)
    logins.session_protection = None  # sessions are rows of the store: nothing about the browser is guessed
    logins.user_loader(_open_session)
    add_provider(server)
    server.register_blueprint(forms)
    guard(server, FORMS)


def _open_session(key: str) -> SignedInUser | None:
    found = sessions.find(key)
    return SignedInUser(key, found) if found else None


@forms.before_request
def _check_form() -> None:
    _tokens.protect()


@forms.after_request
def _keep_nowhere(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


@forms.get("/sign-in")
def sign_in_form() -> Any:
    """The form; whoever is signed in is sent on."""
    target = local_path(request.args.get("next"))
    if current_person().known:
        return redirect(target)
    if not sign_in_needed():
        return _page("plain.html", 403, title="Sign in", words=LOCAL_ONLY)
    return _form(next=target, notice=PASSWORD_SET if "set" in request.args else AWAY if store_is_away() else "")


@forms.post("/sign-in")
def sign_in() -> Any:
    """Check the password; a wrong one gets the same words whatever is wrong."""
    email, target = request.form.get("email", ""), local_path(request.form.get("next"))
    try:
        person = credentials.sign_in(email, request.form.get("password", ""))
        return _let_in(person, target)
    except SignInRefused as problem:
        return _form(401, next=target, email=email, problem=str(problem))
    except StoreUnavailable as problem:
        return _form(503, next=target, email=email, problem=str(problem))


@forms.get("/sign-in/provider")
def provider() -> Any:
    """Go to the provider."""
    target = local_path(request.args.get("next"))
    if not has_provider():
        return redirect(url_for("sign_in.sign_in_form", next=target))
    session["next"] = target
    try:
        return go_to_provider()
    except ProviderAway as problem:
        return _form(503, next=target, problem=str(problem))


@forms.get("/sign-in/provider/back")
def back() -> Any:
    """Come back from the provider, with its answer."""
    target = local_path(session.get("next"))
    if not has_provider():
        return redirect(url_for("sign_in.sign_in_form"))
    try:
        return _let_in(come_back(), target)
    except SignInRefused as problem:
        return _form(401, next=target, problem=str(problem))
    except (ProviderAway, StoreUnavailable) as problem:
        return _form(503, next=target, problem=str(problem))


@forms.route("/sign-in/set-password", methods=["GET", "POST"])
def set_password() -> Any:
    """Set a password by a link that an administrator handed over."""
    link = request.values.get("link", "")
    try:
        user_id, state = read_link(link)
        if request.method == "POST":
            credentials.set_password_by_link(user_id, state, request.form.get("password", ""))
            return redirect(url_for("sign_in.sign_in_form", set=1), 303)
    except SignInRefused as problem:
        return _page("plain.html", 403, title="Set a password", words=str(problem))
    except StoreUnavailable as problem:
        return _page("plain.html", 503, title="Set a password", words=str(problem))
    except BadInput as problem:
        return _page("set_password.html", 422, link=link, allowed=ALLOWED, problem=f"{problem} {problem.allowed}")
    return _page("set_password.html", link=link, allowed=ALLOWED)


@forms.route("/sign-in/change-password", methods=["GET", "POST"])
def change_password() -> Any:
    """Change one's own password; other sessions end."""
    person = current_person()
    if not person.known or person is LOCAL:
        return redirect(url_for("sign_in.sign_in_form", next="/account"))
    try:
        if request.method == "POST":
            old, new = request.form.get("old", ""), request.form.get("password", "")
            credentials.change_password(person, old, new, keep_session=session_id())
            return redirect("/account", 303)
    except StoreUnavailable as problem:
        return _page("plain.html", 503, title="Change your password", words=str(problem))
    except BadInput as problem:
        return _page("change_password.html", 422, allowed=ALLOWED, problem=f"{problem} {problem.allowed}")
    return _page("change_password.html", allowed=ALLOWED)


@forms.post("/sign-out")
def sign_out() -> Any:
    """End the session in the store, and forget it in the browser."""
    key = session.get("_user_id")
    session.clear()
    try:
        if isinstance(key, str):
            sessions.end_by_key(key)
    except StoreUnavailable:
        words = "This browser has forgotten your session, but it could not be ended: " + AWAY
        return _page("plain.html", 503, title="Sign out", words=words)
    return redirect("/", 303)


@forms.get("/sign-out")
def sign_out_form() -> Any:
    """The button, for browsers that come here by an address."""
    return _page("sign_out.html") if current_person().known and current_person() is not LOCAL else redirect("/")


@forms.errorhandler(CSRFError)
def _old_form(_: CSRFError) -> Any:
    return _page("plain.html", 400, title="Try again", words=OLD_FORM)


def _let_in(person: Person, target: str) -> Response:
    """A new session under a new key: whatever the browser brought along is dropped."""
    key = sessions.start(person, _client_words(request.user_agent.string))
    old = session.get("_user_id")
    session.clear()
    if isinstance(old, str):
        sessions.end_by_key(old)
    login_user(SignedInUser(key, sessions.Found("", person)))
    return redirect(target, 303)


def local_path(text: str | None) -> str:
    """A path of this app to go on to; anything else becomes the account's page."""
    if not text or not re.fullmatch(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,2000}", text) or urlsplit(text).netloc:
        return "/account"
    return "/account" if text.startswith("/sign-") else text


def _client_words(agent: str) -> str:
    """ "Firefox on Windows": enough for a person to know their browsers apart, and no more."""
    browser = next((name for sign, name in _BROWSERS if sign in agent), "A program")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    return f"{browser} on {system}" if system else browser


def _form(code: int = 200, **values: Any) -> Response:
    return _page("sign_in.html", code, provider=has_provider(), **values)


def _page(template: str, code: int = 200, **values: Any) -> Response:
    return make_response(render_template(template, **values), code)
