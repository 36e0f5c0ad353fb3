"""The paper's cases by outcome, for reading: countries that share a case share its sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from house.charges import CASES, QUIET, country_name
from house.formats import whole
from model import Assessment, Scenario
from model.explain import Explanation
from model.results import UNATTRIBUTED, OutcomeResult

# what is the same for every country in these cases; each one's own figures stand in the table beside
SHARED = {
    "fell_beyond_scores": "{now} people died where scores explain {expected}. Every charge falls in proportion.",
    "growth": "scored at the set point, but {now} people died where {expected} were expected. Each answers for its "
    "share of the rise.",
    "set_point": "nothing has moved from the set point.",
    "unchanged": "their own scores stand at the set point.",
    "no_claim": "no deaths are held to them.",
}
ONE = {
    "set_point": "nothing has moved from the set point.",
    "unchanged": "its own score stands at the set point.",
    "no_claim": "no deaths are held to it.",
}
NO_COUNTRY = "No country"


@dataclass(frozen=True)
class Group:
    """Countries of one outcome in one case: what it is called, who they are, and the sentence."""

    label: str
    names: str
    sentence: str
    quiet: bool


def groups(scenario: Scenario, assessment: Assessment, explanations: Iterable[Explanation]) -> dict[str, list[Group]]:
    """The groups of every outcome, those that speak first; what no country is held to stands in the tables alone."""
    found: dict[str, dict[str, list[Explanation]]] = {name: {} for name in scenario.outcomes}
    for each in explanations:
        if each.country != UNATTRIBUTED:
            key = each.case if each.case in SHARED else f"{each.case}.{each.country}"
            found[each.outcome].setdefault(key, []).append(each)
    return {
        name: sorted((_group(scenario, assessment.outcomes[name], same) for same in by_case.values()), key=_last)
        for name, by_case in found.items()
    }


def _last(group: Group) -> bool:
    return group.quiet


def _group(scenario: Scenario, result: OutcomeResult, same: list[Explanation]) -> Group:
    case, names = same[0].case, [country_name(scenario, each.country) for each in same]
    return Group(CASES[case], _listed(names), _sentence(same, result), case in QUIET)


def _sentence(same: list[Explanation], result: OutcomeResult) -> str:
    case = same[0].case
    if case not in SHARED:
        return _capital(same[0].sentence.split(": ", 1)[1])
    words = ONE.get(case, SHARED[case]) if len(same) == 1 else SHARED[case]
    return _capital(words.format(now=whole(result.deaths_current), expected=whole(result.expected)))


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
