"""Which vintage of a table serves: the committed snapshot or a refreshed one, and what it covers."""

from dataclasses import dataclass
from datetime import datetime

from data import manifest, store
from data.catalog import CATALOG
from data.manifest import Entry


@dataclass(frozen=True)
class Vintage:
    """The vintage of a table that serves now.

    `retrieved_at` (UTC), `endpoint` and `changes` (what the refresh changed, in one sentence) are of a refreshed
    table; a table of the snapshot has None and "". `rows` is the number of rows that serve.
    `outdated` says that a refreshed table is there but not served, because it was made for another catalog.
    """

    dataset_id: str
    refreshed: bool
    coverage: str
    vintage: str
    rows: int
    retrieved_at: datetime | None = None
    endpoint: str = ""
    source: str = ""
    changes: str = ""
    outdated: bool = False


def vintage(dataset_id: str) -> Vintage:
    """What serves for a table of the catalog. Raises KeyError for an unknown id."""
    dataset = CATALOG[dataset_id]
    folder = store.refreshed_folder()
    entry = manifest.serving(folder, CATALOG, dataset_id)
    if entry:
        return _of_entry(entry)
    return Vintage(
        dataset_id,
        refreshed=False,
        coverage=dataset.coverage,
        vintage=dataset.vintage,
        rows=dataset.rows,
        outdated=dataset_id in manifest.entries(folder),
    )


def _of_entry(entry: Entry) -> Vintage:
    return Vintage(
        entry.dataset_id,
        refreshed=True,
        coverage=entry.coverage,
        vintage=entry.vintage,
        rows=entry.rows,
        retrieved_at=datetime.fromisoformat(entry.retrieved_at),
        endpoint=entry.endpoint,
        source=entry.source,
        changes=entry.changes,
    )
