"""What the reader sets on the sampling page, and the plan it makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from components.desk import CHOICE, LOG, NUMBER, Control
from components.url_state import Choice, Number, Text, read_address
from data.views.memory import remembered
from model import problems_of
from model.parameters import default_of
from model.sampling import SamplingPlan, Stratum
from scenarios.sampling_ports import MODES, arrivals, strata

PREFIX = "sampling"
PER_MILLION, MILLION = 1e-6, 1e6
BORDERS = {"mexico": "US-Mexico Border", "canada": "US-Canada Border", "both": None}
MODE_KEYS = tuple(MODES.values())
DRAWS = ("200", "500", "1000", "2000")
TABLES = ("border_crossings",)


def _share(name: str, low: float, high: float) -> Control:
    return Control(Number(name, 100 * default_of(f"sampling.{name}"), low, high), "slider")


CONTROLS = (
    Control(Number("prevalence", default_of("sampling.prevalence") / PER_MILLION, 5, 10_000), LOG),
    Control(Choice("direction", "fall", ("fall", "rise")), CHOICE),
    Control(Number("change", abs(100 * default_of("sampling.change")), 10, 80), "slider"),
    _share("power", 50, 99),
    _share("confidence", 80, 99),
    Control(Number("design_effect", default_of("sampling.design_effect"), 1, 5), "slider"),
    Control(Number("budget", default_of("sampling.budget") / MILLION, 0.1, 200), LOG),
    Control(Number("days", default_of("sampling.days"), 28, 365), "slider"),
    Control(Choice("border", "mexico", tuple(BORDERS)), CHOICE),
    Control(Number("most", 20, 1, 60), "slider"),
    Control(Number("least", default_of("sampling.least"), 0, 500), "slider"),
    *[Control(Number(f"times.{mode}", 1, 0.05, 20), NUMBER) for mode in MODE_KEYS],
    *[Control(Number(f"cost.{mode}", default_of("sampling.cost"), 1, 10_000), NUMBER) for mode in MODE_KEYS],
    Control(Choice("method", "wilson", ("wilson", "clopper_pearson")), CHOICE),
    Control(Choice("scheme", "systematic", ("systematic", "random")), CHOICE),
    Control(Number("shift_size", default_of("sampling.shift_size"), 10, 500), NUMBER),
    Control(Number("seed", 1, 0, 2**32 - 1), NUMBER),
    Control(Text("place", "", r"[a-z0-9-]{0,60}", "a port code and mode, such as 2504-cars"), CHOICE),
    Control(Number("truth_times", 1, 0.1, 10), NUMBER),
    Control(Number("truth_change", None, -80, 80), NUMBER),
    Control(Choice("draws", "500", DRAWS), CHOICE),
)
NAMES = tuple(control.parameter.name for control in CONTROLS)


class Unusable(Exception):
    """A plan that cannot be made; the text names the field and what is allowed."""


@dataclass(frozen=True)
class Settings:
    """Checked values by name, in the units of the screen."""

    values: Mapping[str, Any]

    @property
    def prevalence(self) -> float:
        """Share of arrivals, before a mode's factor."""
        return float(self.values["prevalence"]) * PER_MILLION

    @property
    def change(self) -> float:
        """The change to be found, as a share of the prevalence before; below 0 is a fall."""
        size = round(float(self.values["change"]) / 100, 6)
        return -size if self.values["direction"] == "fall" else size


def read_settings(query: Mapping[str, Any]) -> tuple[Settings, list[str]]:
    """The settings in an address, and a notice for each part of it that could not be used."""
    values, notices = read_address([control.parameter for control in CONTROLS], query)
    return Settings(values), notices


def control(name: str) -> Control:
    """The control of a name."""
    return CONTROLS[NAMES.index(name)]


def plan_of(settings: Settings) -> SamplingPlan:
    """The plan that the settings make. Raises Unusable, data.store.TableUnavailable."""
    values = settings.values
    try:
        return SamplingPlan(
            title="Randomized and systematic inspections",
            strata={name: _stratum(settings, name, each) for name, each in places(settings).items()},
            budget=values["budget"] * MILLION,
            days=values["days"],
            change=settings.change,
            confidence=round(values["confidence"] / 100, 6),
            power=round(values["power"] / 100, 6),
            shift_size=values["shift_size"],
            least=values["least"],
            method=values["method"],
            scheme=values["scheme"],
            seed=int(values["seed"]),
        )
    except ValidationError as error:
        raise Unusable("; ".join(map(str, problems_of(error)))) from error


def places(settings: Settings) -> dict[str, Stratum]:
    """The chosen ports and modes, the busiest first."""
    return _strata(settings.values["border"], int(settings.values["most"]))


@remembered(*TABLES)
def period() -> str:
    """The months that the arrivals are of."""
    return str(arrivals().attrs["period"])


@remembered(*TABLES)
def _strata(border: str, most: int) -> dict[str, Stratum]:
    return strata(BORDERS[border], most)


def _stratum(settings: Settings, name: str, base: Stratum) -> Stratum:
    mode = name.rsplit("-", 1)[1]
    return Stratum(
        port=base.port,
        mode=base.mode,
        traffic=base.traffic,
        prevalence=settings.prevalence * settings.values[f"times.{mode}"],
        design_effect=settings.values["design_effect"],
        cost=settings.values[f"cost.{mode}"],
    )
