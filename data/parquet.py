"""Tables on disk: the Arrow schema the catalog implies, and how a frame is written and read."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.catalog.record import Column, Dataset

_ARROW: dict[str, pa.DataType] = {
    "str": pa.string(),
    "category": pa.dictionary(pa.int32(), pa.string()),
    "int32": pa.int32(),
    "Int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "datetime64[ms]": pa.timestamp("ms"),
}
# int64 is kept for columns that may be missing a number, which pandas would else turn into a float
_NULLABLE_INTEGER = {pa.int64(): pd.Int64Dtype()}


def arrow_schema(dataset: Dataset) -> pa.Schema:
    """Names, types and nullability of the stored columns."""
    return pa.schema([_field(column) for column in dataset.columns])


def tidy(frame: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """The catalog's columns in its order and types, rows sorted by key, so that the same input gives the same bytes."""
    ordered = frame[list(dataset.column_names)].sort_values(list(dataset.keys), ignore_index=True)
    return ordered.astype({column.name: column.dtype for column in dataset.columns})


def write(frame: pd.DataFrame, dataset: Dataset, path: Path) -> None:
    """Write a tidy frame; no time, no pandas version and no index go into the file."""
    table = pa.Table.from_pandas(frame, schema=arrow_schema(dataset), preserve_index=False).replace_schema_metadata(
        None
    )
    pq.write_table(table, path, compression="zstd", compression_level=9, version="2.6")


def read(dataset: Dataset, path: Path) -> pd.DataFrame:
    """Read a stored table. Raises what pyarrow raises for a broken file, ValueError for columns unlike the catalog."""
    table = pq.read_table(path, use_threads=False)
    if not table.schema.equals(arrow_schema(dataset)):
        raise ValueError(f"its columns are {table.schema.names}, the catalog says {list(dataset.column_names)}")
    frame: pd.DataFrame = table.to_pandas(types_mapper=_NULLABLE_INTEGER.get)
    return frame


def _field(column: Column) -> pa.Field:
    return pa.field(column.name, _ARROW[column.dtype], nullable=column.nullable)
