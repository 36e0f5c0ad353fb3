"""Socrata open data (data.cdc.gov, data.bts.gov): the version and columns first, then rows in pages, in a fixed order.

Options: dataset (the four-by-four id), columns (those the tables need), page_rows.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from data.refresh.addresses import host_of
from data.refresh.download import Ask, Client
from data.refresh.faults import Fault
from data.refresh.payload import Payload, text_rows
from data.refresh.settings import Source
from data.refresh.staging import Staging


def fetch(source: Source, client: Client, folder: Path, now: datetime, known: str) -> Payload | None:
    """Every row of the data set, as of one version; None if the version is the one that is known. Raises Fault."""
    version = _version(source, client, folder)
    if version == known:
        return None
    staging = Staging(folder / "pages", {"ask": _resource(source), "options": source.options, "version": version})
    expected = _count(source, client, staging)
    pages = dict(_pages(source, client, staging, expected))
    records = [record for page in pages.values() for record in page]
    if len(records) != expected:
        staging.clear()
        raise Fault(f"{_host(source)} gave {len(records):,} rows where it counts {expected:,}")
    if _version(source, client, folder) != version:
        staging.clear()
        raise Fault(f"{_host(source)} changed the data set while it was read: run it again")
    return Payload(
        name=str(source.options["dataset"]),
        endpoint=_resource(source),
        sha256=staging.digest(pages),
        folder=staging.folder,
        published=version,
        rows=text_rows(records, tuple(source.options["columns"])),
    )


def _version(source: Source, client: Client, folder: Path) -> str:
    """When the publisher last changed the rows: ISO time in UTC. Raises Fault, also when a column is gone."""
    staging = Staging(folder / "version", {})
    address = f"{source.addresses[0]}/api/views/{source.options['dataset']}.json"
    try:
        view = staging.json(client, _ask(source, address, {}), "view.json", _view_form)
    finally:
        staging.clear()
    there = {str(column.get("fieldName")) for column in view["columns"]}
    gone = [column for column in source.options["columns"] if column not in there]
    if gone:
        raise Fault(f"the data set has no column {gone[0]!r} any more; it has {', '.join(sorted(there))}")
    return datetime.fromtimestamp(view["rowsUpdatedAt"], UTC).isoformat()


def _count(source: Source, client: Client, staging: Staging) -> int:
    answer = staging.json(client, _ask(source, _resource(source), {"$select": "count(*)"}), "count.json", _count_form)
    return int(next(iter(answer[0].values())))


def _pages(source: Source, client: Client, staging: Staging, expected: int) -> Iterator[tuple[str, list[Any]]]:
    """Every page by its name; those that are there from before are not asked for again."""
    size = int(source.options["page_rows"])
    for start in range(0, expected, size):
        name = f"page-{start:08d}.json"
        there = staging.has(name)
        params: dict[str, str | int] = {
            "$select": ",".join(source.options["columns"]),
            "$order": ":id",
            "$limit": size,
            "$offset": start,
        }
        page = staging.json(client, _ask(source, _resource(source), params), name, _rows_form)
        client.report(f"{min(start + size, expected):,} of {expected:,} rows{' (kept from before)' if there else ''}")
        yield name, page


def _ask(source: Source, address: str, params: dict[str, str | int]) -> Ask:
    token = os.environ.get(source.key_variable, "") if source.key_variable else ""
    headers = {"X-App-Token": token} if token else {}
    return Ask(address, params, headers, may_redirect_to=source.may_redirect_to)


def _resource(source: Source) -> str:
    return f"{source.addresses[0]}/resource/{source.options['dataset']}.json"


def _host(source: Source) -> str:
    return host_of(source.addresses[0])


def _view_form(answer: Any) -> str:
    fits = (
        isinstance(answer, dict)
        and isinstance(answer.get("rowsUpdatedAt"), int)
        and isinstance(answer.get("columns"), list)
        and all(isinstance(column, dict) for column in answer["columns"])
    )
    return "" if fits else "the answer is not the description of a Socrata data set"


def _count_form(answer: Any) -> str:
    fits = isinstance(answer, list) and len(answer) == 1 and isinstance(answer[0], dict) and len(answer[0]) == 1
    return "" if fits and str(next(iter(answer[0].values()))).isdecimal() else "the answer is not a count of rows"


def _rows_form(answer: Any) -> str:
    fits = isinstance(answer, list) and all(isinstance(record, dict) for record in answer)
    return "" if fits else "the answer is not a list of rows"
