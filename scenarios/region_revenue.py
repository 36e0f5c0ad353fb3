"""One region's part of a border revenue, and what it buys there: the default plan, its formula and its mix."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.views.memory import remembered
from model.invest import Investment, Plan, invest
from scenarios.region_needs import investment_plan, region_needs

TABLES = (
    "county_deaths_provisional", "hidta_deaths", "hidta_counties", "county_population", "county_social_vulnerability",
    "state_deaths_monthly", "parameters",
)  # fmt: skip


@dataclass(frozen=True)
class Bought:
    """What a region spends on one intervention: USD and units a year, deaths averted (None where none is claimed)."""

    title: str
    unit: str
    spending: float
    units: float
    averted: float | None
    grade: str


@dataclass(frozen=True)
class RegionRevenue:
    """A region's part of the revenue.

    raised: border revenue, USD a year. part: share (0–1) of it for all regions. amount: this region's USD a year;
    share: its part (0–1) of what all regions get, None where that is nothing. need: 1 is the average region, None
    without a figure. at_floor: whether the floor is what it gets. missing: measures it has no figure of. averted, low,
    high: deaths averted a year (None where its deaths are not available). bought: most spending first. datasets: ids of
    the tables behind its need.
    """

    raised: float
    part: float
    amount: float
    share: float | None
    need: float | None
    at_floor: bool
    missing: tuple[str, ...]
    averted: float | None
    low: float | None
    high: float | None
    bought: tuple[Bought, ...]
    datasets: tuple[str, ...]


def region_revenue(slug: str, raised: float) -> RegionRevenue:
    """A region's part of a revenue (USD a year). Raises KeyError for an unknown slug, data.store.TableUnavailable."""
    found = _investment(raised)
    plan, allocation, mix = found.plan, found.allocation, found.mix
    place = list(plan.regions).index(slug) if slug in plan.regions else _unknown(slug)
    known = plan.regions[slug].deaths is not None
    amount = float(allocation.amounts[slug])
    return RegionRevenue(
        raised=raised,
        part=plan.hidta_share,
        amount=amount,
        share=amount / allocation.revenue if allocation.revenue else None,
        need=allocation.need[slug],
        at_floor=slug in allocation.at_floor,
        missing=_missing(allocation.missing, slug),
        averted=float(mix.averted[place]) if known else None,
        low=float(mix.averted_low[place]) if known else None,
        high=float(mix.averted_high[place]) if known else None,
        bought=_bought(found, place),
        datasets=_datasets(),
    )


def _missing(missing: Mapping[str, Sequence[str]], slug: str) -> tuple[str, ...]:
    """Measures this region has no figure of; one that no region has is not counted in the plan, so is not missed."""
    uncounted = set.intersection(*(set(names) for names in missing.values()))
    return tuple(name for name in missing[slug] if name not in uncounted)


def _unknown(slug: str) -> int:
    raise KeyError(slug)


def _bought(found: Investment, place: int) -> tuple[Bought, ...]:
    mix = found.mix
    rows = [
        Bought(
            title=item.title,
            unit=item.unit,
            spending=float(mix.spending[place, column]),
            units=float(mix.units[place, column]),
            averted=float(mix.averted_by[place, column]) if item.effect > 0 else None,
            grade=str(item.grade),
        )
        for column, item in enumerate(found.plan.interventions.values())
    ]
    return tuple(sorted((row for row in rows if row.spending >= 1), key=lambda row: -row.spending))


@remembered(*TABLES)
def _plan() -> Plan:
    """The default plan but for its money."""
    return investment_plan(0.0, region_needs())


@remembered(*TABLES)
def _datasets() -> tuple[str, ...]:
    return tuple(dict.fromkeys(dataset for each in region_needs().sources for dataset in each.dataset_ids))


@remembered(*TABLES)
def _investment(raised: float) -> Investment:
    return _solved(_plan().model_copy(update={"revenue": raised}).model_dump_json())


@lru_cache(maxsize=16)
def _solved(plan: str) -> Investment:
    return invest(Plan.model_validate_json(plan))
