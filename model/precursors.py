"""Who answers for precursors: the country that finishes the drug, or the one its precursors come from.

The white paper leaves it open (Illegal drug flows: Data and analysis): the failure to regulate the receipt of
precursors may be factored into what a "finishing" country is charged, or goods from the source country may be
charged directly, even if the precursors are first routed elsewhere.

◇ Charged at the source, a part ψ of the deaths attributed to each finishing country counts for the countries of
origin instead. Deaths are moved, never added. What is moved is charged on the source's goods alone: its travelers
carried none of it. A country of origin is no finishing country and keeps its own. What no origin takes stays.
"""

from typing import NamedTuple

import numpy as np

from model.arrays import Floats, Inputs


class Shift(NamedTuple):
    """Shape (draw, country): the part of its deaths a country keeps, and its part of all that is moved."""

    kept: Floats
    received: Floats

    def of(self, deaths: Floats) -> Floats:
        """Deaths by country (draw, country) after the move; their sum is the same."""
        kept = deaths * self.kept
        moved: Floats = (deaths - kept).sum(axis=1, keepdims=True)
        return kept + self.received * moved


def shift(inputs: Inputs) -> Shift:
    """What charging precursors at their source moves, by the policy of the inputs."""
    origin = inputs.country.precursor_origin
    taken = origin.sum(axis=1, keepdims=True)
    moved = still_to_move(inputs.policy.precursor_share, inputs.policy.precursor_in_lens) * taken
    received = np.where(taken > 0.0, origin / np.where(taken > 0.0, taken, 1.0), 0.0)
    return Shift(np.where(origin > 0.0, 1.0, 1.0 - moved), received)


def still_to_move(share: Floats, in_lens: Floats) -> Floats:
    """The part to move, so that finishing countries keep 1 − ψ in all where a lens has already moved `in_lens`."""
    left = 1.0 - in_lens
    return np.where(left > 0.0, np.maximum(share - in_lens, 0.0) / np.where(left > 0.0, left, 1.0), 0.0)
