"""How unsure the default scenario is: ranges of its parameters and channels, and the lenses that a draw may take.

What varies by itself: every parameter with a plausible range (model.uncertainty.defaults), the channels that are
assumed, and who answers for deaths: the shares under a lens whose own parameter is taken at the ends and the default
of its range. How fentanyl deaths divide into outcomes does not vary: drawn apart, the parts would not keep their sum,
and shares do not tell outcomes apart.
"""

from collections.abc import Iterator
from typing import Literal

from model.parameters import PARAMETERS
from model.scenario import LensChoice, Scenario
from model.uncertainty.defaults import default_ranges, numbers, triangular_about
from model.uncertainty.ranges import AnyRange
from model.uncertainty.study import LensDraw, UncertaintyStudy, lens_of
from scenarios.default import COMPUTED, default_sources, with_lens

Lenses = Literal["chosen", "every"]
_MOVED_BY = {"trade": "trade_share", "precursor": "precursor_share"}


def default_study(
    scenario: Scenario, lenses: Lenses = "chosen", draws: int = 10_000, seed: int = 1
) -> UncertaintyStudy:
    """The study of a scenario with the ranges that the project can give reasons for.

    lenses: whether each draw takes the scenario's own lens, or any of the three computed ones with equal odds. A
    custom lens keeps the scenario's shares. Raises data.store.TableUnavailable.
    """
    return UncertaintyStudy(
        scenario=scenario,
        ranges=default_ranges(scenario) | _channel_ranges(scenario),
        lenses=dict(_lens_draws(scenario, lenses)),
        draws=draws,
        seed=seed,
    )


def _channel_ranges(scenario: Scenario) -> dict[str, AnyRange]:
    """The ranges of the channel shares that the default scenario assumes, about the scenario's own values."""
    sourced = {source.path: source for source in default_sources() if ".channel." in source.path}
    return {
        path: triangular_about(value, source.low, source.high)
        for path, value in numbers(scenario)
        if (source := sourced.get(path)) and source.low is not None and source.high is not None
        if source.low < source.high
    }


def _lens_draws(scenario: Scenario, lenses: Lenses) -> Iterator[tuple[str, LensDraw]]:
    chosen = scenario.lens.name if scenario.lens else "custom"
    names = COMPUTED if lenses == "every" else tuple(name for name in COMPUTED if name == chosen)
    for name in names:
        variants = list(_variants(scenario, name))
        for label, choice in variants:
            yield label, lens_of(with_lens(scenario, choice), 1.0 / len(variants))


def _variants(scenario: Scenario, name: str) -> Iterator[tuple[str, LensChoice]]:
    """A lens with its own parameter low, as it is and high; one variant where it has none."""
    own = scenario.lens or LensChoice(name="custom")
    choice = own.model_copy(update={"name": name})
    key = _MOVED_BY.get(name)
    if key is None:
        yield name, choice
        return
    value = getattr(own, key)
    low, high = PARAMETERS[f"lens.{key}"].plausible or (value, value)
    for each in sorted({min(low, value), value, max(high, value)}):
        yield f"{name}_{each:g}".replace(".", "_"), choice.model_copy(update={key: each})
