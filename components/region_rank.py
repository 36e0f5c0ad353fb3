"""The 33 regions in order of one measure, a bar each: where a sum has hidden counties, a bar from least to most."""

from typing import Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from components.formats import bounds, signed, span
from components.regions import href
from data.views.region_measures import MEASURES, RegionMeasure, region_measure


def rank_list(measure: str, period: str) -> Component:
    """The list: rank, region, bar, figure. Raises TableUnavailable."""
    shown, frame = MEASURES[measure], region_measure(measure, period)
    low, high = _axis(frame)
    rows = [_row(str(slug), row, shown, low, high) for slug, row in frame.iterrows()]
    return html.Ol(rows, className="rank-list", **{"aria-label": f"Regions by {shown.label.lower()}"})


def figure_words(row: "pd.Series[Any] | dict[str, Any]", shown: RegionMeasure) -> str:
    """The figure of one region as text: a number, or the bounds that hidden counties leave."""
    if pd.isna(row["value"]):
        return "not available"
    if shown.diverging:
        return signed(row["value"], shown.decimals)
    low, high = row["lower"], row["upper"]
    return span(low, high, shown.decimals) if shown.decimals else bounds(round(low), round(high))


def _axis(frame: pd.DataFrame) -> tuple[float, float]:
    """The ends of the bars' axis, 0 always among them."""
    known = frame.dropna(subset=["value"])
    return min(0.0, float(known["lower"].min())), max(0.0, float(known["upper"].max()))


def _row(slug: str, row: "pd.Series[Any]", shown: RegionMeasure, low: float, high: float) -> Component:
    rank = "" if pd.isna(row["rank"]) else f"{row['rank']}"
    return html.Li(
        [
            html.Span(rank, className="rank-number"),
            dcc.Link(str(row["name"]), href=href(slug), className="rank-name"),
            html.Span(_bar(row, low, high), className="rank-track", **{"aria-hidden": "true"}),
            html.Span(figure_words(row, shown), className="rank-figure"),
        ]
    )


def _bar(row: "pd.Series[Any]", low: float, high: float) -> list[Component]:
    """From 0 to the value; beyond it, to the most that hidden counties allow."""
    if pd.isna(row["value"]) or high == low:
        return []
    value, most = float(row["value"]), float(row["upper"])
    bars = [_piece("rank-bar", min(0.0, value), max(0.0, value), low, high)]
    if most > value:
        bars.append(_piece("rank-bar rank-bar-hidden", value, most, low, high))
    return bars


def _piece(name: str, start: float, end: float, low: float, high: float) -> Component:
    at, wide = (100 * part / (high - low) for part in (start - low, end - start))
    return html.Span(className=name, style={"left": f"{at:.2f}%", "width": f"{wide:.2f}%"})
