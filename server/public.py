"""A configuration that others can reach must be safe: what is not is refused at start-up, with what to set."""

import sys
from collections.abc import Iterator

from server.settings import Settings, WrongSetting, from_environment, is_loopback

SHORTEST_SECRET = 32
_PLACEHOLDERS = ("change", "secret", "example", "password", "default", "placeholder", "setpoint", "xxxx", "1234567890")
_MAKE_ONE = "make one with `python -c 'import secrets; print(secrets.token_urlsafe(48))'`"


def faults_of(settings: Settings) -> list[str]:
    """What is unsafe about these settings, a sentence each that says what to set; none for a machine of one's own."""
    return [] if settings.local else list(_faults(settings))


def settings_or_exit() -> Settings:
    """The settings of this process; ends it with the faults in words where they are wrong or unsafe."""
    try:
        settings = from_environment()
    except WrongSetting as wrong:
        sys.exit(f"Setpoint does not start: {wrong}.")
    if faults := faults_of(settings):
        sys.exit("\n".join(["Setpoint does not start, because others can reach it and:", *[f"- {f}" for f in faults]]))
    return settings


def _faults(settings: Settings) -> Iterator[str]:
    if not settings.secret_key:
        yield f"SECRET_KEY is not set. Set it to a long random text, the same for every process; {_MAKE_ONE}."
    elif _is_guessable(settings.secret_key):
        yield (
            f"SECRET_KEY can be guessed: it is shorter than {SHORTEST_SECRET} characters, repeats a few, or is a "
            f"placeholder. Set another; {_MAKE_ONE}."
        )
    if not settings.public_url:
        yield "PUBLIC_URL is not set. Set it to the address readers use, for example https://setpoint.agency.gov."
    elif not settings.https:
        yield "PUBLIC_URL is not https. Put a proxy with a certificate in front, and set PUBLIC_URL to https://…."
    elif is_loopback(settings.public_host):
        yield "PUBLIC_URL names this machine alone. Set it to the address readers use."
    if settings.sign_in is False:
        yield "SETPOINT_SIGN_IN is off. Remove it: without sign-in anyone could change anything."
    if settings.metrics_token and _is_guessable(settings.metrics_token):
        yield f"METRICS_TOKEN can be guessed. Set another; {_MAKE_ONE}."


def _is_guessable(secret: str) -> bool:
    plain = secret.lower()
    return len(secret) < SHORTEST_SECRET or len(set(secret)) < 12 or any(word in plain for word in _PLACEHOLDERS)
