"""Jobs in Redis, done by a real Celery worker: answered, followed, cancelled; told of when worker or Redis dies."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.serving import make_server

from benchmarks.services import Redis, free_port
from benchmarks.site import Worker
from benchmarks.visitor import Visitor, part_of
from components.simulator.uncertainty_results import SHOWN
from house.long_work import AWAY, LOST, UNCLAIMED
from tests.services import running

STATUS = "uncertainty-status"


@pytest.fixture(scope="module")
def queue() -> Iterator[Redis]:
    """A Redis of this module's own, which its tests stop and start."""
    with running(Redis) as service:
        yield service


@pytest.fixture(scope="module")
def worker(queue: Redis) -> Iterator[Worker]:
    worker = Worker(REDIS_URL=queue.url, JOBS_AT_ONCE="1")
    worker.start()
    yield worker
    worker.remove()


@pytest.fixture(scope="module")
def address(queue: Redis, laid_out_server: Flask) -> Iterator[str]:
    """The app of this process with its jobs in the queue, served on loopback."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REDIS_URL", queue.url)
        from server.queue_jobs import QueuedJobs

        patch.setattr(laid_out_server.extensions["dash"], "_background_manager", QueuedJobs())
        http = make_server("127.0.0.1", free_port(), laid_out_server, threaded=True)
        thread = threading.Thread(target=http.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


class Study:
    """A reader at the simulator's uncertainty panel."""

    def __init__(self, address: str) -> None:
        self.visitor = Visitor(address)
        self.output = self.visitor.named("uncertainty-result.children")
        self.state = part_of(self.visitor.open("/simulator", "?tab=uncertainty"), "simulator-state")["data"]

    def values(self, draws: int) -> dict[str, Any]:
        return {
            "uncertainty-run.n_clicks": 1, "simulator-state.data": self.state, "uncertainty-draws.value": str(draws),
            "uncertainty-lenses.value": "chosen", "uncertainty-seed.value": 1, "uncertainty-results.value": list(SHOWN),
        }  # fmt: skip

    def run(self, draws: int = 1000) -> tuple[str, list[Any]]:
        """The words at the end of a run, and the progress it told."""
        told: list[Any] = []
        answer = self.visitor.job(self.output, self.values(draws), told.append)
        return str(answer[STATUS]["children"]), told

    def start(self, draws: int) -> dict[str, str]:
        return self.visitor.start(self.output, self.values(draws))

    def follow(self, handles: dict[str, str], until: str, seconds: float = 60) -> dict[str, Any]:
        """Look until an answer holds this part."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            answer: dict[str, Any] = self.visitor.look(self.output, handles)
            if until in answer:
                return answer
            assert "response" not in answer, f"answered {answer['response']}"
            time.sleep(0.1)
        raise AssertionError(f"no {until} came")

    def end_of(self, handles: dict[str, str]) -> str:
        """The words the page tells in the end."""
        return str(self.follow(handles, "response")["response"][STATUS]["children"])


@pytest.fixture(scope="module")
def study(address: str) -> Study:
    return Study(address)


def test_a_run_is_answered_with_its_progress(study: Study, worker: Worker) -> None:
    words, told = study.run(10_000)
    assert words.startswith("10,000 draws from seed 1")
    assert any("of 10,000 draws" in str(each) for each in told)


def test_two_readers_with_one_question_each_get_their_answer(study: Study, address: str, worker: Worker) -> None:
    other = Study(address)
    first, second = study.start(1000), other.start(1000)
    assert study.end_of(first).startswith("1,000 draws")
    assert other.end_of(second).startswith("1,000 draws")


def test_a_cancelled_run_ends_and_the_next_is_done(study: Study, worker: Worker) -> None:
    handles = study.start(100_000)
    study.follow(handles, "progress")
    study.visitor.cancel("uncertainty-cancel", handles)
    assert study.follow(handles, "response")["response"] == {}
    assert study.run()[0].startswith("1,000 draws")


def test_a_handle_of_one_page_is_worth_nothing_on_another(study: Study, address: str, worker: Worker) -> None:
    handles = study.start(100_000)
    stranger = Study(address)
    stranger.visitor.cancel("uncertainty-cancel", handles)
    assert stranger.visitor.look(stranger.output, handles).get("response", {}) == {}
    assert study.end_of(handles).startswith("100,000 draws")


def test_a_run_whose_process_is_killed_is_done_again(study: Study, worker: Worker) -> None:
    handles = study.start(100_000)
    study.follow(handles, "progress")
    for process in worker.jobs():
        process.kill()
    assert study.end_of(handles).startswith("100,000 draws")


def test_a_run_that_ends_every_process_is_given_up(study: Study, worker: Worker) -> None:
    handles = study.start(100_000)
    for _ in range(2):
        study.follow(handles, "progress")
        for process in worker.jobs():
            process.kill()
        time.sleep(0.5)
    assert study.end_of(handles) == LOST


def test_the_queue_holds_nothing_of_the_reader(study: Study, queue: Redis, worker: Worker) -> None:
    import redis

    line = redis.Redis.from_url(queue.url)
    study.visitor.session.cookies.set("session", "very-private")
    study.visitor.session.headers.update({"User-Agent": "very-private too"})
    seen: list[bytes] = []

    def watch() -> None:
        with line.monitor() as commands:
            for command in commands.listen():
                seen.append(str(command).encode())
                if b"setpoint-watched" in seen[-1]:
                    return

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    time.sleep(0.3)
    assert study.run()[0].startswith("1,000 draws")
    line.get("setpoint-watched")
    thread.join(5)
    assert any(b"LPUSH" in each for each in seen)
    assert not any(b"very-private" in each for each in seen)


def test_while_redis_is_away_the_page_works_and_says_so(study: Study, queue: Redis, worker: Worker) -> None:
    handles = study.start(100_000)
    queue.kill()
    assert study.end_of(handles) == AWAY
    assert study.run()[0] == AWAY
    assert part_of(study.visitor.open("/simulator"), "simulator-state")
    queue.start()
    assert _eventually(lambda: study.run()[0]).startswith("1,000 draws")


def _eventually(ask: Any, seconds: float = 60) -> str:
    """What is answered once the worker has found Redis again."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        words = str(ask())
        if words not in (AWAY, UNCLAIMED, LOST):
            return words
    raise AssertionError("the worker never came back")


def test_a_run_whose_worker_is_killed_is_told_of(study: Study, worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    handles = study.start(100_000)
    study.follow(handles, "progress")
    worker.kill()
    assert study.end_of(handles) == LOST
    with monkeypatch.context() as patch:
        patch.setattr("server.queue_jobs.CLAIM", 2)
        assert study.run()[0] == UNCLAIMED
    worker.start()
    assert study.run()[0].startswith("1,000 draws")
