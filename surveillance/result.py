"""What a judgement says: one record for every method, and the identity of the series it is about."""

from dataclasses import dataclass

ALARM_RATE = 0.01  # false alarms per series, reading and direction that every threshold is set to
ROSE = "warning"
FELL = "fell"
NONE = "no warning"
CANNOT = "cannot be judged"


@dataclass(frozen=True)
class Count:
    """A count as published: low and high are equal where it is reported, its bounds where it is hidden.

    Raises ValueError for bounds that are negative or crossed.
    """

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"count: allowed 0 ≤ low ≤ high, got {self.low} and {self.high}")

    @property
    def value(self) -> int | None:
        """The count, or None where it is hidden or a sum with hidden parts."""
        return self.low if self.low == self.high else None

    @property
    def words(self) -> str:
        """The count as a reader may see it: "57", or "1–9"."""
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,}–{self.high:,}"


@dataclass(frozen=True)
class Series:
    """Which series a judgement is about.

    id: unique ("county/39061/deaths"). kind: county, region, state or office. place: FIPS, slug, postal code or area.
    measure: key of what is counted; unit: the word for it ("deaths"). period: what the latest value covers.
    before: what it is compared with, in words. dataset_id: the table it is from. note: what else a reader must know.
    """

    id: str
    kind: str
    place: str
    name: str
    measure: str
    unit: str
    period: str
    before: str
    dataset_id: str
    provisional: bool = False
    note: str = ""


@dataclass(frozen=True)
class Warning:
    """One judgement of one series at its latest value.

    status: "warning" (a rise beyond chance), "fell" (a fall beyond chance), "no warning" or "cannot be judged".
    observed: None where hidden; observed_low and observed_high bound it. expected: under no change; lower_bound and
    upper_bound: the least and greatest value that chance explains at the stated rate, all three in the series' unit.
    statistic and threshold: on the method's own scale; a warning is a statistic beyond the threshold.
    probability: chance of a value at least as extreme, in the direction that is nearer to alarm; where counts are
    hidden, the largest that any of them allows. adjusted: the same, corrected for the number of series (Benjamini and
    Hochberg). false_alarm_rate: how often at most the method warns when nothing changed, per series and reading and
    direction. reason: one sentence. A figure that is not there is None, never 0.
    """

    series: Series
    status: str
    reason: str
    method: str
    false_alarm_rate: float = ALARM_RATE
    observed: float | None = None
    observed_low: float | None = None
    observed_high: float | None = None
    expected: float | None = None
    lower_bound: float | None = None
    upper_bound: float | None = None
    statistic: float | None = None
    threshold: float | None = None
    probability: float | None = None
    adjusted: float | None = None

    @property
    def alarming(self) -> bool:
        """Whether the series rose beyond chance."""
        return self.status == ROSE

    @property
    def signal(self) -> bool:
        """Whether it rose or fell beyond chance."""
        return self.status in (ROSE, FELL)


def cannot(series: Series, method: str, why: str, observed: float | None = None) -> Warning:
    """A judgement that cannot be made, with the reason."""
    return Warning(
        series,
        CANNOT,
        f"Cannot be judged: {why}.",
        method,
        observed=observed,
        observed_low=observed,
        observed_high=observed,
    )


def sentence(series: Series, text: str) -> str:
    """A reason with what holds for the series' latest value: that it is provisional, and its note."""
    provisional = " Provisional: the count will change." if series.provisional else ""
    note = f" {series.note}" if series.note else ""
    return f"{text}{provisional}{note}"
