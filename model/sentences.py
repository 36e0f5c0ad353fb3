"""The sentences of the cases: plain words with their figures, one for each case."""

from model.results import Footprint, OutcomeResult


def sentence(case: str, country: str, outcome: str, score: float, result: OutcomeResult, footprint: Footprint) -> str:
    """One or two plain sentences for a case; deaths are rounded to whole numbers."""
    words = SENTENCES[case].format(
        score=f"{abs(score):g}%",
        now=_deaths(footprint.current),
        then=_deaths(footprint.baseline),
        all_now=_deaths(result.deaths_current),
        expected=_deaths(result.expected),
        displaced=_deaths(result.displaced),
        unproven=_deaths(footprint.unproven),
        growth=_deaths(footprint.growth),
        traced=_deaths(footprint.adaptation + footprint.new_source),
        growth_note=_growth_note(footprint),
    )
    return f"{country}, {outcome}: {words}"


def _deaths(value: float) -> str:
    return f"{value:,.0f}"


def _growth_note(footprint: Footprint) -> str:
    """What is added where deaths rose above the set point."""
    if footprint.growth < 0.5:
        return ""
    return f" Its part of the rise in deaths adds {_deaths(footprint.growth)}."


ANSWERS = "It answers for {now} deaths a year; it was {then}.{growth_note}"

SENTENCES = {
    "set_point": "nothing has moved from the set point. It answers for {now} deaths a year, as before.",
    "confirmed": "flow is scored {score} lower and deaths followed. "
    "It answers for {now} deaths a year, down from {then}.",
    "partly_confirmed": "flow is scored {score} lower, but {all_now} people died where {expected} were expected. "
    "{unproven} deaths return to it as unproven. " + ANSWERS,
    "unconfirmed": "flow is scored {score} lower, but deaths did not follow: {all_now} people died where {expected} "
    "were expected. The claim earns no credit. " + ANSWERS,
    "moved_elsewhere": "flow is scored {score} lower, and evidence traces the deaths that remain to another cause or "
    "country. " + ANSWERS,
    "adaptation": "evidence traces {traced} of {displaced} displaced deaths to a change of method by its traffickers. "
    + ANSWERS,
    "new_source": "evidence shows it took over part of the traffic: {traced} of {displaced} displaced deaths move to "
    "it. " + ANSWERS,
    "worsened": "flow is scored {score} higher than at the set point. " + ANSWERS,
    "fell_beyond_scores": "{all_now} people died where scores explain {expected}. Every charge falls in proportion. "
    "It answers for {now} deaths a year, and for {then} at the set point.",
    "growth": "it is scored at the set point, but {all_now} people died where {expected} were expected. Its share of "
    "the rise is {growth}. It answers for {now} deaths a year; it was {then}.",
    "unchanged": "its own score stands at the set point. It answers for {now} deaths a year; it was {then}.",
    "no_claim": "no deaths are held to it.",
}
