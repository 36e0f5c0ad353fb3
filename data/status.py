"""The words that say what a figure is: one list serves tables, maps, charts, cards, downloads and the API."""

from dataclasses import dataclass
from typing import Literal

Hatch = Literal["", "lines", "dots", "light"]


@dataclass(frozen=True)
class Status:
    """A kind of figure.

    key: the word in the tables' `status` column. label: what the reader sees. meaning: one sentence for help texts.
    hidden: there is no number, and none may be shown. hatch: how maps and charts draw it: `lines` and `dots` instead
    of a color, `light` over it. legend: what a legend says of it, where that is more than the label. low and high: what
    a hidden count can be; None where it can be anything.
    """

    key: str
    label: str
    meaning: str
    hidden: bool = False
    hatch: Hatch = ""
    legend: str = ""
    low: int | None = None
    high: int | None = None


STATUSES = {
    status.key: status
    for status in (
        Status("final", "final", "Published as final by its source."),
        Status("provisional", "provisional", "Published early; the source will still change it."),
        Status("predicted", "predicted", "The source's own estimate, adjusted for records still to come."),
        Status(
            "suppressed",
            "suppressed: 1–9",
            "A count of 1 to 9, hidden by its publisher to protect privacy.",
            hidden=True,
            hatch="lines",
            low=1,
            high=9,
        ),
        Status(
            "suppressed_or_zero",
            "0–9, not listed",
            "Not listed by its publisher: zero, or hidden because under 10.",
            hidden=True,
            hatch="dots",
            legend="not listed: 0–9",
            low=0,
            high=9,
        ),
        Status(
            "partly_hidden",
            "includes hidden counties",
            "A sum with hidden counties of 1–9 deaths each (0–9 where not listed): it lies between its bounds.",
            hatch="light",
            legend="includes hidden counties, 1–9 or 0–9 each (counted above)",
        ),
        Status(
            "unreliable",
            "unreliable rate",
            "A rate from fewer than 20 deaths: too few to compare.",
            hatch="light",
            legend="fewer than 20 deaths: rate unreliable (counted above)",
        ),
        Status(
            "suppressed_rate",
            "rate hidden",
            "A rate hidden by its publisher: it rests on fewer than 20 cases or on too few months.",
            hidden=True,
            hatch="lines",
            legend="rate hidden: fewer than 20 cases, or too few months",
        ),
        Status("not_shared", "not shared", "The state does not share these data with the publisher.", hidden=True),
        Status(
            "not_participating",
            "not taking part",
            "The state does not take part in the publisher's system.",
            hidden=True,
        ),
        Status("not_available", "not available", "The source has no figure here.", hidden=True),
        Status("modeled", "modeled", "Calculated by the model on this page."),
        Status("published", "published", "A value its source published."),
        Status("estimated", "estimated", "An estimate from a study, with its range."),
        Status("assumed", "assumption", "Our assumption: no source gives it. It has a range and a reason; change it."),
        Status("capped", "capped", "The price stops at its cap or revenue peak; the rest is not collected."),
        Status("override", "your value", "You changed this value."),
    )
}

HIDDEN = tuple(status.key for status in STATUSES.values() if status.hidden)
HIDDEN_COUNTS = tuple(status.key for status in STATUSES.values() if status.low is not None)
