"""What an attacker makes of a number: all public things it could be, else what it says of hidden cells.

A number that has the same public meaning wherever it is served tells nothing. Of a channel without such a meaning,
each number that stands out is taken for what a leaking view would show: a sum, rate or change with hidden cells in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data.derived.poisson import interval, ratio_interval
from data.derived.rates import PER
from tests.attack.bounds import Box, Cell, Contradiction, Fact, tightest

_CLOSE = 1e-9  # relative: the least error of numbers that are not rounded


@dataclass(frozen=True)
class Number:
    """A number somewhere in the app. place: county or group; unit: count, rate or change; slack: of rounding."""

    channel: str
    place: str
    period: str
    unit: str
    value: float
    slack: float = 0.0


@dataclass(frozen=True)
class Publication:
    """What everybody may know: the box of each county and period, people by cell, and which counties a group has."""

    boxes: Mapping[Cell, Box]
    people: Mapping[Cell, float]
    groups: Mapping[str, Sequence[str]]

    def cells(self, place: str, period: str) -> list[Cell]:
        """The cells of a county or of a group's counties in one period, as far as they are published."""
        named = self.groups.get(place, (place,))
        return [(fips, period) for fips in named if (fips, period) in self.boxes]

    def bears_on_hidden(self, number: "Number") -> bool:
        """Whether any cell of the number's place and period (all, if it names none) is hidden."""
        periods = [number.period] if number.period else {period for _, period in self.boxes}
        return any(self.is_hidden(cell) for period in periods for cell in self.cells(number.place, period))

    def is_hidden(self, cell: Cell) -> bool:
        """Whether the publisher leaves more than one number possible."""
        low, high = self.boxes.get(cell, (0, 0))
        return low < high


def before(period: str) -> str:
    """The 12 months that a change is counted from."""
    return f"{int(period[:4]) - 1}{period[4:]}"


def public_readings(number: Number, known: Publication) -> dict[str, float]:
    """Every public quantity of the number's place and period, or of each period where it is of all, and its value."""
    if number.period:
        return _readings(number, known)
    periods = sorted({period for _, period in known.boxes})
    return {
        f"{name} {period}": value
        for period in periods
        for name, value in _readings(replace(number, period=period), known).items()
    }


def _readings(number: Number, known: Publication) -> dict[str, float]:
    cells = known.cells(number.place, number.period)
    shown = [cell for cell in cells if not known.is_hidden(cell)]
    sums = {
        "reported": sum(known.boxes[cell][0] for cell in shown),
        "lower": sum(known.boxes[cell][0] for cell in cells),
        "upper": sum(known.boxes[cell][1] for cell in cells),
    }
    people = sum(known.people.get(cell, 0) for cell in cells)
    rates = {f"rate of {name}": PER * value / people for name, value in sums.items() if people}
    tallies = {"people": people, "designated": len(known.groups.get(number.place, ())), **_tallies(cells, shown, known)}
    tallies["not published"] = tallies["designated"] - tallies["counties"]
    return {**sums, **rates, **tallies, **_chances(sums, people), **_changes(number, known)}


def _chances(sums: Mapping[str, float], people: float) -> dict[str, float]:
    """The interval of chance around each sum and its rate: what anybody can compute from a public number."""
    found: dict[str, float] = {}
    low, high = interval(pd.Series(list(sums.values()), dtype="float64"))
    for name, least, most in zip(sums, low, high, strict=True):
        found |= {f"low 95 of {name}": float(least), f"high 95 of {name}": float(most)}
        if people:
            found |= {
                f"low 95 of rate of {name}": PER * least / people,
                f"high 95 of rate of {name}": PER * most / people,
            }
    return found


def _tallies(cells: Sequence[Cell], shown: Sequence[Cell], known: Publication) -> dict[str, float]:
    """Numbers of counties, and how far bounds lie apart."""
    hidden = [cell for cell in cells if known.is_hidden(cell)]
    unlisted = sum(known.boxes[cell][0] == 0 for cell in hidden)
    upper = sum(known.boxes[cell][1] for cell in cells)
    return {
        "counties": len(cells),
        "counties shown": len(shown),
        "counties hidden": len(hidden),
        "counties suppressed": len(hidden) - unlisted,
        "counties unlisted": unlisted,
        "above reported": upper - sum(known.boxes[cell][0] for cell in shown),
    }


