"""What a table covers, drawn: rows by period and status, and the share of numbers shown by state and period."""

import pandas as pd
import plotly.graph_objects as go

from components.figures.template import SERIES, blank
from data.status import STATUSES
from data.views.coverage import ROW

_SHOWN = dict(zip(("final", "provisional", "predicted", "published", "estimated", "assumed"), SERIES, strict=True))
_HIDDEN = "#9aa6b0"
_PATTERNS = {"lines": "/", "dots": ".", "light": "\\", "": ""}
_SCALE = [[0.0, "#c3ccd4"], [1.0, "#1f77a4"]]


def rows_by_status(by_period: pd.DataFrame, height: int = 280) -> go.Figure:
    """Bars of rows by period, stacked by status; hidden ones hatched as on maps.

    by_period: period, status, rows, as `views.coverage.Coverage` holds it.
    """
    figure = blank(height)
    for status in _in_order(by_period["status"]):
        rows = by_period[by_period["status"].eq(status)]
        figure.add_bar(
            x=rows["period"], y=rows["rows"], name=_label(status), marker=_marker(status), hovertemplate="%{y:,d}"
        )
    figure.update_layout(barmode="stack", bargap=0.08, legend={"traceorder": "normal"})
    figure.update_yaxes(title="Rows", tickformat=",d")
    figure.update_xaxes(type="category", nticks=6, tickangle=0)
    return figure


def share_shown(by_state: pd.DataFrame, height: int = 760) -> go.Figure:
    """States by periods: the share of rows whose number is shown; empty where there is no row.

    by_state: share (0–1) by state (postal code) and period, as `views.coverage.Coverage` holds it.
    """
    figure = blank(height)
    states = by_state.index[::-1]
    figure.add_heatmap(
        x=list(by_state.columns),
        y=list(states),
        z=by_state.loc[states].to_numpy(),
        zmin=0,
        zmax=1,
        colorscale=_SCALE,
        xgap=1,
        ygap=1,
        colorbar={"tickformat": ".0%", "thickness": 10, "len": 0.4, "y": 0.8},
        hovertemplate="%{y}, %{x}: %{z:.0%} of rows hold a number<extra></extra>",
    )
    figure.update_layout(hovermode="closest")
    figure.update_xaxes(type="category", nticks=6, tickangle=0, side="top")
    figure.update_yaxes(type="category", tickfont={"size": 10}, dtick=1)
    return figure


def _in_order(statuses: pd.Series) -> list[str]:
    """Shown statuses first, in the order of the list of statuses."""
    found = set(statuses)
    return [ROW] if found == {ROW} else sorted(found, key=lambda key: (STATUSES[key].hidden, list(STATUSES).index(key)))


def _label(status: str) -> str:
    return "rows" if status == ROW else STATUSES[status].label


def _marker(status: str) -> dict[str, object]:
    if status == ROW:
        return {"color": SERIES[0]}
    pattern = _PATTERNS[STATUSES[status].hatch]
    if not STATUSES[status].hidden:
        return {"color": _SHOWN.get(status, SERIES[5]), "pattern": {"shape": pattern}}
    return {"color": _HIDDEN, "pattern": {"shape": pattern, "fillmode": "replace", "size": 5}}
