"""The deployment's files hold together: they parse, set only what the settings know, and run nothing as root."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from server.public import faults_of
from server.settings import VARIABLES, from_environment
from tests.conftest import ROOT

COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())
OBJECTS = list(yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text()))
WITH_PODS = [each for each in OBJECTS if each["kind"] in ("Deployment", "StatefulSet")]
PODS = {each["metadata"]["name"]: each["spec"]["template"]["spec"] for each in WITH_PODS}
OURS = ("web", "worker")


def containers() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, pod in PODS.items():
        for container in pod["containers"]:
            yield name, container


def configured() -> dict[str, str]:
    """The environment of the app's pods, with secrets as they should be."""
    found = next(each["data"] for each in OBJECTS if each["kind"] == "ConfigMap")
    secrets = {
        "SECRET_KEY": "k9-Zq47LmXw2Rb8TyVn3uHs6PdJf5GcAe1", "METRICS_TOKEN": "m3-Vb8QkLw6Zr1TyXn9Hs4PdJf7GcAe2",
        "DATABASE_URL": "postgresql+psycopg://setpoint:x@postgres:5432/setpoint",
    }  # fmt: skip
    for name, container in containers():
        if name in OURS:
            assert {each["name"] for each in container["env"]} == set(secrets)
    return {**found, **secrets}


@pytest.mark.parametrize("service", OURS)
def test_compose_sets_only_what_the_settings_know(service: str) -> None:
    assert set(COMPOSE["services"][service]["environment"]) <= set(VARIABLES)


def test_kubernetes_sets_only_what_the_settings_know() -> None:
    assert set(configured()) <= set(VARIABLES)


@pytest.mark.parametrize("kind", ["kubernetes", "compose"])
def test_what_is_set_starts_as_a_safe_public_configuration(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    given = {"PUBLIC_URL": "https://setpoint.example", **configured()}
    if kind == "compose":
        raw = COMPOSE["services"]["web"]["environment"]
        given = {n: re.sub(r"\$\{(\w+)[^}]*\}", lambda m: given.get(m[1], "pw"), v) for n, v in raw.items()}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert faults_of(from_environment()) == []
    assert from_environment().sign_in_needed


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_compose_runs_nothing_as_root_or_without_bounds(name: str) -> None:
    service = COMPOSE["services"][name]
    assert not service["user"].startswith(("0", "root"))
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["mem_limit"]
    assert service["cpus"]
    assert service["healthcheck"]["test"]
    assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))


@pytest.mark.parametrize(("name", "container"), list(containers()))
def test_kubernetes_runs_nothing_as_root_or_without_bounds(name: str, container: dict[str, Any]) -> None:
    pod = PODS[name]["securityContext"]
    assert pod["runAsNonRoot"] is True
    assert pod["runAsUser"] > 0
    own = container["securityContext"]
    assert own["readOnlyRootFilesystem"] is True
    assert own["allowPrivilegeEscalation"] is False
    assert own["capabilities"] == {"drop": ["ALL"]}
    assert {"cpu", "memory"} <= set(container["resources"]["limits"])
    assert "livenessProbe" in container
    assert name == "worker" or "readinessProbe" in container


def test_no_secret_stands_in_a_manifest() -> None:
    assert not any(each["kind"] == "Secret" for each in OBJECTS)
    for name in ("compose.yaml", "kubernetes.yaml", "Dockerfile"):
        text = (ROOT / "deploy" / name).read_text()
        assert not re.search(r"(?:PASSWORD|SECRET_KEY|TOKEN)\s*[:=]\s*[\"']?[A-Za-z0-9_-]{8,}", text), name


def test_probes_ask_routes_that_are_there() -> None:
    import app

    rules = {rule.rule for rule in app.server.url_map.iter_rules()}
    asked = set(re.findall(r"path: (/\w+)", (ROOT / "deploy" / "kubernetes.yaml").read_text()))
    assert asked == {"/healthz", "/readyz"}
    assert asked <= rules


def test_the_image_runs_what_the_project_runs() -> None:
    text = (ROOT / "deploy" / "Dockerfile").read_text()
    assert "USER 10001" in text
    assert "--require-hashes -r /requirements.lock" in text
    assert '"gunicorn", "--config", "server/gunicorn.py", "app:server"' in text
