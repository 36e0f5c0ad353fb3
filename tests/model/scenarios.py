"""Scenarios for the tests of the model: one by hand, and any that is valid."""

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

CODES = ("MEX", "CHN", "CAN", "IND")
POLICY = {
    "basis": "harm",
    "cost_per_death": 12_800_000.0,
    "internalized_share": 0.05,
    "toll_internalized_share": 0.01,
    "import_elasticity": -1.0,
    "crossing_elasticity": -0.3,
}
COUNTRY = {"eligible": True, "deficit": 0.6, "imports": 4.75e11, "entries": 2.2e8, "gdp": 1.8e12, "exports": 5.9e11}
CHANNEL = {"default": {"mail": 0.3, "travelers": 0.7}}


def pills(now: float, **changes: Any) -> dict[str, Any]:
    """Mexico holds 85% of 5,000 pill deaths, China 10%, no country the rest; `now` died, whatever else is said."""
    outcome = {
        "deaths_baseline": 5000.0,
        "deaths_current": now,
        "share": {"MEX": 0.85, "CHN": 0.10},
        "channel": deepcopy(CHANNEL),
        **changes,
    }
    countries = {code: dict(COUNTRY) for code in CODES}
    return {"policy": dict(POLICY), "countries": countries, "outcomes": {"counterfeit_pills": outcome}}


def unit_split(draw: st.DrawFn, most: float) -> dict[str, float]:
    """Weights of the countries that sum to at most `most`."""
    parts = draw(st.lists(st.floats(0, 1), min_size=len(CODES), max_size=len(CODES)))
    scale = most / max(sum(parts), 1.0)
    return {code: part * scale for code, part in zip(CODES, parts, strict=True)}


@st.composite
def outcomes(draw: st.DrawFn, scores: st.SearchStrategy[float], evidence: float = 1.0) -> dict[str, Any]:
    """An outcome with any shares, scores, deaths and evidence."""
    baseline = draw(st.floats(0, 1e5))
    traveler_share = draw(st.floats(0, 1))
    return {
        "deaths_baseline": baseline,
        "deaths_current": baseline * draw(st.floats(0, 3)),
        "share": unit_split(draw, 1.0),
        "score": {code: draw(scores) for code in CODES},
        "adaptation": unit_split(draw, evidence / 2),
        "new_source": unit_split(draw, evidence / 2),
        "response_exponent": draw(st.floats(0.05, 1)),
        "channel": {"default": {"travelers": traveler_share, "cargo": 1 - traveler_share}},
    }


@st.composite
def scenarios(
    draw: st.DrawFn, scores: st.SearchStrategy[float] | None = None, evidence: float = 1.0, bases: Any = None
) -> dict[str, Any]:
    """A valid scenario of four countries and one to three outcomes."""
    names = ("oversupply", "counterfeit_pills", "adulteration")[: draw(st.integers(1, 3))]
    score = st.floats(-300, 100) if scores is None else scores
    basis = draw(st.sampled_from(bases or ("harm", "compliance", "countervailing")))
    policy = {**POLICY, "basis": basis, "import_elasticity": draw(st.floats(-4, 0))}
    countries = {
        code: {**COUNTRY, "eligible": draw(st.booleans()), "imports": draw(st.floats(0, 1e12))} for code in CODES
    }
    return {
        "policy": policy,
        "countries": countries,
        "outcomes": {name: draw(outcomes(score, evidence)) for name in names},
    }
