"""The best mix of interventions: solved region by region, and, with a limit over all regions, as one problem."""

from benchmarks.measure import Result, median_ms
from model.invest import Limit, Plan, invest
from scenarios.region_needs import investment_plan

REVENUE = 1_000_000_000
LOOSE = 1e12  # USD a year: a limit that binds nowhere, so that both give the same mix


def measure() -> list[Result]:
    """Milliseconds of the mix, against the same mix solved at once by the same solver, and with a limit that binds."""
    apart, joined, bound = investment_plan(REVENUE), _limited(LOOSE), _limited(REVENUE / 4)
    alone = median_ms(lambda: invest(apart), repeats=5, warm=1)
    at_once = median_ms(lambda: invest(joined), repeats=3, warm=0)
    limited = median_ms(lambda: invest(bound), repeats=3, warm=0)
    return [
        Result("mix of interventions, 33 regions", alone, "ms", "≤ 300", "answers while a slider moves"),
        Result("the same as one problem", at_once / alone, "×", "", f"SciPy's SLSQP at once, {at_once:.0f} ms"),
        Result("mix with a limit over all regions", limited, "ms", "", "runs beside the web, with cancel"),
    ]


def _limited(most: float) -> Plan:
    """The plan with a limit, USD a year over all regions, on its first intervention."""
    plan = investment_plan(REVENUE)
    return plan.model_copy(update={"limits": {next(iter(plan.interventions)): Limit(total_cap=most)}})
