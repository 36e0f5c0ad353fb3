"""One saved scenario: its versions and what changed between them, and the links that share it."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components.page import card
from components.saves import saved as with_csv
from components.tables import Cell, plain_table
from components.workspace.saved_list import open_href
from components.workspace.words import moment
from workspace.people import Person
from workspace.permissions import may
from workspace.records_work import ScenarioVersion
from workspace.saved import scenarios, shares
from workspace.saved.found import Saved
from workspace.saved.scenarios import Conflict
from workspace.words import BadInput, NotFound

WISH, BODY, SAID, HELD = "scenario-wish", "scenario-body", "scenario-said", "scenario-held"
MOST_CHANGES = 12  # settings named of one version; more are counted
STANDING = {
    "own": "Yours.",
    "view": "Shared with you to view.",
    "edit": "Shared with you to edit.",
}


def frame(scenario_id: str, key: str, shown: list[Component]) -> Component:
    """The page's stores, where it is told what was done, and what is shown of the scenario."""
    return html.Div(
        [
            dcc.Store(id=WISH),
            dcc.Store(id=HELD, data={"id": scenario_id, "key": key}),
            html.Div(id=SAID, role="status", className="saved-said"),
            html.Div(shown, id=BODY),
        ]
    )


def body(person: Person, scenario_id: str, key: str) -> list[Component]:
    """The scenario's cards. Raises NotFound, NotAllowed, StoreUnavailable."""
    saved = scenarios.opened(person, scenario_id, key)
    found = scenarios.versions(person, scenario_id, key)
    mine, keeps = saved.standing == "own", may(person, "scenario.create")
    edits = keeps and saved.standing != "view"
    head = _head(saved, key, keeps=keeps, edits=edits)
    return [head, _versions(saved, found, key, edits=edits), *([_links(person, saved)] if mine else [])]


def done(person: Person, held: Mapping[str, str], wish: Mapping[str, Any]) -> Component | str:
    """Do what a button asks, and say so. Raises NotAllowed, StoreUnavailable."""
    scenario_id, key, do = held["id"], held.get("key", ""), wish.get("do")
    try:
        if do == "share":
            return _new_link(shares.share(person, scenario_id, str(wish.get("id", ""))), scenario_id)
        if do == "revoke":
            shares.revoke(person, scenario_id, str(wish.get("id", "")))
            return "The link has ended."
        if do == "bring-back":
            version, began_from = (int(part) for part in str(wish.get("id", "")).split(":"))
            return f"Saved as version {scenarios.bring_back(person, scenario_id, version, began_from, key).version}."
        if do == "rename":
            return _renamed(person, scenario_id, key, str(wish.get("text", "")))
        if do == "copy":
            copy = scenarios.fork(person, scenario_id, key)
            return html.Span(["Copied: ", dcc.Link(copy.title, href=f"/workspace/scenarios/{copy.id}")])
    except (NotFound, BadInput, Conflict) as problem:
        allowed = f" Allowed: {problem.allowed}." if isinstance(problem, BadInput) and problem.allowed else ""
        return f"Not done: {problem}{allowed}"
    except ValueError:
        pass
    return "Not done: this is not known here."


