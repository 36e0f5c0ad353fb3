"""The list of a person's saved scenarios: open, copy, delete with undo; and what was deleted."""

from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from components.saves import saved as with_csv
from components.tables import Cell, plain_table
from components.workspace.words import moment
from workspace.people import Person
from workspace.permissions import may
from workspace.saved import scenarios
from workspace.saved.found import Saved
from workspace.words import BadInput, NotFound

WISH, LIST, SAID = "saved-wish", "saved-list", "saved-said"


def saved_list(person: Person) -> Component:
    """Both lists, and where it is told what was done."""
    return html.Div(
        [
            dcc.Store(id=WISH),
            html.Div(id=SAID, role="status", className="saved-said"),
            html.Div(lists(person), id=LIST),
        ]
    )


def lists(person: Person) -> list[Component]:
    """The scenarios that stand, and those deleted. Raises NotAllowed, StoreUnavailable."""
    kept, gone = scenarios.mine(person), scenarios.mine(person, deleted=True)
    return [_kept(kept) if kept else _nothing_yet(person), *([_gone(gone)] if gone else [])]


def done(person: Person, wish: dict[str, str]) -> Component | str:
    """Do what a button asks, and say so. Raises NotAllowed, StoreUnavailable."""
    scenario_id = str(wish.get("id", ""))
    try:
        if wish.get("do") == "copy":
            return f"Copied: “{scenarios.fork(person, scenario_id).title}”."
        if wish.get("do") == "delete":
            found = scenarios.delete(person, scenario_id)
            return html.Span([f"Deleted: “{found.title}”. ", button("Undo", "restore", found)])
        if wish.get("do") == "restore":
            return f"Brought back: “{scenarios.restore(person, scenario_id).title}”."
        if wish.get("do") == "delete-for-good":
            scenarios.delete_for_good(person, scenario_id)
            return "Deleted for good."
    except (NotFound, BadInput) as problem:
        return f"Not done: {problem}"
    return "Not done: this is not known here."


def open_href(saved: Saved, key: str = "") -> str:
    """The simulator with the scenario, from where its next version can be saved."""
    held = f"&key={quote(key)}" if key else ""
    start = f"{saved.address}&" if saved.address else ""
    return f"/simulator?{start}saved={quote(saved.id)}{held}"


def button(label: str, do: str, saved: Saved) -> Component:
    """A button that asks for something to be done with a scenario (assets/js/saved.js)."""
    told = {"data-saved-do": do, "data-id": saved.id, "aria-label": f"{label}: {saved.title}"}
    return html.Button(label, type="button", className="quiet-button", **told)


def _kept(kept: tuple[Saved, ...]) -> Component:
    rows = [
        [
            Cell(dcc.Link(each.title, href=f"/workspace/scenarios/{each.id}"), value=each.title),
            each.version,
            Cell(moment(each.updated), value=each.updated.isoformat(timespec="seconds")),
            Cell([dcc.Link("Open", href=open_href(each), className="row-link"), button("Copy", "copy", each),
                  button("Delete", "delete", each)], value="", className="row-actions"),
        ]
        for each in kept
    ]  # fmt: skip
    table = plain_table("Saved scenarios", ["Name", "Version", "Saved", ""], rows, numeric=(1,), id="saved-kept")
    return with_csv(table, "saved-scenarios")


def _gone(gone: tuple[Saved, ...]) -> Component:
    rows = [
        [
            each.title,
            Cell(moment(each.deleted_at or each.updated), value=""),
            Cell([button("Bring back", "restore", each), button("Delete for good", "delete-for-good", each)],
                 value="", className="row-actions"),
        ]
        for each in gone
    ]  # fmt: skip
    table = plain_table("Deleted scenarios", ["Name", "Deleted", ""], rows, id="saved-gone")
    return html.Details([html.Summary(f"Deleted ({len(gone)})"), table], className="saved-gone")


def _nothing_yet(person: Person) -> Component:
    if not may(person, "scenario.create"):
        words = "Saving scenarios needs the role analyst. A link that was shared with you opens its scenario."
        return html.P(words, className="empty")
    link = dcc.Link("simulator", href="/simulator")
    return html.P(["Nothing is saved yet. Set scores in the ", link, " and save them there."], className="empty")
