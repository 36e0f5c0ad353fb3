"""Who pays, in one call: consumers and sellers by country, travelers by mode, beside the duties of 2025.

What no source gives is said to be missing, with the reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from data.store import load
from data.views.memory import remembered
from model import assess
from model.incidence import Burden, adjustment_burdens, by_mode, total
from model.scenario import Scenario
from scenarios.countries import BORDERS, land_entries
from scenarios.ieepa import DUTIES
from scenarios.sourced import SourcedValue

DUTIES_NOTE = (
    "All duties on imports for consumption in 2025, the tariffs of that year among them. The imports are those bought "
    "with the duties already in place."
)
NO_AIR = "No table holds arrivals by air by mode."
NO_INCOME = (
    "No source at hand gives what households of each income group spend on goods from each country, nor the "
    "pass-through by product. The Consumer Expenditure Survey could answer the first."
)
NO_CITIZENSHIP = (
    "Border crossing data count entries, not travelers, and do not tell citizenship. The share of US citizens among "
    "people caught with fentanyl is known, and is not the share among all who cross."
)
NO_SELLERS = (
    "Sellers are US importers and foreign exporters together: no source at hand divides what consumers do not bear."
)


@dataclass(frozen=True)
class NotAvailable:
    """A figure that nobody at hand publishes, with the reason."""

    reason: str


@dataclass(frozen=True)
class Travelers:
    """What travelers from a country pay, USD per year, by mode of crossing where a table tells it."""

    toll: float
    entries_after: float
    revenue: float
    by_mode: Mapping[str, float] | NotAvailable
    period: str


@dataclass(frozen=True)
class WhoPays:
    """By country; `goods_total` adds them up. `duties_today` is the rate of 2025, to which an adjustment would add."""

    goods: Mapping[str, Burden]
    goods_total: Burden
    duties_today: Mapping[str, SourcedValue | NotAvailable]
    travelers: Mapping[str, Travelers]
    by_income: NotAvailable
    by_citizenship: NotAvailable
    importers_and_exporters: NotAvailable


def who_pays(scenario: Scenario) -> WhoPays:
    """Who pays what the scenario's assessment collects. Raises data.store.TableUnavailable."""
    assessment = assess(scenario)
    goods = adjustment_burdens(scenario, assessment)
    return WhoPays(
        goods=goods,
        goods_total=total(goods),
        duties_today={code: duties_today(code) for code in scenario.countries},
        travelers={
            code: _travelers(code, country.toll, country.entries_after, country.toll_revenue)
            for code, country in assessment.countries.items()
        },
        by_income=NotAvailable(NO_INCOME),
        by_citizenship=NotAvailable(NO_CITIZENSHIP),
        importers_and_exporters=NotAvailable(NO_SELLERS),
    )


@remembered("us_duties_2025")
def duties_today(code: str) -> SourcedValue | NotAvailable:
    """Duties of 2025 over imports for consumption, a share. Raises data.store.TableUnavailable."""
    table = load("us_duties_2025")
    rows = table[(table.iso3 == code) & (table.period == "2025")]
    if rows.empty:
        return NotAvailable(f"The table of duties holds {table.iso3.nunique()} partners, and not {code}.")
    return SourcedValue(
        path=f"who_pays.duties_today.{code}",
        value=float(rows.duties.iloc[0] / rows.imports.iloc[0]),
        unit="share of import value",
        status="final",
        source=DUTIES,
        dataset_id="us_duties_2025",
        rationale=DUTIES_NOTE,
        selection=f"country {code}",
        period="2025",
    )


def _travelers(code: str, toll: float, entries_after: float, revenue: float) -> Travelers:
    if code not in BORDERS:
        return Travelers(toll, entries_after, revenue, NotAvailable(NO_AIR), "")
    entries = _entries(code)
    return Travelers(toll, entries_after, revenue, by_mode(revenue, dict(entries[0])), entries[1])


@remembered("border_crossings")
def _entries(code: str) -> tuple[tuple[tuple[str, float], ...], str]:
    entries = land_entries(code)
    return tuple((str(mode), float(count)) for mode, count in entries.items()), str(entries.attrs["period"])
