"""Investment plans for the tests."""

from typing import Any

from model.invest import Plan

NALOXONE = {
    "title": "Naloxone",
    "unit": "kit",
    "unit_cost": 40.0,
    "units_per_death": 120.0,
    "reach": 0.8,
    "effect": 0.2,
    "effect_low": 0.1,
    "effect_high": 0.3,
    "grade": "modeled",
}
TREATMENT = {
    "title": "Treatment",
    "unit": "person-year",
    "unit_cost": 6000.0,
    "units_per_death": 70.0,
    "reach": 0.4,
    "effect": 0.3,
    "effect_low": 0.1,
    "effect_high": 0.4,
    "grade": "established",
}
STRIPS = {"title": "Test strips", "unit": "strip", "unit_cost": 1.0}


def plan_data(revenue: float = 1e9, **changes: Any) -> dict[str, Any]:
    """A plan of two regions and three interventions, as a user would write it."""
    data: dict[str, Any] = {
        "revenue": revenue,
        "opioid_share": 0.7,
        "regions": {
            "north": {"deaths": 1000.0, "death_rate": 20.0, "population": 5e6},
            "south": {"deaths": 3000.0, "death_rate": 40.0, "population": 7.5e6},
        },
        "interventions": {"naloxone": NALOXONE, "treatment": TREATMENT, "strips": STRIPS},
    }
    return data | changes


def plan(revenue: float = 1e9, **changes: Any) -> Plan:
    """The same, validated."""
    return Plan.model_validate(plan_data(revenue, **changes))
