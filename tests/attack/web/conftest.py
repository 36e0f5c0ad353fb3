"""A server that asks for a sign-in, and a store with people of every role."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask

from tests.attack.web.world import World, populate
from workspace import passwords
from workspace import store as stores


@pytest.fixture(scope="package")
def whole(laid_out_server: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The world of all attacks, made once."""
    folder = tmp_path_factory.mktemp("attacked")
    least = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SETPOINT_WORKSPACE", str(folder))
        patch.setenv("SETPOINT_SIGN_IN", "1")
        patch.setattr(passwords, "_hasher", least)
        patch.setattr(passwords, "_NOBODYS", least.hash("nobody"))
        made = World(laid_out_server, Path(folder))
        made.document = laid_out_server.test_client().get("/api/v1/scenario").get_json()
        populate(made)
        made.keep()
        yield made
        stores.forget()


@pytest.fixture
def world(whole: World) -> Iterator[World]:
    """The same, and afterwards as it was."""
    yield whole
    whole.undo()
