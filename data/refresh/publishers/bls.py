"""The Bureau of Labor Statistics' public API: one series, asked in windows of ten years, as without a key it allows.

Options: series, first_year. The rows have year, period (M01 to M12) and value.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from data.refresh.download import Ask, Client
from data.refresh.payload import Payload, text_rows
from data.refresh.settings import Source
from data.refresh.staging import Staging

COLUMNS = ("year", "period", "value")
_DONE = "REQUEST_SUCCEEDED"
_WINDOW = 10


def fetch(source: Source, client: Client, folder: Path, now: datetime, known: str) -> Payload:
    """Every month of the series from the first year to this. Raises Fault, with the Bureau's own message."""
    staging = Staging(
        folder / "windows", {"ask": source.addresses[0], "options": source.options, "day": now.date().isoformat()}
    )
    records: list[dict[str, object]] = []
    names = []
    for first, last in _windows(int(source.options["first_year"]), now.year):
        name = f"{first}-{last}.json"
        answer = staging.json(client, _ask(source, first, last), name, _series_form)
        found = answer["Results"]["series"][0]["data"]
        records += found
        names.append(name)
        client.report(f"{first}–{last}: {len(found):,} months")
    return Payload(
        source.title, source.addresses[0], staging.digest(names), staging.folder, rows=text_rows(records, COLUMNS)
    )


def _windows(first: int, last: int) -> Iterator[tuple[int, int]]:
    for start in range(first, last + 1, _WINDOW):
        yield start, min(start + _WINDOW - 1, last)


def _ask(source: Source, first: int, last: int) -> Ask:
    body = {"seriesid": [source.options["series"]], "startyear": str(first), "endyear": str(last)}
    key = os.environ.get(source.key_variable, "") if source.key_variable else ""
    if key:
        body["registrationkey"] = key
    return Ask(source.addresses[0], body=body, may_redirect_to=source.may_redirect_to)


def _series_form(answer: Any) -> str:
    if not isinstance(answer, dict) or "status" not in answer:
        return "the answer is not one of the Bureau's API"
    if answer["status"] != _DONE:
        return f"the Bureau's API answers {answer['status']}: {' '.join(map(str, answer.get('message') or []))[:200]}"
    try:
        data = answer["Results"]["series"][0]["data"]
        return "" if all(set(COLUMNS) <= row.keys() for row in data) else "a month of the series has no value"
    except (KeyError, IndexError, TypeError, AttributeError):
        return "the answer has no series"
