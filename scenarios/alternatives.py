"""What each choice of the model (◇) could have been instead, as a change of a scenario."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from model import Assessment, assess
from model.explain import at_set_point
from model.governance import ITEMS
from model.precursor_results import with_precursors
from model.scenario import Scenario
from scenarios.channels import between_ports_share
from scenarios.deaths import partition
from scenarios.default import with_lens
from scenarios.governance import governance_of
from scenarios.leakage_inputs import scenario_leakage
from scenarios.lens_inputs import BORDERS
from scenarios.measured_scores import with_measured_scores
from scenarios.presets import PRESETS
from scenarios.wto_paths import with_basis

MORE_DEATHS = 1.1
Change = Callable[[Scenario], Scenario]
BASES: Mapping[str, tuple[str, Change]] = MappingProxyType(
    {
        "default": ("the default scenario", lambda scenario: scenario),
        "compliance": ("the default scenario on the compliance basis", lambda s: with_basis(s, "compliance")),
        "countervailing": ("the default scenario, countervailing", lambda s: with_basis(s, "countervailing")),
        "at_source": ("the default scenario, precursors at their source", lambda s: with_precursors(s, "source")),
        "precursor_lens": ("the default scenario under the precursor lens", lambda s: _lens("precursor")(s)),
        "new_source": ("Scenario 2, a new source", PRESETS["scenario_2_new_source"].build),
        "more_deaths": ("the set point with a tenth more deaths", lambda s: _scaled(at_set_point(s), MORE_DEATHS)),
    }
)


@dataclass(frozen=True)
class Alternative:
    """What else a choice could be. `on` is the base it is compared on: that where it acts."""

    choice: str
    words: str
    result: Callable[[Scenario], Assessment]
    on: str = "default"


def alternatives() -> tuple[Alternative, ...]:
    """Every alternative that the model can compute, in the order of the choices."""
    return (
        *(_changed("lens", words, _lens(name)) for name, words in _LENSES.items()),
        *(_changed("partition", words, _parts(pills, mixed)) for words, pills, mixed in _partitions()),
        *(_changed("channels", words, change) for words, change in _CHANNELS.items()),
        _changed("response_exponent", "Exponent 0.4", lambda s: _outcomes(s, response_exponent=0.4), "new_source"),
        _changed("fall_beyond", "Charged as if deaths had fallen only as scored", _as_scored),
        _changed("growth", "Growth is held to no country", _no_growth, "more_deaths"),
        _changed("chargeable", "Canada is charged too", lambda s: _country(s, "CAN", eligible=True)),
        _changed("basis", "Compliance", lambda s: with_basis(s, "compliance")),
        _changed("basis", "Countervailing", lambda s: with_basis(s, "countervailing")),
        _changed("deficit", "Every item at the low end of its range", _items("low"), "compliance"),
        _changed("deficit", "Every item at the high end of its range", _items("high"), "compliance"),
        _changed("deficit", "Only what is enforced counts", _enforced_only, "compliance"),
        _changed("precursors", "Their source is charged directly", lambda s: with_precursors(s, "source")),
        _changed("response_of_trade", "Nothing responds: charge over last year's base", _no_response),
        _changed("scores_unasked", "Scores that could be measured are filled in", with_measured_scores),
        Alternative("leakage", "The second round is charged", _second_round),
    )


def _changed(choice: str, words: str, change: Change, on: str = "default") -> Alternative:
    return Alternative(choice, words, lambda scenario: assess(change(scenario)), on)


_LENSES = {
    "entry": "Entry: by where fentanyl was found",
    "precursor": "Precursor: a part moves to where they come from",
}
_LAND = "of what land ports find comes with travelers"
_CHANNELS: dict[str, Change] = {
    f"60% {_LAND}": lambda scenario: _travelers(scenario, 0.6),
    f"95% {_LAND}": lambda scenario: _travelers(scenario, 0.95),
    "All by mail where no border is shared": lambda scenario: _posted(scenario, 1.0),
    "All in cargo where no border is shared": lambda scenario: _posted(scenario, 0.0),
}


def _lens(name: str) -> Change:
    return lambda s: with_lens(s, s.lens.model_copy(update={"name": name})) if s.lens else s


def _partitions() -> tuple[tuple[str, float, float], ...]:
    """Words, and the parts of deaths with pills and with adulteration; oversupply is the rest."""
    parts = partition()
    pills, mixed = parts["counterfeit_pills"], parts["adulteration"]
    return (
        (f"Pills {pills.high:.0%} of fentanyl deaths", pills.high, mixed.share),
        (f"Adulteration {mixed.low:.0%}, the least it can be", pills.share, mixed.low),
        (f"Adulteration {mixed.high:.0%}, the most it can be", pills.share, mixed.high),
    )


def _parts(pills: float, mixed: float) -> Change:
    wanted = {"counterfeit_pills": pills, "adulteration": mixed, "oversupply": 1.0 - pills - mixed}

    def change(scenario: Scenario) -> Scenario:
        each = scenario.outcomes.values()
        sums = {key: sum(getattr(outcome, key) for outcome in each) for key in ("deaths_baseline", "deaths_current")}
        outcomes = {
            name: outcome.model_copy(update={key: wanted[name] * total for key, total in sums.items()})
            for name, outcome in scenario.outcomes.items()
        }
        return scenario.model_copy(update={"outcomes": outcomes})

    return change


def _travelers(scenario: Scenario, part: float) -> Scenario:
    """Channels with another part of what land ports find taken to come with travelers."""
    rows = {}
    for code in BORDERS:
        at_ports = 1.0 - between_ports_share(code)
        rows[code] = {"travelers": part * at_ports, "cargo": (1.0 - part) * at_ports}
    return _channels(scenario, rows)


def _posted(scenario: Scenario, mail: float) -> Scenario:
    return _channels(scenario, {"default": {"mail": mail, "cargo": 1.0 - mail}})


def _channels(scenario: Scenario, rows: Mapping[str, Mapping[str, float]]) -> Scenario:
    data = scenario.model_dump(exclude_none=True)
    for outcome in data["outcomes"].values():
        for code, shares in rows.items():
            outcome["channel"][code] |= shares
    return Scenario.model_validate(data)


def _as_scored(scenario: Scenario) -> Scenario:
    expected = {name: each.expected for name, each in assess(scenario).outcomes.items()}
    outcomes = {
        name: outcome.model_copy(update={"deaths_current": max(outcome.deaths_current, expected[name])})
        for name, outcome in scenario.outcomes.items()
    }
    return scenario.model_copy(update={"outcomes": outcomes})


def _no_growth(scenario: Scenario) -> Scenario:
    """Deaths above the set point left out: nobody in the scenario answers for them."""
    outcomes = {
        name: outcome.model_copy(update={"deaths_current": min(outcome.deaths_current, outcome.deaths_baseline)})
        for name, outcome in scenario.outcomes.items()
    }
    return scenario.model_copy(update={"outcomes": outcomes})


def _scaled(scenario: Scenario, factor: float) -> Scenario:
    outcomes = {
        name: outcome.model_copy(update={"deaths_current": factor * outcome.deaths_current})
        for name, outcome in scenario.outcomes.items()
    }
    return scenario.model_copy(update={"outcomes": outcomes})


def _items(end: str) -> Change:
    def change(scenario: Scenario) -> Scenario:
        data = scenario.model_dump(exclude_none=True)
        for code in data["countries"]:
            ends = {name: getattr(source, end) for name, source in zip(ITEMS, governance_of(code), strict=True)}
            data["countries"][code]["governance"] = ends
        return Scenario.model_validate(data)

    return change


def _enforced_only(scenario: Scenario) -> Scenario:
    weights = {item: float(item.endswith("_enforced")) for item in ITEMS}
    return _policy(scenario, governance_weights=weights)


def _no_response(scenario: Scenario) -> Scenario:
    return _policy(scenario, import_elasticity=0.0, crossing_elasticity=0.0)


def _second_round(scenario: Scenario) -> Assessment:
    found = scenario_leakage(scenario, second_round=True).second_round
    assert found is not None  # it was asked for
    return found


def _policy(scenario: Scenario, **changes: Any) -> Scenario:
    data = scenario.model_dump(exclude_none=True)
    data["policy"] |= changes
    return Scenario.model_validate(data)


def _outcomes(scenario: Scenario, **changes: Any) -> Scenario:
    outcomes = {name: outcome.model_copy(update=changes) for name, outcome in scenario.outcomes.items()}
    return scenario.model_copy(update={"outcomes": outcomes})


def _country(scenario: Scenario, code: str, **changes: Any) -> Scenario:
    countries = {**scenario.countries, code: scenario.countries[code].model_copy(update=changes)}
    return scenario.model_copy(update={"countries": countries})
