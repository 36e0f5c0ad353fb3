"""The steps and flows from a score to a charge, in the words and the order of their charts and tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from components.figures.charge import Steps
from components.formats import dollars, percent, whole
from components.simulator.knobs import country_name, outcome_title
from house.palette import SERIES
from model.flows import ENDS, PRECURSORS, UNKNOWN, Flow
from model.results import UNATTRIBUTED
from model.scenario import CHANNELS, Scenario

DEATHS = {
    "baseline": "At the set point",
    "claimed": "Claimed by scores",
    "beyond": "Fell beyond scores",
    "unproven": "Unproven, returned",
    "adaptation": "Traced: adaptation",
    "new_source": "Traced: new source",
    "growth": "Growth",
    "precursors": "Precursors, at source",
    "now": "Attributed now",
}
CHARGE = {
    "goods": "Charge on goods",
    "travelers": "Charge on travelers",
    "not_eligible": "Not eligible",
    "not_collected": "Not collected",
    "collected": "Collected",
}
STAND = ("baseline", "now", "goods", "collected")  # the others add to what stands before them
CHANNEL_WORDS = {
    "cargo": "Cargo",
    "mail": "Mail",
    "travelers": "Travelers",
    "between_ports": "Between ports",
    PRECURSORS: "As precursors",
}
END_WORDS = {
    "adjustment": "Adjustment, collected",
    "toll": "Toll, collected",
    "not_collected": "Charged, not collected",
    "not_put": "No share put on it",
    "not_eligible": "Not eligible",
    "unattributed": "Held to no country",
}
_SOFT, _END_COLORS = SERIES[4], {"adjustment": SERIES[0], "toll": SERIES[1]}


def titled(steps: Mapping[str, float], titles: Mapping[str, str]) -> Steps:
    """Steps in their words; what precursors move is left out where nothing is moved."""
    kept = [key for key in titles if key != "precursors" or abs(steps[key]) > 1e-6]
    return [(titles[key], steps[key], key in STAND) for key in kept]


def place_name(scenario: Scenario, code: str) -> str:
    """A country's name, or the words for what is held to none."""
    return "No country" if code == UNATTRIBUTED else country_name(scenario, code)


def steps_sentence(
    scenario: Scenario, who: str, what: str, deaths: Mapping[str, float], usd: Mapping[str, float]
) -> str:
    """How the deaths of now become a charge, in figures."""
    policy = scenario.policy
    harm = deaths["now"] * policy.cost_per_death
    asked = usd["goods"] + usd["travelers"]
    phase = "" if policy.phase_in == 1 else f", phased in to {percent(policy.phase_in, 0)}"
    told = (
        f"{who}, {what}: {whole(deaths['now'])} deaths a year at {dollars(policy.cost_per_death)} each are a harm of "
        f"{dollars(harm)}. "
    )
    if policy.basis == "harm":
        told += (
            f"{percent(policy.internalized_share)} of what came with goods and "
            f"{percent(policy.toll_internalized_share)} of what came with travelers is put on the border{phase}: "
            f"{dollars(asked)}. "
        )
    else:
        told += (
            "Under this basis the adjustment follows the deficit in governance and moves with these deaths; its "
            f"dollars are shared over outcomes by deaths. With the toll it asks {dollars(asked)}{phase}. "
        )
    less = [f"{dollars(-usd[key])} {words}" for key, words in LESS.items() if -usd[key] >= 0.5]
    return told + (f"Less {' and '.join(less)}, " if less else "") + f"{dollars(usd['collected'])} is collected."


LESS = {"not_eligible": "that may not be charged", "not_collected": "beyond a cap or with no one to pay it"}


@dataclass(frozen=True)
class Bands:
    """Nodes and links of the flow chart: names, colors, and values by (from, to)."""

    names: list[str]
    colors: list[str]
    links: dict[tuple[int, int], float]


def bands(scenario: Scenario, flows: Sequence[Flow], in_usd: bool) -> Bands:
    """Outcome → country → channel → what becomes of it, summed; deaths held to no country have no channel."""
    values = [(flow, flow.usd if in_usd else flow.deaths) for flow in flows]
    values = [(flow, value) for flow, value in values if value > 1e-9]
    order = _order(scenario)
    sums: dict[tuple[str, str], float] = {}
    for flow, value in values:
        way = _way(flow)
        for pair in pairwise(way):
            sums[pair] = sums.get(pair, 0.0) + value
    used = [node for node in order if any(node in pair for pair in sums)]
    places = {node: place for place, node in enumerate(used)}
    return Bands(
        names=[order[node][0] for node in used],
        colors=[order[node][1] for node in used],
        links={(places[a], places[b]): value for (a, b), value in sums.items()},
    )


def _way(flow: Flow) -> list[str]:
    middle = [] if flow.channel == UNKNOWN else [f"k.{flow.channel}"]
    return [f"o.{flow.outcome}", f"c.{flow.country}", *middle, f"e.{flow.end}"]


def _order(scenario: Scenario) -> dict[str, tuple[str, str]]:
    """Every node in the order of the page: its words and its color."""
    return {
        **{f"o.{name}": (outcome_title(scenario, name), _SOFT) for name in scenario.outcomes},
        **{f"c.{code}": (place_name(scenario, code), _SOFT) for code in (*scenario.countries, UNATTRIBUTED)},
        **{f"k.{channel}": (CHANNEL_WORDS[channel], _SOFT) for channel in (*CHANNELS, PRECURSORS)},
        **{f"e.{end}": (END_WORDS[end], _END_COLORS.get(end, _SOFT)) for end in ENDS},
    }
