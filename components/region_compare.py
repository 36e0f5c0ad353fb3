"""Chosen regions side by side: every measure in one table, and their deaths over time in one chart."""

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.place_deaths import RATES, years_of_regions
from components.formats import bounds, span
from components.mortality.words import LINEAGE, UNITS, limits_of
from components.page import card
from components.provenance import sources
from components.region_rank import figure_words
from components.regions import href, picker_options
from components.saves import saved
from components.tables import Cell, plain_table
from data.views.place_figures import ALL_DRUGS, HIDTA, series
from data.views.region_measures import MEASURES, region_measure
from data.views.regions import region_list, region_names

MOST = 6


def compare_card(chosen: tuple[str, ...]) -> Component:
    """The card: the regions to compare, and what is known of them."""
    choice = dmc.MultiSelect(
        id="regions-compare", label=f"Regions to compare, up to {MOST}", data=picker_options(), value=list(chosen),
        maxValues=MOST, searchable=True, clearable=True, placeholder="Choose two or more" if not chosen else "",
        hidePickedOptions=True, nothingFoundMessage="No region has this name",
    )  # fmt: skip
    return card("Side by side", [choice])


def comparison(chosen: tuple[str, ...], period: str) -> list[Component]:
    """The table of measures and the chart of rates of the chosen regions; a hint while there are fewer than two."""
    if len(chosen) < 2:
        return [html.P("Choose two regions or more to see them side by side.", className="card card-note")]
    return [_table(chosen, period), _chart(chosen)]


def _table(chosen: tuple[str, ...], period: str) -> Component:
    names = region_names()
    head = ["Measure", *[names[slug] for slug in chosen]]
    rows = [_row(key, chosen, period) for key in MEASURES]
    rows.append(["Counties designated", *[str(count) for count in _counties(chosen)]])
    links = [Cell(dcc.Link(f"Open {names[slug]}", href=href(slug)), "") for slug in chosen]
    rows.append([Cell("Its own panel", ""), *links])
    datasets = dict.fromkeys(dataset for measure in MEASURES.values() for dataset in measure.datasets)
    return card(
        "Every measure",
        [
            html.Div(
                saved(
                    plain_table("Chosen regions by measure", head, rows, numeric=range(1, len(head))),
                    "setpoint-regions-compared",
                ),
                className="compare-table",
            ),
            sources(
                datasets,
                lineage=" ".join(dict.fromkeys(measure.lineage for measure in MEASURES.values())),
                units="Named with each measure; the rank among the 33 regions beside each figure, 1 the largest.",
                limits=limits_of(HIDTA),
            ),
        ],
        note="Rank among the 33 in parentheses. A range: some counties are hidden.",
    )


def _row(key: str, chosen: tuple[str, ...], period: str) -> list[Any]:
    shown, frame = MEASURES[key], region_measure(key, period)
    head = [html.Span(shown.label), html.Span(f"{shown.unit}, {shown.period_words(period)}", className="compare-unit")]
    return [Cell(head, f"{shown.label}, {shown.unit}, {shown.period_words(period)}"),
            *[_cell(frame.loc[slug], key) for slug in chosen]]  # fmt: skip


def _cell(row: "pd.Series[Any]", key: str) -> Cell:
    words = figure_words(row, MEASURES[key])
    rank = "" if pd.isna(row["rank"]) else f" ({row['rank']})"
    return Cell([words, html.Span(rank, className="compare-rank")], words)


def _counties(chosen: tuple[str, ...]) -> list[int]:
    counts = region_list().set_index("slug")["counties"]
    return [int(counts[slug]) for slug in chosen]


def _chart(chosen: tuple[str, ...]) -> Component:
    names = region_names()
    frames = {names[slug]: series(HIDTA, ALL_DRUGS, slug) for slug in chosen}
    return chart_card(
        "Death rates over time",
        years_of_regions(frames, RATES),
        note="Deaths per 100,000 people, all drugs. Bands: between the bounds that hidden counties leave, in final "
        "years. Diamonds: the same bounds, provisional, 12 months to December.",
        table=_years(frames),
        source=sources(("hidta_deaths",), lineage=LINEAGE[HIDTA], units=UNITS, limits=limits_of(HIDTA)),
        name="setpoint-regions-compared",
    )


def _years(frames: dict[str, pd.DataFrame]) -> Component:
    rows = [
        [name, row["label"], bounds(row["lower"], row["upper"]), span(row["rate_lower"], row["rate_upper"])]
        for name, frame in frames.items()
        for row in frame[::-1].to_dict("records")
    ]
    head = ("Region", "Period", "Deaths", "Per 100,000")
    return plain_table("Deaths and rates of the chosen regions by period", head, rows, numeric=(2, 3))
