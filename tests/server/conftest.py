"""A client that asks the server without a browser."""

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.fixture(scope="session")
def client(laid_out_server: Flask) -> FlaskClient:
    """Not used as a context: that would keep who asked last for every other client of the process."""
    return laid_out_server.test_client()
