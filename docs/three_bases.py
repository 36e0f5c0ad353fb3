"""Prints the default scenario under the three bases, with intervals: `python -m docs.three_bases`.

Each draw takes a value from the plausible range of every uncertain parameter, and the shares of one of the three
computed lenses. The same seed prints the same table.
"""

from collections.abc import Iterator

from model.scenario import Scenario
from model.uncertainty.spread import Spread, Uncertainty, run
from scenarios import default_scenario
from scenarios.uncertainty import default_study
from scenarios.wto_paths import PATHS, with_basis

DRAWS, SEED = 10_000, 1
HEADER = (
    "| basis | country | deaths now | adjustment | charged on goods, $bn | toll, $ | charged on travelers, $bn |\n"
    "|---|---|---|---|---|---|---|"
)

COLUMNS: dict[str, tuple[float, str]] = {
    "deaths_current": (1.0, ",.0f"),
    "adjustment_rate": (1.0, ".2%"),
    "adjustment_charge": (1e-9, ",.2f"),
    "toll": (1.0, ",.2f"),
    "toll_charge": (1e-9, ",.2f"),
}


def main() -> None:
    """Print the table as Markdown."""
    scenario = default_scenario()
    print(HEADER)
    for basis in PATHS:
        for line in _rows(basis, scenario, run(default_study(with_basis(scenario, basis), "every", DRAWS, SEED))):
            print(line)
    print(f"\nPoint result, and the interval that holds 90% of {DRAWS:,} draws. Per year.")


def _rows(basis: str, scenario: Scenario, found: Uncertainty) -> Iterator[str]:
    for code, country in scenario.countries.items():
        spreads = {name: found.spreads[f"countries.{code}.{name}"] for name in COLUMNS}
        cells = [_cell(spreads[name], scale, form) for name, (scale, form) in COLUMNS.items()]
        yield f"| {basis} | {country.name or code} | {' | '.join(cells)} |"
    yield f"| {basis} | all: revenue, $bn | {_cell(found.spreads['revenue'], 1e-9, ',.2f')} | | | | |"


def _cell(spread: Spread, scale: float, form: str) -> str:
    point, low, high = (format(scale * value, form) for value in (spread.point, spread.low, spread.high))
    return f"{point} ({low}–{high})"


if __name__ == "__main__":
    main()
