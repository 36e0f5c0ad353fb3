"""The field's terms: one source for the glossary on Methods and for the words that explain themselves elsewhere.

A term shows its meaning on hover, on focus and on tap; Escape closes it (assets/js/glossary.js).
"""

import re
from collections.abc import Iterator
from itertools import count

from dash import html
from dash.development.base_component import Component

TERMS = {
    "12-month ending": "A count of the twelve months up to and including the month named. Two such counts overlap and "
    "are never added.",
    "Ad valorem": "Set as a percent of the value of the goods.",
    "Adjustment": "A charge at the border on goods, meant to offset the harm or the missing cost of regulation.",
    "Basis": "The path in World Trade Organization law that sets the adjustment: harm to public health, compliance, or "
    "countervailing duty.",
    "Deficit in governance": "How far a country's drug regulation and its enforcement fall short, 0 to 1.",
    "Design effect": "How many inspections of a clustered sample tell as much as one of a simple random sample.",
    "Displaced deaths": "Deaths that scores say should not have happened, and did.",
    "Elasticity": "The percent change of a quantity for a one percent change of its price.",
    "Fails well": "What border revenue averts where it is spent, even if the border measures change nothing abroad.",
    "FIPS": "The five-digit code of a county; its first two digits are the state.",
    "Footprint": "The deaths a year that a country is held to.",
    "HIDTA": "High Intensity Drug Trafficking Area: one of 33 regions, made of counties, designated by the Office of "
    "National Drug Control Policy.",
    "Lens": "A stated rule that divides the baseline footprint between countries. A choice, not a measurement.",
    "NFLIS": "The National Forensic Laboratory Information System: what drugs laboratories were sent, by state.",
    "Pass-through": "The part of a charge that reaches the price a US buyer pays.",
    "Percent complete": "How much of a period's records the publisher had received.",
    "Predicted": "The publisher's own estimate, adjusted for records still to come.",
    "Provisional": "Published early; the publisher will still change it.",
    "Score": "The percent reduction of the measured flow against the baseline.",
    "Set point": "The baseline that every score is read against: a score of 0, deaths as in 2023.",
    "Sobol index": "The part of a result's variance that one number explains, alone or with all others.",
    "SUDORS": "The State Unintentional Drug Overdose Reporting System of CDC: circumstances of overdose deaths in the "
    "states that take part.",
    "Suppressed": "A count of 1 to 9 hidden by its publisher to protect privacy. It is never zero.",
    "T40.4": "The code of the International Classification of Diseases for synthetic opioids other than methadone, "
    "mainly illegally made fentanyl, on a death certificate.",
    "Toll": "A charge on one crossing by a traveler.",
    "Tornado": "A chart of what each number does to a result when it alone moves from low to high.",
    "Unattributed": "Deaths that no country is held to under the lens.",
    "Unreliable": "A rate from fewer than 20 deaths, which chance alone moves too much.",
}
_KEYS = {name.lower(): name for name in TERMS}
_MARKED = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]")
_numbers = count()


def term(words: str, key: str = "") -> Component:
    """Words with the meaning of a term of the glossary, found without regard to case. Raises KeyError for another.

    key: the term, where the words in the sentence are not it ("tolls", "toll").
    """
    name = _KEYS[(key or words).lower()]
    place = f"term-{next(_numbers)}"
    return html.Span(
        [
            html.Dfn(words, role="button", tabIndex=0, className="term-word", **{"aria-describedby": place}),
            html.Span(TERMS[name], role="tooltip", id=place, className="term-meaning"),
        ],
        className="term",
    )


def with_terms(text: str) -> list[Component | str]:
    """A text whose words in double brackets explain themselves: "[[Toll]]", or "[[tolls|toll]]" for another form."""
    return list(_parts(text))


def without_marks(text: str) -> str:
    """The text as it reads, for places that hold words only: labels, file names."""
    return _MARKED.sub(lambda found: found.group(1), text)


def _parts(text: str) -> Iterator[Component | str]:
    end = 0
    for found in _MARKED.finditer(text):
        if found.start() > end:
            yield text[end : found.start()]
        yield term(found.group(1), found.group(2) or "")
        end = found.end()
    if end < len(text):
        yield text[end:]
