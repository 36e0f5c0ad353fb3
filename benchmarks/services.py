"""Redis and PostgreSQL of one's own: started on a free loopback port with a folder of their own, stopped by their id.

For tests and benchmarks, which also kill them. The programs are Debian's; its own services are left alone.
"""

import contextlib
import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from pathlib import Path

_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1  # of Linux
REDIS, POSTGRES = "redis-server", "postgres"


class NotInstalled(RuntimeError):
    """A program that is needed is not on this machine; the text says what to install."""


def die_with_starter() -> None:
    """Have the kernel end this process when the one that started it is gone: a killed test run leaves nothing."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Service(ABC):
    """A server process that can be stopped, killed and started again on the same port and folder."""

    def __init__(self) -> None:
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="setpoint-service-"))
        self.process: subprocess.Popen[bytes] | None = None

    @property
    @abstractmethod
    def url(self) -> str:
        """Where clients find it."""

    @abstractmethod
    def _command(self) -> list[str]: ...

    @abstractmethod
    def _answers(self) -> bool: ...

    def _user(self) -> str | None:
        """Whose process it is; None for ours."""
        return None

    def start(self, seconds: float = 30) -> None:
        """Start it and wait until it answers; a start that fails is tried again until the time is over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process is None or self.process.poll() is not None:
                self.process = self._spawn()
            if self._answers():
                return
            time.sleep(0.05)
        self.kill()
        raise RuntimeError(f"{self._command()[0]} did not start: {self._log().read_text()[-600:]}")

    def stop(self) -> None:
        """End it as its packager would; wait until it is gone."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End it at once (kill -9); wait until it is gone."""
        self._end(signal.SIGKILL)

    def remove(self) -> None:
        """Stop it for good and delete its folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _log(self) -> Path:
        return self.folder / "log"

    def _spawn(self) -> "subprocess.Popen[bytes]":
        user = self._user()
        with self._log().open("ab") as log:
            return subprocess.Popen(
                self._command(), cwd=self.folder, stdout=log, stderr=log, user=user, group=user,
                extra_groups=[] if user else None, start_new_session=True, preexec_fn=die_with_starter,
            )  # fmt: skip

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(how)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(20)
        self.process = None


class Redis(Service):
    """A Redis that keeps nothing on disk unless `durable` (every write appended before it is answered)."""

    def __init__(self, *, durable: bool = False) -> None:
        self._durable = durable
        self._program = shutil.which(REDIS)
        if not self._program:
            raise NotInstalled(f"{REDIS} is not installed: `apt-get install redis-server`, or `make check-servers`")
        super().__init__()

    @property
    def url(self) -> str:
        """As REDIS_URL has it."""
        return f"redis://127.0.0.1:{self.port}/0"

    def _command(self) -> list[str]:
        append = ["--appendonly", "yes", "--appendfsync", "always"] if self._durable else ["--appendonly", "no"]
        return [
            str(self._program), "--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(self.folder),
            "--save", "", "--maxmemory-policy", "noeviction", *append,
        ]  # fmt: skip

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1) as line:
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
        return False


class Postgres(Service):
    """A PostgreSQL with one empty database, `setpoint`, and one user, whose password is made up here."""

    def __init__(self) -> None:
        self._programs = _postgres_programs()
        self._password = secrets.token_urlsafe(16)
        super().__init__()
        self._make_cluster()

    @property
    def url(self) -> str:
        """As DATABASE_URL has it."""
        return f"postgresql+psycopg://setpoint:{self._password}@127.0.0.1:{self.port}/setpoint"

    def start(self, seconds: float = 30) -> None:
        """Start it; at the first time make the database too."""
        super().start(seconds)
        if not (self.folder / "made").exists():
            self._run("psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "setpoint", "-d", "postgres",
                      "-c", "CREATE DATABASE setpoint")  # fmt: skip
            (self.folder / "made").touch()

    def _user(self) -> str | None:
        """PostgreSQL refuses to be run by root; Debian's package makes a user for it."""
        return "postgres" if os.geteuid() == 0 else None

    def _make_cluster(self) -> None:
        user = self._user()
        if user:
            owner = pwd.getpwnam(user)
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        password = self.folder / "password"
        password.write_text(self._password)
        password.chmod(0o644)  # the folder is closed to others
        self._run("initdb", "-D", "data", "-U", "setpoint", "--pwfile", "password", "--auth", "scram-sha-256",
                  "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync")  # fmt: skip

    def _run(self, program: str, *arguments: str) -> None:
        user = self._user()
        done = subprocess.run(
            [str(self._programs / program), *arguments], cwd=self.folder, capture_output=True, user=user, group=user,
            extra_groups=[] if user else None, env={**os.environ, "PGPASSWORD": self._password}, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr.decode(errors='replace')[-600:]}")

    def _command(self) -> list[str]:
        return [
            str(self._programs / "postgres"), "-D", "data", "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=", "-c", "shared_buffers=32MB", "-c", "max_connections=60",
        ]  # fmt: skip

    def _answers(self) -> bool:
        ready = subprocess.run(
            [str(self._programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)], check=False
        )
        return ready.returncode == 0


def _postgres_programs() -> Path:
    """The folder of the newest PostgreSQL's programs; Debian does not put them on the path."""
    found = sorted(
        (folder for folder in Path("/usr/lib/postgresql").glob("*/bin") if (folder / POSTGRES).exists()),
        key=lambda folder: float(folder.parent.name),
    )
    on_path = shutil.which(POSTGRES)
    if found:
        return found[-1]
    if on_path:
        return Path(on_path).resolve().parent
    raise NotInstalled("postgresql is not installed: `apt-get install postgresql`, or `make check-servers`")
