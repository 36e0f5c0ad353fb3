"""Jobs as processes of this machine, a bounded number at a time; results in a folder all web processes share."""

import fcntl
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

import multiprocess
import psutil
from dash import DiskcacheManager
from diskcache import Cache

from house.long_work import BUSY, LOST
from server.job_words import count_end, failure, own_key, without_reader
from server.metrics import jobs_told

KEPT = 3600  # seconds that a result nobody asked for is kept
MOST_BYTES = 256 * 2**20  # of all results
MOST_WAITING = 12  # jobs of one web process
LONGEST = 600  # seconds of one job
REFUSED = "refused"


class ShortCache(Cache):  # type: ignore[misc]
    """A cache whose entries do not stay."""

    def set(self, key: Any, value: Any, expire: float | None = KEPT, **more: Any) -> bool:
        """As Cache.set, for an hour unless told otherwise."""
        return bool(super().set(key, value, expire=expire, **more))


class LocalJobs(DiskcacheManager):  # type: ignore[misc]
    """Dash's manager, whose handles name a process for sure and which tells of jobs that died.

    A handle is "pid-birth": the number of a process that is gone may be another's by now.
    """

    def __init__(self, folder: str, at_once: int) -> None:
        self.folder, self.at_once = Path(folder), at_once
        super().__init__(ShortCache(folder, size_limit=MOST_BYTES))

    def build_cache_key(self, *of: Any) -> str:
        """The key of one run."""
        return own_key(super().build_cache_key(*of))

    def make_job_fn(self, fn: Any, progress: Any, key: Any = None) -> Callable[..., None]:
        """The job, which waits for its turn and does not run for ever."""
        run = super().make_job_fn(fn, progress, key)

        def in_turn(*arguments: Any) -> None:
            with self._slot():
                signal.signal(signal.SIGALRM, signal.SIG_DFL)
                signal.alarm(LONGEST)
                run(*arguments)

        return in_turn

    def call_job_fn(self, key: str, job_fn: Any, args: Any, context: Mapping[str, Any]) -> str:
        """Start the job in a process of its own; its handle."""
        if len(multiprocess.active_children()) >= MOST_WAITING:
            return REFUSED
        jobs_told.labels("started").inc()
        pid = super().call_job_fn(key, job_fn, args, without_reader(context))
        try:
            return f"{pid}-{psutil.Process(pid).create_time()}"
        except psutil.NoSuchProcess:
            return f"{pid}-gone"

    def get_result(self, key: str, job: str | None) -> Any:
        """The result, once; that the job died, if it did; UNDEFINED while it runs or where it was cancelled."""
        if job == REFUSED:
            return failure(BUSY)
        alive = self._process(job) is not None  # asked before the result is: it may end between the two
        result = self.handle.get(key, self.UNDEFINED)
        if result is self.UNDEFINED:
            if alive or job is None or self._cancelled(job):
                return self.UNDEFINED
            jobs_told.labels("lost").inc()
            return failure(LOST)
        for each in (key, self._make_progress_key(key)):
            self.clear_cache_entry(each)
        count_end(result)
        return result

    def job_running(self, job: str) -> bool:
        """Whether an answer is still to come; get_result itself tells when none will."""
        return job != REFUSED and not self._cancelled(job)

    def terminate_job(self, job: str | None) -> None:
        """End a job that is of no use any more, and remember that it was ended on purpose."""
        if job is None or job == REFUSED:
            return
        self.handle.set(f"cancelled-{job}", True)
        process = self._process(job)
        if process is None:
            return
        try:
            for each in (*process.children(recursive=True), process):
                each.kill()
            process.wait(1)
        except (psutil.NoSuchProcess, psutil.TimeoutExpired):
            return

    @contextmanager
    def _slot(self) -> Iterator[None]:
        """A turn among the jobs of this machine; given back when the process ends, however it ends."""
        with ExitStack() as opened:
            slots = [opened.enter_context((self.folder / f"slot-{i}").open("w")) for i in range(self.at_once)]
            while not any(map(_taken, slots)):
                time.sleep(0.1)
            yield

    def _cancelled(self, job: str) -> bool:
        return f"cancelled-{job}" in self.handle

    def _process(self, job: str | None) -> psutil.Process | None:
        """The living process of a handle."""
        pid, _, birth = (job or "").partition("-")
        try:
            process = psutil.Process(int(pid))
            same = str(process.create_time()) == birth
            return process if same and process.status() != psutil.STATUS_ZOMBIE else None
        except (ValueError, psutil.NoSuchProcess):
            return None


def _taken(slot: IO[str]) -> bool:
    try:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
