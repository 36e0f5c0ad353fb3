"""The parameters of the illustrative supply chain: what a role is, and what its removal does."""

from model.parameter import Bounds, Parameter

SECTION = "white paper, Networks; Tertiary interventions: smart sanctions"
BY_ROLE = "By role: see the role's record."
ILLUSTRATIVE = "Illustrative: no publication counts them. The order between roles follows the white paper's words."


def _of_role(key: str, title: str, symbol: str, unit: str, allowed: Bounds, description: str) -> Parameter:
    return Parameter(
        name=f"network.{key}",
        title=title,
        symbol=symbol,
        description=description,
        unit=unit,
        allowed=allowed,
        plausible=None,
        default=None,
        source=ILLUSTRATIVE,
        status="assumed",
        section=SECTION,
        default_rule=BY_ROLE,
        plausible_rule=BY_ROLE,
    )


NETWORK = (
    _of_role("actors", "Actors", "n", "actors", Bounds(1.0, 100.0), "How many actors play the role."),
    _of_role(
        "redundancy",
        "Redundancy",
        "r",
        "ratio",
        Bounds(0.1, 20.0),
        "What all actors of the role together could carry, as a multiple of the flow that the market takes.",
    ),
    _of_role(
        "links",
        "Links",
        "l",
        "links",
        Bounds(1.0, 20.0),
        "How many actors of the role before it each actor deals with.",
    ),
    _of_role(
        "hubs",
        "Pull of the well-linked",
        "h",
        "weight",
        Bounds(0.0, 10.0),
        "How much more likely a well-linked actor is chosen as a partner: 0 not at all; more makes hubs.",
    ),
    _of_role(
        "replacement",
        "Time to replace",
        "t",
        "quarters",
        Bounds(1.0, 40.0),
        "Quarters until others take the place of an actor that is removed.",
    ),
    _of_role(
        "successors",
        "Successors",
        "s",
        "actors",
        Bounds(1.0, 10.0),
        "How many smaller actors take the place of one that is removed: the fragmentation that follows.",
    ),
    Parameter(
        name="network.share",
        title="Share of the role that is removed",
        symbol="x",
        description="The part of a role's actors that sanctions or arrests remove at once.",
        unit="share of actors",
        allowed=Bounds(0.0, 1.0),
        plausible=(0.1, 1.0),
        default=0.5,
        source="A choice of the user: half shows the difference between roles.",
        status="assumed",
        section=SECTION,
    ),
    Parameter(
        name="network.quarters",
        title="Quarters shown",
        symbol="T",
        description="How long the network is followed after the removal.",
        unit="quarters",
        allowed=Bounds(0.0, 40.0),
        plausible=(4.0, 16.0),
        default=8.0,
        source="Two years: long enough for every role to be replaced at its default.",
        status="assumed",
        section=SECTION,
    ),
)
