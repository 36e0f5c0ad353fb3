"""Who asks, and under which name: proxies are believed only where the settings count them, other names are refused."""

from flask import Flask, abort, request
from werkzeug.middleware.proxy_fix import ProxyFix

from server.settings import Settings, is_loopback

PROBES = ("/healthz", "/readyz", "/metrics")  # asked by address, by what watches over the app


def trust_proxies(server: Flask, settings: Settings) -> None:
    """Read X-Forwarded-For, -Proto and -Host of as many proxies as the settings say; of none without."""
    count = settings.trusted_proxies
    if count:
        server.wsgi_app = ProxyFix(server.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]


def know_own_name(server: Flask, settings: Settings) -> None:
    """Refuse requests for another host: a page elsewhere whose name was pointed here must not act as one of ours."""

    @server.before_request
    def refuse_other_names() -> None:
        if request.path not in PROBES and not _is_ours(request.host, settings):
            abort(400, description="This server does not answer to that name. Set PUBLIC_URL to the one readers use.")


def _is_ours(host: str, settings: Settings) -> bool:
    name = host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0]
    return is_loopback(name) if settings.local else name == settings.public_host
