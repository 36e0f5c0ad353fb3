"""gunicorn's configuration: `gunicorn --config server/gunicorn.py app:server`."""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from data.store import TableUnavailable
from scenarios.early_warning import all_warnings
from server.settings import from_environment

_settings = from_environment()
bind = f"{_settings.host}:{_settings.port}"
workers = _settings.workers
threads = _settings.threads
worker_class = "gthread"
preload_app = True  # tables and layouts are read once and shared by the workers
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
timeout = 60
graceful_timeout = 10
accesslog = None
loglevel = "warning"


def when_ready(server: Any) -> None:
    """Lay every page out once, before the workers fork from this process; then say where the app is.

    The layouts are what Dash checks callbacks against. They are checked by now, and by the tests: readers' browsers
    need not load a megabyte of them to check again.
    """
    flask = server.app.wsgi()
    flask.test_client().get("/")
    if "dash" in flask.extensions:  # the benchmarks' peers are served by this file too, and have none
        flask.extensions["dash"].config.suppress_callback_exceptions = True
        _judge_early()
    print(f"Setpoint is at http://{_settings.host}:{_settings.port}  (Ctrl+C stops it)", flush=True)


def _judge_early() -> None:
    """Judge every series for early warnings before the workers fork: seconds of work that readers need not wait for."""
    try:
        all_warnings()
    except TableUnavailable:
        return  # the panels that show warnings tell which table is broken
