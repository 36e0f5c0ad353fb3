"""Check a tidy table against the catalog: types, keys, ranges, words, rows; then against its known totals."""

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaError

from data.catalog.record import Column, Dataset
from data.errors import WrongInput
from data.status import HIDDEN
from data.totals import TOTALS, Total


def check(frame: pd.DataFrame, dataset: Dataset) -> None:
    """Raise WrongInput for the first rule of the catalog, of suppression or of a known total that the table breaks."""
    check_schema(frame, dataset)
    _check_rows(frame, dataset)
    for total in TOTALS.get(dataset.id, ()):
        _check_total(frame, dataset, total)


def check_schema(frame: pd.DataFrame, dataset: Dataset) -> None:
    """Raise WrongInput for the first rule that holds in any vintage: types, keys, ranges, words, suppression."""
    try:
        schema(dataset).validate(frame)
    except SchemaError as error:
        raise WrongInput(_files(dataset), _row(frame, dataset, error), _rule(dataset, error)) from error


def schema(dataset: Dataset) -> pa.DataFrameSchema:
    """The Pandera schema the catalog implies."""
    return pa.DataFrameSchema(
        {column.name: _column_schema(column) for column in dataset.columns},
        checks=[_hidden_numbers(dataset.count_column)] if dataset.count_column else [],
        unique=list(dataset.keys),
        strict=True,
        ordered=True,
    )


def _column_schema(column: Column) -> pa.Column:
    checks = []
    if column.low is not None:
        checks.append(pa.Check.ge(column.low, error=f"{column.name} must be {column.low:g} or more"))
    if column.high is not None:
        checks.append(pa.Check.le(column.high, error=f"{column.name} must be {column.high:g} or less"))
    if column.allowed:
        checks.append(_word_check(column))
    if column.pattern:
        checks.append(_pattern_check(column))
    return pa.Column(column.dtype, checks=checks, nullable=column.nullable)


def _word_check(column: Column) -> pa.Check:
    allowed = list(column.allowed)
    return pa.Check(lambda words: words.isin(allowed), error=f"{column.name} must be one of {', '.join(allowed)}")


def _pattern_check(column: Column) -> pa.Check:
    pattern = column.pattern
    return pa.Check(lambda text: text.astype("str").str.fullmatch(pattern), error=f"{column.name} must match {pattern}")


def _hidden_numbers(count: str) -> pa.Check:
    """A count that its publisher hides is missing, and one that is shown is not."""
    return pa.Check(
        lambda frame: frame[count].isna() == frame["status"].isin(HIDDEN),
        error=f"{count} must be missing where the status says suppressed or not available, and only there",
    )


def _check_rows(frame: pd.DataFrame, dataset: Dataset) -> None:
    if len(frame) != dataset.rows:
        raise WrongInput(_files(dataset), None, f"{dataset.id} must have {dataset.rows} rows, it has {len(frame)}")


def _check_total(frame: pd.DataFrame, dataset: Dataset, total: Total) -> None:
    found = float(total.measure(frame))
    if abs(found - total.expected) > total.tolerance:
        rule = f"{total.name} must be {total.expected:,.10g}, it is {found:,.10g}"
        raise WrongInput(_files(dataset), None, rule)


def _files(dataset: Dataset) -> str:
    """What an error is about: the raw files, or the table itself where it is derived."""
    return " + ".join(dataset.raw_files) or dataset.id


def _row(frame: pd.DataFrame, dataset: Dataset, error: SchemaError) -> str | None:
    """The key of the first row at fault, as name=value; None for a fault of a whole column."""
    cases = error.failure_cases
    if not isinstance(cases, pd.DataFrame) or "index" not in cases or cases["index"].isna().all():
        return None
    row = frame.iloc[int(cases["index"].dropna().iloc[0])]
    return ", ".join(f"{key}={row[key]}" for key in dataset.keys)


def _rule(dataset: Dataset, error: SchemaError) -> str:
    reason = error.reason_code.name if error.reason_code else ""
    if reason == "DUPLICATES":
        return f"{' and '.join(dataset.keys)} must name one row"
    if reason == "SERIES_CONTAINS_NULLS":
        return f"{error.schema.name} must not be missing"
    return str(getattr(error.check, "error", "") or error).partition("\n")[0]
