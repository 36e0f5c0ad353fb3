"""A client that asks the server without a browser."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.fixture(scope="session")
def client(laid_out_server: Flask) -> Iterator[FlaskClient]:
    with laid_out_server.test_client() as asking:
        yield asking
