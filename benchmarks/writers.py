"""People who save all the time, and an account of what they were told was kept: for finding what a fault loses."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import requests

from scenarios.default import default_scenario

SAVED = "/api/v1/scenarios"


@dataclass
class Account:
    """What was acknowledged: notes by scenario; and what was refused or not answered, by what came instead."""

    kept: dict[str, list[str]] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)

    @property
    def acknowledged(self) -> int:
        """How many writes were told to be kept."""
        return sum(map(len, self.kept.values()))

    def refuse(self, why: str) -> None:
        """One write was not acknowledged."""
        self.refused[why] = self.refused.get(why, 0) + 1

    def lost(self, address: str) -> int:
        """How many acknowledged writes are not there, or are there more than once."""
        missing = 0
        for scenario, notes in self.kept.items():
            found = requests.get(f"{address}{SAVED}/{scenario}/versions", timeout=30).json()["versions"]
            there = [each["note"] for each in found]
            missing += sum(there.count(note) != 1 for note in notes)
        return missing


def draft(note: str) -> dict[str, Any]:
    """A scenario to save, with a note of its own."""
    document = default_scenario().model_dump(mode="json", exclude_none=True)
    return {"title": "A scenario under test", "document": document, "note": note}


def create(address: str) -> str:
    """Save a new scenario; its id."""
    answer = requests.post(address + SAVED, json=draft("first"), timeout=30)
    answer.raise_for_status()
    return str(answer.json()["id"])


class Writer(threading.Thread):
    """Somebody who saves version after version of a scenario, and after each failure looks how far it got."""

    def __init__(self, address: str, scenario: str, name: str, account: Account, stop: threading.Event) -> None:
        super().__init__(daemon=True, name=name)
        self.target, self.account, self.stopped = f"{address}{SAVED}/{scenario}", account, stop
        self.notes = account.kept.setdefault(scenario, [])
        self.draft = draft("")

    def run(self) -> None:
        """Write until told to stop."""
        version, count = None, 0
        while not self.stopped.is_set():
            count += 1
            try:
                version = version or self._newest()
                note = f"{self.name} {count}"
                sent = {**self.draft, "note": note, "began_from": version}
                answer = requests.put(self.target, json=sent, timeout=15)
            except requests.RequestException as problem:
                answered = getattr(problem.response, "status_code", None)
                self._failed(str(answered or type(problem).__name__))
                version = None
                continue
            if answer.ok:
                self.notes.append(note)
                version = answer.json()["version"]
            else:
                self._failed(f"{answer.status_code}")
                version = None

    def _newest(self) -> int:
        answer = requests.get(self.target, timeout=15)
        answer.raise_for_status()
        return int(answer.json()["version"])

    def _failed(self, why: str) -> None:
        self.account.refuse(why)
        if why != "409":
            time.sleep(0.1)


@contextmanager
def writing(address: str, people: int = 3, scenario: str = "") -> Iterator[Account]:
    """People who write while the block lasts, each a scenario of their own unless one is given to all."""
    account, stop = Account(), threading.Event()
    writers = [Writer(address, scenario or create(address), f"writer {i}", account, stop) for i in range(people)]
    for writer in writers:
        writer.start()
    try:
        yield account
    finally:
        stop.set()
        for writer in writers:
            writer.join(40)
