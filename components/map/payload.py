"""What a map shows, as small JSON: values by place, each with its status, and the words for card and legend."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Literal

import numpy as np
import pandas as pd

from data.status import HIDDEN, STATUSES

Level = Literal["county", "state", "hidta"]
Scale = Literal["sequential", "diverging"]

MOST_BREAKS = 6  # seven colors


def map_data(
    values: pd.Series,
    status: pd.Series,
    *,
    measure: str,
    unit: str,
    breaks: Sequence[float],
    period: str,
    source: str,
    decimals: int = 0,
    prefix: str = "",
    level: Level = "county",
    scale: Scale = "sequential",
    labels: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """What the map's data store takes.

    values: indexed by county FIPS, state FIPS or HIDTA slug, missing where there is no number; places left out are
    drawn as ground and answer nothing. status: same index, words of data.status.STATUSES. breaks: ascending
    lower edges of all bins but the first, one to six, in the unit of the values; for a diverging scale symmetric.
    prefix: put before a number ("$"). labels: words shown in place of a place's number ("at most 12.4").
    Raises ValueError for an unknown status, a hidden status with a number, or breaks that do not ascend.
    """
    if not 1 <= len(breaks) <= MOST_BREAKS or list(breaks) != sorted(set(breaks)):
        raise ValueError(f"breaks must be 1 to {MOST_BREAKS} ascending numbers, not {list(breaks)}")
    words = status.reindex(values.index).astype("object")
    words = words.where(words.notna(), "not_available").where(values.notna() | words.isin(HIDDEN),
                                                             "not_available")  # fmt: skip
    _check(values, words)
    used = list(dict.fromkeys(words))
    place = {word: number for number, word in enumerate(used)}
    return {
        "level": level,
        "scale": scale,
        "measure": measure,
        "unit": unit,
        "prefix": prefix,
        "decimals": decimals,
        "period": period,
        "source": source,
        "breaks": [float(edge) for edge in breaks],
        "ids": [str(place_id) for place_id in values.index],
        "values": _numbers(values, decimals),
        "status": [place[word] for word in words],
        "statuses": [asdict(STATUSES[word]) for word in used],
        "labels": dict(labels or {}),
    }


def port_flows(
    flows: pd.Series,
    *,
    measure: str,
    unit: str,
    period: str,
    source: str,
    decimals: int = 0,
    prefix: str = "",
    groups: pd.Series | None = None,
    order: Sequence[str] = (),
) -> dict[str, Any]:
    """What the map's ports store takes: `flows` (≥ 0) by port code; circles have areas in proportion to them.

    groups: by port code, up to three words (a border) that color the circles and stand in the legend, in order of name,
    or in `order`, which also holds words that no circle has, so that a word keeps its color.
    Bands that come to the circles are added by `components.port_flows` under "bands".
    """
    known = flows.dropna()
    words = list(order) or (sorted(set(groups[known.index])) if groups is not None else [])
    return {
        "groups": words,
        "group": [words.index(word) for word in groups[known.index]] if groups is not None else [],
        "measure": measure,
        "unit": unit,
        "prefix": prefix,
        "decimals": decimals,
        "period": period,
        "source": source,
        "ids": [str(code) for code in known.index],
        "values": _numbers(known, decimals),
    }


def nice_breaks(values: pd.Series, bins: int = 6) -> list[float]:
    """Quantiles of the values rounded to two digits, so that a legend reads well; fewer where they coincide.

    Returns at least one break, also for values that are all equal or all missing.
    """
    known = values.dropna().astype(float)
    if known.empty:
        return [1.0]
    edges = known.quantile([number / bins for number in range(1, bins)])
    rounded = sorted({float(f"{edge:.2g}") for edge in edges})
    inside = [edge for edge in rounded if edge > known.min()]
    return inside or [float(f"{known.max():.2g}") or 1.0]


def _check(values: pd.Series, words: pd.Series) -> None:
    unknown = sorted(set(words) - set(STATUSES))
    if unknown:
        raise ValueError(f"there is no status {unknown[0]!r}; the statuses are: {', '.join(STATUSES)}")
    hidden = values.notna() & words.isin(HIDDEN)
    if hidden.any():
        raise ValueError(f"{values.index[hidden.to_numpy().argmax()]} is {words[hidden].iloc[0]} and has a number")


def _numbers(values: pd.Series, decimals: int) -> list[float | int | None]:
    """Rounded as shown, so that a place's color and its number never disagree."""
    rounded = np.round(values.astype("float64").to_numpy(dtype="float64", na_value=np.nan), decimals)
    if decimals == 0:
        return [None if np.isnan(number) else int(number) for number in rounded]
    return [None if np.isnan(number) else float(number) for number in rounded]
