"""Corrections of a region's county list on its page: read by everybody, beside the compiled list."""

from dash import dcc, html
from dash.development.base_component import Component

from components.page import card
from server.who import current_person
from workspace.corrections import Correction, standing
from workspace.permissions import Subject, may
from workspace.store import StoreUnavailable


def corrections_card(slug: str) -> Component:
    """The corrections that stand, the list as a file, and for coordinators the way to correct it."""
    try:
        found = standing(slug)
        body = html.Ul([_item(each) for each in found], className="correction-list") if found else html.P(
            "No correction is proposed.")  # fmt: skip
    except StoreUnavailable as problem:
        body = html.P(str(problem))
    file = f"/api/v1/regions/{slug}/county-list.csv"
    links: list[Component | str] = [html.A("The county list with corrections (CSV)", href=file)]
    if may(current_person(), "correction.create", Subject(hidta=slug)):
        links += [" · ", dcc.Link("Correct the list", href=f"/workspace/counts?region={slug}")]
    return card(
        "Corrections to the county list",
        [body, html.P(links)],
        note="The list is compiled from notices and is not official. What the region's coordinators say of it stands "
        "here; the figures on this page are of the list as compiled.",
    )


def _item(each: Correction) -> Component:
    words = "should be on the list" if each.action == "add" else "should not be on the list"
    why = f"{each.reason} Source: {each.source} Proposed {each.created:%Y-%m-%d}."
    return html.Li([html.Strong(f"{each.name} {words}. "), why])
