"""Small multiples: every HIDTA region, or every state, on the same axes; drawn by assets/js/mortality_multiples.js."""

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import get_relative_path, html
from dash.development.base_component import Component

from components.formats import bounds, span, whole
from components.mortality.choices import DATASETS, numbers, options
from components.mortality.words import LINEAGE, UNITS, limits_of
from components.page import card
from components.provenance import sources
from data.status import HIDDEN_COUNTS
from data.views.memory import remembered
from data.views.place_figures import HIDTA, PLACES, STATE, TABLES, names_of, series, windows
from data.views.state_figures import NATION

ORDERS = {"name": "by name", "latest": "by the latest figure", "change": "by the latest change"}
_RATES = {"value": "rate", "lower": "rate_lower", "upper": "rate_upper"}
_COUNTS = {"value": "deaths", "lower": "lower", "upper": "upper"}


def multiples_card(page: str, place: str, order: str) -> Component:
    """The card that assets/js/mortality_multiples.js draws in: states, or regions for any other kind of place.

    page: what the ids start with; the order is chosen in the control `<page>-order`.
    """
    kind = STATE if place == STATE else HIDTA
    saves = [
        html.Button(ending.upper(), type="button", className="save",
                    **{"data-multiples-save": ending, "aria-label": f"Download the small charts as {ending.upper()}"})
        for ending in ("png", "svg", "csv")
    ]  # fmt: skip
    select = dmc.Select(id=f"{page}-order", label="Order", data=options(ORDERS), value=order, allowDeselect=False)
    return card(
        f"{PLACES[kind]} side by side",
        [
            html.Div([select, html.Div(saves, className="chart-saves")], className="mortality-tools"),
            html.Div(id=f"{page}-multiples", **{"data-multiples": kind}),
            sources(DATASETS[kind], lineage=LINEAGE[kind], units=UNITS, limits=limits_of(kind)),
        ],
        note="Each opens its own panel. All have the same axes.",
    )


@remembered(*TABLES)
def multiples(place: str, drug: str, measure: str, order: str) -> dict[str, Any]:
    """What the small multiples draw: periods, and per region or state its numbers in the order of the periods.

    Regions carry bounds only, as a band; states a line, with the bounds of hidden counts. The order is by name, by the
    latest figure (a region's lower bound) or by the latest change; places without one come last, by name, so that the
    order tells nothing of a hidden count.
    """
    kind = STATE if place == STATE else HIDTA
    rate = measure == "rate"
    periods = windows(kind, drug)
    columns = _RATES if rate else _COUNTS
    frames = {key: _whole(series(kind, drug, str(key)), kind, drug) for key in names_of(kind).index if key != NATION}
    items = [_item(kind, key, str(names_of(kind)[key]), frame, columns) for key, frame in frames.items()]
    return {
        "kind": kind,
        "unit": "deaths per 100,000 people" if rate else "deaths",
        "decimals": 1 if rate else 0,
        "periods": [period.key for period in periods],
        "labels": [period.label for period in periods],
        "statuses": [period.status for period in periods],
        "items": _ordered(items, frames, columns, order),
    }


def _whole(frame: pd.DataFrame, kind: str, drug: str) -> pd.DataFrame:
    """A place's rows for every period, empty where it has none."""
    return frame.set_index("period").reindex([period.key for period in windows(kind, drug)])


def _item(kind: str, key: str, name: str, frame: pd.DataFrame, columns: dict[str, str]) -> dict[str, Any]:
    places = 1 if columns is _RATES else 0
    href = f"/regions/{key}" if kind == HIDTA else f"/mortality?place=state&pick={key}"
    last = frame.iloc[-1]
    return {
        "id": key,
        "name": name,
        "href": get_relative_path(href),
        "latest": _latest(kind, last, columns),
        **{part: numbers(frame[column], places) for part, column in columns.items()},
    }


def _latest(kind: str, row: "pd.Series[Any]", columns: dict[str, str]) -> str:
    low, high = row[columns["lower"]], row[columns["upper"]]
    if columns is _COUNTS:
        return bounds(low, high) if kind == HIDTA or pd.isna(row["deaths"]) else whole(row["deaths"])
    if kind == STATE and row["status"] == "suppressed":
        return f"at most {span(high, high)}"
    return span(low, high)


def _ordered(
    items: list[dict[str, Any]], frames: dict[str, pd.DataFrame], columns: dict[str, str], order: str
) -> list[dict[str, Any]]:
    by_name = sorted(items, key=lambda item: str(item["name"]))
    if order == "name":
        return by_name
    return sorted(by_name, key=lambda item: _rank(frames[item["id"]].iloc[-1], columns, order))


def _rank(row: "pd.Series[Any]", columns: dict[str, str], order: str) -> tuple[bool, float]:
    """Largest latest figure first, or largest fall first; hidden and missing ones last and equal."""
    hidden = row["status"] in HIDDEN_COUNTS
    value = row["change_share"] if order == "change" else row[columns["lower"]]
    if hidden or pd.isna(value):
        return True, 0.0
    return False, float(value) if order == "change" else -float(value)
