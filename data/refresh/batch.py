"""From tidy tables to ones that may serve: checked, compared with what serves, written aside with those derived."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pandas as pd

from data import manifest, parquet, store
from data.catalog import CATALOG, Dataset
from data.checks import check_schema
from data.errors import WrongInput
from data.manifest import SNAPSHOT, Entry
from data.refresh import changes, swap
from data.refresh.addresses import host_of
from data.refresh.changes import Changes
from data.refresh.derive import Ground, derived_from, inputs_of, rebuild
from data.refresh.faults import Refused
from data.refresh.look import coverage, look
from data.refresh.payload import Payload
from data.refresh.plausibility import Breach, breaches
from data.refresh.settings import TableRules


@dataclass(frozen=True)
class Request:
    """What the tables are made for: the source's name, the folder they go to, the rules that may be broken, now."""

    source: str
    folder: Path
    accept: frozenset[str]
    now: datetime


@dataclass
class Batch:
    """What comes of it, filled on the way so that a refusal still shows its diff.

    entries: to serve, files written. diffs: of each table with what serves. accepted: breaches let pass, in words.
    """

    entries: list[Entry] = field(default_factory=list)
    diffs: dict[str, Changes] = field(default_factory=dict)
    accepted: list[str] = field(default_factory=list)

    def fill(
        self, request: Request, payload: Payload, made: Mapping[str, pd.DataFrame], rules: Mapping[str, TableRules]
    ) -> None:
        """Check, compare and write aside; nothing serves yet. Raises Refused at the first table that is wrong."""
        ground = Ground({}, {})
        for dataset_id in rules:
            dataset = CATALOG[dataset_id]
            frame = _checked(made[dataset_id], dataset)
            self._compare(dataset, frame, rules[dataset_id], request.accept)
            entry = self._keep(request, frame, self._entry(request, dataset, frame, payload, rules[dataset_id]))
            ground.frames[dataset_id], ground.files[dataset_id] = frame, entry.file

        def keep(dataset: Dataset, frame: pd.DataFrame) -> Entry:
            self.diffs[dataset.id] = changes.compare(store.load(dataset.id), frame, look(dataset))
            entry = self._entry(request, dataset, frame, payload)
            return self._keep(request, frame, computed(entry, dataset, ground))

        for dataset in derived_from(rules):
            rebuild(dataset, ground, keep)

    def __str__(self) -> str:
        said = "; ".join(f"{key}: {diff}" for key, diff in self.diffs.items())
        return said + (f". Accepted: {'; '.join(self.accepted)}" if self.accepted else "")

    def _compare(self, dataset: Dataset, frame: pd.DataFrame, rules: TableRules, accept: frozenset[str]) -> None:
        before, view = store.load(dataset.id), look(dataset, rules)
        self.diffs[dataset.id] = changes.compare(before, frame, view)
        found = list(breaches(before, frame, view, rules))
        refused = [breach for breach in found if breach.rule not in accept]
        if refused:
            raise _refusal(dataset, refused)
        self.accepted += [f"{dataset.id}, rule {breach.rule}: {breach.sentence}" for breach in found]

    def _keep(self, request: Request, frame: pd.DataFrame, entry: Entry) -> Entry:
        kept = swap.write_aside(request.folder, frame, entry)
        self.entries.append(kept)
        return kept

    def _entry(
        self, request: Request, dataset: Dataset, frame: pd.DataFrame, payload: Payload, rules: TableRules | None = None
    ) -> Entry:
        return Entry(
            dataset_id=dataset.id,
            file="",
            source=request.source,
            endpoint=payload.endpoint,
            retrieved_at=request.now.isoformat(),
            rows=len(frame),
            coverage=coverage(frame, look(dataset, rules)),
            vintage=_vintage(payload, request.now),
            payload_sha256=payload.sha256,
            fingerprint=manifest.fingerprint(dataset),
            changes=str(self.diffs[dataset.id]),
            published=payload.published,
        )


def computed(entry: Entry, dataset: Dataset, ground: Ground) -> Entry:
    """The entry of a derived table: computed here, from these files of its inputs."""
    inputs = inputs_of(dataset, ground)
    refreshed = ", ".join(name for name, file in inputs.items() if file != SNAPSHOT)
    vintage = f"computed {entry.retrieved_at[:10]} with refreshed {refreshed}"
    return replace(entry, published="", vintage=vintage, inputs=inputs)


def _checked(frame: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """In the catalog's types and order, and right by it. Raises Refused naming the table, the row and the rule."""
    try:
        tidy = parquet.tidy(frame, dataset)
        check_schema(tidy, dataset)
    except WrongInput as error:
        row = f"row {error.row}: " if error.row is not None else ""
        raise Refused("schema", f"{dataset.id}: {row}{error.rule}") from error
    except (KeyError, ValueError, TypeError) as error:
        raise Refused("schema", f"{dataset.id}: the rows do not fit its columns ({error})") from error
    return tidy


def _refusal(dataset: Dataset, refused: list[Breach]) -> Refused:
    said = "; ".join(f"rule {breach.rule}: {breach.sentence}" for breach in refused)
    names = " ".join(f"--accept {rule}" for rule in dict.fromkeys(breach.rule for breach in refused))
    return Refused(refused[0].rule, f"{dataset.id}: {said}. If it is right all the same: {names}")


def _vintage(payload: Payload, now: datetime) -> str:
    published = f"published {payload.published[:10]}, " if payload.published else ""
    host = host_of(payload.endpoint)
    return f"{published}retrieved {now:%Y-%m-%d}" + (f" from {host}" if host else "")
