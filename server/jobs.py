"""Long work beside the web processes: progress, cancel, and an answer when it is done, or that it will not come.

Pages mark a callback `background=True`; what runs it is chosen here: processes of this machine, or with REDIS_URL
Celery workers anywhere. Either way a job that died, or that nobody took up, says so on its page.
"""

import shutil
import tempfile

from dash.background_callback.managers import BaseBackgroundCallbackManager

from server.settings import from_environment

_folders: list[str] = []


def background_manager() -> BaseBackgroundCallbackManager:
    """What runs background callbacks, by the settings."""
    settings = from_environment()
    if settings.redis_url:
        from server.queue_jobs import QueuedJobs  # Celery is loaded where it is used

        return QueuedJobs()
    from server.local_jobs import LocalJobs

    folder = tempfile.mkdtemp(prefix="setpoint-jobs-")
    _folders.append(folder)
    return LocalJobs(folder, settings.jobs_at_once)


def forget_jobs() -> None:
    """Delete what jobs left in folders of this machine; for the last process that ends."""
    while _folders:
        shutil.rmtree(_folders.pop(), ignore_errors=True)
