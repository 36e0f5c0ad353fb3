"""The regions' parts: a map, a table to sort, and one region's own view."""

from typing import Any
from urllib.parse import urlencode

import pandas as pd
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

from components.desk import choice
from components.formats import decimal, dollars, percent, span, whole
from components.invest.answer import region_frame, region_mix
from components.invest.results import NOT_CLAIMED
from components.invest.settings import Settings, control, needs_of
from components.invest.words import DATASETS, LIMITS, LINEAGE, MEASURES, UNITS, WEIGHTS
from components.map import map_data, map_view, nice_breaks
from components.page import card, figure_tile, tiles
from components.provenance import sources
from components.region_revenue import scenario_in
from components.regions import href, number, picker_options
from components.tables import Cell, grid, plain_table
from model.invest import Investment

MAP = "invest"
_UNITS = {"dollars": "million USD", "per_resident": "USD", "averted": "deaths",
          "need": "1 is the average region"}  # fmt: skip
_DECIMALS = {"dollars": 1, "per_resident": 2, "averted": 1, "need": 2}


def map_card(settings: Settings) -> Component:
    """The map of the regions' parts; its data come with the answer."""
    figure = map_view(
        MAP, title="Border revenue by region", select="hidta", layers=("hidtas", "states"),
        selected=settings.values["region"] or None, name="setpoint-invest-regions",
    )  # fmt: skip
    source = sources(DATASETS, lineage=LINEAGE, units=UNITS, limits=LIMITS)
    return card(
        "Where it goes",
        [
            html.Div(
                choice(control("map"), "Show on the map", settings.values["map"], MEASURES), className="map-choice"
            ),
            figure,
            source,
        ],
        note="A year. Modeled, by the formula at left. Choose a region for its own view.",
    )


def region_card(settings: Settings) -> Component:
    """The chosen region; its content comes with the answer."""
    picker = choice(control("region"), "Region", settings.values["region"],
                    {"": "None chosen", **{each["value"]: each["label"] for each in picker_options()}})  # fmt: skip
    return card("One region", [picker, html.Div(id="invest-region", role="status")])


def table_card() -> Component:
    """All regions, to sort and save."""
    save = html.Button("CSV", id="invest-save", type="button", className="save",
                       **{"aria-label": "Download the table as CSV, filtered and sorted as shown"})  # fmt: skip
    note = (
        "Sort by a column's head; filter by its menu. Next million: deaths that one more million dollars would avert."
    )
    return card(
        "All regions",
        [
            html.Div([html.P(note, className="card-note"), save], className="desk-tools"),
            grid("invest-table", _columns(), [], label="setpoint-invest-regions", height=None),
            sources(DATASETS, lineage=LINEAGE, units=UNITS, limits=LIMITS),
        ],
    )


def region_map(investment: Investment, measure: str) -> dict[str, Any]:
    """Payload of the map; measure is a key of words.MEASURES."""
    frame = region_frame(investment)
    values = frame[measure] / (1e6 if measure == "dollars" else 1)
    return map_data(
        values,
        pd.Series("modeled", index=frame.index),
        measure=MEASURES[measure],
        unit=_UNITS[measure],
        breaks=nice_breaks(values),
        decimals=_DECIMALS[measure],
        prefix="$" if measure in ("dollars", "per_resident") else "",
        period="A year",
        source="Setpoint, modeled",
        level="hidta",
    )


def region_rows(settings: Settings, investment: Investment) -> list[dict[str, Any]]:
    """Rows of the table, the most dollars first; links to regions take the scenario along."""
    carried, _ = scenario_in(settings.scenario_query)
    query = f"?{urlencode(carried)}" if carried else ""
    frame = region_frame(investment).sort_values("dollars", ascending=False)
    return [
        {
            "region": f"[{row['name']}]({href(str(slug))}{query})",
            "dollars": round(row["dollars"]),
            "per_resident": number(row["per_resident"], 2),
            "need": number(row["need"], 2),
            "averted": number(row["averted"], 1),
            "range": "not available" if pd.isna(row["averted"]) else span(row["low"], row["high"]),
            "low": number(row["low"], 1),
            "next_million": number(row["next_million"], 2),
            "gets": "its floor" if row["floor"] else "its need",
            "missing": _missing(settings, row) or "none",
        }
        for slug, row in frame.iterrows()
    ]


