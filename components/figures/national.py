"""The nation on one time axis: deaths, fentanyl seized, and what changed in policy."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from components.figures.seizures import COLORS, RECENT_MONTHS
from components.figures.template import SERIES, TEMPLATE
from data.views.policy_events import KINDS

FIRST = pd.Timestamp(2018, 7, 1)
_HEIGHTS = (0.42, 0.3, 0.28)
_LANES = list(KINDS)


def deaths_supply_and_policy(
    frame: pd.DataFrame, events: pd.DataFrame, bands: dict[str, tuple[pd.Timestamp, pd.Timestamp]], height: int = 600
) -> go.Figure:
    """Three charts on one time axis: deaths in 12 months ending, pounds of fentanyl each month, events by kind.

    frame: index month; reported, predicted and one column for each component, as views.situation.deaths_and_seizures.
    events: date, kind, label (what is told when pointed at). bands: shaded spans of time by name.
    """
    figure = make_subplots(rows=3, cols=1, shared_xaxes=True, vertical_spacing=0.05, row_heights=_HEIGHTS)
    figure.update_layout(template=TEMPLATE, height=height, separators=".,", barmode="stack", bargap=0.1)
    _deaths(figure, frame)
    _seizures(figure, frame)
    _events(figure, events)
    _bands(figure, bands)  # after the traces: Plotly leaves empty charts without them
    figure.update_yaxes(title="Deaths, 12 months", rangemode="tozero", tickformat=",d", row=1, col=1)
    figure.update_yaxes(title="Pounds a month", rangemode="tozero", tickformat=",d", row=2, col=1)
    last = max(frame.index.max(), events["date"].max()) + pd.Timedelta(days=45)
    figure.update_xaxes(hoverformat="%B %Y", range=[FIRST, last])
    return figure


def _deaths(figure: go.Figure, frame: pd.DataFrame) -> None:
    figure.add_scatter(
        x=frame.index, y=frame["reported"], name="Deaths reported", mode="lines",
        line={"color": SERIES[2], "width": 2.5}, hovertemplate="%{y:,.0f}", row=1, col=1,
    )  # fmt: skip
    recent = frame["predicted"].dropna().tail(RECENT_MONTHS)
    figure.add_scatter(
        x=recent.index, y=recent, name="Deaths predicted by NCHS, latest 12 months", mode="lines",
        line={"color": SERIES[3], "width": 1.5, "dash": "dash"}, hovertemplate="%{y:,.0f}", row=1, col=1,
    )  # fmt: skip


def _seizures(figure: go.Figure, frame: pd.DataFrame) -> None:
    for component, color in COLORS.items():
        figure.add_bar(
            x=frame.index, y=frame[component], name=f"Seized, {component}", marker={"color": color},
            hovertemplate="%{y:,.0f} lb", row=2, col=1,
        )  # fmt: skip


def _events(figure: go.Figure, events: pd.DataFrame) -> None:
    """One lane a kind: what changed, and when."""
    figure.add_scatter(
        x=events["date"], y=events["kind"].map(KINDS), customdata=events["label"], mode="markers", showlegend=False,
        marker={"symbol": "diamond", "size": 9, "color": [SERIES[_LANES.index(kind)] for kind in events["kind"]]},
        hovertemplate="%{customdata}<extra></extra>", row=3, col=1,
    )  # fmt: skip
    lanes = list(KINDS.values())
    figure.update_yaxes(
        categoryorder="array", categoryarray=lanes[::-1], range=[-0.6, len(lanes) - 0.4], showgrid=True, row=3, col=1
    )


def _bands(figure: go.Figure, bands: dict[str, tuple[pd.Timestamp, pd.Timestamp]]) -> None:
    for place, (name, (first, last)) in enumerate(bands.items()):
        span = {"x0": first, "x1": last, "fillcolor": SERIES[4], "opacity": 0.13, "line_width": 0, "layer": "below"}
        for row in (1, 2, 3):
            figure.add_vrect(**span, row=row, col=1)
        figure.add_annotation(
            x=first, y=0, yref="y domain", text=name, showarrow=False, xanchor="left", yanchor="bottom", xshift=3,
            yshift=14 * (place % 2),  # on a phone the names of neighbors would meet
            font={"size": 11}, row=1, col=1,
        )  # fmt: skip
