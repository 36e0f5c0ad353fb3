"""What touches no database runs once."""

import pytest


@pytest.fixture(autouse=True)
def database() -> str:
    """None."""
    return "none"
