"""Settings from environment variables; every one has a default that runs anywhere. Listed in README.md."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """How the app is served.

    host, port: where the server listens (HOST, PORT).
    workers, threads: processes and threads of gunicorn (WEB_WORKERS, WEB_THREADS).
    """

    host: str
    port: int
    workers: int
    threads: int


class WrongSetting(ValueError):
    """An environment variable whose value cannot be used; the text says what is allowed."""


def from_environment() -> Settings:
    """Read the settings; raise WrongSetting naming the variable and what it may be."""
    return Settings(
        host=os.environ.get("HOST", "127.0.0.1"),
        port=_whole_number("PORT", 8050, 1, 65535),
        workers=_whole_number("WEB_WORKERS", 2, 1, 64),
        threads=_whole_number("WEB_THREADS", 4, 1, 64),
    )


def _whole_number(name: str, default: int, low: int, high: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdigit() or not low <= int(text) <= high:
        raise WrongSetting(f"{name} is a whole number from {low} to {high}, not {text!r}")
    return int(text)
