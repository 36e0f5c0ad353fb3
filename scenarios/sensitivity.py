"""How the default scenario's main results move: under each alternative of a choice, and over a parameter's range."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from data.views.memory import remembered
from model import Assessment, assess
from model.choices import CHOICES
from model.parameter import Parameter
from model.parameters import PARAMETERS
from model.problems import parameter_at
from model.scenario import LensChoice, Scenario
from model.uncertainty.defaults import numbers
from scenarios.alternatives import BASES, alternatives
from scenarios.default import DEFAULT_LENS, default_scenario, with_lens


@dataclass(frozen=True)
class Measure:
    """A main result. `read` takes it from an assessment, in `unit`."""

    title: str
    unit: str
    read: Callable[[Assessment], float]


def _rate(code: str) -> Callable[[Assessment], float]:
    return lambda found: 100.0 * found.countries[code].adjustment_rate


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "mexico_rate": Measure("Mexico's adjustment", "%", _rate("MEX")),
        "china_rate": Measure("China's adjustment", "%", _rate("CHN")),
        "india_rate": Measure("India's adjustment", "%", _rate("IND")),
        "mexico_toll": Measure("Mexico's toll", "USD", lambda found: found.countries["MEX"].toll),
        "revenue": Measure("Border revenue", "billion USD", lambda found: found.revenue / 1e9),
    }
)
Values = Mapping[str, float]
LENS_PARAMETERS = ("lens.trade_share", "lens.precursor_share")
# where a parameter acts, if not in the default scenario
ACTS_ON = {
    "policy.regulatory_cost": "compliance",
    "policy.us_goods_output": "compliance",
    "policy.us_gdp": "countervailing",
    "policy.precursor_share": "at_source",
    "outcome.response_exponent": "new_source",
    "lens.precursor_share": "precursor_lens",
}
# a scenario's scores and evidence are what the reader brings; weights are relative to one another
LEFT_OUT = frozenset(
    {"outcome.score", "outcome.adaptation", "outcome.new_source", "policy.governance_weight", "country.deficit"}
)
TABLES = ("state_deaths_monthly", "cbp_seizures", "goods_imports", "border_crossings", "majors_list")


@dataclass(frozen=True)
class Effect:
    """The main results under one alternative, beside those of the base it is compared on.

    `subject` is the key of a choice or the name of a parameter; `title` its title; `words` what is different.
    """

    subject: str
    title: str
    words: str
    on: str
    before: Values
    after: Values

    def change(self, measure: str) -> float:
        """The change of a result, percent of the base; 0 where the base is 0."""
        before, after = self.before[measure], self.after[measure]
        return 100.0 * (after / before - 1.0) if before else 0.0


@dataclass(frozen=True)
class Sensitivity:
    """Every effect of a choice, of a parameter's range, and the keys of the choices that have none to compute."""

    choices: tuple[Effect, ...]
    parameters: tuple[Effect, ...]
    not_computed: tuple[str, ...]
    base: Values


@remembered(*TABLES)
def sensitivity() -> Sensitivity:
    """All of it, of the default scenario. Raises data.store.TableUnavailable."""
    scenario = default_scenario()
    bases = {key: build(scenario) for key, (_, build) in BASES.items()}
    before = {key: values_of(assess(base)) for key, base in bases.items()}
    chosen = tuple(
        Effect(each.choice, CHOICES[each.choice].title, each.words, each.on, before[each.on], values_of(found))
        for each in alternatives()
        for found in (each.result(bases[each.on]),)
    )
    computed = {effect.subject for effect in chosen}
    return Sensitivity(
        choices=chosen,
        parameters=tuple(_parameters(bases, before)),
        not_computed=tuple(key for key in CHOICES if key not in computed),
        base=before["default"],
    )


def values_of(found: Assessment) -> Values:
    """The main results of an assessment, by key of MEASURES."""
    return {key: measure.read(found) for key, measure in MEASURES.items()}


def _parameters(bases: Mapping[str, Scenario], before: Mapping[str, Values]) -> Iterator[Effect]:
    for parameter in PARAMETERS.values():
        if parameter.plausible is None or parameter.name in LEFT_OUT:
            continue
        on = ACTS_ON.get(parameter.name, "default")
        for end in parameter.plausible:
            changed = _with(bases[on], parameter, end)
            if changed is not None:
                words = f"{end:,.15g} {parameter.unit}"
                yield Effect(parameter.name, parameter.title, words, on, before[on], values_of(assess(changed)))


def _with(scenario: Scenario, parameter: Parameter, value: float) -> Scenario | None:
    """The scenario with every number of a parameter set to a value; None where it holds none."""
    if parameter.name in LENS_PARAMETERS:
        lens = scenario.lens or LensChoice(name=DEFAULT_LENS)
        return with_lens(scenario, lens.model_copy(update={parameter.name.removeprefix("lens."): value}))
    paths = [path for path, _ in numbers(scenario) if parameter_at(path) == parameter]
    if not paths:
        return None
    data: dict[str, Any] = scenario.model_dump(exclude_none=True)
    for path in paths:
        *parents, last = path.split(".")
        place = data
        for key in parents:
            place = place[key]
        place[last] = value
    return Scenario.model_validate(data)
