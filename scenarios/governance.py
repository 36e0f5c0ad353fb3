"""Deficits in governance of the default countries: judgements read from the white paper, item by item."""

from model.governance import ITEMS
from scenarios.sourced import SourcedValue, assumption

CHINA = "White paper, Deficits in governance: China"
MEXICO = "White paper, Deficits in governance: Mexico"
INDIA = "White paper, The fentanyl supply chain: Transport of illegally manufactured fentanyl"
NOT_JUDGED = "The white paper does not judge"
SILENT = f"{NOT_JUDGED} {{country}} on this item: assumed, with the widest range."

# value, low, high, reasoning; the items in the order of ITEMS
JUDGEMENTS: dict[str, tuple[tuple[float, float, float, str], ...]] = {
    "CHN": (
        (
            1.0,
            0.5,
            1.0,
            f"{CHINA}: China lacks the equivalent of the analogue law; each new analogue is scheduled late.",
        ),
        (1.0, 0.5, 1.0, f"{CHINA}: chemicals are produced without serious supervision."),
        (1.0, 0.5, 1.0, f"{CHINA}: unwilling to adopt a due-diligence know-your-customer law."),
        (1.0, 0.5, 1.0, f"{CHINA}: there is no such law to enforce."),
        (0.5, 0.5, 1.0, f"{CHINA}: fentanyl was scheduled and pill presses are watched, but precursors still flow."),
    ),
    "MEX": (
        (1.0, 0.5, 1.0, f"{MEXICO}: analogue laws are lacking."),
        (0.5, 0.5, 1.0, f"{MEXICO}: a sound General Health Law, but corruption and inefficiency in practice."),
        (0.5, 0.0, 1.0, f"{MEXICO}: reporting of diversion rests on voluntary cooperation."),
        (1.0, 0.5, 1.0, f"{MEXICO}: prosecutions for diverted chemicals are rare."),
        (0.5, 0.5, 1.0, f"{MEXICO}: an impeccable legal framework for precursors; much of the chain is unmonitored."),
    ),
    "IND": (
        (0.5, 0.0, 1.0, SILENT.format(country="India")),
        (1.0, 0.5, 1.0, f"{INDIA}: some analysts note even less regulation and more corruption than in China."),
        (0.5, 0.0, 1.0, SILENT.format(country="India")),
        (0.5, 0.0, 1.0, SILENT.format(country="India")),
        (0.5, 0.0, 1.0, f"{INDIA}: named as a source of precursors; its controls are not described."),
    ),
    "CAN": (
        (0.5, 0.0, 1.0, SILENT.format(country="Canada")),
        (0.0, 0.0, 1.0, SILENT.format(country="Canada")),
        (0.0, 0.0, 1.0, SILENT.format(country="Canada")),
        (0.5, 0.0, 1.0, SILENT.format(country="Canada")),
        (0.0, 0.0, 1.0, SILENT.format(country="Canada")),
    ),
}


def governance_of(code: str) -> list[SourcedValue]:
    """The five items of a country; ½ each where nobody has judged it."""
    unknown = (0.5, 0.0, 1.0, SILENT.format(country=code))
    judged = JUDGEMENTS.get(code, (unknown,) * len(ITEMS))
    return [
        assumption(f"countries.{code}.governance.{item}", value, "0, ½ or 1", low, high, why)
        for item, (value, low, high, why) in zip(ITEMS, judged, strict=True)
    ]


def is_judged(item: SourcedValue) -> bool:
    """Whether the white paper speaks of the country on this item."""
    return not item.rationale.startswith(NOT_JUDGED)
