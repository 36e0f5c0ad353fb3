"""The parts of a region's panel below its first screen: each is laid out by a callback of its own, after it.

The frame of every part is there at once, so that a link to it has a place to lead to.
"""

from collections.abc import Callable, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.frozen import frozen_around
from components.provenance import panel
from components.region_cards import states_card, trend_card
from components.region_gaps import gaps_card
from components.region_people import people_card, pill_study_card
from components.region_revenue import revenue_card
from components.region_services import services_card
from components.region_signals import pills_card, reports_card, signals_card
from components.region_supply import ports_card, seizures_card
from components.region_warnings import warnings_card
from components.workspace.corrections_card import corrections_card
from components.workspace.own_counts import own_years

Carried = Mapping[str, str]
# by key, which is the anchor in the address: the title of each part, in order
TITLES = {
    "deaths": "Deaths",
    "warnings": "Warnings",
    "supply": "Supply",
    "people": "People of special concern",
    "services": "Services",
    "revenue": "Revenue",
    "gaps": "Gaps",
}


def contents() -> Component:
    """Links to the parts of the page."""
    links = [html.Li(html.A(title, href=f"#{key}")) for key, title in TITLES.items()]
    return html.Nav(html.Ul(links), className="region-contents", **{"aria-label": "On this page"})


def section(key: str, content: Sequence[Component]) -> Component:
    """A part with its heading and its anchor."""
    heading = html.H2(TITLES[key], className="region-section-title", id=f"{key}-title")
    return html.Section([heading, *content], id=key, className="region-section", **{"aria-labelledby": f"{key}-title"})


def frame(key: str) -> Component:
    """The empty place of what `build(key, …)` lays out."""
    return html.Div(waiting(), id=body_id(key), className="region-body")


def body_id(key: str) -> str:
    """The block that takes what `build` gives."""
    return f"region-body-{key}"


def waiting() -> list[Component]:
    """What stands in a part until it comes."""
    return [html.Div(html.P("Loading…", className="card-note"), className="card region-wait")]


def build(key: str, slug: str, carried: Carried) -> list[Component]:
    """The cards of one part of a region, in rows; a card whose table is missing says so in its place."""
    return list(frozen_around(_BUILD[key](slug, carried)))


def _row(*cards: tuple[str, int, Callable[[], Component]]) -> Component:
    shown = [html.Div(panel(make, name=name), className=f"span-{wide}") for name, wide, make in cards]
    return html.Div(shown, className="columns")


def _trend(slug: str, _: Carried) -> list[Component]:
    return [panel(lambda: trend_card(slug, own_years(slug)), name="The trend")]


def _states(slug: str, _: Carried) -> list[Component]:
    return [panel(lambda: states_card(slug), name="Deaths by drug and state")]


def _warnings(slug: str, _: Carried) -> list[Component]:
    return [panel(lambda: warnings_card(slug), name="The early warnings")]


def _supply(slug: str, _: Carried) -> list[Component]:
    return [
        _row(
            ("Laboratory reports", 5, lambda: reports_card(slug)),
            ("Laboratory reports by state", 7, lambda: signals_card(slug)),
        ),
        _row(
            ("Seizures", 6, lambda: seizures_card(slug)),
            ("Ports of entry", 6, lambda: ports_card(slug)),
        ),
        panel(lambda: pills_card(slug), name="Pills"),
    ]


def _people(slug: str, _: Carried) -> list[Component]:
    return [
        _row(
            ("People of special concern", 7, lambda: people_card(slug)),
            ("Counterfeit pills", 5, pill_study_card),
        )
    ]


def _services(slug: str, _: Carried) -> list[Component]:
    return [panel(lambda: services_card(slug), name="The services")]


def _revenue(slug: str, carried: Carried) -> list[Component]:
    return [panel(lambda: revenue_card(slug, carried), name="The share of revenue")]


def _gaps(slug: str, _: Carried) -> list[Component]:
    return [
        panel(lambda: gaps_card(slug), name="The gaps"),
        panel(lambda: corrections_card(slug), name="The corrections"),
    ]


_BUILD: dict[str, Callable[[str, Carried], list[Component]]] = {
    "trend": _trend,
    "states": _states,
    "warnings": _warnings,
    "supply": _supply,
    "people": _people,
    "services": _services,
    "revenue": _revenue,
    "gaps": _gaps,
}
BODIES = tuple(_BUILD)
