"""The tests' own servers: they answer, are private to the tests, and come back after a kill."""

import psycopg
import pytest
import redis

from benchmarks.services import Postgres, Redis
from tests.services import running


def test_redis_answers_on_loopback_only(redis_url: str) -> None:
    client = redis.Redis.from_url(redis_url)
    client.set("setpoint-test", "kept")
    assert client.get("setpoint-test") == b"kept"
    assert client.config_get("bind") == {"bind": "127.0.0.1"}


def test_postgres_keeps_what_was_committed_when_it_is_killed() -> None:
    with running(Postgres) as service:
        address = service.url.replace("+psycopg", "")
        with psycopg.connect(address) as line:
            line.execute("CREATE TABLE kept (word text)")
            line.execute("INSERT INTO kept VALUES ('committed')")
        service.kill()
        service.start()
        with psycopg.connect(address) as line:
            assert line.execute("SELECT word FROM kept").fetchall() == [("committed",)]


def test_postgres_needs_the_password(postgres_url: str) -> None:
    head, _, tail = postgres_url.replace("+psycopg", "").partition("@")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(f"{head}x@{tail}")


def test_a_durable_redis_keeps_what_it_answered() -> None:
    with running(lambda: Redis(durable=True)) as service:
        redis.Redis.from_url(service.url).set("word", "kept")
        service.kill()
        service.start()
        assert redis.Redis.from_url(service.url).get("word") == b"kept"
