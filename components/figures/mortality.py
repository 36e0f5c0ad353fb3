"""Charts of overdose deaths: a region's or county's years, and its states' deaths by drug."""

import pandas as pd
import plotly.graph_objects as go

from components.figures.template import SERIES, blank
from data.views.mortality import DRUGS

_COLORS = dict(zip(DRUGS, (SERIES[4], SERIES[0], SERIES[1], SERIES[2], SERIES[3], SERIES[5]), strict=True))
_BAND = "rgba(43, 135, 184, 0.22)"


def deaths_over_time(trend: pd.DataFrame, height: int = 320) -> go.Figure:
    """Final calendar years as a line with their bounds, provisional 12-month windows as points of their own.

    trend: label, provisional, deaths, lower, upper (deaths), as `views.regions.region_trend` gives it.
    The two are not joined: they differ in status and vintage.
    """
    final, provisional = trend[~trend["provisional"]], trend[trend["provisional"]]
    figure = blank(height)
    _band(figure, final)
    figure.add_scatter(
        x=final["label"], y=_floats(final["deaths"]), name="Final, calendar year", mode="lines+markers",
        line={"color": SERIES[0], "width": 2}, marker={"size": 6},
        customdata=_spans(final), hovertemplate="%{y:,.0f} reported%{customdata}",
    )  # fmt: skip
    figure.add_scatter(
        x=provisional["label"].map(_short), y=_floats(provisional["deaths"]), name="Provisional, 12 months ending",
        mode="markers", marker={"size": 10, "symbol": "diamond-open", "color": SERIES[1], "line": {"width": 2}},
        error_y=_error(provisional), customdata=_spans(provisional), hovertemplate="%{y:,.0f} reported%{customdata}",
    )  # fmt: skip
    _mark_years(figure, final, provisional)
    figure.update_yaxes(title="Deaths", rangemode="tozero", tickformat=",d")
    return figure


def deaths_by_drug(deaths: pd.DataFrame, height: int = 340) -> go.Figure:
    """One state's deaths in 12 months ending, by drug: reported as lines, the publisher's prediction dashed.

    deaths: drug, month, reported, predicted, as `views.mortality.state_deaths` gives it. Drugs overlap.
    """
    figure = blank(height)
    for drug, name in DRUGS.items():
        rows = deaths[deaths["drug"] == drug]
        if rows["reported"].notna().any():
            _reported_and_predicted(figure, rows, _legend_name(name), _COLORS[drug])
    figure.update_yaxes(title="Deaths in 12 months", rangemode="tozero", tickformat=",d")
    figure.update_xaxes(title="12 months ending", hoverformat="%B %Y")
    return figure


def deaths_by_month(months: pd.DataFrame, height: int = 280) -> go.Figure:
    """One county's deaths in 12 months ending, every month provisional; the bounds where counts are hidden.

    months: month, deaths, lower, upper, as `views.county.county_months` gives it.
    """
    figure = blank(height)
    hidden = months["deaths"].isna() & months["upper"].notna()
    if hidden.any():
        rows = months[hidden]
        figure.add_scatter(
            x=rows["month"], y=_floats(rows["lower"]), name="Hidden: 1–9", mode="markers",
            marker={"size": 1, "color": SERIES[4]}, hovertemplate="hidden, 1–9",
            error_y={"type": "data", "array": _floats(rows["upper"]) - _floats(rows["lower"]),
                     "arrayminus": [0] * len(rows), "thickness": 2, "width": 0, "color": SERIES[4]},
        )  # fmt: skip
    figure.add_scatter(
        x=months["month"], y=_floats(months["deaths"]), name="Provisional, 12 months ending", mode="lines+markers",
        line={"color": SERIES[1], "width": 2, "dash": "dash"}, marker={"size": 5, "symbol": "diamond-open"},
        connectgaps=False, hovertemplate="%{y:,.0f}, provisional",
    )  # fmt: skip
    figure.update_layout(showlegend=True)
    figure.update_yaxes(title="Deaths in 12 months", rangemode="tozero", tickformat=",d")
    figure.update_xaxes(title="12 months ending", hoverformat="%B %Y")
    return figure


def _reported_and_predicted(figure: go.Figure, rows: pd.DataFrame, name: str, color: str) -> None:
    figure.add_scatter(
        x=rows["month"], y=rows["reported"], name=name, legendgroup=name, mode="lines",
        line={"color": color, "width": 2}, hovertemplate="%{y:,.0f}",
    )  # fmt: skip
    figure.add_scatter(
        x=rows["month"], y=rows["predicted"], name=f"{name}, predicted", legendgroup=name, mode="lines",
        line={"color": color, "width": 1.5, "dash": "dot"}, showlegend=False, hovertemplate="%{y:,.0f}",
    )  # fmt: skip


def _band(figure: go.Figure, final: pd.DataFrame) -> None:
    """The bounds of the deaths, shaded; nothing where no count is hidden."""
    if final["upper"].eq(final["lower"]).fillna(True).all():
        return
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "x": final["label"]}
    figure.add_scatter(y=_floats(final["lower"]), showlegend=False, **edge)
    figure.add_scatter(
        y=_floats(final["upper"]), name="Bounds with hidden counties", fill="tonexty", fillcolor=_BAND, **edge
    )


def _error(rows: pd.DataFrame) -> dict[str, object]:
    """From the reported sum up to the upper bound."""
    reach = _floats(rows["upper"]) - _floats(rows["deaths"])
    return {"type": "data", "array": reach, "arrayminus": [0] * len(rows), "thickness": 1.5, "color": SERIES[1]}


def _spans(rows: pd.DataFrame) -> list[str]:
    pairs = zip(rows["lower"], rows["upper"], strict=True)
    return ["" if pd.isna(low) or low == high else f"; {low:,}–{high:,} with hidden counties" for low, high in pairs]


def _mark_years(figure: go.Figure, final: pd.DataFrame, provisional: pd.DataFrame) -> None:
    """Every fourth year and both provisional windows, which fit side by side on a phone."""
    windows = list(provisional["label"].map(_short))
    years = list(final["label"])[::4]
    figure.update_xaxes(type="category", tickangle=0, tickvals=[*years, *windows])
    figure.update_xaxes(ticktext=[*years, *(label.replace("Dec 20", "’") for label in windows)])


def _short(label: str) -> str:
    """12 months to December 2025 → Dec 2025."""
    return label.replace("12 months to December ", "Dec ")


def _legend_name(name: str) -> str:
    """Synthetic opioids, mostly fentanyl (T40.4) → Synthetic opioids: a phone has no room for more."""
    return name.partition(" (")[0].partition(",")[0]


def _floats(series: pd.Series) -> pd.Series:
    return series.astype("Float64").astype("float64")
