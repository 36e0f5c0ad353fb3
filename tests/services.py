"""Redis and PostgreSQL for tests: real servers on loopback, started when the first test asks, stopped at the end."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from benchmarks.services import NotInstalled, Postgres, Redis, Service

Kind = TypeVar("Kind", bound=Service)


@contextmanager
def running(kind: Callable[[], Kind]) -> Iterator[Kind]:
    """A server of this kind, for as long as the block lasts; skips the test, loudly, where it is not installed."""
    try:
        service = kind()
    except NotInstalled as missing:
        warnings.warn(f"TESTS ARE SKIPPED: {missing}", stacklevel=2)
        pytest.skip(str(missing))
    try:
        service.start()
        yield service
    finally:
        service.remove()


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """The address of a Redis all tests share: use keys of your own, or flush it first."""
    with running(Redis) as service:
        yield service.url


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of an empty PostgreSQL database all tests share; its user may create others."""
    with running(Postgres) as service:
        yield service.url
