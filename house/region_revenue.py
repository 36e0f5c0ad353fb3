"""A region's part of the border revenue in words."""

from house.formats import decimal, dollars, percent, span, whole
from scenarios.region_revenue import RegionRevenue


def share_words(found: RegionRevenue) -> str:
    """What the border raises and what of it comes here, by which need; begins in the middle of a sentence."""
    basis = (
        f"by a need of {decimal(found.need, 2)} (the average region's is 1)"
        if found.need is not None
        else "without a figure of need"
    )
    floor = ": the floor that every region has" if found.at_floor else ""
    missing = ", ".join(word.replace("_", " ") for word in found.missing)
    left_out = f" No figure here of: {missing}." if missing else ""
    return (
        f"the border raises {dollars(found.raised)} a year, of which {percent(found.part, 0)} goes to the regions. "
        f"This region's part: {dollars(found.amount)} a year, {percent(found.share)} of what all regions get, "
        f"{basis}{floor}.{left_out}"
    )


def bought_words(found: RegionRevenue, most: int) -> str:
    """What the part buys: the `most` largest of its interventions, and deaths averted with the effects' range."""
    if not found.bought:
        return "What it buys is not computed: there is no count of deaths here to lower."
    named = "; ".join(f"{each.title.lower()}, {dollars(each.spending)}" for each in found.bought[:most])
    left = len(found.bought) - most
    more = f"; {left} more" if left > 0 else ""
    if found.averted is None:
        return f"The mix that averts most deaths: {named}{more}. No count of deaths here: none averted is claimed."
    return (
        f"The mix that averts most deaths: {named}{more}. Deaths averted a year: {whole(found.averted)} "
        f"({span(found.low, found.high, 0)})."
    )
