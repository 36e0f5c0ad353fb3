"""The field's terms in plain words."""

from dash import html
from dash.development.base_component import Component

TERMS = {
    "12-month ending": "A count of the twelve months up to and including the month named. Two such counts overlap and "
    "are never added.",
    "Ad valorem": "Set as a percent of the value of the goods.",
    "Adjustment": "A charge at the border on goods, meant to offset the harm or the missing cost of regulation.",
    "Deficit in governance": "How far a country's drug regulation and its enforcement fall short, 0 to 1.",
    "Displaced deaths": "Deaths that scores say should not have happened, and did.",
    "Elasticity": "The percent change of a quantity for a one percent change of its price.",
    "FIPS": "The five-digit code of a county; its first two digits are the state.",
    "Footprint": "The deaths a year that a country is held to.",
    "HIDTA": "High Intensity Drug Trafficking Area: one of 33 regions, made of counties, designated by the Office of "
    "National Drug Control Policy.",
    "Lens": "A stated rule that divides the baseline footprint between countries. A choice, not a measurement.",
    "Pass-through": "The part of a charge that reaches the price a US buyer pays.",
    "Percent complete": "How much of a period's records the publisher had received.",
    "Predicted": "The publisher's own estimate, adjusted for records still to come.",
    "Provisional": "Published early; the publisher will still change it.",
    "Score": "The percent reduction of the measured flow against the baseline.",
    "Set point": "The baseline that every score is read against: a score of 0, deaths as in 2023.",
    "Suppressed": "A count of 1 to 9 hidden by its publisher to protect privacy. It is never zero.",
    "T40.4": "The code of the International Classification of Diseases for synthetic opioids other than methadone, "
    "mainly illegally made fentanyl, on a death certificate.",
    "Toll": "A charge on one crossing by a traveler.",
    "Unattributed": "Deaths that no country is held to under the lens.",
}


def glossary() -> Component:
    """A card with every term, in alphabetical order."""
    return html.Section(
        [
            html.H2("Glossary"),
            html.Dl([part for term, words in TERMS.items() for part in (html.Dt(term), html.Dd(words))]),
        ],
        className="card glossary",
        id="glossary",
    )
