"""What the reader sets on the invest page, and the plan it makes.

The simulator's own names in the address make the scenario; the names below are this page's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from components.desk import CHOICE, NUMBER, SWITCH, Control, switched
from components.simulator.carried import kept
from components.simulator.state import (
    DEFAULT_PRESET,
    LENSES,
    VIEW_NAMES,
    read_state,
    scenario_of,
)
from components.simulator.state import TABLES as SCENARIO_TABLES
from components.url_state import Choice, Number, Text, read_address
from data.views.memory import remembered
from model import assess, problems_of
from model.invest import Limit, Plan, Weights
from model.invest.plan import MEASURES
from model.parameters import default_of
from scenarios import DEFAULT_LENS, PRESETS
from scenarios.pill_evidence import region_pill_evidence
from scenarios.region_needs import RegionNeeds, investment_plan, region_needs

PREFIX = "invest"
BILLION, MILLION = 1e9, 1e6
INTERVENTIONS = (
    "naloxone", "buprenorphine", "methadone", "ssp", "test_strips", "drug_checking", "education", "screening", "jobs",
)  # fmt: skip
LIMIT_FIELDS = ("least", "most", "least_all", "most_all")
TABLES = (
    "county_deaths_provisional", "hidta_counties", "county_population", "county_social_vulnerability",
    "state_deaths_monthly", "parameters", "sudors_annual",
)  # fmt: skip
MEASURED = ("dollars", "per_resident", "averted", "need")


def _limits() -> tuple[Control, ...]:
    made = []
    for name in INTERVENTIONS:
        made += [
            Control(Number(f"{name}.least", 0, 0, 100), NUMBER),
            Control(Number(f"{name}.most", 100, 0, 100), NUMBER),
            Control(Number(f"{name}.least_all", 0, 0, 100_000), NUMBER),
            Control(Number(f"{name}.most_all", None, 0, 100_000), NUMBER),
        ]
    return tuple(made)


CONTROLS = (
    Control(Choice("money", "scenario", ("scenario", "fixed")), CHOICE),
    Control(Choice("preset", DEFAULT_PRESET, tuple(PRESETS)), CHOICE),
    Control(Choice("lens", DEFAULT_LENS, LENSES), CHOICE),
    Control(Number("budget", 1, 0.05, 20), "slider"),
    Control(Number("part", 100 * default_of("invest.hidta_share"), 1, 100), "slider"),
    *[Control(Number(f"weight.{m}", 100 * default_of(f"invest.weight_{m}"), 0, 100), "slider") for m in MEASURES],
    Control(Number("floor", 100 * default_of("invest.floor_share"), 0, 100), "slider"),
    Control(Choice("hidden", "lower", ("lower", "upper")), CHOICE),
    Control(switched("pills"), SWITCH),
    *_limits(),
    Control(Choice("map", "dollars", MEASURED), CHOICE),
    Control(Text("region", "", r"[a-z-]{0,60}", "a region's name in its page's address"), CHOICE),
)
NAMES = tuple(control.parameter.name for control in CONTROLS)


class Unusable(Exception):
    """A plan that cannot be made; the text names the field and what is allowed."""


@dataclass(frozen=True)
class Settings:
    """Checked values by name, and the simulator's own names in the address beside preset and lens."""

    values: Mapping[str, Any]
    carried: Mapping[str, str]

    @property
    def scenario_query(self) -> dict[str, str]:
        """The scenario as the simulator's address says it."""
        return {"preset": self.values["preset"], "lens": self.values["lens"], **self.carried}


def read_settings(query: Mapping[str, Any]) -> tuple[Settings, list[str]]:
    """The settings in an address, and a notice for each part of it that could not be used."""
    own = {name: text for name, text in query.items() if name in NAMES}
    rest = {
        name: str(text)
        for name, text in query.items()
        if name not in (*NAMES, *VIEW_NAMES, "revisit") and text is not None
    }
    values, notices = read_address([control.parameter for control in CONTROLS], own)
    state, more = read_state({"preset": values["preset"], "lens": values["lens"], **rest})
    return Settings(values, kept(rest, state)), [*notices, *more]


def control(name: str) -> Control:
    """The control of a name."""
    return CONTROLS[NAMES.index(name)]


def scenario_revenue(settings: Settings) -> float:
    """Border revenue of the scenario, USD a year. Raises data.store.TableUnavailable."""
    return _revenue(tuple(sorted(settings.scenario_query.items())))


def plan_of(settings: Settings, revenue: float | None = None) -> Plan:
    """The plan that the settings make; `revenue` (USD a year) in place of theirs. Raises Unusable, TableUnavailable."""
    values = settings.values
    base = _base_plan(values["hidden"], values["pills"])
    try:
        return Plan.model_validate(
            base.model_dump(exclude_none=True)
            | {
                "revenue": _money(settings) if revenue is None else revenue,
                "hidta_share": values["part"] / 100,
                "floor_share": values["floor"] / 100,
                "weights": Weights(**{m: values[f"weight.{m}"] / 100 for m in MEASURES}).model_dump(),
                "limits": _set_limits(values),
            }
        )
    except ValidationError as error:
        raise Unusable("; ".join(map(str, problems_of(error)))) from error


def holds_over_all(plan: Plan) -> bool:
    """Whether a limit ties the regions together, so that the mix takes seconds."""
    return any(limit.total_floor > 0 or limit.total_cap is not None for limit in plan.limits.values())


def needs_of(settings: Settings) -> RegionNeeds:
    """The regions' figures that the money is shared by, and their sources."""
    return _needs(settings.values["hidden"], settings.values["pills"])


def _money(settings: Settings) -> float:
    if settings.values["money"] == "fixed":
        return float(settings.values["budget"]) * BILLION
    return scenario_revenue(settings)


@remembered(*SCENARIO_TABLES)
def _revenue(query: tuple[tuple[str, str], ...]) -> float:
    state, _ = read_state(dict(query))
    return float(assess(scenario_of(state)).revenue)


@remembered(*TABLES)
def _needs(bound: str, pills: str) -> RegionNeeds:
    return region_needs(bound, region_pill_evidence() if pills == "true" else {})


@remembered(*TABLES)
def _base_plan(bound: str, pills: str) -> Plan:
    """The default plan but for its money, which each reading sets."""
    return investment_plan(0.0, _needs(bound, pills))


def _set_limits(values: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """Limits that differ from none, by intervention, as the plan says them."""
    set_ = {}
    for name in INTERVENTIONS:
        least, most, least_all, most_all = (values[f"{name}.{field}"] for field in LIMIT_FIELDS)
        limit = Limit(
            region_floor=least / 100,
            region_cap=most / 100,
            total_floor=least_all * MILLION,
            total_cap=None if most_all is None else most_all * MILLION,
        )
        if limit != Limit():
            set_[name] = limit.model_dump(exclude_none=True)
    return set_
