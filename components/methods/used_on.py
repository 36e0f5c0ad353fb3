"""Which pages use a parameter: by its name, or the part of its name before the last dots."""

from collections.abc import Iterator

import dash
from dash import dcc
from dash.development.base_component import Component

from model.parameter import Parameter
from scenarios.wto_paths import PATHS

TITLES = {
    "/simulator": "Simulator",
    "/governance": "Governance",
    "/invest": "Invest",
    "/sampling": "Sampling",
    "/sanctions": "Sanctions",
}
BY_PREFIX = {
    "policy": ("/simulator",),
    "country": ("/simulator",),
    "outcome": ("/simulator",),
    "lens": ("/simulator",),
    "leakage": ("/simulator",),
    "review": ("/simulator",),
    "response": ("/simulator",),
    "governance": ("/simulator", "/governance"),
    "invest": ("/invest",),
    "intervention": ("/invest",),
    "sampling": ("/sampling",),
    "network": ("/sanctions",),
}
ON_GOVERNANCE = {name for path in PATHS.values() for name in path.parameters} | {
    "policy.basis",
    "policy.governance_weight",
    "country.eligible",
}


def pages_of(parameter: Parameter) -> tuple[str, ...]:
    """The addresses of the pages that use a parameter. Raises KeyError where its kind is not known here."""
    pages = BY_PREFIX[parameter.name.split(".")[0]]
    more = ("/governance",) if parameter.name in ON_GOVERNANCE else ()
    return tuple(dict.fromkeys((*pages, *more)))


def page_links(paths: tuple[str, ...]) -> list[Component | str]:
    """Links to those of the pages that are there, with commas between."""
    there = {page["path"] for page in dash.page_registry.values()}
    return list(_with_commas([dcc.Link(TITLES[path], href=path) for path in paths if path in there]))


def _with_commas(links: list[Component]) -> Iterator[Component | str]:
    for place, link in enumerate(links):
        if place:
            yield ", "
        yield link
