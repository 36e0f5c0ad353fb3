"""An assessment in words: the headline, what each case is called, and what a reader must know."""

from collections.abc import Mapping

from house.formats import dollars, percent
from model import Assessment, Scenario
from model.explain import Change

QUIET = ("set_point", "unchanged", "no_claim")
CASES = {
    "set_point": "At the set point",
    "confirmed": "Confirmed",
    "partly_confirmed": "Partly confirmed",
    "unconfirmed": "Not confirmed",
    "moved_elsewhere": "Moved elsewhere",
    "adaptation": "Adaptation",
    "new_source": "New source",
    "worsened": "Worse",
    "fell_beyond_scores": "Fell beyond scores",
    "growth": "Growth",
    "unchanged": "Unchanged",
    "no_claim": "No footprint",
}
BASIS_WORDS = {
    "harm": "Harm to public health (Article XX)",
    "compliance": "Level the playing field (compliance)",
    "countervailing": "Weak regulation as a subsidy (countervailing)",
}
CHARGING_WORDS = {
    "finishing": "The country that finishes the drug",
    "source": "The countries they come from",
}
LENS_WORDS = {
    "entry": ("Entry", "Held to the country on whose border fentanyl is seized: where it was found, not made."),
    "trade": ("Trade", "A share θ rides on legal imports and is spread by import value; the rest as Entry."),
    "precursor": ("Precursor", "A share ψ of each maker's footprint moves to where its precursors come from."),
    "custom": ("Custom", "Your own shares by country and outcome, in the Countries tab."),
}
LIMITS = (
    "No data set attributes a death to a country. The shares are a lens, chosen in the open.",
    "Seizures show where fentanyl was found, and how hard it was looked for.",
    "The response of imports and crossings is a constant elasticity; trade diversion is not modeled.",
)


def country_name(scenario: Scenario, code: str) -> str:
    """The country's name, or its code."""
    return scenario.countries[code].name or code


def outcome_title(scenario: Scenario, outcome: str) -> str:
    """The outcome's title, or its id in words."""
    return scenario.outcomes[outcome].title or outcome.replace("_", " ")


def headline(scenario: Scenario, assessment: Assessment, changes: Mapping[str, Change]) -> str:
    """One or two sentences: whose charges moved against the set point, and what is raised."""
    moved = sorted(
        (c for c in changes.values() if _moved(c)),
        key=lambda c: -abs(c.revenue[1] - c.revenue[0]),
    )
    raised = f"The border raises {dollars(assessment.revenue)} a year."
    if not moved:
        return f"No charge differs from the set point. {raised}"
    told = "; ".join(_movement(country_name(scenario, c.country), c) for c in moved[:2])
    more = f" {len(moved) - 2} more {'country changes' if len(moved) == 3 else 'countries change'}." * (len(moved) > 2)
    return f"Against the set point, {told}.{more} {raised}"


def _movement(name: str, change: Change) -> str:
    rate, toll = change.adjustment_rate, change.toll
    verb = "falls" if rate[1] < rate[0] or (rate[1] == rate[0] and toll[1] < toll[0]) else "rises"
    words = f"{name}'s adjustment {verb} from {percent(rate[0], 2)} to {percent(rate[1], 2)}"
    if round(toll[0], 2) == round(toll[1], 2):
        return words
    return f"{words}, its toll from {dollars(toll[0])} to {dollars(toll[1])}"


def _moved(change: Change) -> bool:
    rate, toll = change.adjustment_rate, change.toll
    return round(rate[0], 4) != round(rate[1], 4) or round(toll[0], 2) != round(toll[1], 2)
