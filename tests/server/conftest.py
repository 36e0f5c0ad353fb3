"""A client that asks the server without a browser."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient


@pytest.fixture(scope="session")
def client() -> Iterator[FlaskClient]:
    from app import server

    with server.test_client() as asking:
        yield asking
