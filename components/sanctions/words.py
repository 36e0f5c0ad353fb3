"""What a removal does, in sentences, and the limits of the illustrative chain."""

from components.formats import percent
from model.network import ROLES, RoleName
from scenarios.network_study import Stage, Study, stages

TITLES = {role.name: role.title for role in ROLES}
ILLUSTRATIVE = "Illustrative: no network here is observed."
WHAT_IT_IS = (
    "Actors are numbered, drawn by the seed, and stand for no person or firm. The numbers are assumptions; only their "
    "order follows the white paper."
)
NETWORK_LIMITS = (
    "No publication counts these actors or their links. Read differences between roles, not levels.",
    "Each role is removed alone; the rest of the network does not respond but by replacement.",
    "Flow is the largest that the chain can carry to the market; it is not an amount of fentanyl, and no death follows "
    "from it here.",
)
LINEAGE = "White paper, Networks, and Tertiary interventions; python -m model network gives the same figures."


def finding(study: Study, role: RoleName) -> str:
    """What the removal of a part of the role does, in a few sentences."""
    result, wait = study.removals[role], study.plan.roles[role].replacement
    found = stages(result, wait)
    if not result.removed:
        return f"Nothing is removed: {TITLES[role].lower()} carry on as before."
    if len(found) == 1:
        return "No quarter after the removal is shown."
    of = found[0].actors
    words = (
        f"Removing {len(result.removed)} of {of} actors ({TITLES[role].lower()}) leaves {percent(found[1].flow, 0)} of "
        f"the flow. Over {study.plan.quarters} quarters, {result.lost:.1f} quarters of flow are lost."
    )
    if found[-1].title != "After regrowth":
        return f"{words} Regrowth takes {wait} quarters, longer than shown."
    return f"{words} {_regrowth(found[0], found[-1], wait)}"


def _regrowth(before: Stage, after: Stage, wait: int) -> str:
    quarters = "1 quarter" if wait == 1 else f"{wait} quarters"
    return (
        f"After {quarters} flow is back at {percent(after.flow, 0)}, and the role has {after.actors} actors in place "
        f"of {before.actors}: its effective number goes from {before.effective:.1f} to {after.effective:.1f}."
    )


def ranking(study: Study) -> str:
    """Which roles are both central and hard to replace, from the plan's numbers."""
    order = sorted(study.roles.values(), key=lambda row: -row.target)
    return (
        f"Under these numbers, {order[0].title.lower()} rank first ({order[0].target:.2f}) and "
        f"{order[1].title.lower()} second ({order[1].target:.2f})."
    )
