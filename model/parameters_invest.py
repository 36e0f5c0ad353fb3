"""The parameters of revenue and investment: how revenue is shared among regions, and what an intervention is."""

from model.parameter import Bounds, Parameter

SHARE = Bounds(0.0, 1.0)
SECTION = "model.md §5"


def _weight(measure: str, title: str, default: float, high: float, description: str) -> Parameter:
    return Parameter(
        name=f"invest.weight_{measure}",
        title=f"Weight of {title}",
        symbol="w",
        description=f"How much {title} counts in a region's need. {description}",
        unit="weight",
        allowed=Bounds(0.0, 100.0),
        plausible=(0.0, high),
        default=default,
        source="Policy choice; no publication sets it. Deaths count most because the white paper makes them the "
        "structuring outcome; only the ratio between the weights matters.",
        status="assumed",
        section=SECTION,
    )


def _need(measure: str, title: str, unit: str, allowed: Bounds, description: str) -> Parameter:
    return Parameter(
        name=f"invest.{measure}",
        title=title,
        symbol="z",
        description=description,
        unit=unit,
        allowed=allowed,
        plausible=None,
        default=None,
        source="The region's own figure: see the scenario's sources.",
        status="estimated",
        section=SECTION,
        default_rule="None: a region without the figure is weighed by the measures it has, and that is said.",
        plausible_rule="By region: see the scenario's sources.",
    )


INVEST = (
    Parameter(
        name="invest.revenue",
        title="Border revenue",
        symbol="Rev",
        description="Revenue of adjustments and tolls in a year. It is shared out in whole dollars.",
        unit="USD per year",
        allowed=Bounds(0.0, 1e15),
        plausible=None,
        default=None,
        source="The assessment's own result.",
        status="estimated",
        section="model.md §4 and §5",
        default_rule="From the assessment.",
        plausible_rule="The assessment's range.",
    ),
    Parameter(
        name="invest.hidta_share",
        title="Share of the revenue that goes to the regions",
        symbol="h",
        description="The part of the revenue that High Intensity Drug Trafficking Areas receive.",
        unit="share",
        allowed=SHARE,
        plausible=(0.1, 1.0),
        default=1.0,
        source="The white paper directs border revenue to the regions and names no share; all of it until one is set.",
        status="assumed",
        section="model.md §5; white paper, Regional coordination",
    ),
    Parameter(
        name="invest.floor_share",
        title="Floor of a region",
        symbol="floor",
        description="The least a region receives, as a share of what equal parts would give it.",
        unit="share of an equal part",
        allowed=SHARE,
        plausible=(0.0, 0.5),
        default=0.25,
        source="Policy choice; no publication sets it. A quarter keeps a small region able to run a program.",
        status="assumed",
        section=SECTION,
    ),
    Parameter(
        name="invest.opioid_share",
        title="Opioids' part of overdose deaths",
        symbol="s",
        description="The part of a region's overdose deaths that involve opioids: the deaths that naloxone and opioid "
        "treatment can reach. One national share serves all regions.",
        unit="share",
        allowed=SHARE,
        plausible=(0.6, 0.8),
        default=0.667,
        source="CDC/NCHS, VSRR Provisional Drug Overdose Death Counts, United States, 12 months ending February 2025: "
        "50,900 of 76,298 reported.",
        status="published",
        section=SECTION,
    ),
    _weight("deaths", "overdose deaths", 0.4, 1.0, "In proportion to the number of deaths."),
    _weight("death_rate", "the death rate", 0.2, 0.5, "In proportion to the rate, whatever the region's size."),
    _weight("population", "population", 0.2, 0.5, "In proportion to the number of people."),
    _weight("pill_evidence", "counterfeit-pill evidence", 0.1, 0.3, "In proportion to the share of deaths with it."),
    _weight("vulnerability", "social vulnerability", 0.1, 0.3, "In proportion to the index."),
    _need("deaths", "Overdose deaths", "deaths per year", Bounds(0.0, 1e8), "Overdose deaths of the region in a year."),
    _need("death_rate", "Death rate", "deaths per 100,000", Bounds(0.0, 1e5), "Overdose deaths per 100,000 residents."),
    _need("population", "Population", "people", Bounds(0.0, 1e10), "Residents of the region."),
    _need(
        "pill_evidence",
        "Counterfeit-pill evidence",
        "share of deaths",
        SHARE,
        "The part of overdose deaths with evidence of counterfeit pills.",
    ),
    _need("vulnerability", "Social vulnerability", "index 0–1", SHARE, "CDC/ATSDR social vulnerability, 1 the most."),
    Parameter(
        name="intervention.unit_cost",
        title="Cost of one unit",
        symbol="c",
        description="What one unit of an intervention costs: a kit, a person in treatment for a year, a strip.",
        unit="USD per unit",
        allowed=Bounds(0.01, 1e9),
        plausible=None,
        default=None,
        source="By intervention: see its record.",
        status="assumed",
        section=SECTION,
        default_rule="By intervention.",
        plausible_rule="By intervention: see its record.",
    ),
    Parameter(
        name="intervention.units_per_death",
        title="Units at full reach, for each opioid death of a year",
        symbol="n",
        description="How many units it takes, for each opioid death of a year in the region, to reach all who can "
        "be reached once over: the scale of diminishing returns.",
        unit="units per death",
        allowed=Bounds(0.001, 1e6),
        plausible=None,
        default=None,
        source="By intervention: see its record.",
        status="estimated",
        section=SECTION,
        default_rule="By intervention.",
        plausible_rule="By intervention: see its record.",
    ),
    Parameter(
        name="intervention.reach",
        title="Reach",
        symbol="ρ",
        description="The part of opioid deaths among people whom the intervention could reach, money aside.",
        unit="share of opioid deaths",
        allowed=SHARE,
        plausible=(0.2, 0.9),
        default=0.5,
        source="No publication at hand gives it. Some die alone, some refuse treatment or live far from it; half is a "
        "middle, and the range is wide.",
        status="assumed",
        section=SECTION,
    ),
    Parameter(
        name="intervention.effect",
        title="Effect on deaths of those reached",
        symbol="e",
        description="The part of the reached people's opioid deaths that the intervention averts. 0 where no effect "
        "on deaths is established: such an intervention claims no life.",
        unit="share of deaths",
        allowed=Bounds(0.0, 0.95),
        plausible=None,
        default=0.0,
        source="By intervention: see its record.",
        status="published",
        section=SECTION,
        default_rule="0 unless a publication establishes an effect.",
        plausible_rule="By intervention: see its record.",
    ),
)
