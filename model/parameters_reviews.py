"""The parameters of the model over time: how reviews are held, and how countries and traffic answer them.

No publication measures how a country's regulation answers a charge on its goods, so all of these are assumptions with
wide ranges, and what is made of them is exploratory ◇.
"""

from model.parameter import Bounds, Parameter

SHARE = Bounds(0.0, 1.0)
SECTION = "model.md §8"
PAPER = "The white paper expects adaptation and new sources, and puts no number on them."


def _response(
    key: str,
    title: str,
    symbol: str,
    description: str,
    unit: str,
    default: float,
    plausible: tuple[float, float],
    why: str,
) -> Parameter:
    return Parameter(
        name=f"response.{key}",
        title=title,
        symbol=symbol,
        description=description,
        unit=unit,
        allowed=SHARE,
        plausible=plausible,
        default=default,
        source=f"Assumed. {why}",
        status="assumed",
        section=SECTION,
    )


def _step(key: str, title: str, symbol: str, unit: str, plausible: tuple[float, float], high: float) -> Parameter:
    return Parameter(
        name=f"review.{key}",
        title=title,
        symbol=symbol,
        description=f"The most that the {title.split()[-1]} may rise from one review to the next. "
        "It may fall at once: nobody pays for deaths that did not happen.",
        unit=unit,
        allowed=Bounds(0.0, high, low_allowed=False),
        plausible=plausible,
        default=None,
        source="Policy choice; no publication sets it.",
        status="assumed",
        section=SECTION,
        default_rule="No limit.",
    )


def _whole(name: str, title: str, symbol: str, description: str, default: float, high: float, source: str) -> Parameter:
    return Parameter(
        name=name,
        title=title,
        symbol=symbol,
        description=description,
        unit="reviews",
        allowed=Bounds(1.0, high),
        plausible=(1.0, 8.0),
        default=default,
        source=source,
        status="assumed",
        section=SECTION,
    )


REVIEWS = (
    _whole(
        "review.phase_in_reviews",
        "Reviews of phase-in",
        "n",
        "Over how many reviews the charges grow to their full size, by equal steps, the first at the first review.",
        1.0,
        80.0,
        "Policy choice. The default charges in full from the first review on.",
    ),
    _step("rate_step", "Step limit of the rate", "Δr", "share of import value", (0.01, 0.1), 10.0),
    _step("toll_step", "Step limit of the toll", "Δt", "USD per crossing", (1.0, 10.0), 1e6),
    _whole(
        "response.lag",
        "Lag of the response",
        "L",
        "How many reviews after a charge a country's regulation begins to answer it.",
        4.0,
        80.0,
        "Assumed a year of quarterly reviews: laws, budgets and inspections take about that long to change.",
    ),
    _response(
        "ceiling",
        "Ceiling of the response",
        "c̄",
        "The most of its flow that a country can suppress, however much it is charged.",
        "share of flow",
        0.6,
        (0.2, 0.9),
        "The white paper expects improvement and no end of the traffic; the middle of a wide range.",
    ),
    _response(
        "half_burden",
        "Burden of half response",
        "b½",
        "The burden, revenue over the country's goods sold to the US, at which it does half of what it can.",
        "share of import value",
        0.02,
        (0.005, 0.1),
        "A few percent of what the country sells to the US; no study measures the answer to a charge on regulation.",
    ),
    _response(
        "speed",
        "Speed of the response",
        "v",
        "The part of the way to its aim that a country goes from one review to the next.",
        "share per review",
        0.25,
        (0.1, 0.5),
        "Half of the way in about two and a half reviews.",
    ),
    _response(
        "adaptation_share",
        "Flow that adapts",
        "α",
        "The part of the suppressed flow that comes back from the same country by other methods.",
        "share of suppressed flow",
        0.3,
        (0.1, 0.6),
        PAPER,
    ),
    _response(
        "new_source_share",
        "Flow that finds a new source",
        "ν",
        "The part of the suppressed flow that countries with a high deficit take over.",
        "share of suppressed flow",
        0.2,
        (0.0, 0.4),
        PAPER,
    ),
    _response(
        "regrowth_speed",
        "Speed of adaptation",
        "w",
        "The part of the way that adapted and newly sourced flow goes from one review to the next.",
        "share per review",
        0.25,
        (0.1, 0.5),
        "As quick as the response that it answers. " + PAPER,
    ),
    _response(
        "deficit_threshold",
        "Deficit that draws a new source",
        "d*",
        "A country takes over flow only where its deficit in governance is above this, the more the further above.",
        "share",
        0.5,
        (0.3, 0.8),
        "The middle of the deficit's scale: on paper rather than absent.",
    ),
    _response(
        "traced_share",
        "Adaptation that evidence traces",
        "ρ",
        "The part of adapted and newly sourced flow that a review finds and traces to its country; "
        "the rest is unproven.",
        "share",
        0.5,
        (0.1, 0.9),
        "Inspection finds some and misses some; the sampling design says how much a budget buys.",
    ),
)
