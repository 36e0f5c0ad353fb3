"""Jobs as processes of this machine: answered, cancelled, bounded; a process that dies is told of."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from house.long_work import BUSY, LOST, told
from server import local_jobs
from server.local_jobs import LocalJobs


@pytest.fixture
def jobs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalJobs]:
    monkeypatch.setattr("dash.background_callback.managers.BaseBackgroundCallbackManager.managers", [])
    monkeypatch.setattr("dash.background_callback.managers.BaseBackgroundCallbackManager.functions", [])
    manager = LocalJobs(str(tmp_path), at_once=1)
    yield manager
    manager.handle.close()


class Run:
    """One job of a function."""

    def __init__(self, jobs: LocalJobs, work: Any, *arguments: Any) -> None:
        self.jobs = jobs
        self.key = jobs.build_cache_key(work, arguments, [], None)
        job_fn = jobs.make_job_fn(work, progress=True)
        context = {"cookies": {"session": "private"}, "headers": {}, "remote": "192.0.2.1"}
        self.job = jobs.call_job_fn(self.key, job_fn, arguments, context)

    @property
    def pid(self) -> int:
        return int(self.job.partition("-")[0])

    def result(self, seconds: float = 20) -> Any:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.jobs.get_result(self.key, self.job)
            if found is not self.jobs.UNDEFINED:
                return found
            if not self.jobs.job_running(self.job):
                return None
            time.sleep(0.02)
        raise AssertionError("no end came")


def double(tell: Any, number: int) -> int:
    tell(f"doubling {number}")
    return 2 * number


def sleep(tell: Any, seconds: float) -> str:
    tell("asleep")
    time.sleep(seconds)
    return "awake"


def die(tell: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def look_at_context(tell: Any) -> str:
    from dash._callback_context import context_value

    return str(dict(context_value.get()))


def test_a_job_is_answered_and_tells_its_progress(jobs: LocalJobs) -> None:
    run = Run(jobs, double, 21)
    end = time.monotonic() + 20
    progress = None
    while progress is None and time.monotonic() < end:
        progress = jobs.get_progress(run.key)
    assert progress == ["doubling 21"]
    assert run.result() == 42


def test_two_runs_of_one_question_are_two(jobs: LocalJobs) -> None:
    one, two = Run(jobs, double, 3), Run(jobs, double, 3)
    assert one.key != two.key
    assert [one.result(), two.result()] == [6, 6]


def test_a_job_that_died_is_told_of(jobs: LocalJobs) -> None:
    found = Run(jobs, die).result()
    assert told(Exception(found["background_callback_error"]["msg"])) == LOST


def test_a_cancelled_job_ends_without_words(jobs: LocalJobs) -> None:
    run = Run(jobs, sleep, 60)
    jobs.terminate_job(run.job)
    assert run.result() is None
    assert not psutil.pid_exists(run.pid) or psutil.Process(run.pid).status() == psutil.STATUS_ZOMBIE


def test_jobs_wait_their_turn_and_a_dead_ones_turn_goes_on(jobs: LocalJobs) -> None:
    first, second = Run(jobs, sleep, 60), Run(jobs, double, 1)
    time.sleep(0.5)
    assert jobs.get_result(second.key, second.job) is jobs.UNDEFINED
    os.kill(first.pid, signal.SIGKILL)
    assert second.result() == 2
    assert told(Exception(first.result()["background_callback_error"]["msg"])) == LOST


def test_a_job_does_not_run_for_ever(jobs: LocalJobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_jobs, "LONGEST", 1)
    found = Run(jobs, sleep, 60).result()
    assert found["background_callback_error"]["msg"] == LOST


def test_too_many_waiting_jobs_are_refused_in_words(jobs: LocalJobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_jobs, "MOST_WAITING", 2)
    runs = [Run(jobs, sleep, 60) for _ in range(2)]
    assert Run(jobs, double, 1).result()["background_callback_error"]["msg"] == BUSY
    for run in runs:
        jobs.terminate_job(run.job)


def test_a_handle_of_a_reused_process_number_ends_nobody(jobs: LocalJobs) -> None:
    victim = Run(jobs, sleep, 60)
    jobs.terminate_job(f"{victim.pid}-12345.0")
    assert psutil.Process(victim.pid).status() != psutil.STATUS_ZOMBIE
    jobs.terminate_job(victim.job)


def test_a_job_knows_nothing_of_the_readers_session(jobs: LocalJobs) -> None:
    assert "private" not in Run(jobs, look_at_context).result()


def test_results_nobody_took_leave_by_themselves(jobs: LocalJobs) -> None:
    jobs.handle.set("kept", "word")
    _, expires = jobs.handle.get("kept", expire_time=True)
    assert time.time() < expires <= time.time() + local_jobs.KEPT
