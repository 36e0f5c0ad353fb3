"""The workers that do readers' long work: `celery --app server.celery worker`; they lean on REDIS_URL alone.

Only JSON is taken from the queue. A job is acknowledged when it is done, so that one whose process dies is not lost.
"""

from celery import Celery
from celery.signals import setup_logging, worker_ready

from server.logs import configure
from server.public import settings_or_exit

LONGEST = 600  # seconds of one job
_settings = settings_or_exit()
_patience = {"socket_connect_timeout": 1, "socket_timeout": 5, "max_retries": 1, "interval_start": 0}

celery = Celery(
    "setpoint", broker=_settings.redis_url, backend=_settings.redis_url, task_cls="server.queue_jobs:ReaderJob"
)
celery.conf.update(
    imports=("app",),  # whose pages register what workers run
    task_default_queue="setpoint",
    task_serializer="json",
    result_serializer="json",
    accept_content=["json"],
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_time_limit=LONGEST,
    task_ignore_result=True,  # the results that pages read are kept beside, see QueuedJobs
    result_expires=3600,
    task_publish_retry=False,
    broker_transport_options={**_patience, "visibility_timeout": LONGEST + 300},
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    redis_socket_connect_timeout=1,
    redis_socket_timeout=5,
    result_backend_transport_options={"retry_policy": {"timeout": 5.0}},
    worker_concurrency=_settings.jobs_at_once,
    worker_prefetch_multiplier=1,
    worker_max_tasks_per_child=50,
    worker_max_memory_per_child=2_000_000,  # KiB
    worker_cancel_long_running_tasks_on_connection_loss=False,
)


@setup_logging.connect
def _log(**_: object) -> None:
    configure(_settings)


@worker_ready.connect
def _say_so(**_: object) -> None:
    print("Setpoint's worker is ready", flush=True)
