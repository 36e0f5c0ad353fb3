"""How often one address may ask: generous where a slider asks continuously, strict for sign-in and writes.

Counted in Redis where REDIS_URL is set, so that all processes count together; in the memory of each process
otherwise, and while Redis is away.
"""

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from werkzeug.exceptions import RequestEntityTooLarge

from server.proxies import PROBES
from server.settings import Settings

CALLBACKS = "/_dash-update-component"
SIGN_IN = ("/sign-in", "/oidc")
LIMITS = {
    "sign-in": "10 per minute;60 per hour",
    "write": "60 per minute",
    "job": "20 per minute",
    "callback": "3000 per minute",  # one answer each 20 ms, for as long as a thumb moves
    "assess": "120 per minute",
    "api": "600 per minute",
    "page": "1200 per minute",
}


def limit(server: Flask, settings: Settings, *, enabled: bool = True) -> Limiter:
    """Count every request but probes and static files; the answer to one too many is a 429 with Retry-After."""
    limiter = Limiter(
        lambda: f"{kind()}:{get_remote_address()}",
        application_limits=[lambda: LIMITS[kind()]],
        strategy="fixed-window",
        storage_uri=settings.redis_url or "memory://",
        storage_options={"socket_connect_timeout": 0.5, "socket_timeout": 0.5} if settings.redis_url else {},
        in_memory_fallback_enabled=bool(settings.redis_url),
        key_prefix="setpoint-limit",
        enabled=enabled,
    )
    limiter.request_filter(_uncounted)
    limiter.init_app(server)
    return limiter


def kind() -> str:
    """What sort of request this is, a key of LIMITS."""
    path = request.path
    if path == CALLBACKS:
        return "job" if _starts_job() else "callback"
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        if path.startswith(SIGN_IN):
            return "sign-in"
        return "assess" if path == "/api/v1/assess" else "write"
    return "api" if path.startswith("/api/") else "page"


def _starts_job() -> bool:
    """Whether a callback would start work beside the web, rather than look how it goes on."""
    from flask import current_app  # the map is the app's, complete after the first layout

    if "cacheKey" in request.args:
        return False
    dash = current_app.extensions.get("dash")
    try:
        asked = request.get_json(silent=True)
    except RequestEntityTooLarge:
        return False  # it is refused; this is asked once more when the refusal is counted
    name = asked.get("output") if isinstance(asked, dict) else None
    found = dash.callback_map.get(name) if dash and isinstance(name, str) else None
    return bool(found and found.get("background"))


def _uncounted() -> bool:
    return request.path in PROBES or request.path.startswith(("/assets/", "/_dash-component-suites/"))
