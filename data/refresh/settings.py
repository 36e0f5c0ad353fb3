"""The endpoints and rules of `data/endpoints.toml`, with what a user's own file sets over them."""

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from data.catalog import CATALOG
from data.errors import WrongInput
from data.refresh.addresses import check_form
from data.refresh.faults import Fault

ENDPOINTS_VARIABLE = "SETPOINT_ENDPOINTS"
FILE = Path(__file__).parent.parent / "endpoints.toml"
RULES = ("rows", "coverage", "places", "totals", "hidden", "step")


def _may_be_asked(address: str) -> str:
    try:
        return check_form(address)
    except Fault as fault:
        raise ValueError(str(fault)) from None


def _in_catalog(dataset_id: str) -> str:
    if dataset_id not in CATALOG:
        raise ValueError(f"there is no table {dataset_id!r}")
    return dataset_id


Address = Annotated[str, AfterValidator(_may_be_asked)]
TableId = Annotated[str, AfterValidator(_in_catalog)]
Share = Annotated[float, Field(ge=0, le=1)]
Seconds = Annotated[float, Field(gt=0)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Limits(_Strict):
    """How long and how much a source may take, and how often it is asked again. Seconds; megabytes of 10^6 bytes."""

    connect_seconds: Seconds
    read_seconds: Seconds
    source_seconds: Seconds
    source_megabytes: Annotated[float, Field(gt=0)]
    attempts: Annotated[int, Field(ge=1, le=20)]
    first_wait_seconds: Annotated[float, Field(ge=0)]
    longest_wait_seconds: Annotated[float, Field(ge=0)]


class Rule(_Strict):
    """How far a vintage may depart from the one before: `limit` is a share, `reason` why that much and no more."""

    reason: str
    limit: Share = 0.0


class Totals(Rule):
    """Sums over rows that both vintages have, by the columns `by` ("year" of the period where there is none).

    `same`: columns that must be equal for a row to be compared.
    """

    by: tuple[str, ...]
    same: tuple[str, ...] = ()


class Places(Rule):
    """Places that may go, beside the share `limit` of them."""

    may_go: tuple[str, ...] = ()


class TableRules(_Strict):
    """How a table of a source is compared with its vintage before, and how its rows are called in a diff."""

    number: str = ""
    label: tuple[str, ...] = ()
    window: str = ""
    rows: Rule
    coverage: Rule
    places: Places | None = None
    totals: Totals | None = None
    hidden: Rule | None = None
    step: Rule | None = None


class Source(_Strict):
    """A publisher's endpoint and the tables that are made from it.

    kind: how it is asked (data/refresh/publishers). addresses: where; with {placeholders} for `files`, tried in order.
    options: what the kind needs beside it. key_variable: the environment variable of an optional key.
    may_redirect_to: hosts, or *.domain for every host below it. has_names: the answer names people, so that it is
    removed as soon as it was read, whatever came of it.
    """

    title: str
    kind: Literal["socrata", "census", "bls", "files"]
    page: str
    addresses: Annotated[tuple[Address, ...], Field(min_length=1)]
    may_redirect_to: tuple[str, ...] = ()
    key_variable: str = ""
    has_names: bool = False
    options: dict[str, Any] = {}
    tables: dict[TableId, TableRules]


class Settings(_Strict):
    """Everything that `data/endpoints.toml` says."""

    limits: Limits
    sources: dict[str, Source]
    by_hand_rules: TableRules
    by_hand: dict[TableId, str] = {}


def settings() -> Settings:
    """The settings as they are now: the project's, and over them the file that SETPOINT_ENDPOINTS names.

    Raises WrongInput naming the file, the entry and what should hold.
    """
    own = os.environ.get(ENDPOINTS_VARIABLE, "")
    return _settings(own, _written(Path(own)) if own else 0)


@cache
def _settings(own: str, written: int) -> Settings:
    document = _read(FILE)
    known = set(document["sources"])
    if own:
        document = _over(document, _read(Path(own)))
    unknown = sorted(set(document["sources"]) - known)
    if unknown:
        raise WrongInput(own, None, f"there is no source {unknown[0]!r}; the sources are: {', '.join(sorted(known))}")
    try:
        return Settings.model_validate(document)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise WrongInput(Path(own or FILE).name, None, f"{place}: {first['msg']}") from error


def _written(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        raise WrongInput(file.name, None, f"the file that {ENDPOINTS_VARIABLE} names must be there") from None


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WrongInput(file.name, None, f"the file must be readable as TOML ({error})") from error


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """The settings below with those above in their place; tables are merged, all else is replaced."""
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(below.get(key), dict)
        merged[key] = _over(below[key], value) if both else value
    return merged
