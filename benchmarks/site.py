"""The app served by gunicorn on loopback, and its Celery workers, as processes that may be killed."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil

from benchmarks.services import Service, die_with_starter

ROOT = Path(__file__).resolve().parent.parent
PUBLIC = {  # a configuration that others could reach, on loopback, a proxy in front
    "HOST": "127.0.0.1",
    "PUBLIC_URL": "https://setpoint.test",
    "TRUSTED_PROXIES": "1",
    "SECRET_KEY": "Kf93-qLwz7TnYbX0aVdRm5uGhJ2eoPi8sC4t6",
}


def as_proxy(reader: str = "192.0.2.1") -> dict[str, str]:
    """The headers that the proxy in front adds."""
    return {"X-Forwarded-For": reader, "X-Forwarded-Proto": "https", "X-Forwarded-Host": "setpoint.test"}


class Site(Service):
    """The web server. `environment`: variables beside HOST and PORT."""

    def __init__(self, **environment: str) -> None:
        super().__init__()
        self.environment = environment

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def workers(self) -> list[psutil.Process]:
        """Its web processes."""
        return psutil.Process(self.process.pid).children() if self.process else []

    def start(self, seconds: float = 300) -> None:
        """Start it and wait for an answer."""
        super().start(seconds)

    def log(self) -> str:
        """All that its processes wrote."""
        return self._log().read_text(errors="replace") if self._log().exists() else ""

    def stop(self) -> None:
        """End it as an operator would, and whatever is left of its group."""
        group = self.process.pid if self.process else None
        self._end(signal.SIGTERM)
        _end_group(group)

    def kill(self) -> None:
        """End all its processes at once."""
        group = self.process.pid if self.process else None
        _end_group(group)
        self._end(signal.SIGKILL)

    def _spawn(self) -> "subprocess.Popen[bytes]":
        environment = {
            **os.environ, "HOST": "127.0.0.1", "WEB_WORKERS": "2", "PORT": str(self.port),
            "SETPOINT_WORKSPACE": str(self.folder / "workspace"), **self.environment,
        }  # fmt: skip
        with self._log().open("ab") as log:
            return subprocess.Popen(
                self._command(), cwd=ROOT, stdout=log, stderr=log, env=environment, start_new_session=True,
                preexec_fn=die_with_starter,
            )  # fmt: skip

    def _command(self) -> list[str]:
        return [sys.executable, "-m", "gunicorn", "--config", "server/gunicorn.py", "app:server"]

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), urllib.request.urlopen(self.url + "/healthz", timeout=5):
            return True
        self._must_live()
        time.sleep(0.2)
        return False

    def _must_live(self) -> None:
        if self.process and self.process.poll() is not None:
            raise RuntimeError(f"it ended with code {self.process.returncode}: {self.log()[-800:]}")


class Worker(Site):
    """A Celery worker of the site."""

    def start(self, seconds: float = 300) -> None:
        """Start it and wait until it takes jobs."""
        self._log().unlink(missing_ok=True)
        super().start(seconds)

    def _command(self) -> list[str]:
        return [sys.executable, "-m", "celery", "--quiet", "--app", "server.celery", "worker"]

    def _answers(self) -> bool:
        self._must_live()
        time.sleep(0.2)
        return "worker is ready" in self.log()

    def jobs(self) -> list[psutil.Process]:
        """The processes that do the jobs."""
        return self.workers()


def _end_group(group: int | None) -> None:
    if group is not None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)
