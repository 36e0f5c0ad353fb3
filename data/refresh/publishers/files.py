"""Files whose address may carry the month of their data: the newest that is there is taken.

In an address, {month} is a month's name in three letters, {fy} its federal fiscal year in two digits and {published}
the year and month after it (2026-09), when the publisher puts the file out. Options: file (the name to keep it by).
"""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from data.refresh.addresses import host_of
from data.refresh.download import Ask, Client
from data.refresh.faults import Fault, NotThere
from data.refresh.payload import Payload
from data.refresh.settings import Source
from data.refresh.staging import Staging

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS_BACK = 8
_FISCAL_YEAR_STARTS = 10


def fetch(source: Source, client: Client, folder: Path, now: datetime, known: str) -> Payload:
    """The newest of the files that the addresses may mean. Raises Fault if none of them is there."""
    name = str(source.options["file"])
    tried = 0
    for address in candidates(source.addresses, now):
        own = sha256(address.encode()).hexdigest()[:12]  # a file that stopped midway goes on only as itself
        staging = Staging(folder / own, {"ask": address})
        try:
            client.fetch(Ask(address, resumable=True, may_redirect_to=source.may_redirect_to), staging.folder / name)
        except NotThere:
            tried += 1
            staging.clear()
            continue
        client.report(f"{Path(urlsplit(address).path).name}: {client.received / 1e6:,.1f} MB")
        return Payload(name, address, staging.digest([name]), staging.folder, f"{now:%Y-%m-%d}", files=(name,))
    raise Fault(
        f"none of the {tried} addresses where {host_of(source.addresses[0])} may keep the file has it: "
        f"see {source.page} and set the address in the endpoints"
    )


def candidates(addresses: tuple[str, ...], now: datetime) -> Iterator[str]:
    """The addresses, newest month first; one without placeholders once."""
    seen = set()
    for back in range(1, _MONTHS_BACK + 1):
        for address in addresses:
            filled = _filled(address, now.year * 12 + now.month - 1 - back)
            if filled not in seen:
                seen.add(filled)
                yield filled


def _filled(address: str, month: int) -> str:
    """The address for a month, given as months since the year 0."""
    year, number = month // 12, month % 12 + 1
    after = month + 1
    values = {
        "{month}": _MONTHS[number - 1],
        "{fy}": f"{(year + (number >= _FISCAL_YEAR_STARTS)) % 100:02d}",
        "{published}": f"{after // 12}-{after % 12 + 1:02d}",
    }
    for placeholder, value in values.items():
        address = address.replace(placeholder, value)
    return address
