"""What the invest page says in sentences."""

from components.formats import dollars, whole
from components.invest.settings import Settings
from model.invest import FailsWell, Investment, fails_well
from scenarios import PRESETS

DATASETS = (
    "county_deaths_provisional", "county_population", "county_social_vulnerability", "hidta_counties",
    "state_deaths_monthly", "parameters",
)  # fmt: skip
LIMITS = (
    "Unit costs, reach and the lower ends of effects are partly assumed: each intervention says which.",
    "Effects are modeled from trials and cohorts; most are from before fentanyl prevailed.",
    "People in treatment and naloxone given out now are not counted out: what is bought is taken to come on top.",
    "Deaths are the least that hidden counties can have, unless you choose the most: then lives are claimed for hidden "
    "counts.",
    "The range is that of the effects alone; the formula, costs and reach have none here.",
    "Puerto Rico and the U.S. Virgin Islands have no county deaths: they get their floor, and no life is claimed.",
)
UNITS = "USD and deaths a year. Deaths averted: of opioid deaths, each counted once."
LINEAGE = (
    "The formula divides the money; SciPy's solver finds the mix that averts most deaths within the limits (Methods, "
    "revenue comes home)."
)
KINDS = {
    "budget": "Its whole budget is spent",
    "floor": "Least share in a region",
    "cap": "Most share in a region",
    "override": "Fixed amount",
    "total_floor": "Least over all regions",
    "total_cap": "Most over all regions",
}
GRADES = {
    "established": "established by trials or cohorts",
    "modeled": "modeled from trials and cohorts",
    "associated": "associated; not shown to cause",
    "none": "no effect on deaths established",
}
MEASURES = {
    "dollars": "Dollars",
    "per_resident": "Dollars per resident",
    "averted": "Deaths averted",
    "need": "Need by the formula",
}
WEIGHTS = {
    "deaths": "Overdose deaths",
    "death_rate": "Death rate",
    "population": "Population",
    "pill_evidence": "Counterfeit-pill evidence",
    "vulnerability": "Social vulnerability",
}


def headline(settings: Settings, investment: Investment) -> str:
    """The result in a sentence: where the money comes from, and what it averts if nothing changes abroad."""
    well = fails_well(investment)
    money = f"If the border changes nothing abroad, {origin(settings, well)} still averts"
    if well.averted < 0.5:
        return f"{money} no death that can be claimed."
    return f"{money} {whole(well.averted)} deaths a year ({averted_range(well)})."


def origin(settings: Settings, well: FailsWell) -> str:
    """The money and where it is from."""
    if settings.values["money"] == "fixed":
        return dollars(well.revenue)
    return f"the {dollars(well.revenue)} of “{PRESETS[settings.values['preset']].title}”"


def averted_range(well: FailsWell) -> str:
    """The range of the effects: 2,436–6,868."""
    return f"{whole(well.averted_low)}–{whole(well.averted_high)}"


def floor_sentence(investment: Investment) -> str:
    """Which regions get their floor."""
    at = investment.allocation.at_floor
    names = [investment.plan.regions[slug].name or slug for slug in at]
    if not at:
        return "No region is held up by its floor."
    verb = "gets its floor" if len(at) == 1 else "get their floor"
    return f"{', '.join(names)} {verb}."


def unspent_sentence(investment: Investment) -> str:
    """What no intervention can use, and why."""
    mix = investment.mix
    names = [
        region.name or slug
        for (slug, region), left in zip(investment.plan.regions.items(), mix.unspent, strict=True)
        if left >= 1 and region.deaths is None
    ]
    left = float(mix.unspent.sum())
    if left < 1:
        return "All of it is spent."
    why = f" No county deaths are published for {', '.join(names)}: its money is left to it." if names else ""
    return f"{dollars(left)} is left to the regions to spend.{why}"
