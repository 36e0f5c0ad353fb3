"""What the sampling page says in sentences."""

from components.formats import decimal, dollars, percent, whole
from components.sampling.answer import Answer
from components.sampling.settings import Settings

DATASETS = ("border_crossings", "cbp_seizures")
LIMITS = (
    "Prevalence is not published: seizures are no sample. It is an assumption, with a range of three orders of "
    "magnitude. The first round of the plan would measure it.",
    "Design effect, cost of an inspection and inspections in a shift are assumptions too: no publication at hand gives "
    "them.",
    "An inspection is taken to find what is there. What it misses lowers the prevalence that the plan measures.",
    "Mail, air, sea and what crosses between ports are not in the table: the paper asks that they be sampled as well.",
    "All ports as one sample: the chance is that of one binomial sample at the prevalence over all arrivals ◇.",
)
UNITS = "Inspections of a round; USD a round; shares of arrivals."
LINEAGE = (
    "Arrivals of the latest 12 months by port and mode. Two equal rounds are compared by an exact test of two binomial "
    "counts; a clustered sample counts as its size divided by the design effect (Methods, where scores come from)."
)
MODE_WORDS = {
    "trucks": "Trucks",
    "cars": "Personal vehicles",
    "pedestrians": "Pedestrians",
    "buses": "Buses",
    "trains": "Trains",
}
BORDER_WORDS = {"mexico": "With Mexico", "canada": "With Canada", "both": "Both"}
DIRECTIONS = {"fall": "Fall", "rise": "Rise"}
METHODS = {"wilson": "Wilson", "clopper_pearson": "Clopper–Pearson (exact, cautious)"}
SCHEMES = {"systematic": "Systematic: evenly spaced", "random": "Randomized: each shift alike"}
ALL_BUT_SURE = "over 99%"


def chance(value: float | None) -> str:
    """A chance in percent; None is all but sure."""
    return ALL_BUT_SURE if value is None else percent(value, 0 if value >= 0.1 else 1)


def change_words(settings: Settings) -> str:
    """fall of 20%."""
    return f"{settings.values['direction']} of {decimal(settings.values['change'], 0)}%"


def headline(settings: Settings, found: Answer) -> str:
    """What the change takes, and what the budget buys of it."""
    places = len(found.plan.strata)
    where = f"over its {places} ports and modes together" if places > 1 else "at its one port and mode"
    return (
        f"To find a {change_words(settings)} at one port and mode takes {whole(found.needed.inspections)} inspections "
        f"in each of two rounds. {dollars(found.plan.budget)} a round buys {whole(found.inspections)}: {where} they "
        f"find it {chance(found.found)} of the time."
    )


def possible_words(found: Answer) -> str:
    """At how many places the change could be found at all."""
    places = len(found.plan.strata)
    return (
        f"{found.possible} of {places} ports and modes have as many arrivals in a round of {found.plan.days:,.0f} days."
    )


def interval_words(found: Answer) -> tuple[str, str]:
    """The expected interval over all, per million arrivals, and its half width as a share."""
    given = found.spread
    if given.half_width is None:
        return "not available", "a port and mode has no inspection"
    middle = given.prevalence * 1e6
    return (
        f"{decimal(middle, _places(middle))} ± {decimal(given.half_width * 1e6, _places(middle))}",
        f"per million arrivals; ±{percent(given.half_width / given.prevalence, 0)}",
    )


def _places(value: float) -> int:
    return 0 if value >= 100 else 1
