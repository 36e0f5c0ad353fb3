"""What each refresh came to: one line of JSON a source and run, and the last of each for the pages."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from data import store

NAME = "log.jsonl"
Outcome = Literal["refreshed", "unchanged", "refused", "failed", "reverted"]
_OUTCOMES = frozenset(Outcome.__args__)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Result:
    """What a run came to for one source.

    outcome: refreshed (a new vintage serves), unchanged (the publisher has nothing newer), refused (the new vintage
    breaks a rule), failed (it could not be had), reverted. sentence: the same for a reader, with the reason.
    rule: the rule that refused it, "" otherwise. at: UTC. changes: the diff of each table (changes.Changes.as_dict).
    """

    source: str
    tables: tuple[str, ...]
    at: datetime
    outcome: Outcome
    sentence: str
    rule: str = ""
    changes: dict[str, Any] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether the newest vintage that the publisher has serves, or what was asked for was done."""
        return self.outcome in ("refreshed", "unchanged", "reverted")

    def as_dict(self) -> dict[str, Any]:
        """As it stands in the log and in a report."""
        return {**asdict(self), "tables": list(self.tables), "at": self.at.isoformat()}


def append(folder: Path, result: Result) -> None:
    """Add a line to the log of the folder of refreshed tables."""
    with (folder / NAME).open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(result.as_dict(), ensure_ascii=False) + "\n")


def last_results() -> dict[str, Result]:
    """The last result of each source, by source; empty where nothing was ever refreshed."""
    return {result.source: result for result in _results(store.refreshed_folder() / NAME)}


def last_result(dataset_id: str) -> Result | None:
    """The last result that concerned this table, None if there was none."""
    found = [result for result in last_results().values() if dataset_id in result.tables]
    return max(found, key=lambda result: result.at, default=None)


def _results(file: Path) -> Iterator[Result]:
    """The lines of the log in order; a line that a crash left unfinished is passed over."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    for line in lines:
        try:
            yield _result(json.loads(line))
        except (ValueError, KeyError, TypeError):
            continue


def _result(values: dict[str, Any]) -> Result:
    known = {item.name: values[item.name] for item in fields(Result) if item.name in values}
    if known["outcome"] not in _OUTCOMES:
        raise ValueError(known["outcome"])
    return Result(**{**known, "tables": tuple(values["tables"]), "at": datetime.fromisoformat(values["at"])})
