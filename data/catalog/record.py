"""What the catalog says of a table: where it comes from, what each column means, what to beware of."""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["places", "deaths", "non-fatal overdoses", "services", "supply", "trade and travel", "policy"]
Dtype = Literal["str", "category", "int32", "Int64", "float64", "bool", "datetime64[ms]"]


@dataclass(frozen=True)
class Column:
    """One column: the one definition behind the check, the file's schema and the data dictionary.

    `low` and `high` bound numbers, `allowed` lists the only words, `pattern` is a regular expression for the text.
    """

    name: str
    dtype: Dtype
    unit: str
    description: str
    nullable: bool = False
    low: float | None = None
    high: float | None = None
    allowed: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True)
class Dataset:
    """One table of the snapshot and its provenance.

    `publisher` is the agency, `source_name` the dataset as the agency calls it, `page` its official address,
    `keys` make a row unique, `rows` is the exact number of rows of the snapshot, `theme` the shelf it stands on.
    `made_by` names the module (and, after a colon, its function if not the usual one) that makes the table:
    of data/sources, whose `parse(raw)` reads `raw_files`, relative to the raw folder; or, where the table is
    derived, of data/derived, whose `derive(*frames)` takes the tables `inputs`, in that order.
    `count_column` holds the number that `status` speaks of: missing exactly where it is suppressed or not available.
    """

    id: str
    title: str
    publisher: str
    source_name: str
    page: str
    licence: str
    grain: str
    keys: tuple[str, ...]
    coverage: str
    vintage: str
    columns: tuple[Column, ...]
    caveats: tuple[str, ...]
    rows: int
    made_by: str
    theme: Theme
    raw_files: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    count_column: str = ""

    @property
    def derived(self) -> bool:
        """Whether the table is made from other tables of the catalog."""
        return bool(self.inputs)

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns in the order they are stored."""
        return tuple(column.name for column in self.columns)


US_WORK = "US government work, public domain"
FIPS = r"\d{5}"
PORT = r"\d{2}[0-9X]{2}"


def fips_column(description: str = "county or county equivalent, FIPS code") -> Column:
    """The column of county codes, five digits as text."""
    return Column("fips", "str", "code", description, pattern=FIPS)


def status_column(*allowed: str) -> Column:
    """The column that says what kind of number stands in the row."""
    return Column("status", "category", "word", "what kind of number the row holds", allowed=allowed)
