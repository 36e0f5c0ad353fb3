"""A chart with all it needs: title, unit, figure, the table behind it, downloads, source."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component

from components.glossary import with_terms, without_marks
from components.saves import csv_row, save

CONFIG = {
    "displayModeBar": False,
    "showSendToCloud": False,
    "displaylogo": False,
    "responsive": True,
    "topojsonURL": "/assets/geo/",
    "locale": "en-US",
}


def chart_card(
    title: str,
    figure: go.Figure | dict[str, Any],
    *,
    note: str,
    table: Component,
    source: Component,
    id: Any = None,
    name: str = "setpoint-chart",
    className: str = "",
    least_width: str = "",
) -> Component:
    """A card with one chart.

    note: measure, unit, period, status; its words in double brackets explain themselves. table: the same figures as a
    table (components.tables.plain_table); it is what the CSV button saves. source: components.provenance.sources.
    name: file name of downloads, without ending. least_width: a CSS length; on a narrower screen the chart scrolls.
    """
    frame = {"tabIndex": 0, "style": {"--least-width": least_width}} if least_width else {}
    graph = {"id": id} if id is not None else {}
    return html.Section(
        [
            html.H2(title),
            html.P(with_terms(note), className="card-note"),
            html.Div(
                dcc.Graph(figure=figure, config=CONFIG, **graph),
                role="img",
                className="chart scrolls" if least_width else "chart",
                **frame,
                **{"aria-label": f"Chart: {title}. {without_marks(note)}. The table below holds the same figures."},
            ),
            html.Div(
                [
                    html.Details([html.Summary("Table"), table], className="chart-table"),
                    html.Div([save("png"), save("svg"), save("csv")], className="chart-saves"),
                ],
                className="chart-tools",
            ),
            source,
        ],
        className=f"card chart-card {className}".strip(),
        **{"data-name": name},
    )


def table_card(
    title: str,
    table: Component,
    *,
    note: str,
    source: Component,
    name: str,
    before: Sequence[Component] = (),
    after: Sequence[Component] = (),
) -> Component:
    """A card with one table in sight and its CSV; `before` and `after` stand around it. The rest as in `chart_card`."""
    return html.Section(
        [
            html.H2(title),
            html.P(with_terms(note), className="card-note"),
            *before,
            table,
            *after,
            csv_row(),
            source,
        ],
        className="card chart-card",
        **{"data-name": name},
    )
