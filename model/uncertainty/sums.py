"""What must hold between drawn numbers: shares sum to at most 1, a row of channels to 1.

Sums are kept by rule, and the rule is told: `Scaled` counts the draws in which it changed a number.
"""

from typing import NamedTuple

import numpy as np

from model.arrays import Floats, with_unattributed


class Scaled(NamedTuple):
    """Of a block, which draws had numbers scaled down to keep a sum: (draw,) each, true or false."""

    shares: np.ndarray
    evidence: np.ndarray


def shares_within_one(share: Floats) -> tuple[Floats, np.ndarray]:
    """Shares of the countries (draw, country, outcome), all scaled down where they exceed 1, with `unattributed`."""
    total = share.sum(axis=1, keepdims=True)
    over = total > 1.0 + 1e-9
    kept = share / np.where(over, total, 1.0)
    return with_unattributed(kept), over.any(axis=(1, 2))


def evidence_within_one(adaptation: Floats, new_source: Floats) -> tuple[Floats, Floats, np.ndarray]:
    """Evidence weights (draw, country + 1, outcome), both kinds scaled down where together they exceed 1."""
    total = (adaptation + new_source).sum(axis=1, keepdims=True)
    over = total > 1.0 + 1e-9
    scale = 1.0 / np.where(over, total, 1.0)
    return adaptation * scale, new_source * scale, over.any(axis=(1, 2))


def channels_to_one(channel: Floats, drawn: np.ndarray) -> Floats:
    """Rows (draw, country, outcome, channel) that sum to 1; `drawn` marks the drawn shares, without the draws.

    A drawn share stays as drawn and the others take the rest in proportion ◇. Where the drawn ones alone exceed 1,
    or there are no others, the drawn ones are scaled to 1.
    """
    of_drawn = (channel * drawn).sum(axis=3, keepdims=True)
    of_others = (channel * ~drawn).sum(axis=3, keepdims=True)
    rest = np.maximum(1.0 - of_drawn, 0.0)
    no_room = (of_others <= 0.0) | (rest <= 0.0)
    scale_drawn = 1.0 / np.where(no_room & (of_drawn > 0.0), of_drawn, 1.0)
    scale_others = np.where(no_room, 0.0, rest / np.where(of_others > 0.0, of_others, 1.0))
    untouched = ~drawn.any(axis=-1, keepdims=True)
    return np.where(untouched, channel, channel * np.where(drawn, scale_drawn, scale_others))
