"""A region's own counts: a file is chosen, mapped, mended, previewed, confirmed; kept in versions; private."""

import base64
import binascii
from datetime import date, timedelta
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Input, Output, State, callback, clientside_callback, ctx, dcc, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from components.page import card, page
from components.url_state import Choice, Parameter, address_names, keep_in_address, read_address
from components.workspace.counts_page import (
    corrections_form,
    corrections_table,
    kept_card,
    kept_note,
    regions_of,
    upload_card,
)
from components.workspace.members import members
from components.workspace.nav import workspace_nav
from components.workspace.own_counts import monthly_card
from components.workspace.upload_panel import chosen, column_id, column_options, mapping_of, refused, result
from data.views.regions import region_names
from server.who import current_person
from workspace import corrections, counts
from workspace.counts import Offer
from workspace.people import Person
from workspace.permissions import NotAllowed, Subject, may, require
from workspace.store import StoreUnavailable
from workspace.uploads.check import MEASURES
from workspace.uploads.mapping import FIELDS
from workspace.uploads.preview import preview, region_counties
from workspace.uploads.sheet import Sheet, Unreadable
from workspace.uploads.template import template_csv, template_xlsx
from workspace.words import BadInput, NotFound

TITLE = "Own counts"
PATH = "/workspace/counts"
LEAD = (
    "What your region counts itself, earlier or finer than what is published: upload it, see it beside the public "
    "series, and decide what others see of it."
)
TOLD = (BadInput, NotFound, NotAllowed, StoreUnavailable)

dash.register_page(
    __name__, path=PATH, title="Own counts – Setpoint",
    description="A region's own counts by county or agency, month and drug: uploaded, checked, private",
)  # fmt: skip


def layout(**query: Any) -> Component:
    """The page for the person who asks."""
    notices: list[str] = []
    return page(TITLE, LEAD, [members(lambda person: _content(person, query, notices), name=TITLE, back=PATH)],
                notices=notices)  # fmt: skip


def _content(person: Person, query: dict[str, Any], notices: list[str]) -> Component:
    regions = regions_of(person)
    rooms = workspace_nav(person, PATH)
    if not regions:
        none = html.Div("You have no region yet. An administrator can give you one.", className="unavailable")
        return html.Div([rooms, none])
    parameters = _parameters(regions)
    values, found = read_address(parameters, query)
    notices += found
    hidta, measure = values["region"], values["measure"]
    changes = may(person, "upload.create", Subject(hidta=hidta))
    need = html.P("Uploading needs the role coordinator of this region.", className="card-note")
    return html.Div(
        [
            rooms,
            _choices(regions, hidta, measure),
            upload_card() if changes else need,
            html.Div(_series(person, hidta, measure), id="counts-series"),
            card("Uploads", [html.Div(kept_card(person, hidta), id="counts-kept"),
                             html.Div(id="counts-kept-said", role="status")], note=kept_note()),
            _corrections(person, hidta) if changes else None,
            address_names("counts", parameters),
        ],
        className="page",
    )  # fmt: skip


def _parameters(regions: list[str]) -> tuple[Parameter, ...]:
    return (Choice("region", regions[0], tuple(regions)), Choice("measure", "deaths", tuple(MEASURES)))


def _choices(regions: list[str], hidta: str, measure: str) -> Component:
    names = region_names()
    return html.Div(
        [
            dmc.Select(id="counts-region", label="Region", value=hidta, searchable=True, allowDeselect=False,
                       data=[{"value": slug, "label": names[slug]} for slug in regions]),
            dmc.Select(id="counts-measure", label="Counts of", value=measure, allowDeselect=False,
                       data=[{"value": key, "label": label} for key, label in MEASURES.items()]),
            dcc.Link("The region's page", href=f"/regions/{hidta}", id="counts-link", className="card-link"),
        ],
        className="region-controls",
    )  # fmt: skip


def _corrections(person: Person, hidta: str) -> Component:
    return card(
        "Corrections to the county list",
        [
            html.Div(corrections_table(person, hidta), id="correction-list"),
            corrections_form(),
            html.Div(id="correction-said", role="status"),
        ],
        note="The list is compiled from notices and is not official. A correction stands beside it on the region's "
        "page, for everybody; public figures stay as they are.",
    )


def _series(person: Person, hidta: str, measure: str) -> Component:
    return monthly_card(hidta, measure, counts.counts(person, hidta, measure))


clientside_callback(
    ClientsideFunction("setpoint", "fileField"),
    Output("counts-file", "data"),
    Input("counts-slot", "id"),
    State("counts-how", "data"),
)
keep_in_address("counts", Input("counts-region", "value"), Input("counts-measure", "value"))


