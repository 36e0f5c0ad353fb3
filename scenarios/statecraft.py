"""What the white paper says around the charge: its ladder of interventions, linkage in negotiations, the authorities
for a charge, and what past interventions were evaluated on. In our words; each line with the section that says it.
"""

from dataclasses import dataclass
from typing import Literal

from scenarios.wto_paths import Statement

OUTLINE = "White paper, Outlining a new approach"
PRIMARY = "White paper, Primary interventions: formal linkage"
NEGOTIATION = "White paper, Negotiation linkage"
ADJUSTMENTS = "White paper, Border adjustments"
TOLLS = "White paper, Border tolls"
TERTIARY = "White paper, Tertiary interventions: smart sanctions"
AUTHORITIES_SOURCE = "White paper, Appendix A: trade authorities"
RECENT_SOURCE = "White paper, Appendix A: recent notable uses of trading authority"
SANCTIONS_SOURCE = "White paper, Appendix B: counternarcotics sanctions"
CARTELS = "White paper, Cartels versus networks"
DASHBOARDS = "White paper, Regional dashboards"


@dataclass(frozen=True)
class Rung:
    """One rung of the ladder: the public-health idea it borrows, what it does here, what to expect of it."""

    title: str
    idea: str
    measure: Statement
    expect: Statement
    page: tuple[str, str] | None = None


@dataclass(frozen=True)
class Authority:
    """A trade act: what it lets the President or an agency do, and its part in the proposal."""

    act: str
    allows: Statement
    used: Statement | None = None


Judged = Literal["output only", "not evaluated", "outcome"]


@dataclass(frozen=True)
class PastIntervention:
    """A past intervention: what it was, what evaluators looked at, and what they could or could not say."""

    title: str
    years: str
    judged: Judged
    measured: Statement
    finding: Statement
    evaluator: str


LADDER = (
    Rung(
        "Primary",
        "Prevention",
        Statement("Write the deficits in governance into trade: linkage by enforcement or in negotiations.", PRIMARY),
        Statement("Costs least and does most, but casts a wide net and may miss its target.", OUTLINE),
    ),
    Rung(
        "Secondary",
        "Early detection and management",
        Statement(
            "Border adjustments on goods and tolls on crossings, raised or lowered with measured outcomes.", ADJUSTMENTS
        ),
        Statement("Reaches its audience reasonably well, with good results at some cost.", OUTLINE),
        ("/simulator", "Set the charges"),
    ),
    Rung(
        "Tertiary",
        "Mitigation",
        Statement("Sanctions on what a network cannot easily replace, instead of on who is culpable.", TERTIARY),
        Statement("Seldom moves the outcome of most interest; may bring other benefits.", OUTLINE),
        ("/sanctions", "See the network"),
    ),
)

NEGOTIATION_LINKAGE = (
    Statement(
        "A future North American trade agreement could carry a chapter on drugs: the treaties' duties brought up to "
        "date, with analogue, enforcement and know-your-customer parts, and enforcement as for labor in the USMCA.",
        NEGOTIATION,
    ),
    Statement(
        "Conditions can be positive (preferences granted) or negative (sanctions imposed). Before the Appellate Body, "
        "negative ones have fared better.",
        NEGOTIATION,
    ),
    Statement("What follows from such an agreement must still take one of the three paths, or a waiver.", NEGOTIATION),
    Statement(
        "The Andean trade preferences (1991 to 2013) had a waiver and met the rules. They brought no significant fall "
        "of the cocaine trade: a small, indirect, positive effect on eradication, by the Trade Commission's reports.",
        NEGOTIATION,
    ),
    Statement(
        "The paper's lesson: positive conditions without structural interdependence do little, and a deficit read as "
        "too little law enforcement aims at security, not at the flow of drugs.",
        NEGOTIATION,
    ),
)

