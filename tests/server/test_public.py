"""A configuration others can reach is refused at start-up unless it is safe; the refusal says what to set."""

import os
import subprocess
import sys

import pytest

from server.public import faults_of
from server.settings import Settings, WrongSetting, from_environment
from tests.conftest import ROOT

GOOD = "k9-Zq47LmXw2Rb8TyVn3uHs6PdJf5GcAe1"


def settings(**changed: object) -> Settings:
    return Settings(**{"host": "0.0.0.0", "port": 8050, "workers": 1, "threads": 1, "secret_key": GOOD,
                       "public_url": "https://setpoint.test", **changed})  # type: ignore[arg-type]  # fmt: skip


def test_a_safe_public_configuration_starts() -> None:
    assert faults_of(settings()) == []


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "localhost", "::1"])
def test_a_machine_of_ones_own_needs_nothing(host: str) -> None:
    assert faults_of(Settings(host, 8050, 1, 1)) == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"secret_key": ""}, "SECRET_KEY is not set. Set it"),
        ({"secret_key": GOOD[:31]}, "SECRET_KEY can be guessed"),
        ({"secret_key": "a" * 64}, "SECRET_KEY can be guessed"),
        ({"secret_key": "please-change-me-please-change-me-9"}, "SECRET_KEY can be guessed"),
        ({"public_url": ""}, "PUBLIC_URL is not set. Set it"),
        ({"public_url": "http://setpoint.test"}, "PUBLIC_URL is not https"),
        ({"public_url": "https://localhost"}, "PUBLIC_URL names this machine"),
        ({"sign_in": False}, "SETPOINT_SIGN_IN is off. Remove it"),
        ({"metrics_token": "short"}, "METRICS_TOKEN can be guessed"),
        # on loopback behind a proxy, or under a public name, it is public all the same
        ({"host": "127.0.0.1", "trusted_proxies": 1, "secret_key": ""}, "SECRET_KEY is not set"),
        ({"host": "127.0.0.1", "secret_key": ""}, "SECRET_KEY is not set"),
        ({"host": "::", "secret_key": ""}, "SECRET_KEY is not set"),
    ],
)
def test_each_fault_is_told_with_what_to_set(changed: dict[str, object], says: str) -> None:
    found = faults_of(settings(**changed))
    assert len(found) == 1
    assert found[0].startswith(says)


def test_secrets_are_not_in_what_is_printed() -> None:
    told = repr(settings(redis_url="redis://:pw@r", database_url="postgresql://u:pw@d", metrics_token="mt"))
    assert GOOD not in told
    assert "pw" not in told


@pytest.mark.parametrize(
    ("name", "value"),
    [("PUBLIC_URL", "setpoint.test"), ("PUBLIC_URL", "ftp://x"), ("REDIS_URL", "localhost:6379"),
     ("REDIS_URL", "redis://h:99999"), ("TRUSTED_PROXIES", "all"), ("SETPOINT_SIGN_IN", "maybe")],
)  # fmt: skip
def test_a_wrong_value_is_named_and_not_repeated_where_it_may_be_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting, match=name) as told:
        from_environment()
    assert not name.endswith("_URL") or value not in str(told.value)


@pytest.mark.parametrize("command", [["gunicorn", "--config", "server/gunicorn.py", "app:server"],
                                     ["celery", "--app", "server.celery", "worker"]])  # fmt: skip
def test_nothing_starts_on_an_unsafe_configuration(command: list[str]) -> None:
    environment = {**os.environ, "HOST": "0.0.0.0", "PORT": "1", "SECRET_KEY": "", "PUBLIC_URL": ""}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "Setpoint does not start, because others can reach it and:" in done.stderr
    assert "SECRET_KEY is not set" in done.stderr
    assert "Traceback" not in done.stderr