@callback(
    Output("counts-mapping", "hidden"),
    Output("counts-sheet", "data"),
    Output("counts-sheet", "value"),
    Output("counts-sheet-row", "hidden"),
    Output("counts-title", "value"),
    Output("counts-said", "children", allow_duplicate=True),
    Input("counts-file", "data"),
    State("counts-region", "value"),
    prevent_initial_call=True,
)
def show_sheets(file: dict[str, Any] | None, hidta: str) -> tuple[Any, ...]:
    """The sheets of the chosen file; a file that cannot be read is told where the answer is looked for."""
    if not file:
        return True, [], None, True, "", no_update
    try:
        names = _preview(file, hidta, "", None).names
    except Unreadable as problem:
        return True, [], None, True, "", refused(str(problem))
    title = str(file.get("name", "")).rpartition(".")[0][: counts.LONGEST_TITLE]
    options = [{"value": name, "label": name} for name in names]
    return False, options, names[0], len(names) < 2, title, ""


@callback(
    Output(column_id(ALL), "data"),
    Output(column_id(ALL), "value"),
    Input("counts-sheet", "value"),
    State("counts-file", "data"),
    State("counts-region", "value"),
    prevent_initial_call=True,
)
def propose_columns(sheet: str | None, file: dict[str, Any] | None, hidta: str) -> tuple[Any, Any]:
    """The columns that the chosen sheet's names suggest."""
    if not file or not sheet:
        raise PreventUpdate
    try:
        found = _preview(file, hidta, sheet, None)
    except Unreadable:
        raise PreventUpdate from None
    return [column_options(found.sheet)] * len(FIELDS), chosen(found.mapping)


@callback(
    Output("counts-result", "children"),
    Output("counts-check", "hidden"),
    Output("counts-confirm-step", "hidden"),
    Input(column_id(ALL), "value"),
    Input("counts-sheet", "value"),
    Input("counts-region", "value"),
    Input("counts-measure", "value"),
    State("counts-file", "data"),
    prevent_initial_call=True,
)
def check_rows(
    columns: list[str | None], sheet: str | None, hidta: str, measure: str, file: dict[str, Any] | None
) -> tuple[Any, bool, bool]:
    """Every line checked under the columns chosen."""
    if not file or not sheet:
        return "", True, True
    try:
        found = _preview(file, hidta, sheet, columns)
        held = {row.key for row in counts.counts(current_person(), hidta, measure)}
    except Unreadable as problem:
        return refused(str(problem)), False, True
    except TOLD as problem:
        return refused(str(problem)), False, True
    overlap = len(held & {row.key for row in found.checked.rows}) if found.checked else 0
    return result(found, region_counties(hidta), overlap), False, not found.good


@callback(
    Output("counts-said", "children"),
    Output("counts-file", "data", allow_duplicate=True),
    Output("counts-kept", "children"),
    Output("counts-series", "children"),
    Input("counts-confirm", "n_clicks"),
    State(column_id(ALL), "value"),
    State("counts-sheet", "value"),
    State("counts-region", "value"),
    State("counts-measure", "value"),
    State("counts-title", "value"),
    State("counts-status", "value"),
    State("counts-mode", "value"),
    State("counts-file", "data"),
    prevent_initial_call=True,
)
def confirm(
    clicks: int | None, columns: list[str | None], sheet: str | None, hidta: str, measure: str, title: str,
    status: str, mode: str, file: dict[str, Any] | None,
) -> tuple[Any, ...]:  # fmt: skip
    """Keep what was previewed: the file is read and checked again, and all of it is saved or nothing."""
    if not clicks or not file or not sheet:
        raise PreventUpdate
    person = current_person()
    try:
        found = _preview(file, hidta, sheet, columns)
        if found.checked is None or not found.checked.good:
            return refused("It has errors; see above."), no_update, no_update, no_update
        offer = Offer(title, str(file.get("name", "")), measure, status, mode, found.checked.rows)
        counts.accept(person, hidta, offer)
        beside = dcc.Link("See them beside the public series", href=f"/regions/{hidta}#deaths", className="card-link")
        said = html.Div([f"Saved: {len(offer.rows):,} counts, “{title.strip()}”. ", beside], className="work-good")
        return said, None, kept_card(person, hidta), _series(person, hidta, measure)
    except (Unreadable, *TOLD) as problem:
        return refused(f"Nothing was saved. {_words(problem)}"), no_update, no_update, no_update


@callback(
    Output("counts-kept", "children", allow_duplicate=True),
    Output("counts-series", "children", allow_duplicate=True),
    Output("counts-kept-said", "children"),
    Input({"type": "counts-act", "action": ALL, "key": ALL}, "n_clicks"),
    State("counts-region", "value"),
    State("counts-measure", "value"),
    prevent_initial_call=True,
)
def change_upload(clicks: list[int | None], hidta: str, measure: str) -> tuple[Any, ...]:
    """Delete, undo, share or stop sharing."""
    if not any(clicks) or not ctx.triggered_id:
        raise PreventUpdate
    person, action, key = current_person(), ctx.triggered_id["action"], str(ctx.triggered_id["key"])
    try:
        if action in ("share", "unshare"):
            counts.share(person, key, action == "share")
        else:
            (counts.delete if action == "delete" else counts.restore)(person, key)
        said = {"delete": "Deleted. Undo stands in its row.", "restore": "It is back.", "share": "It is shared.",
                "unshare": "It is no longer shared."}[action]  # fmt: skip
        return kept_card(person, hidta), _series(person, hidta, measure), said
    except TOLD as problem:
        return no_update, no_update, _words(problem)


