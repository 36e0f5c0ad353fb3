"""Addresses of the shape files, each with a hash of its content, so that browsers may keep it for good."""

import hashlib
from functools import cache
from pathlib import Path

from dash import get_asset_url

NAMES = ("context", "counties", "hidtas", "ports", "states")
_FOLDER = Path(__file__).resolve().parents[2] / "assets" / "geo"


def addresses() -> dict[str, str]:
    """Address of each shape file by name, under the app's own prefix."""
    return {name: f"{get_asset_url(f'geo/{name}.json')}?v={_content_hash(name)}" for name in NAMES}


@cache
def _content_hash(name: str) -> str:
    return hashlib.sha256((_FOLDER / f"{name}.json").read_bytes()).hexdigest()[:12]
