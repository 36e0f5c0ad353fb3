"""The roles of the supply chain, in the order in which the goods pass, with what the white paper says of each.

Illustrative: actors are numbered, never named, and stand for no person or firm. Goods and payment are one chain ◇: a
purchase reaches an importer only where a financier clears it, so that finance is a stage like the others.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

RoleName = Literal["supplier", "finance", "front", "broker", "synthesis", "transport", "distribution"]


@dataclass(frozen=True)
class Role:
    """One role: defaults of the parameters `network.*`, each with a plausible range in `ranges`, and the reason."""

    name: RoleName
    title: str
    actors: int
    redundancy: float
    links: int
    hubs: float
    replacement: int
    successors: int
    ranges: MappingProxyType[str, tuple[float, float]]
    reason: str


def _ranges(**ranges: tuple[float, float]) -> MappingProxyType[str, tuple[float, float]]:
    return MappingProxyType(ranges)


ROLES: tuple[Role, ...] = (
    Role(
        "supplier",
        "Chemical suppliers",
        24,
        3.0,
        1,
        0.5,
        1,
        2,
        _ranges(actors=(10, 100), redundancy=(2, 6), links=(1, 1), hubs=(0, 2), replacement=(1, 2), successors=(1, 3)),
        "Many firms, some of them legal: analysts estimate 1,500 entities in China alone. Sanctioned suppliers resumed "
        "after minor adjustments.",
    ),
    Role(
        "finance",
        "Money launderers",
        4,
        1.2,
        6,
        1.0,
        4,
        2,
        _ranges(actors=(2, 10), redundancy=(1, 2), links=(3, 12), hubs=(0, 3), replacement=(2, 8), successors=(1, 3)),
        "Few, and shared: of four groups tied to both large organizations, three specialized in laundering money. The "
        "white paper names financiers as what might hamstring a network.",
    ),
    Role(
        "front",
        "Front companies",
        16,
        2.0,
        2,
        0.5,
        1,
        2,
        _ranges(actors=(8, 60), redundancy=(1.5, 4), links=(1, 4), hubs=(0, 2), replacement=(1, 2), successors=(1, 4)),
        "Shell companies are relatively easy to create.",
    ),
    Role(
        "broker",
        "Precursor brokers",
        8,
        1.5,
        3,
        1.0,
        2,
        2,
        _ranges(actors=(4, 20), redundancy=(1, 3), links=(2, 6), hubs=(0, 3), replacement=(1, 4), successors=(1, 3)),
        "Independent, and serve several organizations; modest profits make them hard to spot.",
    ),
    Role(
        "synthesis",
        "Laboratories",
        20,
        3.0,
        2,
        0.5,
        1,
        2,
        _ranges(actors=(8, 60), redundancy=(2, 6), links=(1, 4), hubs=(0, 2), replacement=(1, 2), successors=(1, 4)),
        "Outsourced cells, loosely coordinated; a small number could satisfy most of the need.",
    ),
    Role(
        "transport",
        "Cross-border transport",
        6,
        1.3,
        6,
        1.0,
        3,
        3,
        _ranges(actors=(3, 20), redundancy=(1, 2.5), links=(3, 12), hubs=(0, 3), replacement=(1, 6), successors=(1, 5)),
        "Outsourced and more closely coordinated. Removed leaders are followed by smaller, horizontal networks.",
    ),
    Role(
        "distribution",
        "Distribution in the United States",
        30,
        2.5,
        2,
        0.5,
        1,
        2,
        _ranges(actors=(15, 100), redundancy=(2, 5), links=(1, 4), hubs=(0, 2), replacement=(1, 2), successors=(1, 4)),
        "Distributors operate apart from the traffickers who run supply chains.",
    ),
)
ROLE_NAMES: tuple[RoleName, ...] = tuple(role.name for role in ROLES)