def region_view(settings: Settings, investment: Investment) -> list[Component]:
    """The chosen region's dollars, mix and deaths averted."""
    frame, slug = region_frame(investment), settings.values["region"]
    if slug not in frame.index:
        top = frame.sort_values("dollars", ascending=False).head(5)
        rows = [[row["name"], dollars(row["dollars"])] for _, row in top.iterrows()]
        return [
            html.P("Choose a region here or on the map. The five with most:", className="card-note"),
            plain_table("The five regions with most dollars", ["Region", "Dollars"], rows, numeric=[1]),
        ]
    row = frame.loc[slug]
    share = row["dollars"] / max(frame["dollars"].sum(), 1)
    averted = "not available" if pd.isna(row["averted"]) else decimal(row["averted"])
    row_of_tiles = tiles(
        [
            figure_tile("Dollars, a year", dollars(row["dollars"]), detail=f"{percent(share)} of all regions' money"),
            figure_tile("Deaths averted, a year", averted, detail=f"range {span(row['low'], row['high'])}"),
            figure_tile("Need", decimal(row["need"], 2), detail="1 is the average region"),
        ]
    )
    row_of_tiles.className = "tiles region-tiles"
    return [row_of_tiles, html.P(_why(settings, row), className="card-note"), _mix_table(investment, str(slug)),
            _figures_behind(settings, str(slug)),
            dcc.Link(f"Open the panel of {row['name']}", href=get_relative_path(f"/regions/{slug}"),
                     className="card-link")]  # fmt: skip


def _missing(settings: Settings, row: pd.Series) -> str:
    """Measures that the region has no figure for; pill evidence that is not counted at all is not among them."""
    counted = settings.values["pills"] == "true"
    return ", ".join(WEIGHTS[name].lower() for name in row["missing"] if counted or name != "pill_evidence")


def _why(settings: Settings, row: pd.Series) -> str:
    got = "It gets its floor: its need is less, or not known." if row["floor"] else "It gets its need."
    missing = _missing(settings, row)
    weighed = f" Not available here, and left out of its need: {missing}." if missing else ""
    left = f" {dollars(row['unspent'])} is left to it to spend." if row["unspent"] >= 1 else ""
    return got + weighed + left


def _mix_table(investment: Investment, slug: str) -> Component:
    columns = ["Intervention", "Dollars", "Units", "Deaths averted", "By the next million"]
    rows = []
    for each in region_mix(investment, slug).to_dict("records"):
        if each["spending"] < 1 and pd.isna(each["averted"]):
            continue
        claimed = not pd.isna(each["averted"])
        rows.append(
            [
                Cell([each["title"], html.Span(f"unit: {each['unit']}", className="desk-unit")], each["title"]),
                Cell(dollars(each["spending"]) if each["spending"] >= 1 else "none", round(each["spending"])),
                Cell(whole(each["units"]), round(each["units"])),
                Cell(decimal(each["averted"]) if claimed else NOT_CLAIMED, ""),
                Cell(decimal(each["next_million"], 2) if claimed else "–", ""),
            ]
        )
    return plain_table("What the region's money buys", columns, rows, numeric=range(1, 5))


def _figures_behind(settings: Settings, slug: str) -> Component:
    needs = needs_of(settings)
    region = needs.regions[slug]
    formats = {"deaths": whole, "death_rate": decimal, "population": whole, "pill_evidence": percent,
               "vulnerability": lambda value: decimal(value, 2)}  # fmt: skip
    rows = [
        [WEIGHTS[each.measure], formats[each.measure](getattr(region, each.measure)), each.period or "–", each.note]
        for each in needs.sources
    ]
    table = plain_table("The region's figures", ["Measure", "Figure", "Period", "Note"], rows, numeric=[1])
    return html.Details([html.Summary("The figures its need is made of"), table], className="chart-table")


def _columns() -> list[dict[str, Any]]:
    right = {"type": "rightAligned", "filter": "agNumberColumnFilter", "minWidth": 100}
    return [
        {"field": "region", "headerName": "Region", "cellRenderer": "markdown", "minWidth": 200},
        {"field": "dollars", "headerName": "Dollars a year", **right, "minWidth": 125, "valueFormatter": _told("$,")},
        {"field": "per_resident", "headerName": "Per resident", **right, "valueFormatter": _told("$,.2f")},
        {"field": "need", "headerName": "Need", **right, "valueFormatter": _told(".2f")},
        {"field": "averted", "headerName": "Deaths averted", **right, "valueFormatter": _told(",.1f")},
        {"field": "range", "headerName": "Range", "type": "rightAligned", "filter": False, "sortable": False},
        {"field": "next_million", "headerName": "Next million", **right, "valueFormatter": _told(".2f")},
        {"field": "gets", "headerName": "Gets", "minWidth": 95},
        {"field": "missing", "headerName": "Not available", "minWidth": 150},
    ]


def _told(form: str) -> dict[str, str]:
    return {"function": f"params.value == null ? 'not available' : d3.format('{form}')(params.value)"}
