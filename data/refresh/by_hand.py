"""Tables whose publisher has no endpoint to ask: where to get them, and how to refresh them from files."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from data import store
from data.catalog import CATALOG, Dataset
from data.errors import WrongInput
from data.refresh.batch import Batch, Request
from data.refresh.lock import locked
from data.refresh.log import Outcome, Result
from data.refresh.payload import Payload
from data.refresh.run import Options, installed, logged
from data.refresh.settings import Settings
from data.registry import maker


def datasets(settings: Settings) -> Iterator[Dataset]:
    """The tables that no source refreshes and that are not derived from others."""
    asked = {dataset_id for source in settings.sources.values() for dataset_id in source.tables}
    return (dataset for dataset in CATALOG.values() if dataset.id not in asked and not dataset.derived)


def how(settings: Settings, dataset: Dataset) -> str:
    """Why it is by hand, the publisher's page, and the command that takes the file."""
    if dataset.derived:
        return f"it is derived from {', '.join(dataset.inputs)} and follows them"
    why = settings.by_hand.get(dataset.id, "the publisher has no endpoint that is known here")
    return f"{why}; see {dataset.page}, then `python -m data refresh --from FOLDER {dataset.id}`"


def refresh_from(settings: Settings, folder: Path, names: Sequence[str], options: Options) -> list[Result]:
    """Make the named tables from files in a folder laid out as the raw folder, with the checks of a refresh.

    Raises WrongInput for a name that is no such table, Fault if another refresh is running.
    """
    if not names:
        raise WrongInput("", None, "name the tables to make from the folder")
    chosen = [_dataset(name) for name in names]
    with locked(store.refreshed_folder()):
        return [_refresh(settings, folder, dataset, options) for dataset in chosen]


def _dataset(name: str) -> Dataset:
    if name not in CATALOG:
        raise WrongInput("", None, f"there is no table {name!r}")
    if CATALOG[name].derived:
        raise WrongInput("", None, f"{name} is derived from {', '.join(CATALOG[name].inputs)}: refresh those")
    return CATALOG[name]


def _refresh(settings: Settings, raw: Path, dataset: Dataset, options: Options) -> Result:
    folder = store.refreshed_folder()
    rules = next(
        (source.tables[dataset.id] for source in settings.sources.values() if dataset.id in source.tables),
        settings.by_hand_rules,
    )

    def attempt(batch: Batch) -> tuple[Outcome, str]:
        made = {dataset.id: maker(dataset)(raw)}
        payload = Payload(dataset.id, "files brought by hand", _digest(raw, dataset), raw)
        request = Request(dataset.id, folder, options.accept, options.clock.now())
        batch.fill(request, payload, made, {dataset.id: rules})
        return "refreshed", installed(folder, batch, options)

    return logged(folder, dataset.id, (dataset.id,), options, attempt)


def _digest(raw: Path, dataset: Dataset) -> str:
    total = sha256()
    for name in dataset.raw_files:
        total.update((raw / name).read_bytes())
    return total.hexdigest()
