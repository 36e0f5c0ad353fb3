"""Settings from environment variables; every one has a default that runs anywhere. Listed in README.md.

What a deployment may set is in VARIABLES; that a public configuration is safe is checked by server/public.py.
"""

import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

VARIABLES = {
    "HOST": "where the server listens",
    "PORT": "its port",
    "WEB_WORKERS": "processes of the web server",
    "WEB_THREADS": "threads of each",
    "SECRET_KEY": "signs sessions and the handles of jobs; the same for every web process",
    "PUBLIC_URL": "the address readers use, https://…",
    "TRUSTED_PROXIES": "how many proxies stand in front and may say who asks",
    "SETPOINT_SIGN_IN": "whether the workspace asks who comes, on loopback too",
    "SETPOINT_WORKSPACE": "the folder of the SQLite store",
    "DATABASE_URL": "a PostgreSQL store",
    "REDIS_URL": "shares limits, and hands long work to Celery workers",
    "JOBS_AT_ONCE": "pieces of long work done at the same time",
    "METRICS_TOKEN": "the bearer token that may read /metrics from elsewhere",
    "LOG_ADDRESSES": "whether logs hold the addresses of readers",
    "OIDC_ISSUER": "an OpenID provider for sign-in",
    "OIDC_CLIENT_ID": "our name there",
    "OIDC_CLIENT_SECRET": "our secret there",
    "SETPOINT_TABLES": "the folder of tables to serve",
}
COUNTS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # set by the web server for its own processes, not by a deployment
_OFF, _ON = {"", "0", "no", "off", "false"}, {"1", "yes", "on", "true"}


@dataclass(frozen=True)
class Settings:
    """How the app is served; each field is the variable of its name.

    sign_in: None where nothing is said: asked for off loopback, not on it. Secrets are not in the repr.
    """

    host: str
    port: int
    workers: int
    threads: int
    public_url: str = ""
    trusted_proxies: int = 0
    sign_in: bool | None = None
    jobs_at_once: int = 2
    log_addresses: bool = False
    secret_key: str = field(default="", repr=False)
    redis_url: str = field(default="", repr=False)
    database_url: str = field(default="", repr=False)
    metrics_token: str = field(default="", repr=False)

    @property
    def local(self) -> bool:
        """Whether this machine alone is served: on loopback, no proxy in front, no public address."""
        return is_loopback(self.host) and not self.trusted_proxies and is_loopback(self.public_host or "localhost")

    @property
    def public_host(self) -> str:
        """The host name readers use; "" where none is set."""
        return urlsplit(self.public_url).hostname or ""

    @property
    def https(self) -> bool:
        """Whether readers come by https."""
        return self.public_url.startswith("https://")

    @property
    def sign_in_needed(self) -> bool:
        """Whether the workspace asks who comes."""
        return not self.local if self.sign_in is None else self.sign_in


class WrongSetting(ValueError):
    """An environment variable whose value cannot be used; the text says what is allowed."""


def from_environment() -> Settings:
    """Read the settings; raise WrongSetting naming the variable and what it may be."""
    return Settings(
        host=os.environ.get("HOST", "127.0.0.1"),
        port=_whole_number("PORT", 8050, 1, 65535),
        workers=_whole_number("WEB_WORKERS", 2, 1, 64),
        threads=_whole_number("WEB_THREADS", 4, 1, 64),
        public_url=_address("PUBLIC_URL", ("https", "http")).rstrip("/"),
        trusted_proxies=_whole_number("TRUSTED_PROXIES", 0, 0, 10),
        sign_in=_yes_or_no("SETPOINT_SIGN_IN"),
        jobs_at_once=_whole_number("JOBS_AT_ONCE", 2, 1, 64),
        log_addresses=bool(_yes_or_no("LOG_ADDRESSES")),
        secret_key=_text("SECRET_KEY"),
        redis_url=_address("REDIS_URL", ("redis", "rediss")),
        database_url=_text("DATABASE_URL"),
        metrics_token=_text("METRICS_TOKEN"),
    )


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this machine alone: 127.0.0.0/8, ::1, localhost."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _text(name: str) -> str:
    return os.environ.get(name, "").strip()


def _whole_number(name: str, default: int, low: int, high: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdigit() or not low <= int(text) <= high:
        raise WrongSetting(f"{name} is a whole number from {low} to {high}, not {text!r}")
    return int(text)


def _yes_or_no(name: str) -> bool | None:
    """True or False; None where the variable is not set."""
    if name not in os.environ:
        return None
    text = os.environ[name].strip().lower()
    if text not in _ON | _OFF:
        raise WrongSetting(f"{name} is on or off, not {text!r}")
    return text in _ON


def _address(name: str, schemes: tuple[str, ...]) -> str:
    """An address; what stands in it is not repeated in the error, for it may hold a password."""
    text = _text(name)
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in schemes and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise WrongSetting(f"{name} is an address that begins with {' or '.join(f'{each}://' for each in schemes)}")
    return text
