"""Charts of seizures. Field Operations and the Border Patrol always keep their own colors."""

import pandas as pd
import plotly.graph_objects as go

from components.figures.template import SERIES, blank

RECENT_MONTHS = 12  # older predictions lie on the reported line
COLORS = {"Office of Field Operations": SERIES[0], "U.S. Border Patrol": SERIES[1]}


def pounds_by_year(frame: pd.DataFrame, height: int = 300) -> go.Figure:
    """Pounds by fiscal year, components stacked; a year not yet complete says how many months it has.

    frame: fiscal_year, component, pounds, months, as views.seizures.by_year gives it.
    """
    figure = blank(height)
    for component, rows in frame.groupby("component", observed=True):
        years = zip(rows["fiscal_year"], rows["months"], strict=True)
        label = [_short(fiscal_year(int(year), int(months))) for year, months in years]
        figure.add_bar(
            x=label, y=rows["pounds"], name=str(component), marker={"color": COLORS[str(component)]},
            hovertemplate="%{y:,.0f} lb",
        )  # fmt: skip
    figure.update_layout(barmode="stack")
    figure.update_xaxes(tickangle=0)
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


def fiscal_year(year: int, months: int) -> str:
    """FY2025, or FY2026 to date (7 months)."""
    return f"FY{year}" if months == 12 else f"FY{year}, {months} mo."


def _short(name: str) -> str:
    """FY25, and FY26 over its months: what stands side by side on a phone."""
    return name.replace("FY20", "FY").replace(", ", ",<br>")
