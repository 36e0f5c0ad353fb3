"""All periods of one measure as one small bundle: the browser plays through it without asking the server again.

Long lists are sent as text ("12.4,,3"): half the size of JSON numbers, and written and read in a tenth of the time.
Decoded by assets/js/mortality_frames.js.
"""

from dataclasses import asdict
from typing import Any

import pandas as pd

from components.formats import bounds, signed, signed_percent, span, whole
from components.mortality.choices import Measure, breaks_of, drug_words, measures_of, numbers
from data.status import HIDDEN, STATUSES
from data.views.memory import remembered
from data.views.place_figures import HIDTA, STATE, TABLES, figures, windows
from data.views.state_figures import NATION

_SOURCES = {
    "final": "CDC WONDER, final, by residence",
    "provisional": "CDC/NCHS VSRR county, provisional, by residence",
}
_ON_CARDS = ("deaths", "rate", "predicted")  # sent with every bundle, not twice
_STATE_SOURCE = "CDC/NCHS VSRR, provisional, by place of death"


@remembered(*TABLES)
def bundle(place: str, drug: str, measure: str) -> dict[str, Any]:
    """What the browser needs to draw every period of a view; callers must not change it.

    ids: of all places, joined by commas. periods: key, label, status, before (key of the year before, or ""). frames:
    one a period, in order, each with values (unless the card's own are those) and marks: one letter a place, its
    position in `statuses`. Beside them comes what the card of a place tells: deaths and rates of counties and states
    (the highest possible rate where the count is hidden), a state's completeness, and a region's own words.
    """
    shown = measures_of(place)[measure]
    periods = windows(place, drug)
    found = [_ordered(figures(place, drug, period.key)) for period in periods]
    ids = sorted(set().union(*(frame.index for frame in found)))
    return {
        "place": place,
        "kind": measure,
        "scale": "diverging" if shown.diverging else "sequential",
        "measure": f"{shown.name}, {drug_words(drug)}",
        "unit": shown.unit,
        "decimals": shown.decimals,
        "breaks": [float(edge) for edge in breaks_of(place, drug, measure)],
        "ids": ",".join(ids),
        "statuses": [asdict(status) for status in STATUSES.values()],
        "periods": [_period(place, period) for period in periods],
        "frames": [_frame(place, shown, frame.reindex(ids)) for frame in found],
    }


def _ordered(frame: pd.DataFrame) -> pd.DataFrame:
    """Places of the map only: the nation is no place on it. Predictions get a status of their own."""
    frame = frame.drop(index=NATION, errors="ignore")
    if "predicted" not in frame:
        return frame
    absent = frame["status"].where(frame["status"].isin(HIDDEN), "not_available")
    return frame.assign(predicted_status=absent.mask(frame["predicted"].notna(), "predicted"))


def _period(place: str, period: Any) -> dict[str, str]:
    source = _STATE_SOURCE if place == STATE else _SOURCES[period.status]
    return {"key": period.key, "label": period.label, "status": period.status, "before": period.before,
            "source": source}  # fmt: skip


def _frame(place: str, shown: Measure, frame: pd.DataFrame) -> dict[str, Any]:
    values = frame[shown.column].astype("Float64") * shown.factor
    words = frame[shown.status].astype("object").where(frame[shown.status].notna(), "not_available")
    absent = words.where(words.isin(HIDDEN), "not_available")
    told = words.where(values.notna(), absent)
    own = {} if shown.column in _ON_CARDS and place != HIDTA else {"values": numbers(values, shown.decimals)}
    return {**own, "marks": _marks(told), **_card(place, shown, frame)}


def _marks(words: "pd.Series[Any]") -> str:
    """One letter a place: its status' position in the list of statuses, from "a" on."""
    letter = {key: chr(ord("a") + place) for place, key in enumerate(STATUSES)}
    return "".join(words.map(letter))


def _card(place: str, shown: Measure, frame: pd.DataFrame) -> dict[str, Any]:
    if place == HIDTA:
        rows = frame.to_dict("records")
        return {"lines": [_region_lines(row) for row in rows], "labels": [_region_label(row, shown) for row in rows]}
    rates = frame["rate"].astype("Float64").fillna(frame["rate_upper"].astype("Float64"))
    counts = {"deaths": numbers(frame["deaths"], 0), "rates": numbers(rates, 1)}
    if place != STATE:
        return counts
    complete, pending = numbers(frame["percent_complete"], 1), numbers(frame["percent_pending"], 2)
    return {**counts, "predicted": numbers(frame["predicted"], 0), "complete": complete, "pending": pending}


def _region_lines(row: dict[Any, Any]) -> list[str]:
    """What a region's card says beside its name and period."""
    if pd.isna(row["lower"]):
        return ["not available: CDC publishes no county deaths here"]
    of = row["hidden"] + row["reported"]
    change = "" if pd.isna(row["change_share"]) else (
        f"{signed_percent(row['change_share'])} ({signed(row['change'])}) in {row['compared']} counties with both years"
    )  # fmt: skip
    return [
        f"{bounds(row['lower'], row['upper'])} deaths; {whole(row['deaths'])} reported",
        f"{span(row['rate_lower'], row['rate_upper'])} per 100,000 people",
        f"{row['hidden']} of {of} counties hidden" if row["hidden"] else "no county is hidden",
        *filter(None, [change]),
    ]


def _region_label(row: dict[Any, Any], shown: Measure) -> str:
    """The bounds in place of a number, where hidden counties leave bounds only; "" elsewhere."""
    if shown.diverging or pd.isna(row["lower"]) or row["lower"] == row["upper"]:
        return ""
    return span(row["rate_lower"], row["rate_upper"]) if shown.decimals else bounds(row["lower"], row["upper"])
