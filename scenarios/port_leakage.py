"""What crosses elsewhere if a country's toll is charged at some of its land ports alone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from model import assess
from model.port_leakage import diverted_crossings
from model.scenario import CHANNELS, Scenario
from scenarios.port_tolls import port_tolls

TRAVELERS = CHANNELS[2]


@dataclass(frozen=True)
class PortLeakage:
    """Crossings a year that `tolled` ports lose to the toll, and of them those that move; by port that gains them.

    deaths_moved: deaths a year that travelers carry with the crossings that move, by attribution.
    """

    tolled: tuple[str, ...]
    toll: float
    crossings_lost: float
    crossings_moved: float
    gained: Mapping[str, float]
    deaths_moved: float


def port_leakage(
    scenario: Scenario, country: str, tolled: Collection[str] | None = None, ratio: float | None = None
) -> PortLeakage:
    """What moves between the land ports of a country of the scenario, by port code.

    tolled: the ports that charge the country's toll; None is all of them, as the assessment has it, and then nothing
    moves. Raises ValueError for a country without land ports or a port that is none of its, TableUnavailable.
    """
    found = assess(scenario)
    ports = port_tolls(scenario, found)
    ports = ports[ports["iso3"] == country]
    codes = [str(code) for code in ports["port_code"]]
    if not codes:
        raise ValueError(f"country: allowed one with land ports in the scenario, got {country!r}")
    asks = codes if tolled is None else list(tolled)
    unknown = sorted(set(asks) - set(codes))
    if unknown:
        raise ValueError(f"tolled: allowed land ports of {country}, got {', '.join(unknown)}")
    entries = ports["entries"].to_numpy(dtype=float)
    toll = np.where(np.isin(codes, asks), found.countries[country].toll, 0.0)
    moved = diverted_crossings(entries, toll, scenario.policy, ratio)
    policy = scenario.policy
    lost = entries * (1.0 - (1.0 + toll / policy.crossing_cost) ** policy.crossing_elasticity)
    gained = {code: float(count) for code, count in zip(codes, moved.sum(axis=0), strict=True) if count > 0}
    carried = sum(
        outcome.footprints[country].current * _row(scenario, name, country) for name, outcome in found.outcomes.items()
    )
    return PortLeakage(
        tolled=tuple(asks),
        toll=found.countries[country].toll,
        crossings_lost=float(lost.sum()),
        crossings_moved=float(moved.sum()),
        gained=gained,
        deaths_moved=float(carried * moved.sum() / entries.sum()),
    )


def _row(scenario: Scenario, outcome: str, country: str) -> float:
    """The part of the country's flow that comes with travelers."""
    channel = scenario.outcomes[outcome].channel
    row = channel[country] if country in channel else channel["default"]
    return float(getattr(row, TRAVELERS))
