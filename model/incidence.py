"""Who pays a charge on goods: consumers by the pass-through, sellers the rest. One arithmetic for every tariff.

◇ The pass-through ρ is the part of a rate that reaches the price a US buyer pays. What it leaves is borne by US
importers and foreign exporters together: nothing in the model divides them. Imports respond as in the assessment,
Q₀·(1 + ρ·r)^ε, so that an adjustment and any other tariff are compared on one base.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from model.results import Assessment
from model.scenario import Policy, Scenario

RATES = (0.0, 10.0)


@dataclass(frozen=True)
class Burden:
    """What one rate collects and from whom. USD per year; `rate` and `covered` are shares.

    `revenue` = `consumers` + `sellers` (importers and exporters; below 0 where pass-through exceeds 1).
    `imports_after` counts covered and exempt imports.
    """

    rate: float
    covered: float
    revenue: float
    consumers: float
    sellers: float
    per_household: float
    imports_before: float
    imports_after: float


def tariff_burden(policy: Policy, imports: float, rate: float, covered: float = 1.0) -> Burden:
    """The burden of an ad valorem rate on a covered part of imports (USD per year), with the policy's response.

    Raises ValueError with the field and its allowed range.
    """
    _within("rate", rate, *RATES)
    _within("covered", covered, 0.0, 1.0)
    _within("imports", imports, 0.0, 1e18)
    taxed = covered * imports * (1.0 + policy.pass_through * rate) ** policy.import_elasticity
    revenue = rate * taxed
    consumers = policy.pass_through * revenue
    return Burden(
        rate=rate,
        covered=covered,
        revenue=revenue,
        consumers=consumers,
        sellers=revenue - consumers,
        per_household=consumers / policy.households,
        imports_before=imports,
        imports_after=taxed + (1.0 - covered) * imports,
    )


def adjustment_burdens(scenario: Scenario, assessment: Assessment) -> dict[str, Burden]:
    """The burden of each country's adjustment."""
    return {
        code: tariff_burden(scenario.policy, country.imports, assessment.countries[code].adjustment_rate)
        for code, country in scenario.countries.items()
    }


def total(burdens: Mapping[str, Burden]) -> Burden:
    """All countries together; the rate is what is collected per dollar of imports before the response."""
    sums = {
        field.name: sum(getattr(burden, field.name) for burden in burdens.values())
        for field in fields(Burden)
        if field.name not in ("rate", "covered")
    }
    before = sums["imports_before"]
    covered = sum(burden.covered * burden.imports_before for burden in burdens.values())
    return Burden(
        rate=sums["revenue"] / before if before > 0 else 0.0, covered=covered / before if before > 0 else 0.0, **sums
    )


def by_mode(toll_revenue: float, entries: Mapping[str, float]) -> dict[str, float]:
    """What travelers pay by mode of crossing, USD per year: one toll for all, so in proportion to their entries.

    ◇ Every mode is taken to respond to the toll alike. Raises ValueError where entries are below 0.
    """
    for mode, count in entries.items():
        _within(f"entries.{mode}", count, 0.0, 1e12)
    whole = sum(entries.values())
    return {mode: toll_revenue * count / whole if whole > 0 else 0.0 for mode, count in entries.items()}


def _within(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:  # NaN is in no range
        raise ValueError(f"{name}: allowed {low:,.10g} to {high:,.10g}, got {value!r}")
