"""Charts of what comes near a region."""

import pandas as pd
import plotly.graph_objects as go

from components.figures.template import SERIES, blank


def pounds_by_office(seizures: pd.DataFrame, height: int = 280) -> go.Figure:
    """Pounds seized by fiscal year, one bar a field office; an incomplete year is hatched.

    seizures: office, fiscal_year, months, pounds, as `views.region_supply.office_seizures` gives it.
    """
    figure = blank(height)
    for (office, rows), color in zip(seizures.groupby("office", sort=False), SERIES, strict=False):
        figure.add_bar(
            x=rows.apply(year_label, axis=1), y=rows["pounds"], name=f"{office} field office",
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
