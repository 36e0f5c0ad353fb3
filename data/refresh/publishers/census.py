"""The Census Bureau's API of international trade: a JSON array whose first row is the header, asked year by year.

Options: columns (the variables asked for), first_year, and filters (other parameters). A year without any month
published yet answers 204.
"""

import os
from datetime import datetime
from pathlib import Path
from typing import Any

from data.refresh.download import Ask, Client
from data.refresh.faults import Fault
from data.refresh.payload import Payload, text_rows
from data.refresh.settings import Source
from data.refresh.staging import Staging


def fetch(source: Source, client: Client, folder: Path, now: datetime, known: str) -> Payload:
    """Every month of every year from the first to this. Raises Fault."""
    address = source.addresses[0]
    columns = tuple(source.options["columns"])
    years = range(int(source.options["first_year"]), now.year + 1)
    staging = Staging(folder / "years", {"ask": address, "options": source.options, "day": now.date().isoformat()})
    records: list[dict[str, object]] = []
    names = []
    for year in years:
        name = f"{year}.json"
        answer = staging.json(client, _ask(source, year), name, _table_form) or [[]]
        missing = [column for column in columns if answer[1:] and column not in answer[0]]
        if missing:
            raise Fault(f"the answer has no column {missing[0]!r}; it has {', '.join(map(str, answer[0]))}")
        records += [dict(zip(answer[0], row, strict=True)) for row in answer[1:]]
        names.append(name)
        client.report(f"{year}: {len(answer) - 1:,} rows")
    return Payload(source.title, address, staging.digest(names), staging.folder, rows=text_rows(records, columns))


def _ask(source: Source, year: int) -> Ask:
    asked = [column for column in source.options["columns"] if column != "time"]
    params: dict[str, str | int] = {"get": ",".join(asked), **source.options.get("filters", {}), "time": year}
    key = os.environ.get(source.key_variable, "") if source.key_variable else ""
    if key:
        params["key"] = key
    return Ask(source.addresses[0], params, may_redirect_to=source.may_redirect_to)


def _table_form(answer: Any) -> str:
    fits = (
        isinstance(answer, list)
        and bool(answer)
        and all(isinstance(row, list) and len(row) == len(answer[0]) for row in answer)
    )
    return "" if fits else "the answer is not a table of rows under a header"