@callback(
    Output("counts-kept", "children", allow_duplicate=True),
    Output("counts-series", "children", allow_duplicate=True),
    Output("counts-link", "href"),
    Output("correction-list", "children", allow_duplicate=True),
    Input("counts-region", "value"),
    Input("counts-measure", "value"),
    prevent_initial_call=True,
)
def show_region(hidta: str, measure: str) -> tuple[Any, ...]:
    """Another region or measure."""
    person = current_person()
    try:
        changes = may(person, "correction.withdraw", Subject(hidta=hidta))
        listed = corrections_table(person, hidta) if changes else ""
        return kept_card(person, hidta), _series(person, hidta, measure), f"/regions/{hidta}", listed
    except TOLD as problem:
        return _words(problem), "", no_update, ""


@callback(
    Output("counts-template", "data"),
    Input("counts-template-csv", "n_clicks"),
    Input("counts-template-xlsx", "n_clicks"),
    State("counts-region", "value"),
    prevent_initial_call=True,
)
def send_template(_: int | None, __: int | None, hidta: str) -> dict[str, Any]:
    """The template of the region, for the last whole month."""
    if not ctx.triggered[0]["value"] or hidta not in region_names():
        raise PreventUpdate
    month = (date.today().replace(day=1) - timedelta(days=1)).replace(day=1)
    counties = region_counties(hidta)
    if ctx.triggered_id == "counts-template-csv":
        return dcc.send_string(template_csv(counties, month), f"counts-{hidta}.csv")
    return dcc.send_bytes(template_xlsx(counties, month), f"counts-{hidta}.xlsx")


@callback(
    Output("correction-list", "children"),
    Output("correction-said", "children"),
    Output("correction-county", "value"),
    Output("correction-reason", "value"),
    Output("correction-source", "value"),
    Input("correction-add", "n_clicks"),
    State("counts-region", "value"),
    State("correction-county", "value"),
    State("correction-action", "value"),
    State("correction-reason", "value"),
    State("correction-source", "value"),
    prevent_initial_call=True,
)
def propose(clicks: int | None, hidta: str, county: str, action: str, reason: str, source: str) -> tuple[Any, ...]:
    """Propose a correction; what is wrong is told and nothing that was written is lost."""
    if not clicks:
        raise PreventUpdate
    person = current_person()
    try:
        corrections.propose(person, hidta, county, action, reason, source)
        return corrections_table(person, hidta), "The correction stands on the region's page.", "", "", ""
    except TOLD as problem:
        return no_update, html.Span(_words(problem), className="field-error"), no_update, no_update, no_update


@callback(
    Output("correction-list", "children", allow_duplicate=True),
    Output("correction-said", "children", allow_duplicate=True),
    Input({"type": "correction-act", "action": ALL, "key": ALL}, "n_clicks"),
    State("counts-region", "value"),
    prevent_initial_call=True,
)
def change_correction(clicks: list[int | None], hidta: str) -> tuple[Any, Any]:
    """Withdraw a correction, or let it stand again."""
    if not any(clicks) or not ctx.triggered_id:
        raise PreventUpdate
    person, key = current_person(), str(ctx.triggered_id["key"])
    try:
        withdraws = ctx.triggered_id["action"] == "withdraw"
        (corrections.withdraw if withdraws else corrections.restore)(person, key)
        return corrections_table(
            person, hidta
        ), "Withdrawn. Undo stands in its row." if withdraws else "It stands again."
    except TOLD as problem:
        return no_update, html.Span(_words(problem), className="field-error")


def _preview(file: dict[str, Any], hidta: str, sheet: str, columns: list[str | None] | None) -> Any:
    """The file read and checked, for who may upload it. Raises Unreadable, NotAllowed."""
    require(current_person(), "upload.create", Subject(hidta=hidta))
    if file.get("problem"):
        raise Unreadable(str(file["problem"])[:200])
    try:
        content = base64.b64decode(str(file.get("content", "")), validate=True)
    except (binascii.Error, ValueError):
        raise Unreadable("The file did not arrive whole. Choose it again.") from None

    def map_columns(_: Sheet) -> Any:
        return mapping_of(columns or [])

    return preview(content, hidta, date.today(), sheet=sheet, map_columns=map_columns if columns else None)


def _words(problem: Exception) -> str:
    """The problem with its field, where it has one."""
    if isinstance(problem, BadInput):
        return f"{problem.field.capitalize()}: {problem}" + (f" Allowed: {problem.allowed}." if problem.allowed else "")
    return str(problem)
