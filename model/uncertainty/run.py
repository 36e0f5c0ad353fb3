"""The run: draw a study in chunks of bounded memory, and keep the results that are reported.

A draw is the same whatever the chunk, the number of workers or the number of draws: its random numbers have a place
(streams.py), and it is always assessed among the same neighbors, in blocks of `CHUNK` draws.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.arrays import Floats
from model.assess import CHUNK, keep_freed_memory
from model.uncertainty.columns import column_names, fill_columns
from model.uncertainty.plan import Plan, block_at, plan_of
from model.uncertainty.streams import key_of, levels, streams_at
from model.uncertainty.study import MOST_BYTES, UncertaintyStudy

# draws taken at a time, in whole blocks: enough that starting the streams costs little
DRAWN_AT_ONCE = 16 * CHUNK

OnProgress = Callable[[int, int], None]


class Cancelled(Exception):
    """Raised by a caller's `on_progress` to end a run between two chunks."""


def unheard(done: int, total: int) -> None:
    """The progress of a run that nobody follows."""


@dataclass(frozen=True)
class Columns:
    """What is kept of every draw: `values` (column, draw), by the places in the assessment that `names` gives.

    `shares_scaled` and `evidence_scaled` are the parts of the draws in which numbers were scaled down to keep a sum.
    Values are 8-byte numbers, or 4-byte ones where so many are kept that memory would not hold them.
    """

    names: tuple[str, ...]
    values: NDArray[np.floating]
    shares_scaled: float
    evidence_scaled: float

    def of(self, name: str) -> NDArray[np.floating]:
        """The draws of one result, (draw,). Raises ValueError for a result that was not kept."""
        row: NDArray[np.floating] = self.values[self.names.index(name)]
        return row


class _Chunk(NamedTuple):
    start: int
    stop: int
    shares_scaled: int
    evidence_scaled: int


def draw_columns(
    study: UncertaintyStudy, on_progress: OnProgress = unheard, workers: int = 1, chunk: int = DRAWN_AT_ONCE
) -> Columns:
    """Draw and assess a study.

    `on_progress(done, total)` is told the draws done after each chunk, and may raise Cancelled, which ends the run.
    `chunk` is how many draws are made at a time, rounded up to whole blocks; neither it nor `workers` (threads)
    changes a result.
    """
    keep_freed_memory()
    plan = plan_of(study)
    values = np.empty((study.columns, study.draws), dtype=_dtype(study))
    step = -(-chunk // CHUNK) * CHUNK

    def work(start: int) -> _Chunk:
        """Draw one chunk and keep what the study asks for."""
        stop = min(start + step, study.draws)
        streams = streams_at([key_of(study.seed, name) for name in plan.names], start)
        blocks = range(start, stop, CHUNK)
        scaled = [_assess_block(plan, study, levels(streams, CHUNK), values[:, at:]) for at in blocks]
        shares, evidence = (sum(counts) for counts in zip(*scaled, strict=True))
        return _Chunk(start, stop, shares, evidence)

    done = shares_scaled = evidence_scaled = 0
    for part in _each(work, range(0, study.draws, step), workers):
        done += part.stop - part.start
        shares_scaled += part.shares_scaled
        evidence_scaled += part.evidence_scaled
        on_progress(done, study.draws)
    names = column_names(plan.inputs.countries, study.kept)
    return Columns(names, values, shares_scaled / study.draws, evidence_scaled / study.draws)


def _assess_block(plan: Plan, study: UncertaintyStudy, drawn: Floats, into: NDArray[np.floating]) -> tuple[int, int]:
    """Assess a whole block of draws, small enough for the processor's cache, and keep those that are asked for.

    Gives in how many of them shares, and evidence weights, were scaled.
    """
    block = block_at(plan, drawn)
    results = np.empty((study.columns, CHUNK))
    fill_columns(block.inputs, study.kept, results)
    kept = min(CHUNK, into.shape[1])
    into[:, :kept] = results[:, :kept]
    return _count(block.shares_scaled, kept), _count(block.evidence_scaled, kept)


def _count(marked: NDArray[np.bool_] | None, kept: int) -> int:
    return 0 if marked is None else int(marked[:kept].sum())


def _each(work: Callable[[int], _Chunk], starts: Iterable[int], workers: int) -> Iterator[_Chunk]:
    if workers == 1:
        yield from map(work, starts)
        return
    with ThreadPoolExecutor(workers) as pool:
        try:
            yield from pool.map(work, starts)
        finally:
            pool.shutdown(cancel_futures=True)


def _dtype(study: UncertaintyStudy) -> type[np.floating]:
    """Full precision where memory holds it, else 7 digits: far more than any number of draws can tell."""
    return np.float64 if 8 * study.columns * study.draws <= MOST_BYTES else np.float32
