"""Charts of what comes near a region: seizures, laboratory reports."""

import pandas as pd
import plotly.graph_objects as go

from components.figures.template import SERIES, blank


def pounds_by_office(seizures: pd.DataFrame, suffix: str = " field office", height: int = 280) -> go.Figure:
    """Pounds seized by fiscal year, one bar a field office; an incomplete year is hatched.

    seizures: office, fiscal_year, months, pounds, as `views.region_supply.office_seizures` gives it. suffix: what the
    names of `office` are.
    """
    figure = blank(height)
    for (office, rows), color in zip(seizures.groupby("office", sort=False), SERIES, strict=False):
        figure.add_bar(
            x=rows.apply(year_label, axis=1), y=rows["pounds"], name=f"{office}{suffix}",
            marker={"color": color, "pattern": {"shape": ["/" if m < 12 else "" for m in rows["months"]]}},
            hovertemplate="%{y:,.0f} lb",
        )  # fmt: skip
    figure.update_layout(barmode="group", showlegend=True)
    figure.update_xaxes(type="category")
    figure.update_yaxes(title="Pounds, gross", tickformat=",d")
    return figure


def year_label(row: pd.Series) -> str:
    """FY25, or FY26 (7 months) for a year that is not over."""
    name = f"FY{int(row['fiscal_year']) % 100}"
    return name if row["months"] == 12 else f"{name} ({row['months']} mo.)"


def reports_by_half(signals: pd.DataFrame, names: dict[str, str], height: int = 300) -> go.Figure:
    """Laboratory reports of fentanyl by half-year, one line a state; provisional half-years are open marks.

    signals: state, period_end, fentanyl, status, as `views.region_signals.state_signals` gives it. names: by state.
    """
    figure = blank(height)
    for place, (state, rows) in enumerate(signals.groupby("state", sort=False)):
        open_mark = rows["status"].eq("provisional")
        figure.add_scatter(
            x=rows["period_end"], y=rows["fentanyl"].astype("Float64").astype("float64"), name=names[str(state)],
            mode="lines+markers",
            line={"color": SERIES[place % len(SERIES)], "width": 2, "dash": "solid" if place < len(SERIES) else "dot"},
            marker={"size": 7, "symbol": ["circle-open" if open_ else "circle" for open_ in open_mark]},
            customdata=["provisional" if open_ else "" for open_ in open_mark],
            hovertemplate="%{y:,.0f} %{customdata}",
        )  # fmt: skip
    figure.update_layout(showlegend=True)
    figure.update_yaxes(title="Reports of fentanyl", rangemode="tozero", tickformat=",d")
    figure.update_xaxes(hoverformat="half-year to %B %Y")
    return figure
