"""The page of a region's own counts: choose a file, map, mend, preview, confirm; what is kept; the county list."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.formats import whole
from components.page import card
from components.saves import saved
from components.tables import Cell, plain_table
from components.workspace.upload_panel import column_choices
from data.views.regions import region_names
from workspace import counts
from workspace.corrections import Correction, of_region
from workspace.counts import CURRENT, DELETED, Kept
from workspace.people import Person
from workspace.permissions import Subject, may
from workspace.suppression import RULE
from workspace.uploads.check import MEASURES

ACCEPT = ".csv,.txt,.tsv,.xlsx"
_STATES = {"current": "current", "replaced": "replaced by a later one", "deleted": "deleted"}
_MODES = {"replace": "Replace the region's current counts", "add": "Add to them; these win where both have one"}


def regions_of(person: Person) -> list[str]:
    """The regions whose uploads the person may see, in order of name."""
    return [slug for slug in region_names() if may(person, "upload.read", Subject(hidta=slug))]


def upload_card() -> Component:
    """The steps of an upload; each is shown when the one before it is done."""
    return card(
        "Add counts",
        [
            html.P(
                [
                    "A line for each county or agency, month and drug. Start from the template: ",
                    _download("CSV", "counts-template-csv"), " ", _download("Excel", "counts-template-xlsx"),
                ]
            ),
            html.Div(id="counts-slot", className="work-file"),
            html.Div(
                [
                    html.H3("Columns"),
                    html.P("Proposed from the names in the first line. Change what is wrong.", className="card-note"),
                    html.Div(dmc.Select(id="counts-sheet", label="Sheet", data=[], value=None, allowDeselect=False,
                                        size="sm"), id="counts-sheet-row"),
                    column_choices(),
                ],
                id="counts-mapping", className="work-step", hidden=True,
            ),
            html.Div([html.H3("Check"), html.Div(id="counts-result")], id="counts-check", className="work-step",
                     hidden=True),
            html.Div(
                [
                    html.H3("Confirm"),
                    html.Div(
                        [
                            dmc.TextInput(id="counts-title", label="Title", value="",
                                          size="sm"),
                            dmc.Select(id="counts-status", label="Status", value="provisional", allowDeselect=False,
                                       data=[{"value": key, "label": key} for key in ("provisional", "final")],
                                       size="sm"),
                            dmc.Select(id="counts-mode", label="With what is there", value="replace",
                                       data=[{"value": key, "label": label} for key, label in _MODES.items()],
                                       allowDeselect=False, size="sm"),
                        ],
                        className="work-form wide",
                    ),
                    html.Div(html.Button("Save these counts", id="counts-confirm", type="button",
                                         className="run-button"), className="work-row"),
                ],
                id="counts-confirm-step", className="work-step", hidden=True,
            ),
            html.Div(id="counts-said", role="status"),
            dcc.Store(id="counts-file"),
            dcc.Store(id="counts-how", data={"store": "counts-file", "label": "CSV or Excel file, up to 5 MB",
                                             "accept": ACCEPT}),
            dcc.Download(id="counts-template"),
        ],
        note="Private to the region: its people and administrators see them. Nothing is saved until you confirm.",
    )  # fmt: skip


def kept_card(person: Person, hidta: str) -> Component:
    """Every upload with what can be done to it."""
    found = counts.uploads(person, hidta)
    changes = may(person, "upload.delete", Subject(hidta=hidta))
    if not found:
        return html.P("No file is uploaded yet.")
    rows = [_kept_row(each, changes) for each in found]
    head = ["Title", "File", "Counts of", "Status", "Rows", "Uploaded", "Now", "Outside the region", "Change"]
    return saved(plain_table("Uploads", head, rows, numeric=(4,), id="counts-uploads"), f"uploads-{hidta}")


def kept_note() -> str:
    """What sharing means."""
    return f"Shared uploads show others sums by place, year and drug, over the API. {RULE}"


def corrections_form() -> Component:
    """A county to add to the list, or to take away."""
    return html.Div(
        [
            dmc.TextInput(id="correction-county", label="County", value="", placeholder="Medina County, OH, or 39103",
                          size="sm"),
            dmc.Select(id="correction-action", label="The list should", value="add", allowDeselect=False, size="sm",
                       data=[{"value": "add", "label": "have it"}, {"value": "remove", "label": "not have it"}]),
            dmc.TextInput(id="correction-reason", label="Reason", value="", size="sm"),
            dmc.TextInput(id="correction-source", label="Source", value="", size="sm",
                          placeholder="a notice, a letter, an address"),
            html.Div(html.Button("Propose the correction", id="correction-add", type="button", className="run-button"),
                     className="work-row"),
        ],
        className="work-form",
    )  # fmt: skip


def corrections_table(person: Person, hidta: str) -> Component:
    """Every correction of the region's list, for its coordinators."""
    found = of_region(person, hidta)
    if not found:
        return html.P("No correction is proposed.")
    head = ["County", "The list should", "Reason", "Source", "Proposed", "Change"]
    table = plain_table("Corrections", head, [_correction_row(each) for each in found], id="correction-table")
    return saved(table, f"corrections-{hidta}")


def act(kind: str, action: str, key: str, label: str, about: str) -> Component:
    """A small button of a row; its id says what is done to what."""
    return html.Button(
        label, id={"type": kind, "action": action, "key": key}, type="button", className="quiet-button",
        **{"aria-label": f"{label}: {about}"},
    )  # fmt: skip


def _kept_row(kept: Kept, changes: bool) -> list[Any]:
    off = "" if kept.state == CURRENT else "work-off"
    return [
        Cell(kept.title, className=off), kept.file_name, MEASURES[kept.measure], kept.status, whole(kept.rows),
        f"{kept.created:%Y-%m-%d %H:%M} UTC", Cell(_STATES[kept.state], className=off),
        "shared, small counts hidden" if kept.shared else "not shown",
        Cell(html.Div(_kept_acts(kept) if changes else "–", className="work-acts"), value=""),
    ]  # fmt: skip


def _kept_acts(kept: Kept) -> list[Component]:
    if kept.state == DELETED:
        return [act("counts-act", "restore", kept.id, "Undo", kept.title)]
    sharing = ("unshare", "Stop sharing") if kept.shared else ("share", "Share")
    return [
        act("counts-act", sharing[0], kept.id, sharing[1], kept.title),
        act("counts-act", "delete", kept.id, "Delete", kept.title),
    ]


def _correction_row(each: Correction) -> list[Any]:
    change = ("restore", "Undo") if each.withdrawn else ("withdraw", "Withdraw")
    words = "have it" if each.action == "add" else "not have it"
    button = act("correction-act", change[0], each.id, change[1], each.name)
    return [
        f"{each.name} ({each.fips})", f"{words} (withdrawn)" if each.withdrawn else words, each.reason, each.source,
        f"{each.created:%Y-%m-%d}",
        Cell(html.Div(button, className="work-acts"), value=""),
    ]  # fmt: skip


def _download(label: str, id: str) -> Component:
    return html.Button(label, id=id, type="button", className="quiet-button", **{"aria-label": f"Template as {label}"})
