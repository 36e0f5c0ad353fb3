"""What stands around the charge: the ladder, linkage in negotiations, the authorities, past evaluations."""

from dash import dcc, html
from dash.development.base_component import Component

from components.governance.paths import sentence
from components.page import card
from components.tables import plain_table
from scenarios.statecraft import (
    AUTHORITIES,
    AUTHORITIES_SOURCE,
    CARTELS,
    LADDER,
    NEGOTIATION,
    NEGOTIATION_LINKAGE,
    PAST_INTERVENTIONS,
    Rung,
)

PAPER = (
    "Source: Kathleen J. Frydl, A New Approach to Counternarcotics Supply-Side Policy, Niskanen Center, April 2025; in "
    "our words, by section (§). A summary of one paper's argument, not of the literature, and no legal advice."
)


def ladder_card() -> Component:
    """Primary, secondary, tertiary."""
    return card(
        "The ladder: primary, secondary, tertiary",
        [html.Ol([_rung(each) for each in LADDER], className="governance-ladder"), _paper()],
        note="The paper borrows public health's continuum of care.",
    )


def negotiation_card() -> Component:
    """Linkage in negotiations, and what became of it before."""
    points = [html.Li(sentence(each, NEGOTIATION)) for each in NEGOTIATION_LINKAGE]
    return card(
        "Negotiation linkage",
        [html.Ul(points, className="governance-list"), _paper()],
        note="Instead of charging now, write the duties into the next trade agreement. From § Negotiation linkage.",
    )


def authorities_card() -> Component:
    """The trade acts that a charge could rest on."""
    rows = [
        [
            each.act,
            html.Span(sentence(each.allows, AUTHORITIES_SOURCE)),
            html.Span(sentence(each.used, AUTHORITIES_SOURCE)) if each.used else "",
        ]
        for each in AUTHORITIES
    ]
    return card(
        "Trade authorities",
        [plain_table("Trade acts: what each allows and how it was used", ["Act", "Allows", "Used"], rows), _paper()],
        note="The paper rests the border adjustment on section 232 of the Trade Expansion Act of 1962. "
        "From § Appendix A: trade authorities, unless marked.",
    )


def past_card() -> Component:
    """What past interventions were evaluated on."""
    rows = [
        [
            f"{each.title}, {each.years}",
            html.Span(each.judged, className="status"),
            html.Span(sentence(each.measured, CARTELS)),
            html.Span(sentence(each.finding, CARTELS)),
            each.evaluator,
        ]
        for each in PAST_INTERVENTIONS
    ]
    columns = ["Intervention", "Judged on", "What was looked at", "What was found", "Evaluator or report"]
    return card(
        "What past interventions were evaluated on",
        [plain_table("Past interventions and what they were evaluated on", columns, rows), _paper()],
        note="Impact, not output: seizures, arrests and designations count effort; deaths and supply count effect. "
        "From § Cartels versus networks, unless marked.",
    )


def _rung(rung: Rung) -> Component:
    link = [dcc.Link(rung.page[1], href=rung.page[0], className="card-link")] if rung.page else []
    return html.Li(
        [
            html.H3(f"{rung.title}: {rung.idea.lower()}"),
            html.P(sentence(rung.measure)),
            html.P(sentence(rung.expect)),
            *link,
        ]
    )


def _paper() -> Component:
    return html.P(PAPER, className="governance-paper")
