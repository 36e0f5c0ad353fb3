"""Compression and caching: what carries its version in its address is kept by browsers for a year."""

from flask import Flask, request
from flask.wrappers import Response
from flask_compress import Compress

UNVERSIONED = " unversioned"
FOREVER = "public, max-age=31536000, immutable"
COMPRESSED = [
    "text/html",
    "text/css",
    "text/csv",
    "text/javascript",
    "application/javascript",
    "application/json",
    "image/svg+xml",
]


class _CompressedFiles:
    """Compressed scripts by versioned address, kept in memory: a few megabytes, each squeezed once a process.

    Has the two methods that Flask-Compress calls. What has no versioned address is never kept.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """The squeezed bytes kept under a key, if any."""
        return self._kept.get(key)

    def set(self, key: str, value: bytes) -> None:
        """Keep squeezed bytes, if their key is a versioned address."""
        if not key.endswith(UNVERSIONED):
            self._kept[key] = value


def deliver(server: Flask) -> None:
    """Compress responses and mark versioned files immutable."""
    server.config.update(
        COMPRESS_MIMETYPES=COMPRESSED,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_ALGORITHM_STREAMING=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_LEVEL=6,
        COMPRESS_STREAMS=True,
    )
    compress = Compress()
    compress.init_app(server)
    compress.cache = _CompressedFiles()
    compress.cache_key = _versioned_address

    @server.after_request
    def keep_versioned(response: Response) -> Response:
        if response.status_code == 200 and _is_versioned():
            response.headers["Cache-Control"] = FOREVER
        return response


def _is_versioned() -> bool:
    """Dash's scripts carry a version in their path, our assets in the query (`m` from Dash, `v` from the map)."""
    if request.path.startswith("/_dash-component-suites/"):
        return True
    return request.path.startswith("/assets/") and ("m" in request.args or "v" in request.args)


def _versioned_address(_: object) -> str:
    return request.full_path if request.method == "GET" and _is_versioned() else UNVERSIONED
