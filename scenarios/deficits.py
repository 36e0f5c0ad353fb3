"""The deficit index item by item, and whether a country may be charged: what a page of governance shows."""

from dataclasses import dataclass

from data.store import load
from data.views.memory import remembered
from model.governance import ITEMS
from model.parameters import PARAMETERS
from model.scenario import Scenario
from scenarios.governance import governance_of, is_judged


@dataclass(frozen=True)
class DeficitItem:
    """One item of a country's index. `contribution` is its part of the index: weight × value over all weights.

    `judged` says whether the white paper speaks of the country on it; `own_value` whether the scenario departs from
    the sourced value.
    """

    item: str
    title: str
    value: float
    low: float
    high: float
    weight: float
    contribution: float
    judged: bool
    own_value: bool
    rationale: str


@dataclass(frozen=True)
class Listing:
    """A country's place on the majors list of the latest fiscal year, and the years in which it failed demonstrably."""

    fiscal_year: int
    listed: bool
    years_failed: tuple[int, ...]


@dataclass(frozen=True)
class Deficit:
    """A country's index (0 to 1) with the range of its items, its listing, and whether it may be charged and why.

    `items` is empty, and the range the index itself, where the scenario gives the index alone.
    """

    country: str
    index: float
    low: float
    high: float
    items: tuple[DeficitItem, ...]
    listing: Listing
    eligible: bool
    chargeable: bool
    why: str


def deficits(scenario: Scenario) -> dict[str, Deficit]:
    """Every country's deficit in governance and eligibility. Raises data.store.TableUnavailable."""
    return {code: _deficit(scenario, code) for code in scenario.countries}


@remembered("majors_list")
def listing_of(code: str) -> Listing:
    """The country on the Presidential Determinations. Raises data.store.TableUnavailable."""
    table = load("majors_list")
    latest = int(table.fiscal_year.max())
    rows = table[table.iso3 == code]
    failed = rows[rows.failed_demonstrably].fiscal_year.sort_values()
    return Listing(latest, bool((rows.fiscal_year == latest).any()), tuple(int(year) for year in failed))


def _deficit(scenario: Scenario, code: str) -> Deficit:
    index, eligible = scenario.deficit(code), scenario.countries[code].eligible
    items, listing = _items(scenario, code), listing_of(code)
    scale = sum(item.weight for item in items)
    return Deficit(
        country=code,
        index=index,
        low=sum(item.weight * item.low for item in items) / scale if items else index,
        high=sum(item.weight * item.high for item in items) / scale if items else index,
        items=items,
        listing=listing,
        eligible=eligible,
        chargeable=eligible and index > 0,
        why=_why(eligible, index, listing),
    )


def _items(scenario: Scenario, code: str) -> tuple[DeficitItem, ...]:
    governance, weights = scenario.countries[code].governance, scenario.policy.governance_weights
    if governance is None:
        return ()
    scale = sum(getattr(weights, item) for item in ITEMS)
    rows = []
    for item, source in zip(ITEMS, governance_of(code), strict=True):
        value, weight = getattr(governance, item), getattr(weights, item)
        own_value = value != source.value
        rows.append(
            DeficitItem(
                item=item,
                title=PARAMETERS[f"governance.{item}"].title,
                value=value,
                low=min(value, value if own_value else source.low or 0.0),
                high=max(value, value if own_value else source.high or 0.0),
                weight=weight,
                contribution=weight * value / scale,
                judged=is_judged(source),
                own_value=own_value,
                rationale=source.rationale,
            )
        )
    return tuple(rows)


def _why(eligible: bool, index: float, listing: Listing) -> str:
    listed = "on" if listing.listed else "not on"
    place = f"It is {listed} the list of major drug transit and producing countries for fiscal year"
    found = f"{place} {listing.fiscal_year}."
    if eligible != listing.listed:
        found += f" The scenario takes it as {'eligible' if eligible else 'not eligible'} all the same."
    if not eligible:
        return f"Not charged: it is not identified as a major source or transit country. {found}"
    if index <= 0:
        return f"Not charged: it has no deficit in governance. {found}"
    return f"May be charged: identified as a major source or transit country, with a deficit of {index:.2g}. {found}"
