"""What the app leans on comes and goes: it says so, and does what it can without. Real servers are stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from benchmarks.services import Postgres, Redis
from server.settings import Settings
from tests.server.test_guard import HOST, PUBLIC, client_of
from tests.services import running
from workspace import store


@pytest.fixture(autouse=True)
def own_engines() -> Iterator[None]:
    yield
    store.forget()


def test_ready_names_each_part(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REDIS_URL", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.get_json()["status"]) == (200, "ready")
    assert answer.get_json()["parts"] == {"tables": "ok", "database": "not configured", "redis": "not configured"}


def test_without_tables_the_app_is_not_ready_but_alive(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SETPOINT_TABLES", str(tmp_path))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.get_json()["status"]) == (503, "not ready")
    assert answer.get_json()["without"] == {"tables": "every page"}
    assert client.get("/healthz").status_code == 200


def test_without_its_database_the_app_serves_public_pages(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(Postgres) as service:
        monkeypatch.setenv("DATABASE_URL", service.url)
        assert client.get("/readyz").get_json()["parts"]["database"] == "ok"
        service.kill()
        answer = client.get("/readyz")
        assert (answer.status_code, answer.get_json()["status"]) == (200, "degraded")
        assert "saved work" in answer.get_json()["without"]["database"]
        assert service.url.split("@")[1] not in answer.text
        assert client.get("/").status_code == 200
        assert client.get("/api/v1/datasets").status_code == 200
        assert 'setpoint_part_up{part="database"} 0.0' in client.get("/metrics").text
        service.start()
        assert client.get("/readyz").get_json()["status"] == "ready"


def test_without_redis_limits_are_counted_in_memory(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(Redis) as service:
        monkeypatch.setenv("REDIS_URL", service.url)
        guarded = client_of(Settings(**{**vars(PUBLIC), "redis_url": service.url}))
        assert guarded.get("/who", headers=HOST).status_code == 200
        assert client.get("/readyz").get_json()["parts"]["redis"] == "ok"
        service.kill()
        assert client.get("/readyz").get_json()["parts"]["redis"] == "away"
        answers = [guarded.post("/sign-in", headers=HOST).status_code for _ in range(12)]
        assert answers == [200] * 10 + [429] * 2


def test_counts_are_for_this_machine_or_the_bearer_of_the_token() -> None:
    from server.metrics import metrics

    token = "m3-Vb8QkLw6Zr1TyXn9Hs4PdJf7GcAe2"

    def ask(settings: Settings, **headers: str) -> int:
        guarded = client_of(settings)
        guarded.application.register_blueprint(metrics)
        return guarded.get("/metrics", headers=headers).status_code

    bearer = {"Authorization": f"Bearer {token}"}
    own, public = Settings("127.0.0.1", 8050, 1, 1), Settings(**{**vars(PUBLIC), "metrics_token": token})
    assert ask(own) == 200
    assert ask(PUBLIC) == 404
    assert ask(PUBLIC, Authorization="Bearer ") == 404
    assert ask(public) == 404
    assert ask(public, Authorization="Bearer wrong") == 404
    assert ask(public, **bearer) == 200
    assert ask(Settings(**{**vars(own), "metrics_token": token})) == 404
