"""Lists of many series: how many of the warnings may be false (Benjamini and Hochberg 1995)."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from surveillance.result import Warning


def adjusted(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Adjusted probabilities of Benjamini and Hochberg (1995), in the order given.

    A list of those at most q has at most a share q of false alarms in expectation. Shape (n,), values 0–1.
    """
    n = len(probabilities)
    order = np.argsort(-probabilities, kind="stable")
    scaled = probabilities[order] * n / np.arange(n, 0, -1)
    result = np.empty(n)
    result[order] = np.minimum(1.0, np.minimum.accumulate(scaled))
    return result


def with_adjusted(warnings: Sequence[Warning]) -> list[Warning]:
    """The judgements with `adjusted` set, over those that have a probability; in the order given.

    The probability is of the nearer of two directions, so it is doubled first. The sequence is one family: series of
    one measure, judged by one method.
    """
    judged = [index for index, warning in enumerate(warnings) if warning.probability is not None]
    twice = np.array([min(1.0, 2 * float(warnings[index].probability or 0.0)) for index in judged])
    values = dict(zip(judged, adjusted(twice), strict=True))
    return [
        replace(warning, adjusted=float(values[index])) if index in values else warning
        for index, warning in enumerate(warnings)
    ]