AUTHORITIES = (
    Authority(
        "Tariff Act of 1930",
        Statement("Made the Tariff Commission more independent and the schedule better ordered.", AUTHORITIES_SOURCE),
        Statement("Its rates still apply to imports from Cuba and North Korea.", AUTHORITIES_SOURCE),
    ),
    Authority(
        "Reciprocal Trade Agreements Act of 1934",
        Statement(
            "The President may conclude agreements that cut duties by up to half, without the Senate, for a time set "
            "by Congress.",
            AUTHORITIES_SOURCE,
        ),
    ),
    Authority(
        "Trade Expansion Act of 1962, section 232",
        Statement(
            "The President may restrict imports, by tariffs too, where Commerce finds a risk to national security.",
            AUTHORITIES_SOURCE,
        ),
        Statement(
            "The paper's authority for border adjustments. Used for steel (25%) and aluminum (10%).",
            f"{ADJUSTMENTS}; Appendix A: recent notable uses",
        ),
    ),
    Authority(
        "Trade Act of 1974, section 201",
        Statement(
            "Temporary safeguards where the Trade Commission finds that imports injure an industry, or threaten to.",
            AUTHORITIES_SOURCE,
        ),
        Statement("Used for washing machines and solar products.", RECENT_SOURCE),
    ),
    Authority(
        "Trade Act of 1974, unfair practices (section 301)",
        Statement("Tariffs in answer to unfair trading practices.", RECENT_SOURCE),
        Statement("Used for China (intellectual property) and the European Union (aircraft subsidies).", RECENT_SOURCE),
    ),
)

PAST_INTERVENTIONS = (
    PastIntervention(
        "Military detection and monitoring",
        "1989–1991",
        "outcome",
        Statement("The national aim of a smaller drug supply.", CARTELS),
        Statement("No significant impact on it was found.", CARTELS),
        "GAO, 1991 (GAO/NSIAD-91-297)",
    ),
    PastIntervention(
        "Defense counternarcotics activities",
        "to 2024",
        "not evaluated",
        Statement("No measurable outcome was set for each strategic objective.", CARTELS),
        Statement("Effectiveness was not assessed across the agency, nor was it planned.", CARTELS),
        "GAO, 2024 (GAO-24-106281)",
    ),
    PastIntervention(
        "Plan Colombia",
        "to 2018",
        "output only",
        Statement("Agencies tracked the performance of their activities.", CARTELS),
        Statement("Whether the activities reduced the cocaine supply was not consistently evaluated.", CARTELS),
        "GAO, 2018 (GAO-19-106)",
    ),
    PastIntervention(
        "Mérida Initiative, Mexico",
        "from 2007",
        "output only",
        Statement("Money spent, and output; no measurable targets at first.", CARTELS),
        Statement("A decade and 3 billion dollars later, agencies were still asked for outcome measures.", CARTELS),
        "GAO, 2010; Congressional Research Service, 2021 (IF10578)",
    ),
    PastIntervention(
        "Andean trade preferences",
        "1991–2013",
        "outcome",
        Statement("Eradication of coca and substitution of crops.", NEGOTIATION),
        Statement("A small, indirect, positive effect; none of note on the cocaine trade.", NEGOTIATION),
        "U.S. International Trade Commission, 2003",
    ),
    PastIntervention(
        "Narcotics sanctions",
        "1995–now",
        "not evaluated",
        Statement("Designations are counted; no outcome is set to hold them to.", TERTIARY),
        Statement("Little evaluation by any metric, though meant to change behavior.", SANCTIONS_SOURCE),
        "No formal evaluation known to the paper",
    ),
    PastIntervention(
        "HIDTA task forces",
        "yearly reports",
        "output only",
        Statement("The number and kind of enforcement efforts.", DASHBOARDS),
        Statement("Not evaluated against supply outcomes, price and purity included.", DASHBOARDS),
        "ONDCP report to Congress, 2024",
    ),
    PastIntervention(
        "Tariffs of 2018 and later",
        "2018–2024",
        "outcome",
        Statement("Costs to importers, consumers and exporters; not drugs, which they did not aim at.", RECENT_SOURCE),
        Statement("Costly to all three, yet largely kept.", RECENT_SOURCE),
        "USITC, 2023; CBO, 2020; USTR, 2024",
    ),
)

SANCTIONS_EVALUATED = (
    Statement("Narcotics sanctions are the oldest that name individuals, and have had no formal evaluation.", TERTIARY),
    Statement("No metric and no explicit outcome is set against which to hold them.", TERTIARY),
    Statement(
        "Shell companies are easily made, and sanctioned suppliers were found still selling after minor adjustments.",
        TERTIARY,
    ),
    Statement(
        "Officials call them a tool to change behavior, which includes removing names; they are seldom judged by it.",
        SANCTIONS_SOURCE,
    ),
    Statement(
        "Policy must ask whether sanctions break hierarchies into networks, and whether that serves any outcome.",
        TERTIARY,
    ),
    Statement("The most valuable targets would be both central and difficult to replace (after Sparrow).", TERTIARY),
)
