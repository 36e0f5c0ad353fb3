"""How every chart of a brief is begun and ended: one style, nothing shared between threads, the same bytes again."""

import io
from dataclasses import dataclass

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from house.palette import GRID, INK

FACE, MEASURED_IN = "Libertinus Serif", "DejaVu Serif"
PER_INCH = 72

# set once: a context that sets it for one chart would set it for every thread.
matplotlib.rcParams.update(
    {
        "svg.fonttype": "none",  # text stays text: the typesetter sets it in its own face
        "svg.hashsalt": "setpoint",
        "font.family": MEASURED_IN,
        "font.size": 7.5,
        "text.color": INK,
        "text.parse_math": False,
        "axes.labelcolor": INK,
        "axes.edgecolor": GRID,
        "xtick.color": INK,
        "ytick.color": INK,
        "hatch.linewidth": 0.5,
    }
)


@dataclass(frozen=True)
class Chart:
    """A picture of a brief: SVG, and the words that stand for it."""

    svg: bytes
    alt: str


def canvas(width: float, height: float) -> Figure:
    """An empty figure of this size in points."""
    return Figure(figsize=(width / PER_INCH, height / PER_INCH), layout="constrained")


def plain_axes(axes: Axes) -> None:
    """Axes as every chart has them: a grid across, no frame, no ticks."""
    axes.grid(axis="y", color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)


def drawn(figure: Figure, alt: str) -> Chart:
    """The figure as SVG, without a date, its text in the brief's face."""
    text = io.StringIO()
    figure.savefig(text, format="svg", transparent=True, metadata={"Date": None})
    return Chart(text.getvalue().replace(MEASURED_IN, FACE).encode(), alt)