def _changes(number: Number, known: Publication) -> dict[str, float]:
    """Changes over the counties that are shown in both years."""
    both = [cell for cell in known.cells(number.place, number.period)
            if not known.is_hidden(cell) and _shown_before(cell, known)]  # fmt: skip
    now = sum(known.boxes[cell][0] for cell in both)
    then = sum(known.boxes[cell[0], before(cell[1])][0] for cell in both)
    found: dict[str, float] = {"compared": len(both), "compared before": then, "compared now": now}
    found["change"] = now - then
    if then:
        found["change in percent"] = 100 * (now - then) / then
        found["change as a share"] = (now - then) / then
        limits = ratio_interval(then, now)
        if limits:
            found |= {
                f"{end} 95 of change": 100 * (limit - 1) for end, limit in zip(("low", "high"), limits, strict=True)
            }
    return found


def _shown_before(cell: Cell, known: Publication) -> bool:
    earlier = (cell[0], before(cell[1]))
    return earlier in known.boxes and not known.is_hidden(earlier)


def unexplained(numbers: Iterable[Number], known: Publication) -> list[Number]:
    """The numbers of each channel that do not have the public meaning most of the channel's numbers have."""
    channels: dict[str, list[Number]] = defaultdict(list)
    for number in numbers:
        if known.bears_on_hidden(number):
            channels[number.channel].append(number)
    return [odd for group in channels.values() for odd in _odd(group, known)]


def _odd(group: Sequence[Number], known: Publication) -> list[Number]:
    meanings = [_meanings(number, known) for number in group]
    votes = defaultdict(int)
    for names in meanings:
        for name in names:
            votes[name] += 1
    best = max(votes, key=lambda name: (votes[name], name), default="")
    return [number for number, names in zip(group, meanings, strict=True) if best not in names]


def _meanings(number: Number, known: Publication) -> set[str]:
    readings = public_readings(number, known)
    return {name for name, value in readings.items() if abs(value - number.value) <= _slack(number)}


def _slack(number: Number) -> float:
    return number.slack * (1 + 1e-6) + _CLOSE * max(1.0, abs(number.value))


def facts_of(number: Number, known: Publication) -> Fact | None:
    """What a number says of its place's cells if hidden ones are in it; None where it has no such meaning."""
    cells = known.cells(number.place, number.period)
    low, high = number.value - _slack(number), number.value + _slack(number)
    if not any(known.is_hidden(cell) for cell in cells):
        return None
    if number.unit == "rate":
        people = sum(known.people[cell] for cell in cells)
        low, high = low * people / PER, high * people / PER
    if number.unit == "change":
        then = {(fips, before(period)): -1.0 for fips, period in cells if (fips, before(period)) in known.boxes}
        return Fact(dict.fromkeys(cells, 1.0) | then, low, high, number.channel)
    return Fact(dict.fromkeys(cells, 1.0), low, high, number.channel)


def recovered(numbers: Iterable[Number], known: Publication) -> dict[Cell, Box]:
    """Hidden cells that the numbers bound more tightly than their publisher does, with the bounds found.

    Facts that no world fits were misread: one alone is left out, and where they contradict each other each is taken
    by itself.
    """
    facts = [fact for number in unexplained(numbers, known) if (fact := facts_of(number, known))]
    alone = [(fact, found) for fact in facts if (found := _tightest(known.boxes, [fact]))]
    together = _tightest(known.boxes, [fact for fact, _ in alone])
    boxes = dict(known.boxes)
    for found in [together] if together else [found for _, found in alone]:
        boxes |= {cell: _within(boxes[cell], box) for cell, box in found.items()}
    return {cell: box for cell, box in boxes.items() if box != known.boxes[cell]}


def _tightest(boxes: Mapping[Cell, Box], facts: Sequence[Fact]) -> dict[Cell, Box]:
    """As `tightest`, of the facts' own cells; nothing where no world fits."""
    mine = {cell: boxes[cell] for fact in facts for cell in fact.weights}
    try:
        return tightest(mine, facts)
    except Contradiction:
        return {}


def _within(box: Box, other: Box) -> Box:
    return max(box[0], other[0]), min(box[1], other[1])