def changes(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
    """What differs between two scenario documents: "outcomes.counterfeit_pills.score.MEX: 0 → 40", in order."""
    if before is None:
        return []
    old, new = dict(_leaves(before)), dict(_leaves(after))
    return [
        f"{path}: {_value(old.get(path))} → {_value(new.get(path))}"
        for path in sorted(old.keys() | new.keys())
        if old.get(path) != new.get(path)
    ]


def _head(saved: Saved, key: str, *, keeps: bool, edits: bool) -> Component:
    how = "" if edits else " Copy it to change it." if keeps else " Changing or copying it needs the role analyst."
    return card(
        saved.title,
        [
            html.P([f"Version {saved.version}, saved ", moment(saved.updated), f". {STANDING[saved.standing]}{how}"]),
            html.Div(
                [
                    dcc.Link("Open in the simulator", href=open_href(saved, key), className="row-link"),
                    *([_button("Copy", "copy", saved.id)] if keeps else []),
                    *([_rename(saved)] if edits else []),
                ],
                className="row-actions",
            ),
        ],
    )


def _rename(saved: Saved) -> Component:
    field = dmc.TextInput(
        id="scenario-title", value=saved.title, size="sm",
        **{"aria-label": "Name of the scenario"},
    )  # fmt: skip
    return html.Div([field, _button("Rename", "rename", saved.id, text="scenario-title")], className="rename")


def _renamed(person: Person, scenario_id: str, key: str, title: str) -> str:
    saved = scenarios.opened(person, scenario_id, key)
    latest = scenarios.version_of(person, scenario_id, saved.version, key)
    draft = scenarios.Draft(title, latest.address, latest.document, "Renamed.")
    return f"Saved as version {scenarios.change(person, scenario_id, saved.version, draft, key).version}."


def _versions(saved: Saved, found: Sequence[ScenarioVersion], key: str, *, edits: bool) -> Component:
    before = [*found[1:], None]
    rows = [
        [
            each.version,
            each.title,
            Cell(moment(each.created), value=each.created.isoformat(timespec="seconds")),
            each.note or "–",
            Cell(_changed(earlier, each), value=""),
            Cell(_of_version(saved, each, edits=edits), value="", className="row-actions"),
        ]
        for each, earlier in zip(found, before, strict=True)
    ]
    columns = ["Version", "Name", "Saved", "Note", "Changed since the one before", ""]
    note = "Every version stays. Bringing one back saves it as the newest."
    table = plain_table("Versions", columns, rows, id="scenario-versions")
    return card("Versions", [with_csv(table, "scenario-versions")], note=note)


def _changed(earlier: ScenarioVersion | None, version: ScenarioVersion) -> Component | str:
    if earlier is None:
        return "–"
    found = changes(earlier.document, version.document)
    if not found:
        return "no setting"
    rest = [html.Li(f"and {len(found) - MOST_CHANGES} more")] if len(found) > MOST_CHANGES else []
    return html.Ul([*[html.Li(each) for each in found[:MOST_CHANGES]], *rest], className="changes")


def _of_version(saved: Saved, version: ScenarioVersion, *, edits: bool) -> list[Component]:
    link = dcc.Link("Open", href=f"/simulator?{version.address}", className="row-link")
    if version.version == saved.version or not edits:
        return [link]
    return [link, _button("Bring back", "bring-back", f"{version.version}:{saved.version}")]


def _links(person: Person, saved: Saved) -> Component:
    found = shares.links(person, saved.id)
    rows = [
        [each.mode, Cell(moment(each.created), value=""), Cell(_button("End", "revoke", each.id), value="")]
        for each in found
    ]
    table = plain_table("Links that work", ["Lets others", "Made", ""], rows, id="scenario-links")
    return card(
        "Share",
        [
            html.Div(
                [_button("Make a link to view", "share", "view"), _button("Make a link to edit", "share", "edit")],
                className="row-actions",
            ),
            table if rows else html.P("No link works now.", className="empty"),
        ],
        note="Whoever has a link and an account can open the scenario. A link is shown once; ending it works at once.",
    )


def _new_link(link: shares.NewLink, scenario_id: str) -> Component:
    path = f"/workspace/scenarios/{quote(scenario_id)}?key={quote(link.key)}"
    copy = {"data-copy-link": "scenario-new-link"}
    return html.Div(
        [
            f"A link to {link.mode}, shown this once. ",
            dmc.TextInput(value=path, readOnly=True, size="sm", id="scenario-new-link",
                          **{"aria-label": f"The link to {link.mode}"}),
            html.Button("Copy link", type="button", className="quiet-button", **copy),
        ],
        className="new-link",
    )  # fmt: skip


def _button(label: str, do: str, subject: str, text: str = "") -> Component:
    told = {"data-scenario-do": do, "data-id": subject} | ({"data-text": text} if text else {})
    return html.Button(label, type="button", className="quiet-button", **told)


def _leaves(value: Any, path: str = "") -> list[tuple[str, Any]]:
    if not isinstance(value, Mapping):
        return [(path, value)]
    return [leaf for key in value for leaf in _leaves(value[key], f"{path}.{key}" if path else str(key))]


def _value(value: Any) -> str:
    return "not set" if value is None else f"{value:.6g}" if isinstance(value, float) else str(value)
