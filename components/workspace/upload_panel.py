"""The upload's way on screen: the file's columns, its errors by line, what would be saved."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.formats import whole
from components.tables import plain_table
from workspace.uploads.check import DRUG_LABELS, Checked, Problem, summary
from workspace.uploads.mapping import FIELDS, Mapping
from workspace.uploads.places import Counties
from workspace.uploads.preview import Preview
from workspace.uploads.sheet import Sheet

SHOWN = 200  # errors
SAMPLE = 8  # rows
NONE = "none"
_REQUIRED = ("month", "drug", "count")


def column_id(field: Any) -> dict[str, Any]:
    """The id of the choice of a field's column; `field` may be ALL."""
    return {"type": "counts-column", "key": field}


def column_choices() -> Component:
    """A choice for each field, filled once a file is read."""
    selects = [
        dmc.Select(id=column_id(field), label=label, data=[], value=NONE, allowDeselect=False, size="sm")
        for field, label in FIELDS.items()
    ]
    return html.Div(selects, className="work-form work-columns")


def column_options(sheet: Sheet) -> list[dict[str, str]]:
    """The file's columns: by name, or by position where they have none."""
    named = [name[:60] or f"column {at + 1}" for at, name in enumerate(sheet.header)]
    labels = [name if named.count(name) == 1 else f"{name} ({at + 1})" for at, name in enumerate(named)]
    return [{"value": NONE, "label": "not in the file"}] + [
        {"value": str(at), "label": label} for at, label in enumerate(labels)
    ]


def chosen(mapping: Mapping) -> list[str]:
    """The choices' values, in the order of FIELDS."""
    return [NONE if at is None else str(at) for at in mapping.as_dict().values()]


def mapping_of(values: Sequence[str | None]) -> Mapping:
    """The mapping that the choices say; whatever else was sent is no column."""
    at = [int(value) if value is not None and value.isdigit() and len(value) < 4 else None for value in values]
    return Mapping(**dict(zip(FIELDS, at, strict=True)))


def result(found: Preview, counties: Counties, overlap: int) -> Component:
    """Errors by line, or the preview. overlap: how many of the region's current counts it has anew."""
    if found.checked is None:
        return _bad("The columns are not clear yet.", [html.Ul([html.Li(words) for words in found.unmapped])])
    if found.checked.problems:
        return _errors(found.checked)
    return _preview(found.checked, counties, found.sheet.notes, overlap)


def refused(words: str) -> Component:
    """A file that is not read at all."""
    return _bad("This file is not read.", [html.P(words)])


def _bad(head: str, parts: list[Component]) -> Component:
    return html.Div([html.Strong(head), *parts], className="work-bad", role="alert")


def _errors(checked: Checked) -> Component:
    problems = checked.problems
    lines = len({each.line for each in problems})
    more = len(problems) - SHOWN
    words = f"{_count(len(problems), 'error')} in {_count(lines, 'line')}. Nothing is saved."
    table = plain_table(
        "Errors by line", ["Line", "Column", "What stands there", "What is wrong", "What may stand there"],
        [_error(each) for each in problems[:SHOWN]],
    )  # fmt: skip
    rest = html.P(f"{whole(more)} more errors are not listed.", className="card-note") if more > 0 else None
    good = html.P(f"{_count(len(checked.rows), 'line')} can be read. Mend the others in the file and choose it again.")
    return html.Div([_bad(words, [good]), html.Div(table, className="work-scroll"), rest])


def _error(problem: Problem) -> list[str]:
    return [str(problem.line), problem.column or "–", problem.value or "empty", problem.message, problem.allowed or "–"]


def _preview(checked: Checked, counties: Counties, notes: Sequence[str], overlap: int) -> Component:
    total = summary(checked.rows)
    said = [
        f"{_count(total.rows, 'count')} of {_count(total.places, 'place')}, {total.first:%B %Y} to {total.last:%B %Y}.",
        f"{_count(checked.blank, 'line')} without a count will be left out." if checked.blank else "",
        f"{_count(overlap, 'count')} of the region's own will be replaced." if overlap else "",
        *notes,
    ]
    drugs = [[DRUG_LABELS[drug], whole(count)] for drug, count in total.totals.items()]
    rows = [
        [str(row.line), _place(row.place, counties), f"{row.month:%Y-%m}", DRUG_LABELS[row.drug], whole(row.count)]
        for row in checked.rows[:SAMPLE]
    ]
    return html.Div(
        [
            html.Div(
                [html.Strong("No error. Nothing is saved yet."), *[html.P(words) for words in said if words]],
                className="work-good", role="status",
            ),
            html.Div(
                [
                    html.Div([html.H4(f"The first {len(rows)} lines"),
                              plain_table("The first lines", ["Line", "Place", "Month", "Drug", "Count"], rows,
                                          numeric=(4,))], className="span-8"),
                    html.Div([html.H4("Sums by drug, which overlap"),
                              plain_table("Sums by drug", ["Drug", "Count"], drugs, numeric=(1,))], className="span-4"),
                ],
                className="columns",
            ),
        ]
    )  # fmt: skip


def _place(place: str, counties: Counties) -> str:
    return ", ".join(counties.names[place]) if place in counties.names else place


def _count(number: int, word: str) -> str:
    return f"{whole(number)} {word}" if number == 1 else f"{whole(number)} {word}s"
