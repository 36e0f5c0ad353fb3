"""What stands under every figure: source, lineage, units, limits; and how a missing table is told."""

from collections.abc import Callable, Iterable

from dash import dcc, html
from dash.development.base_component import Component

from components.frozen import frozen_around
from data.catalog import CATALOG
from data.store import TableUnavailable


def sources(
    dataset_ids: Iterable[str], *, lineage: str, units: str, limits: Iterable[str] = (), own: str = ""
) -> Component:
    """The four plain blocks that end a card, folded away until asked for.

    dataset_ids: ids in the catalog; each becomes a link to its entry. lineage: how the figure was made from them.
    units: what is counted, per what, over which period. limits: what the reader must know; the datasets' own
    caveats are on their page. own: a source beyond the catalog, in words.
    """
    ids = list(dataset_ids)
    publishers = [*dict.fromkeys(CATALOG[i].publisher for i in ids), *([own] if own else [])]
    listed = [*(_source(i) for i in ids), *([own] if own else [])]
    return html.Details(
        [
            html.Summary(["Source: ", ", ".join(publishers)]),
            html.Dl(
                [
                    html.Dt("Source"),
                    html.Dd(html.Ul([html.Li(each) for each in listed])),
                    html.Dt("Lineage"),
                    html.Dd(lineage),
                    html.Dt("Units"),
                    html.Dd(units),
                    html.Dt("Limits"),
                    html.Dd(html.Ul([html.Li(limit) for limit in limits]) if limits else "See the data set's page."),
                ]
            ),
        ],
        className="provenance",
    )


def _source(dataset_id: str) -> list[Component | str]:
    dataset = CATALOG[dataset_id]
    entry: list[Component | str] = [
        dcc.Link(dataset.title, href=f"/data/{dataset_id}"),
        f", {dataset.publisher}. {dataset.coverage}. ",
    ]
    if dataset_id != "parameters":  # its rows have a page each
        entry.append(html.A("Publisher's page", href=dataset.page, target="_blank", rel="noreferrer"))
    return entry


def panel(build: Callable[[], Component], *, name: str) -> Component:
    """Build one panel of a page; if its table is missing or broken, say so in its place and leave the page whole.

    What no callback names in it is frozen (components.frozen).
    """
    try:
        return frozen_around(build())
    except TableUnavailable as problem:
        return unavailable(name, problem)


def unavailable(name: str, problem: TableUnavailable) -> Component:
    """The message that stands where a panel cannot be shown."""
    return html.Div(
        [
            html.Strong(f"{name} cannot be shown. "),
            f"Its table “{problem.dataset_id}” is not readable: {problem.reason}. "
            "The rest of the page is not affected. Rebuild the tables with ",
            html.Code("python -m data build"),
            ".",
        ],
        className="unavailable",
        role="alert",
    )
