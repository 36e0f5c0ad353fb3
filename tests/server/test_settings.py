"""Settings come from the environment; a wrong one is named."""

import pytest

from server.settings import WrongSetting, from_environment


def test_defaults_serve_on_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "WEB_WORKERS", "WEB_THREADS"):
        monkeypatch.delenv(name, raising=False)
    settings = from_environment()
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8050, 2)


@pytest.mark.parametrize("value", ["", "http", "0", "70000", "-1", "80.5"])
def test_a_wrong_port_is_refused_with_the_range(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PORT", value)
    with pytest.raises(WrongSetting, match="PORT is a whole number from 1 to 65535"):
        from_environment()
