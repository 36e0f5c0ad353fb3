"""Security headers: a strict Content-Security-Policy and the others OWASP's secure headers project asks for.

Scripts come from this host alone; the few inline ones that Dash writes are allowed by their hash, so nothing
needs `unsafe-inline` or `unsafe-eval`. Styles may be inline because Mantine and Plotly set them on elements.
"""

from collections.abc import Callable

from dash import Dash
from flask.wrappers import Response

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{ability}=()"
        for ability in (
            "accelerometer",
            "autoplay",
            "camera",
            "display-capture",
            "encrypted-media",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "picture-in-picture",
            "publickey-credentials-get",
            "screen-wake-lock",
            "usb",
            "web-share",
            "xr-spatial-tracking",
        )
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}
HTTPS_ONLY = "max-age=63072000; includeSubDomains"


def protect(app: Dash, *, https: bool = False) -> None:
    """Put the headers on every response of the app's server; https: readers come by https, and are told to stay."""
    policy = _policy_once(app)

    @app.server.after_request
    def set_headers(response: Response) -> Response:
        response.headers.update(FIXED)
        response.headers["Content-Security-Policy"] = policy()
        if https:
            response.headers["Strict-Transport-Security"] = HTTPS_ONLY
        return response


def _policy_once(app: Dash) -> Callable[[], str]:
    """The policy, made at the first response: by then every clientside callback has registered its script."""
    made: list[str] = []

    def policy() -> str:
        if not made:
            made.append(content_security_policy(app.csp_hashes()))
        return made[0]

    return policy


def content_security_policy(script_hashes: list[str]) -> str:
    """The policy as one line; `script_hashes` are the quoted hashes of Dash's inline scripts."""
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", *script_hashes]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )
