"""How fresh a table is: the vintage that serves, and what its last refresh came to."""

from datetime import datetime

from dash import html
from dash.development.base_component import Component

from components.page import card
from components.tables import plain_table
from data.refresh.log import Result, last_result, last_results
from data.vintages import Vintage, vintage

OUTCOMES = {
    "refreshed": "refreshed",
    "unchanged": "nothing newer",
    "refused": "refused",
    "failed": "failed",
    "reverted": "back to the snapshot",
}
_COMMAND = "python -m data refresh"


def serving_words(dataset_id: str) -> str:
    """Which vintage serves, in a few words: "snapshot: provisional, as published in 2026"."""
    serves = vintage(dataset_id)
    origin = f"refreshed {_day(serves.retrieved_at)}" if serves.retrieved_at else "snapshot"
    return f"{serves.vintage} ({origin})"


def freshness(dataset_id: str) -> Component:
    """What serves for one table, what its last refresh came to, and how to refresh it."""
    serves, last = vintage(dataset_id), last_result(dataset_id)
    return html.Ul([html.Li(line) for line in (*_vintage_lines(serves), _last_line(last))], className="freshness")


def last_refreshes() -> Component:
    """The last refresh of every source, or how to start one where there was none."""
    results = sorted(last_results().values(), key=lambda result: result.at, reverse=True)
    title, note = "Last refresh", "From the publishers' own endpoints to the tables of this app"
    if not results:
        text = "Nothing was refreshed on this machine: the tables of the snapshot serve. To ask the publishers: "
        return card(title, [html.P([text, html.Code(_COMMAND), "."])], note=note)
    rows = [(result.source, _moment(result.at), OUTCOMES[result.outcome], result.sentence) for result in results]
    table = plain_table("Last refresh of every source", ("Source", "When (UTC)", "Result", "What happened"), rows)
    return card(title, [table], note=note)


def _vintage_lines(serves: Vintage) -> list[str | list[str | Component]]:
    if serves.retrieved_at:
        return [
            f"Refreshed {_moment(serves.retrieved_at)} UTC from {serves.endpoint}.",
            serves.changes or "No changes.",
        ]
    if serves.outdated:
        return ["The snapshot serves: the refreshed table was made for another version of this app. Refresh it again."]
    return ["The snapshot that came with this app serves."]


def _last_line(last: Result | None) -> str | list[str | Component]:
    if last is None:
        return ["It was not refreshed on this machine. To list what can be: ", html.Code(f"{_COMMAND} --list"), "."]
    return f"Last refresh, {_moment(last.at)} UTC, {OUTCOMES[last.outcome]}: {last.sentence}"


def _day(time: datetime) -> str:
    return f"{time:%Y-%m-%d}"


def _moment(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M}"
