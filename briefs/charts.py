"""The charts of the briefs. Each takes a tidy frame or plain values and gives SVG with its words."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from briefs.drawing import Chart, canvas, drawn, plain_axes
from house.formats import bounds, dollars, percent, whole
from house.palette import DARK, GRID, INK, SERIES

FINAL, PROVISIONAL = SERIES[0], "#c5dfec"
_THOUSANDS = FuncFormatter(lambda value, _: whole(value))


def deaths_by_period(trend: pd.DataFrame, name: str) -> Chart:
    """Deaths of a region by period: columns as `data.views.regions.region_trend`.

    Bars are the reported sums, lighter where provisional; a bracket runs between the bounds where counties are hidden.
    Final years and provisional windows stand apart: they are not one series.
    """
    figure = canvas(530, 128)
    axes = figure.add_subplot()
    plain_axes(axes)
    at = [place + 0.7 * bool(later) for place, later in enumerate(trend["provisional"])]
    reported = trend["deaths"].astype("float64").fillna(0)
    colors = [PROVISIONAL if later else FINAL for later in trend["provisional"]]
    axes.bar(at, reported, width=0.68, color=colors, edgecolor=FINAL, linewidth=0.5)
    for x, low, high in zip(at, trend["lower"], trend["upper"], strict=True):
        if pd.notna(low) and high > low:
            axes.plot([x, x], [low, high], color=INK, linewidth=0.9)
            axes.hlines([low, high], x - 0.16, x + 0.16, color=INK, linewidth=0.9)
    axes.set_xticks(
        at, [_short(label, later) for label, later in zip(trend["label"], trend["provisional"], strict=True)]
    )
    axes.yaxis.set_major_formatter(_THOUSANDS)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.set_xlim(-0.6, at[-1] + 0.6)
    axes.set_ylim(bottom=0)
    first, last = trend.iloc[0], trend.iloc[-1]
    alt = (
        f"Bar chart of overdose deaths in {name}. {first['label']}: {bounds(first['lower'], first['upper'])}; "
        f"{last['label']}, provisional: {bounds(last['lower'], last['upper'])}."
    )
    return drawn(figure, alt)


def _short(label: str, provisional: bool) -> str:
    return f"to Dec.\n{label[-4:]}" if provisional else label


def charges_by_country(
    names: Sequence[str], rates: Sequence[tuple[float, float]], tolls: Sequence[tuple[float, float]]
) -> Chart:
    """Adjustment (share of import value) and toll (USD a crossing) of each country: bars now, ticks at the set point.

    rates and tolls: (set point, now) by country, in the order of names.
    """
    figure = canvas(530, 26 + 17 * len(names))
    left, right = figure.subplots(1, 2, sharey=True)
    _bars(left, names, rates, SERIES[0], FuncFormatter(lambda value, _: f"{100 * value:g}%"), "Adjustment")
    _bars(right, names, tolls, SERIES[1], FuncFormatter(lambda value, _: f"${value:g}"), "Toll per crossing")
    said = "; ".join(
        f"{name}: adjustment {percent(rate[1], 2)} (set point {percent(rate[0], 2)}), "
        f"toll {dollars(toll[1])} (set point {dollars(toll[0])})"
        for name, rate, toll in zip(names, rates, tolls, strict=True)
    )
    return drawn(figure, f"Bar charts of adjustment and toll by country, beside the set point. {said}.")


def _bars(
    axes: Axes, names: Sequence[str], pairs: Sequence[tuple[float, float]], color: str, form: FuncFormatter, title: str
) -> None:
    plain_axes(axes)
    axes.grid(axis="x", color=GRID, linewidth=0.6)
    axes.grid(visible=False, axis="y")
    rows = list(range(len(names)))
    axes.barh(rows, [now for _, now in pairs], height=0.56, color=color)
    axes.vlines([before for before, _ in pairs], [y - 0.42 for y in rows], [y + 0.42 for y in rows], color=DARK,
                linewidth=1.4)  # fmt: skip
    axes.set_yticks(rows, list(names))
    axes.set_ylim(len(names) - 0.45, -0.55)
    axes.xaxis.set_major_formatter(form)
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.set_xlim(0, max(max(max(pair) for pair in pairs) * 1.08, 1e-4))
    axes.set_title(title, loc="left", fontsize=8, color=INK)
