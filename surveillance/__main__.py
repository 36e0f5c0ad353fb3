"""`python -m surveillance`: how the methods do on simulated series, as tables; takes some minutes.

`python -m surveillance thresholds` simulates the CUSUM's thresholds anew (surveillance/thresholds.py keeps them).
"""

import sys
from collections.abc import Iterator

from surveillance import calibrate
from surveillance.calibrate import FACTORS, Performance, Rate
from surveillance.result import ALARM_RATE

DRIFT = 0.13  # of counties' deaths, 2010–2022 (scenarios.warning_counties.county_drift)
HEADINGS = ("method", "events a year", "false rise", "false fall", "any in 12 readings, no rise")
THRESHOLDS = "thresholds"


def main(arguments: list[str]) -> int:
    """Print the tables, or the thresholds, and return the exit code."""
    if arguments == [THRESHOLDS]:
        print(calibrate.limits())
        return 0
    if arguments:
        print(f"argument: allowed none or {THRESHOLDS}, got {' '.join(arguments)}", file=sys.stderr)
        return 2
    for line in table():
        print(line, flush=True)
    return 0


def table() -> Iterator[str]:
    """The performance of every method, a line a size, in Markdown."""
    rises = [f"+{factor - 1:.0%}" for factor in FACTORS[1:]]
    headings = (*HEADINGS, *rises)
    yield f"Stated false-alarm rate: {ALARM_RATE:.1%} of readings, in each direction. Seed {calibrate.SEED}."
    yield ""
    yield f"| {' | '.join(headings)} |"
    yield f"|{'|'.join(['---', *['---:'] * (len(headings) - 1)])}|"
    for performance in performances():
        yield row(performance)


def performances() -> Iterator[Performance]:
    """What is measured: each method on series of the sizes it is used for."""
    for size in (20, 50, 100, 300, 1000):
        yield calibrate.windows(size, DRIFT)
    for size in (60, 120, 600, 3000):
        yield calibrate.rolling(size, dispersion=2.0)
    for size in (24, 60, 120, 600):
        yield calibrate.monthly(size, dispersion=1.5)
    for size in (60, 600):
        yield calibrate.short(size, dispersion=1.5)


def row(performance: Performance) -> str:
    """One line: false alarms of a reading, and for each rise the share found within a year and the delay."""
    found = [_found(performance, factor) for factor in FACTORS[1:]]
    falses = [_share(rate) for rate in (performance.rose, performance.fell)]
    cells = [performance.method, f"{performance.size:,}", *falses, f"{performance.power.found[1.0].share:.0%}", *found]
    return f"| {' | '.join(cells)} |"


def _share(rate: Rate) -> str:
    return f"{rate.share:.2%}"


def _found(performance: Performance, factor: float) -> str:
    """Share found in any of the year's readings, in the last of them, and the median delay."""
    power = performance.power
    delay = power.delay[factor]
    after = "" if delay is None else f", month {delay:.0f}"
    return f"{power.found[factor].share:.0%} ({power.at_end[factor].share:.0%}){after}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
