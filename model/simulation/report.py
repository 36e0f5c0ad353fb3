"""What a simulation says: each result review by review, with its range, and sums over the whole time."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from model.arrays import Floats
from model.simulation.plan import ReviewPlan
from model.simulation.simulate import point_trajectory, trajectories
from model.simulation.trajectory import Trajectories
from model.uncertainty.run import OnProgress, unheard
from model.uncertainty.spread import Spread, quantiles, spread_of

NOTE = (
    "Exploratory: how countries and traffic answer charges is assumed, not measured. "
    "It shows what the assessment does under these assumptions and forecasts nothing."
)


@dataclass(frozen=True)
class Band:
    """One result at every review, (review,). `low` and `high` hold 90% of the draws; `point` is the plan unvaried."""

    point: tuple[float, ...]
    median: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    mean: tuple[float, ...]


@dataclass(frozen=True)
class Simulation:
    """What a plan found. `bands` by name ("deaths", "revenue", "countries.MEX.toll"), per year at each review.

    `sums` over all reviews, in deaths and USD rather than per year: "deaths", "deaths_averted" against no change from
    the start, "revenue" and what each group pays.
    """

    reviews: int
    reviews_per_year: int
    draws: int
    seed: int
    behavior: Mapping[str, str]
    bands: Mapping[str, Band]
    sums: Mapping[str, Spread]


def simulate(plan: ReviewPlan, on_progress: OnProgress = unheard) -> Simulation:
    """Simulate a plan and sum it up; see `trajectories` for progress and cancelling. Exploratory ◇."""
    return _summed(plan, trajectories(plan, on_progress), point_trajectory(plan))


def point_simulation(plan: ReviewPlan) -> Simulation:
    """The plan without its ranges: every band is its point. Takes milliseconds. Exploratory ◇."""
    still = plan.model_copy(update={"ranges": {}, "draws": 1})
    point = point_trajectory(still)
    return _summed(still, point, point)


def _summed(plan: ReviewPlan, drawn: Trajectories, point: Trajectories) -> Simulation:
    codes = tuple(plan.scenario.countries)
    bands = {
        name: _band(each, at) for (name, each), (_, at) in zip(_rows(drawn, codes), _rows(point, codes), strict=True)
    }
    sums = zip(_sums(plan, drawn).items(), _sums(plan, point).values(), strict=True)
    return Simulation(
        reviews=plan.reviews,
        reviews_per_year=plan.reviews_per_year,
        draws=plan.draws,
        seed=plan.seed,
        behavior={code: plan.behaves(code) for code in codes},
        bands=bands,
        sums={name: spread_of(values, float(at[0])) for (name, values), at in sums},
    )


def simulation_report(found: Simulation) -> dict[str, Any]:
    """The bands nested by country, as plain JSON types, with the note that they are exploratory."""
    totals = {name: vars(band) for name, band in found.bands.items() if "." not in name}
    countries: dict[str, Any] = {code: {"behavior": behavior} for code, behavior in found.behavior.items()}
    for name, band in found.bands.items():
        if "." in name:
            _, code, result = name.split(".")
            countries[code][result] = vars(band)
    return {
        "note": NOTE,
        "reviews": found.reviews,
        "reviews_per_year": found.reviews_per_year,
        "draws": found.draws,
        "seed": found.seed,
        "interval": "5% to 95%",
        "totals": totals,
        "countries": countries,
        "sums": {name: asdict(spread) for name, spread in found.sums.items()},
    }


def _rows(found: Trajectories, codes: tuple[str, ...]) -> list[tuple[str, Floats]]:
    """Every result by name, (review, draw)."""
    totals = list(found.totals._asdict().items())
    by_country = [
        (f"countries.{code}.{name}", values[:, :, place])
        for place, code in enumerate(codes)
        for name, values in found.by_country._asdict().items()
    ]
    return [*totals, *by_country]


def _band(values: Floats, point: Floats) -> Band:
    low, median, high = (tuple(row) for row in quantiles(values).tolist())
    return Band(tuple(point[:, 0].tolist()), median, low, high, tuple(values.mean(axis=1).tolist()))


def _sums(plan: ReviewPlan, found: Trajectories) -> dict[str, Floats]:
    """Sums over the reviews, (draw,)."""
    names = ("deaths", "revenue", "paid_by_buyers", "paid_by_sellers", "paid_by_travelers")
    years = 1.0 / plan.reviews_per_year
    sums = {name: getattr(found.totals, name).sum(axis=0) * years for name in names}
    unchanged = found.totals.deaths[0] * plan.reviews * years
    return {**sums, "deaths_averted": unchanged - sums["deaths"]}
