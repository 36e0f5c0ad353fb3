"""The rooms of the workspace, one beside the other, under the heading of each."""

from dash import html
from dash.development.base_component import Component

from components.frozen import frozen
from workspace.people import Person

ROOMS = (
    ("/workspace", "Saved scenarios"),
    ("/workspace/counts", "Own counts"),
    ("/workspace/watches", "Watches"),
    ("/account", "Account"),
)


def workspace_nav(person: Person, here: str) -> Component:
    """Links to every room that the person may enter; `here` is the path of this one."""
    rooms = [*ROOMS, ("/admin", "Administration")] if person.at_least("administrator") else ROOMS
    links = [html.A(name, href=path, className="room-link", **_mark(path == here)) for path, name in rooms]
    return html.Nav(frozen(html.Div(links, className="rooms")), **{"aria-label": "Workspace"})


def _mark(current: bool) -> dict[str, str]:
    within = {"data-within": ""}  # opens within the app (components.frozen)
    return within | {"aria-current": "page"} if current else within
