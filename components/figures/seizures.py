"""Charts of seizures. Field Operations and the Border Patrol always keep their own colors."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from components.figures.template import SERIES, TEMPLATE, blank

RECENT_MONTHS = 12  # older predictions lie on the reported line
COLORS = {"Office of Field Operations": SERIES[0], "U.S. Border Patrol": SERIES[1]}


def pounds_by_year(frame: pd.DataFrame, height: int = 300) -> go.Figure:
    """Pounds by fiscal year, components stacked; a year not yet complete says how many months it has.

    frame: fiscal_year, component, pounds, months, as views.seizures.by_year gives it.
    """
    figure = blank(height)
    for component, rows in frame.groupby("component", observed=True):
        years = zip(rows["fiscal_year"], rows["months"], strict=True)
        label = [fiscal_year(int(year), int(months)) for year, months in years]
        figure.add_bar(
            x=label, y=rows["pounds"], name=str(component), marker={"color": COLORS[str(component)]},
            hovertemplate="%{y:,.0f} lb",
        )  # fmt: skip
    figure.update_layout(barmode="stack")
    figure.update_yaxes(title="Pounds seized", rangemode="tozero", tickformat=",d")
    return figure


def pounds_by_region(frame: pd.DataFrame, height: int = 240) -> go.Figure:
    """Pounds of one fiscal year by region, components stacked; frame: region, component, pounds."""
    figure = blank(height)
    for component, rows in frame.groupby("component", observed=True):
        figure.add_bar(
            y=rows["region"].astype("str"), x=rows["pounds"], orientation="h", name=str(component),
            marker={"color": COLORS[str(component)]}, hovertemplate="%{x:,.0f} lb",
        )  # fmt: skip
    figure.update_layout(barmode="stack", hovermode="y unified")
    figure.update_xaxes(title="Pounds seized", rangemode="tozero", tickformat=",d", showgrid=True)
    figure.update_yaxes(showgrid=False)
    return figure


def pounds_per_million(frame: pd.DataFrame, height: int = 300) -> go.Figure:
    """Pounds per million people crossing, a line for each field office; frame as views.seizures.per_crossing."""
    figure = blank(height)
    for color, (office, rows) in zip(SERIES, frame.groupby("office"), strict=False):
        figure.add_scatter(
            x=[f"FY{year}" for year in rows["fiscal_year"]], y=rows["per_million"], name=str(office),
            mode="lines+markers", line={"color": color, "width": 2}, hovertemplate="%{y:,.1f}",
        )  # fmt: skip
    figure.update_yaxes(title="lb per million people", rangemode="tozero")
    return figure


def deaths_above_seizures(frame: pd.DataFrame, height: int = 460) -> go.Figure:
    """Two charts on one time axis: deaths in 12 months ending above, pounds of fentanyl seized each month below.

    frame: index month; reported, predicted and one column for each component, as views.situation.deaths_and_seizures.
    """
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.09, row_heights=[0.56, 0.44])
    figure.update_layout(template=TEMPLATE, height=height, separators=".,", barmode="stack", bargap=0.1)
    figure.add_scatter(
        x=frame.index, y=frame["reported"], name="Deaths reported", mode="lines",
        line={"color": SERIES[2], "width": 2.5}, hovertemplate="%{y:,.0f}", row=1, col=1,
    )  # fmt: skip
    recent = frame["predicted"].dropna().tail(RECENT_MONTHS)
    figure.add_scatter(
        x=recent.index, y=recent, name="Deaths predicted by NCHS, latest 12 months", mode="lines",
        line={"color": SERIES[3], "width": 1.5, "dash": "dash"}, hovertemplate="%{y:,.0f}", row=1, col=1,
    )  # fmt: skip
    for component, color in COLORS.items():
        figure.add_bar(
            x=frame.index, y=frame[component], name=f"Seized, {component}", marker={"color": color},
            hovertemplate="%{y:,.0f} lb", row=2, col=1,
        )  # fmt: skip
    figure.update_yaxes(title="Deaths in 12 months", rangemode="tozero", tickformat=",d", row=1, col=1)
    figure.update_yaxes(title="Pounds a month", rangemode="tozero", tickformat=",d", row=2, col=1)
    figure.update_xaxes(hoverformat="%B %Y")
    return figure


def fiscal_year(year: int, months: int) -> str:
    """FY2025, or FY2026 to date (7 months)."""
    return f"FY{year}" if months == 12 else f"FY{year}, {months} mo."
