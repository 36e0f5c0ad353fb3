"""gunicorn's configuration: `gunicorn --config server/gunicorn.py app:server`."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from server.settings import COUNTS_FOLDER

# before the counters are made: they choose where they write when they are imported
os.environ[COUNTS_FOLDER] = tempfile.mkdtemp(prefix="setpoint-metrics-")

from gunicorn.http import wsgi
from prometheus_client import multiprocess

from data.store import TableUnavailable
from scenarios.early_warning import all_warnings
from server.jobs import forget_jobs
from server.logs import configuration
from server.public import settings_or_exit

_settings = settings_or_exit()
_master = os.getpid()
bind = f"{_settings.host}:{_settings.port}"
workers = _settings.workers
threads = _settings.threads
worker_class = "server.patience.PatientWorker"
preload_app = True  # tables and layouts are read once and shared by the workers
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
timeout = 60
graceful_timeout = 10
accesslog = None
loglevel = "warning"
logconfig_dict = configuration(_settings)
forwarded_allow_ips = ""  # proxies are counted by the app (TRUSTED_PROXIES), not by their address
wsgi.SERVER = "setpoint"  # the name of the program and its version are nobody's business


def when_ready(server: Any) -> None:
    """Lay every page out once, before the workers fork from this process; then say where the app is.

    The layouts are what Dash checks callbacks against. They are checked by now, and by the tests: readers' browsers
    need not load a megabyte of them to check again.
    """
    flask = server.app.wsgi()
    flask.test_client().get("/", headers={"Host": _settings.public_host or "localhost"})
    if "dash" in flask.extensions:  # the benchmarks' peers are served by this file too, and have none
        flask.extensions["dash"].config.suppress_callback_exceptions = True
        _judge_early()
    address = _settings.public_url or f"http://{_settings.host}:{_settings.port}"
    print(f"Setpoint is at {address}  (Ctrl+C stops it)", flush=True)


def child_exit(server: Any, worker: Any) -> None:
    """A worker has ended: what it counted stays, what it held open does not."""
    multiprocess.mark_process_dead(worker.pid)


def on_exit(server: Any) -> None:
    """The web server has ended: leave nothing behind."""
    if os.getpid() == _master:
        shutil.rmtree(os.environ[COUNTS_FOLDER], ignore_errors=True)
        forget_jobs()


def _judge_early() -> None:
    """Judge every series for early warnings before the workers fork: seconds of work that readers need not wait for."""
    try:
        all_warnings()
    except TableUnavailable:
        return  # the panels that show warnings tell which table is broken
