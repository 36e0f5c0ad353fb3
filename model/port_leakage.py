"""Traffic diverted between ports of entry: what crosses elsewhere where a toll is not the same at every port.

◇ A toll p at a port lowers its crossings as in the assessment, by 1 − (1 + p/s)^ε. A part δₚ of those who no longer
cross there would cross at another of the country's ports if it asked nothing; the less they save by it, the fewer do,
in proportion to the saving. They divide by what crosses at the other ports now, near or far. Where every port asks
the same, nobody saves by going to another: no traffic moves, which is why the assessment has one toll a country.
Traffic rides on crossings: what moves takes its part of the deaths that travelers carry, an exposure, no forecast.
"""

import numpy as np

from model.arrays import Floats
from model.parameters import default_of
from model.scenario import Policy


def diverted_crossings(entries: Floats, toll: Floats, policy: Policy, ratio: float | None = None) -> Floats:
    """Crossings that move, (from port, to port), a year, among the ports of one country.

    entries: (port,), crossings a year before any toll. toll: (port,), USD a crossing. ratio: δₚ, the parameter's
    default where it is None. Raises ValueError with the field and its allowed range.
    """
    part = default_of("leakage.port_diversion") if ratio is None else ratio
    _within("port_diversion", np.array(part), 1.0)
    _within("entries", entries, 1e12)
    _within("toll", toll, 1e6)
    if entries.shape != toll.shape or entries.ndim != 1:
        raise ValueError(f"toll: allowed one for each of {entries.shape} entries, got {toll.shape}")
    lost = entries * (1.0 - (1.0 + toll / policy.crossing_cost) ** policy.crossing_elasticity)
    some = np.where(toll > 0.0, toll, 1.0)[:, None]
    saving = np.where(toll[:, None] > 0.0, np.maximum(toll[:, None] - toll, 0.0) / some, 0.0)
    elsewhere = entries.sum() - entries
    crosses = np.where(elsewhere[:, None] > 0.0, entries / np.where(elsewhere > 0.0, elsewhere, 1.0)[:, None], 0.0)
    moved: Floats = part * lost[:, None] * saving * np.minimum(crosses, 1.0)
    return moved


def _within(name: str, values: Floats, high: float) -> None:
    if not ((values >= 0.0) & (values <= high)).all():  # NaN is in no range
        raise ValueError(f"{name}: allowed 0 to {high:,.10g}, got {values[~((values >= 0.0) & (values <= high))][0]!r}")
