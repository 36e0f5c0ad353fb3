"""The county map of a region's brief: rates in the map's own steps, what is hidden hatched, ports marked."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from briefs.drawing import Chart, canvas, drawn
from briefs.shapes import port_points, shapes
from data.status import HIDDEN_COUNTS, STATUSES
from house.formats import whole
from house.palette import DARK, INK, LAND, MAP_STEPS, PORT, STATE_LINE
from house.regions import COUNTY_BREAKS

WIDTH, HEIGHT = 300.0, 262.0
BREAKS = COUNTY_BREAKS["rate"]
_HATCH = {"lines": "//////", "dots": "......"}
_NOT_AVAILABLE = "#ffffff"
_INSETS = (("02",), ("15",), ("72", "78"))  # states drawn apart, as data.geometry.projection places them


def rate_map(slug: str, counties: pd.DataFrame, ports: Iterable[str], period: str) -> Chart:
    """Death rates of a region's counties. counties: rows of `data.views.regions.region_counties`; ports: codes."""
    figure = canvas(WIDTH, HEIGHT)
    axes, legend = figure.subplots(2, 1, height_ratios=(HEIGHT - 30, 30))
    axes.set_axis_off()
    outline = shapes("hidtas")[slug]
    _frame(axes, outline.get_extents().get_points())
    view = Bbox(np.column_stack([axes.get_xlim(), sorted(axes.get_ylim())]))
    states = [path for path in _neighbors(counties["fips"].iloc[0][:2]) if path.get_extents().overlaps(view)]
    for state in states:
        axes.add_artist(PathPatch(state, facecolor=LAND, linewidth=0))
    for county in counties.to_dict("records"):
        _county(axes, str(county["fips"]), county["rate"], str(county["rate_status"]))
    for state in states:
        axes.add_artist(PathPatch(state, facecolor="none", edgecolor=STATE_LINE, linewidth=0.5))
    axes.add_artist(PathPatch(outline, facecolor="none", edgecolor=DARK, linewidth=0.9))
    _ports(axes, ports)
    _legend(legend)
    return drawn(figure, _words(counties, period))


def _neighbors(state: str) -> list[Path]:
    """The states in the same part of the frame as a state: insets stand where other parts' neighbors would be."""
    apart = next((part for part in _INSETS if state in part), None)
    if apart:
        return [shapes("states")[code] for code in apart]
    return [path for code, path in shapes("states").items() if not any(code in part for part in _INSETS)]


def _frame(axes: Axes, box: np.ndarray) -> None:
    """Look at the box (two corners) with a margin, y downwards, in the proportions of the axes."""
    (left, top), (right, bottom) = box
    ratio = WIDTH / (HEIGHT - 34)
    wide = max(right - left, (bottom - top) * ratio) * 1.1
    x, y = (left + right) / 2, (top + bottom) / 2
    axes.set_xlim(x - wide / 2, x + wide / 2)
    axes.set_ylim(y + wide / ratio / 2, y - wide / ratio / 2)


def _county(axes: Axes, fips: str, rate: float, status: str) -> None:
    path = shapes("counties").get(fips)
    if path is None:
        return
    hatch = STATUSES[status].hatch
    if pd.isna(rate):
        face, mark = _NOT_AVAILABLE, _HATCH.get(hatch)
    else:
        face, mark = MAP_STEPS[int(np.searchsorted(BREAKS, rate, side="right"))], None
    axes.add_artist(PathPatch(path, facecolor=face, edgecolor="#ffffff", linewidth=0.3))
    if mark or hatch == "light":
        light = hatch == "light"
        axes.add_artist(PathPatch(path, facecolor="none", edgecolor="#ffffff" if light else INK, linewidth=0,
                                 hatch="////" if light else mark))  # fmt: skip
    if pd.isna(rate):
        axes.add_artist(PathPatch(path, facecolor="none", edgecolor=STATE_LINE, linewidth=0.3))


def _ports(axes: Axes, ports: Iterable[str]) -> None:
    places = [port_points()[code] for code in ports if code in port_points()]
    if places:
        x, y = zip(*places, strict=True)
        axes.scatter(x, y, s=16, marker="D", facecolor=PORT, edgecolor="#ffffff", linewidth=0.6, zorder=5)


def _legend(axes: Axes) -> None:
    """Steps with their edges, then the hatches with what they mean."""
    axes.set_axis_off()
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(30, 0)
    for step, color in enumerate(MAP_STEPS):
        axes.add_patch(Rectangle((24 * step, 1), 24, 8, facecolor=color, linewidth=0))
    for edge, at in zip(BREAKS, range(24, 24 * len(MAP_STEPS), 24), strict=True):
        axes.text(at, 10, str(edge), ha="center", va="top", fontsize=6.5)
    axes.text(24 * len(MAP_STEPS) + 6, 5, "deaths per 100,000", ha="left", va="center", fontsize=7)
    left = 0.0
    for hatch, words, width in (("//////", "1–9", 30), ("......", "0–9", 30), ("", "not available", 62)):
        axes.add_patch(Rectangle((left, 20), 12, 8, facecolor="#ffffff", edgecolor=STATE_LINE, linewidth=0.4,
                                 hatch=hatch))  # fmt: skip
        axes.text(left + 15, 24, words, va="center", fontsize=7)
        left += width + 8
    axes.add_patch(Rectangle((left, 20), 12, 8, facecolor=MAP_STEPS[3], edgecolor="#ffffff", linewidth=0, hatch="////"))
    axes.text(left + 15, 24, "under 20 deaths: unreliable", va="center", fontsize=7)
    axes.scatter([left + 112], [24], s=14, marker="D", facecolor=PORT, linewidth=0)
    axes.text(left + 119, 24, "port", va="center", fontsize=7)


def _words(counties: pd.DataFrame, period: str) -> str:
    """The map in words: how many counties of each kind, and the highest reliable rate."""
    hidden = int(counties["status"].isin(HIDDEN_COUNTS).sum())
    missing = int(counties["status"].eq("not_available").sum())
    known = counties[counties["rate_status"].isin(["final", "provisional"])]
    text = f"Map of overdose death rates by county, {period}: {whole(len(counties))} counties, {hidden} hidden and "
    text += f"hatched, {missing} not available."
    if known.empty:
        return f"{text} No county has a reliable rate."
    top = known.sort_values("rate").iloc[-1]
    return f"{text} Highest reliable rate: {top['name']}, {top['state']}, {top['rate']:.1f} per 100,000."
