"""What the over-time panel is set to, in the address and from the page, and the plan that it makes."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, get_args

from pydantic import ValidationError

from components.simulator.state import scenario_of, state_from
from components.url_state import Choice, Number, Text
from house.charges import country_name
from model.problems import problems_of
from model.scenario import Scenario
from model.simulation.plan import Behavior, ReviewPlan
from scenarios.over_time import review_plan

BEHAVIORS: dict[str, str] = {"reform": "Reforms", "paper": "Performs only on paper", "nothing": "Does nothing"}
assert set(BEHAVIORS) == set(get_args(Behavior))
NO_BANDS = "off"
BANDS = (NO_BANDS, "200", "1000", "5000")
_WORDS = "|".join(BEHAVIORS)
PARAMETERS = (
    Text(
        "behavior",
        "reform",
        rf"({_WORDS})(,[A-Z]{{3}}:({_WORDS}))*",
        f"one of {', '.join(BEHAVIORS)} for all, then exceptions such as MEX:paper, with commas between",
    ),
    Number("reviews", 12, 1, 80),
    Number("phase_in", 1, 1, 80),
    Number("rate_step", None, 0.01, 1000),
    Number("toll_step", None, 0.01, 1_000_000),
    Choice("bands", NO_BANDS, BANDS),
)
PERCENT = 0.01
FIELDS = {  # of the plan: what the page calls it, and what it may be there
    "reviews": ("Reviews", "a whole number from 1 to 80"),
    "phase_in_reviews": ("Phase-in", "a whole number from 1 to 80"),
    "rate_step": ("Most an adjustment may rise", "nothing, or a number above 0 up to 1,000"),
    "toll_step": ("Most a toll may rise", "nothing, or a number above 0 up to 1,000,000"),
}


def behaviors_in(text: str, scenario: Scenario) -> tuple[str, dict[str, str], list[str]]:
    """What all do, the countries that do other than that, and a notice for each that the scenario has not."""
    every, *exceptions = text.split(",")
    pairs = dict(each.split(":") for each in exceptions)
    unknown = [code for code in pairs if code not in scenario.countries]
    notices = [f"“behavior”: {code} in the address was left out: it is not in this scenario." for code in unknown]
    return every, {code: what for code, what in pairs.items() if code not in unknown}, notices


def plan_of(of: Mapping[str, Any], draws: int = 1000) -> ReviewPlan:
    """The plan of the panel's settings: the state at rest, and its own values by name, in the units on screen.

    Raises ValidationError, NotUsable, TableUnavailable.
    """
    scenario = scenario_of(state_from(of["state"]))
    every, other, _ = behaviors_in(of["behavior"], scenario)
    return review_plan(
        scenario,
        {code: other.get(code, every) for code in scenario.countries},
        reviews=_whole(of["reviews"]),
        phase_in_reviews=_whole(of["phase_in"]),
        rate_step=_limit(of["rate_step"], PERCENT),
        toll_step=_limit(of["toll_step"], 1.0),
        draws=draws,
    )


def key_of(of: Mapping[str, Any]) -> str:
    """A word for the settings, the same where no number differs by more than a part in a billion."""
    return sha256(json.dumps(_rounded(of), sort_keys=True).encode()).hexdigest()[:16]


def problems_in_words(error: ValidationError) -> str:
    """Each problem: the field as the page calls it, and what it may be, in the unit on screen."""
    told = []
    for problem in problems_of(error):
        label, allowed = FIELDS.get(problem.path.rpartition(".")[2], ("", ""))
        told.append(f"{label}: {allowed} is allowed" if label else str(problem))
    return "; ".join(told)


def behavior_words(scenario: Scenario, behavior: Mapping[str, str]) -> str:
    """Who does what, in one sentence's end: "Mexico and China reform; India does nothing"."""
    told = []
    for key, one in (("reform", "reforms"), ("paper", "performs only on paper"), ("nothing", "does nothing")):
        names = [country_name(scenario, code) for code, what in behavior.items() if what == key]
        if names:
            told.append(f"{' and '.join([', '.join(names[:-1]), names[-1]] if names[:-1] else names)} "
                        f"{one if len(names) == 1 else _MANY[key]}")  # fmt: skip
    return "; ".join(told)


_MANY = {"reform": "reform", "paper": "perform only on paper", "nothing": "do nothing"}


def _whole(value: Any) -> Any:
    """A whole number as one; what is none, or nothing, is for the plan to refuse."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _limit(value: Any, factor: float) -> Any:
    if value in (None, ""):
        return None
    return value * factor if isinstance(value, int | float) else value


def _rounded(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, float | int | dict | list | tuple):
        return value
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(each) for each in value]
    return f"{value:.9g}"
