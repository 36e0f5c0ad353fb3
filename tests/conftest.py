"""Fixtures every test may use."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RAW = Path(os.environ.get("SETPOINT_RAW", ROOT.parent / "shared" / "data"))


@pytest.fixture(scope="session")
def raw() -> Path:
    """The folder of raw files; tests that read them skip where it is absent."""
    if not RAW.is_dir():
        pytest.skip(f"raw files are not here ({RAW.name}/ beside the project): set SETPOINT_RAW to read them")
    return RAW
