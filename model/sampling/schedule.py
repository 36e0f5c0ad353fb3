"""Which shifts inspect, drawn by seed: the same plan and seed give the same schedule.

Every shift of a round has the same chance to be drawn. `random`: shifts drawn without replacement. `systematic`:
evenly spaced from a random start, so that days and hours are covered alike. Within a drawn shift every step-th arrival
is inspected from a random start. Each port and mode draws from its own stream: one more port changes no other. ◇
"""

from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from model.sampling.plan import SHIFTS_A_DAY, SamplingPlan, Scheme


@dataclass(frozen=True)
class Turn:
    """One drawn shift: day 1 … days, shift 1 … 3 (eight hours each); inspect `inspections` arrivals, the `first`
    and then every `step`-th.
    """

    stratum: str
    day: int
    shift: int
    inspections: int
    first: int
    step: int


def schedule(plan: SamplingPlan, inspections: dict[str, int]) -> tuple[Turn, ...]:
    """The shifts of every stratum with inspections, in order of stratum and time. KeyError for an unknown one."""
    return tuple(turn for name, count in inspections.items() if count > 0 for turn in _turns(plan, name, count))


def draw_shifts(total: int, count: int, scheme: Scheme, random: np.random.Generator) -> NDArray[np.int64]:
    """`count` of the shifts 0 … total − 1, in order; each shift is drawn with chance count / total."""
    if scheme == "random":
        return np.sort(random.choice(total, size=count, replace=False)).astype(np.int64)
    start = random.uniform()
    return np.floor((start + np.arange(count)) * total / count).astype(np.int64)


def _turns(plan: SamplingPlan, name: str, count: int) -> list[Turn]:
    random = np.random.default_rng([plan.seed, crc32(name.encode())])
    total = int(plan.days) * SHIFTS_A_DAY
    turns = min(-(-count // int(plan.shift_size)), total)
    shifts = draw_shifts(total, turns, plan.scheme, random)
    sizes = np.full(turns, count // turns)
    sizes[: count % turns] += 1
    steps = np.maximum(plan.arrivals(name) / total / sizes, 1).astype(np.int64)
    first = random.integers(1, steps + 1)
    return [
        Turn(name, int(at) // SHIFTS_A_DAY + 1, int(at) % SHIFTS_A_DAY + 1, int(size), int(start), int(step))
        for at, size, start, step in zip(shifts, sizes, first, steps, strict=True)
    ]
