"""The study file: a scenario, which of its numbers vary, how often to draw, and what to report."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from model.cross_checks import SUM_TOLERANCE, CrossProblem
from model.disagreement import refuse
from model.scenario import CountryCode, OutcomeId, Part, Scenario, Share
from model.settings import LENS_WEIGHT, setting
from model.uncertainty.places import Unknown, parameter_of, place_of
from model.uncertainty.ranges import AnyRange, Range

Result = Literal[
    "deaths_current",
    "adjustment_charge",
    "adjustment_rate",
    "adjustment_revenue",
    "toll_charge",
    "toll",
    "toll_revenue",
]
EVERY_RESULT: tuple[Result, ...] = get_args(Result)
RESULTS: tuple[Result, ...] = ("adjustment_rate", "toll", "adjustment_charge", "toll_charge", "deaths_current")
TOTALS = ("revenue", "unattributed_deaths")
MOST_BYTES = 512 * 1024**2  # of kept results, at four bytes a number at the least


class LensDraw(Part):
    """One attribution lens that a draw may take: its shares by outcome and country, and its odds.

    `precursor_share_moved` is the part that the lens itself has moved to where precursors come from.
    """

    weight: Annotated[float, Field(gt=LENS_WEIGHT.low, le=LENS_WEIGHT.high)] = 1.0
    share: dict[OutcomeId, dict[CountryCode, Share]]
    precursor_share_moved: Share = 0.0


class UncertaintyStudy(Part):
    """A scenario and its ranges, by dotted path. Reading one raises pydantic.ValidationError with every problem.

    `results` are reported for every country, beside total revenue and unattributed deaths. With `lenses`, each draw
    takes the shares of one of them: structural uncertainty; shares may then have no ranges of their own.
    """

    scenario: Scenario
    ranges: dict[str, Range] = Field(default_factory=dict)
    lenses: dict[str, LensDraw] = Field(default_factory=dict)
    draws: int = setting("draws", 10_000)
    seed: int = setting("seed", 1)
    results: tuple[Result, ...] = Field(default=RESULTS, min_length=1, strict=False)
    rank_by: Result = "adjustment_rate"

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        refuse("UncertaintyStudy", [*_ranges(self), *_channels(self), *_lenses(self), *_memory(self)])
        return self

    @property
    def kept(self) -> tuple[Result, ...]:
        """The results kept for every country: those reported, and the one that countries are ranked by."""
        return tuple(dict.fromkeys((*self.results, self.rank_by)))

    @property
    def columns(self) -> int:
        """How many numbers are kept of each draw."""
        return len(TOTALS) + len(self.kept) * len(self.scenario.countries)


def _ranges(study: UncertaintyStudy) -> Iterator[CrossProblem]:
    for path, each in study.ranges.items():
        try:
            place_of(study.scenario, path)
        except Unknown as unknown:
            yield CrossProblem(("ranges", path), str(unknown), path)
            continue
        yield from _outside(path, each)
        if study.lenses and ".share." in path:
            yield CrossProblem(("ranges", path), "a share can vary by its range or by the lens drawn, not both", path)


def _outside(path: str, each: AnyRange) -> Iterator[CrossProblem]:
    allowed = parameter_of(path).allowed
    low, high = each.ends
    if allowed is not None and not (allowed.holds(low) and allowed.holds(high)):
        message = f"allowed {allowed}, got a range from {low:.10g} to {high:.10g}"
        yield CrossProblem(("ranges", path), message, [low, high])


def _channels(study: UncertaintyStudy) -> Iterator[CrossProblem]:
    """A row whose every share is drawn, each from 0 up, could be drawn as nothing."""
    for name, outcome in study.scenario.outcomes.items():
        for row_name, row in outcome.channel.items():
            drawn = {
                key: study.ranges[path].ends[0]
                for key in type(row).model_fields
                if (path := f"outcomes.{name}.channel.{row_name}.{key}") in study.ranges
            }
            kept = sum(getattr(row, key) for key in type(row).model_fields if key not in drawn)
            if drawn and kept == 0 and sum(drawn.values()) <= 0:
                path = f"outcomes.{name}.channel.{row_name}"
                message = "all shares that are not 0 vary: the low end of at least one must be above 0"
                yield CrossProblem(("ranges", path), message, drawn)


def _lenses(study: UncertaintyStudy) -> Iterator[CrossProblem]:
    for name, lens in study.lenses.items():
        for outcome, shares in lens.share.items():
            path = ("lenses", name, "share", outcome)
            if outcome not in study.scenario.outcomes:
                yield CrossProblem(path, f"{outcome} is not in outcomes", outcome)
            for code in shares:
                if code not in study.scenario.countries:
                    yield CrossProblem((*path, code), f"{code} is not in countries", code)
            total = sum(shares.values())
            if total > 1 + SUM_TOLERANCE:
                yield CrossProblem(path, f"shares must sum to 0 to 1; they sum to {total:.10g}", total)


def _memory(study: UncertaintyStudy) -> Iterator[CrossProblem]:
    most = MOST_BYTES // (4 * study.columns)
    if study.draws > most:
        message = f"allowed 1 to {most:,} where {study.columns} results are kept of each, got {study.draws:,}"
        yield CrossProblem(("draws",), message, study.draws)


def lens_of(scenario: Scenario, weight: float = 1.0) -> LensDraw:
    """The shares of a scenario as a lens to draw."""
    return LensDraw(
        weight=weight,
        share={name: dict(outcome.share) for name, outcome in scenario.outcomes.items()},
        precursor_share_moved=0.0 if scenario.lens is None else scenario.lens.precursor_share_moved,
    )
