"""Rebuild what is derived from refreshed tables, so that both change together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from data import manifest, parquet, store
from data.build import with_derived
from data.catalog import CATALOG, Dataset
from data.checks import check_schema
from data.errors import TableUnavailable, WrongInput
from data.manifest import SNAPSHOT, Entry
from data.refresh.faults import Refused
from data.registry import maker


@dataclass
class Ground:
    """What serves during a rebuild: the fresh tables by id, those removed, and else what the store serves."""

    frames: dict[str, pd.DataFrame]
    files: dict[str, str]
    removed: frozenset[str] = frozenset()

    def frame(self, dataset_id: str) -> pd.DataFrame:
        """A table as it will serve. Raises TableUnavailable."""
        if dataset_id in self.frames:
            return self.frames[dataset_id]
        return store.load_snapshot(dataset_id) if dataset_id in self.removed else store.load(dataset_id)

    def file(self, dataset_id: str) -> str:
        """The refreshed file that will serve, or "snapshot"."""
        if dataset_id in self.files:
            return self.files[dataset_id]
        if dataset_id in self.removed:
            return SNAPSHOT
        entry = manifest.serving(store.refreshed_folder(), CATALOG, dataset_id)
        return entry.file if entry else SNAPSHOT


def derived_from(tables: Iterable[str]) -> list[Dataset]:
    """The tables that are derived from these, each after its inputs."""
    named = list(tables)
    return [dataset for dataset in with_derived(named) if dataset.id not in named]


def rebuild(dataset: Dataset, ground: Ground, keep: Callable[[Dataset, pd.DataFrame], Entry]) -> None:
    """Make a derived table from what will serve, check it, and keep it. Raises Refused if it breaks the catalog."""
    try:
        frame = parquet.tidy(maker(dataset)(*(ground.frame(name) for name in dataset.inputs)), dataset)
        check_schema(frame, dataset)
    except TableUnavailable as error:
        raise Refused("derived", f"{dataset.id}, derived from it, cannot be made: {error}") from error
    except (WrongInput, KeyError, ValueError, TypeError) as error:
        raise Refused("derived", f"{dataset.id}, derived from it, would be wrong: {error}") from error
    entry = keep(dataset, frame)
    ground.frames[dataset.id], ground.files[dataset.id] = frame, entry.file


def inputs_of(dataset: Dataset, ground: Ground) -> dict[str, str]:
    """Which file of each input a derived table is made from."""
    return {name: ground.file(name) for name in dataset.inputs}
