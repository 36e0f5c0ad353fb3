"""Which column of a file holds what: proposed from the columns' names, changed by the person."""

import re
from collections.abc import Mapping as Names
from dataclasses import dataclass, fields

FIELDS = {
    "county": "County: FIPS code, or name",
    "state": "State, where counties are named",
    "agency": "Agency, instead of a county",
    "month": "Month",
    "drug": "Drug",
    "count": "Count",
}
_WORDS = {
    "county": ("fips", "countyfips", "fipscode", "geoid", "countycode", "county", "countyname", "parish", "borough"),
    "state": ("state", "st", "statename", "stateabbreviation", "postal"),
    "agency": ("agency", "agencyname", "department", "office", "ori", "reportingagency", "coroner", "medicalexaminer"),
    "month": ("month", "date", "period", "monthyear", "yearmonth", "reportmonth", "monthofdeath"),
    "drug": ("drug", "substance", "drugtype", "drugclass", "drugname"),
    "count": ("count", "number", "n", "total", "deaths", "cases", "value", "quantity", "events", "overdoses"),
}


@dataclass(frozen=True)
class Mapping:
    """Positions of the columns, from 0; None where the file has none."""

    county: int | None = None
    state: int | None = None
    agency: int | None = None
    month: int | None = None
    drug: int | None = None
    count: int | None = None

    def wrong(self, width: int) -> tuple[str, ...]:
        """What must change before rows can be read; empty where nothing must. `width`: columns of the file."""
        used = [at for at in self.as_dict().values() if at is not None]
        missing = [FIELDS[name] for name in ("month", "drug", "count") if getattr(self, name) is None]
        found = [f"Choose the column for “{label}”." for label in missing]
        if self.county is None and self.agency is None:
            found.append("Choose the column that holds the county, or the agency.")
        if self.county is not None and self.agency is not None:
            found.append("Choose county or agency, not both: a count belongs to one place.")
        if len(set(used)) < len(used):
            found.append("Each column can hold one thing only.")
        if any(not 0 <= at < width for at in used):
            found.append("A chosen column is not in the file.")
        return tuple(found)

    def as_dict(self) -> dict[str, int | None]:
        """Position by field, in the order of FIELDS."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def propose(header: tuple[str, ...]) -> Mapping:
    """The mapping that the columns' names suggest; the first column of a name wins."""
    plain = [_plain(name) for name in header]
    found: dict[str, int] = {}
    for field, words in _WORDS.items():
        at = next((plain.index(word) for word in words if word in plain), None)
        if at is not None and at not in found.values():
            found[field] = at
    if "county" in found:
        found.pop("agency", None)
    return Mapping(**found)


def by_names(header: tuple[str, ...], names: Names[str, str]) -> Mapping:
    """The proposal, changed to the columns named; an empty name takes the field away. Raises ValueError."""
    proposed = propose(header).as_dict()
    for field, name in names.items():
        if field not in FIELDS:
            raise ValueError(f"There is no field “{field[:40]}”; allowed: {', '.join(FIELDS)}.")
        if name and name not in header:
            raise ValueError(f"The file has no column “{name[:40]}”; it has: {', '.join(header)[:300]}.")
        proposed[field] = header.index(name) if name else None
    return Mapping(**proposed)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
