"""Random numbers by place: the number of parameter p in draw i is the same whoever asks, and in whatever order.

Each parameter has its own Philox stream, keyed by the seed and its name; the counter is the number of the draw. So
blocks can be drawn apart, in any order and by any number of workers, and a parameter added or left out changes no
other's numbers (docs/decisions/0006-draws.md).
"""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from model.arrays import Floats

# one step of Philox's counter yields four numbers
PER_STEP = 4


def key_of(seed: int, name: str) -> tuple[int, int]:
    """The key of a parameter's stream: the seed, and 64 bits that its name is hashed to."""
    return seed, int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


def streams_at(keys: Sequence[tuple[int, int]], start: int) -> list[np.random.Generator]:
    """The parameters' streams, each about to give its number for draw `start`, a multiple of 4."""
    counter = start // PER_STEP
    return [np.random.Generator(np.random.Philox(key=np.array(key, dtype=np.uint64), counter=counter)) for key in keys]


def levels(streams: Sequence[np.random.Generator], count: int) -> Floats:
    """The next `count` numbers of each stream, uniform in 0–1: (parameter, draw)."""
    drawn = np.empty((len(streams), count))
    for row, stream in zip(drawn, streams, strict=True):
        stream.random(out=row)
    return drawn
