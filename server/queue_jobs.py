"""Jobs in a queue in Redis, taken up by Celery workers on any machine.

A worker says every few seconds that it lives on a job (`JobState`). A job whose worker is gone is tried once more
where Celery hands it out again at once (one process of a worker died); else its page tells that it was lost.
"""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import redis
from celery import Task
from dash import CeleryManager
from kombu.exceptions import OperationalError

from house.long_work import AWAY, LOST, UNCLAIMED
from server.celery import celery
from server.job_words import count_end, failure, own_key, without_reader
from server.metrics import jobs_told

BEAT, ALIVE = 2, 9  # seconds between two signs of life, and that one counts
CLAIM = 120  # seconds a job may wait for a worker
KEPT = 3600  # seconds that anything is remembered of a job
TRIES = 2
UNAVAILABLE = "unavailable"
GONE = (redis.RedisError, OperationalError, OSError)


class JobState:
    """What is known of one job, in Redis; all of it leaves by itself."""

    def __init__(self, line: "redis.Redis", job: str) -> None:
        self._line, self._key = line, f"setpoint:job:{job}"

    def wait(self) -> None:
        """It was put in the queue."""
        self._line.set(f"{self._key}:waiting", 1, ex=CLAIM)

    def begin(self) -> int:
        """It was taken up; how often by now."""
        self.live()
        tries = int(self._line.incr(f"{self._key}:tries"))
        self._line.expire(f"{self._key}:tries", KEPT)
        self._line.delete(f"{self._key}:waiting")
        return tries

    def live(self) -> None:
        """Its worker lives."""
        self._line.set(f"{self._key}:alive", 1, ex=ALIVE)

    def close(self) -> None:
        """Nobody waits for it any more: no worker shall take it up again."""
        self._line.set(f"{self._key}:closed", 1, ex=KEPT)

    def rest(self) -> None:
        """Its worker has done with it."""
        self._line.delete(f"{self._key}:alive")

    def is_closed(self) -> bool:
        """Whether it was cancelled, given up or answered."""
        return bool(self._line.exists(f"{self._key}:closed"))

    def is_going_on(self) -> bool:
        """Whether it waits its time, or a worker lives on it."""
        return bool(self._line.exists(f"{self._key}:waiting", f"{self._key}:alive"))

    def was_begun(self) -> bool:
        """Whether a worker ever took it up."""
        return bool(self._line.exists(f"{self._key}:tries"))

    @contextmanager
    def kept_alive(self) -> Iterator[None]:
        """Say again and again that the worker lives, as long as the block lasts."""
        done = threading.Event()

        def beat() -> None:
            while not done.wait(BEAT):
                try:
                    self.live()
                except redis.RedisError:
                    continue  # Redis may come back while the work goes on

        threading.Thread(target=beat, daemon=True).start()
        try:
            yield
        finally:
            done.set()
            self.rest()


class ReaderJob(Task):  # type: ignore[misc]
    """A background callback as a worker runs it."""

    abstract = True

    def __call__(self, result_key: str, *rest: Any) -> Any:
        """Run it, unless nobody waits for it any more or it has ended its worker before."""
        state = JobState(_line(), self.request.id)
        if state.is_closed():
            return None
        if state.begin() > TRIES:
            self.app.backend.set(result_key, json.dumps(failure(LOST)))
            return state.rest()
        with state.kept_alive():
            return super().__call__(result_key, *rest)


class QueuedJobs(CeleryManager):  # type: ignore[misc]
    """Dash's manager, which tells of jobs that died, that nobody took up, and that Redis is away."""

    def __init__(self) -> None:
        super().__init__(celery)
        self.redis = _line()

    def build_cache_key(self, *of: Any) -> str:
        """The key of one run."""
        return own_key(super().build_cache_key(*of))

    def call_job_fn(self, key: str, job_fn: Any, args: Any, context: Mapping[str, Any]) -> str:
        """Put the job in the queue; its handle."""
        job = own_key("job")
        try:
            JobState(self.redis, job).wait()
            progress = self._make_progress_key(key)
            job_fn.apply_async((key, progress, args, without_reader(context)), task_id=job)
        except GONE:
            jobs_told.labels("unavailable").inc()
            return UNAVAILABLE
        jobs_told.labels("started").inc()
        return job

    def get_result(self, key: str, job: str | None) -> Any:
        """The result, once; that none will come, and why; UNDEFINED while the job waits, runs or was cancelled."""
        if job is None:
            return self.UNDEFINED
        try:
            return failure(AWAY) if job == UNAVAILABLE else self._result(key, JobState(self.redis, job))
        except GONE:
            jobs_told.labels("unavailable").inc()
            return failure(AWAY)

    def _result(self, key: str, state: JobState) -> Any:
        going_on = state.is_going_on()  # asked before the result is: it may end between the two
        found = self.handle.backend.get(key)
        if found is not None:
            state.close()
            for each in (key, self._make_progress_key(key)):
                self.clear_cache_entry(each)
            result = json.loads(found)
            count_end(result)
            return result
        if going_on or state.is_closed():
            return self.UNDEFINED
        state.close()
        begun = state.was_begun()
        jobs_told.labels("lost" if begun else "unclaimed").inc()
        return failure(LOST if begun else UNCLAIMED)

    def get_progress(self, key: str) -> Any:
        """What the job last told of its progress, once."""
        return self._unless_away(super().get_progress, key, None)

    def get_updated_props(self, key: str) -> Any:
        """What the job set beside its outputs."""
        return self._unless_away(super().get_updated_props, key, {})

    def job_running(self, job: str) -> bool:
        """Whether an answer is still to come; get_result itself tells when none will."""
        return job != UNAVAILABLE and self._unless_away(self._is_open, job, False)

    def terminate_job(self, job: str | None) -> None:
        """End a job that is of no use any more."""
        if job is not None and job != UNAVAILABLE:
            self._unless_away(self._end, job, None)

    def _is_open(self, job: str) -> bool:
        return not JobState(self.redis, job).is_closed()

    def _end(self, job: str) -> None:
        state = JobState(self.redis, job)
        state.close()
        if state.is_going_on():
            self.handle.control.revoke(job, terminate=True, signal="SIGKILL")

    @staticmethod
    def _unless_away(ask: Any, of: str, otherwise: Any) -> Any:
        try:
            return ask(of)
        except GONE:
            return otherwise


def _line() -> "redis.Redis":
    return redis.Redis.from_url(celery.conf.broker_url, socket_connect_timeout=1, socket_timeout=3)
