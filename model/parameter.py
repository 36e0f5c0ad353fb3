"""What a parameter is: one record that the schema, the form, the errors and the Methods page all read."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["published", "estimated", "assumed"]


@dataclass(frozen=True)
class Bounds:
    """The values a parameter may take, in its own unit; `None` is no limit on that side."""

    low: float | None
    high: float | None
    low_allowed: bool = True

    def __str__(self) -> str:
        """The range in words, for an error message: "0 to 1", "above 0, to 1"."""
        low = "-∞" if self.low is None else f"{self.low:,.10g}"
        high = "∞" if self.high is None else f"{self.high:,.10g}"
        return f"{low} to {high}" if self.low_allowed else f"above {low}, to {high}"

    def holds(self, value: float) -> bool:
        """Whether the value lies in the range."""
        if self.low is not None and (value < self.low or (value == self.low and not self.low_allowed)):
            return False
        return self.high is None or value <= self.high


@dataclass(frozen=True)
class Parameter:
    """One number (or choice) of the model, with what a reader needs to judge it.

    `name` is its dotted place ("policy.import_elasticity", "country.imports", "outcome.share", "lens.trade_share").
    `default` is None where no single number could serve every country; `default_rule` then says where it comes from.
    `plausible` is the range an uncertainty run draws from; `allowed` is what the schema accepts.
    `source` names the publication of a published value, and the reasoning behind any other.
    """

    name: str
    title: str
    symbol: str
    description: str
    unit: str
    allowed: Bounds | None
    plausible: tuple[float, float] | None
    default: float | str | None
    source: str
    status: Status
    section: str
    default_rule: str = ""
    plausible_rule: str = ""
    choices: tuple[str, ...] = ()
