"""The fentanyl tariffs of 2025–26 under IEEPA, on the adjustment's base: same imports, pass-through and elasticity.

They are the natural comparator: set by order, not calculated from outcomes. The Supreme Court voided them on 20
February 2026 (Learning Resources v. Trump); collection ended on the 24th.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
from scipy.optimize import brentq

from data.store import load
from data.views.memory import remembered
from model import assess
from model.incidence import Burden, adjustment_burdens, tariff_burden, total
from model.scenario import Scenario
from scenarios.sourced import SourcedValue

PARTNERS = {"China": "CHN", "Mexico": "MEX", "Canada": "CAN"}
EVERYONE = "all"
LAST_DAY = date(2026, 2, 23)  # the day before collection ended
EXEMPT_SINCE = date(2025, 3, 7)
EXEMPTING = ("MEX", "CAN")  # goods under the USMCA were exempt, and Canadian energy and potash paid less
BEFORE, AFTER = "2025-01", ("2025-08", "2025-12")  # the month before the first order; the months of one rate each
DUTIES = "US Census Bureau, calculated duties and imports for consumption by country"
COVERED_WHY = (
    "Duties collected per dollar of imports, August to December 2025 less January 2025, over the statutory rate. The "
    "most that the fentanyl tariff can have covered: other duties rose in the same months, on steel, cars and more."
)
FULL_WHY = "The orders' rows name no general exemption: every import is taken to be covered, the most it can be."


@dataclass(frozen=True)
class TariffPeriod:
    """One rate in force: from `since` to `until`, both included. The source is the executive order."""

    country: str
    rate: float
    since: date
    until: date
    source: str
    confidence: str


@dataclass(frozen=True)
class IeepaRow:
    """One country: the adjustment, and the fentanyl tariff on every import and on the part that it covered.

    `period` is None where no fentanyl tariff was in force: the tariff's burdens are then 0.
    """

    country: str
    period: TariffPeriod | None
    covered: SourcedValue
    adjustment: Burden
    statutory: Burden
    collected: Burden


@dataclass(frozen=True)
class IeepaComparison:
    """A scenario's adjustments beside the fentanyl tariffs of a day, by country and in all."""

    day: date
    rows: tuple[IeepaRow, ...]
    adjustment: Burden
    statutory: Burden
    collected: Burden


@remembered("parameters")
def tariff_periods() -> tuple[TariffPeriod, ...]:
    """Every rate of the fentanyl tariffs, by country and date. Raises TableUnavailable."""
    table = load("parameters")
    rows = table[table.topic == "fentanyl_tariff"]
    end = date.fromisoformat(rows[rows.key == EVERYONE].period.iloc[0])
    found: list[TariffPeriod] = []
    for name, code in PARTNERS.items():
        orders = rows[rows.key == name].sort_values("period")
        starts = [date.fromisoformat(text) for text in orders.period]
        columns = (orders.value.tolist(), starts, [*starts[1:], end], orders.source, orders.confidence)
        for rate, since, following, source, confidence in zip(*columns, strict=True):
            until = following - timedelta(days=1)
            found.append(TariffPeriod(code, rate, since, until, str(source), str(confidence)))
    return tuple(found)


def period_on(code: str, day: date) -> TariffPeriod | None:
    """The rate in force for a country on a day; None where there was none."""
    return next((p for p in tariff_periods() if p.country == code and p.since <= day <= p.until), None)


def against_ieepa(scenario: Scenario, day: date = LAST_DAY) -> IeepaComparison:
    """The scenario's adjustments beside the fentanyl tariffs of a day. Raises TableUnavailable."""
    adjustments = adjustment_burdens(scenario, assess(scenario))
    rows = tuple(_row(scenario, code, day, adjustments[code]) for code in scenario.countries)
    return IeepaComparison(
        day=day,
        rows=rows,
        adjustment=total(adjustments),
        statutory=total({row.country: row.statutory for row in rows}),
        collected=total({row.country: row.collected for row in rows}),
    )


def matching_share(scenario: Scenario, day: date = LAST_DAY) -> float:
    """The internalized share at which the scenario's adjustments collect what the tariffs of a day did, at most.

    Of the scenario's own countries; 1 where even the whole harm, or the cap, collects less. Raises TableUnavailable.
    """
    wanted = sum(_row_tariff(scenario, code, day)[1].revenue for code in scenario.countries)

    def missing(share: float) -> float:
        policy = scenario.policy.model_copy(update={"internalized_share": share})
        return assess(scenario.model_copy(update={"policy": policy})).adjustment_revenue - wanted

    if missing(1.0) <= 0.0:
        return 1.0
    return float(brentq(missing, 0.0, 1.0, xtol=1e-12))


@remembered("us_duties_2025", "parameters")
def covered_share(code: str, day: date = LAST_DAY) -> SourcedValue:
    """The part of a country's imports that the fentanyl tariff covered on a day, at most. Raises TableUnavailable."""
    path = f"ieepa.covered.{code}"
    if code not in EXEMPTING or day < EXEMPT_SINCE:
        return SourcedValue(path, 1.0, "share", "assumed", "Assumption of this project", None, 0.0, 1.0, FULL_WHY)
    period = period_on(code, date(2025, 12, 31))
    assert period is not None  # both were charged in December 2025
    share = min(max(_rate_of(code, *AFTER) - _rate_of(code, BEFORE, BEFORE), 0.0) / period.rate, 1.0)
    return SourcedValue(
        path=path,
        value=share,
        unit="share of imports",
        status="estimated",
        source=DUTIES,
        dataset_id="us_duties_2025",
        low=0.0,
        high=share,
        rationale=COVERED_WHY,
        selection=f"country {code}; {BEFORE} and {AFTER[0]} to {AFTER[1]}",
        period="2025",
    )


def _row(scenario: Scenario, code: str, day: date, adjustment: Burden) -> IeepaRow:
    statutory, collected = _row_tariff(scenario, code, day)
    return IeepaRow(
        country=code,
        period=period_on(code, day),
        covered=covered_share(code, day),
        adjustment=adjustment,
        statutory=statutory,
        collected=collected,
    )


def _row_tariff(scenario: Scenario, code: str, day: date) -> tuple[Burden, Burden]:
    """The tariff of a day on every import of a country, and on the part that it covered at most."""
    period = period_on(code, day)
    rate = 0.0 if period is None else period.rate
    imports = scenario.countries[code].imports
    whole = tariff_burden(scenario.policy, imports, rate)
    return whole, tariff_burden(scenario.policy, imports, rate, covered_share(code, day).value)


def _rate_of(code: str, first: str, last: str) -> float:
    """Duties over imports of some months, "2025-01" to "2025-12"."""
    table: pd.DataFrame = load("us_duties_2025")
    rows = table[(table.iso3 == code) & table.period.between(first, last) & (table.period.str.len() == 7)]
    return float(rows.duties.sum() / rows.imports.sum())
