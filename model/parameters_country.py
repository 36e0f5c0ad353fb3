"""The parameters of a country: what may be charged, and the deficits in governance."""

from model.parameter import Bounds, Parameter

DOLLARS = Bounds(0.0, 1e18)
DEFICIT_SECTION = "model.md §3; white paper, Deficits in governance"


def _money(key: str, title: str, symbol: str, description: str, rule: str, source: str) -> Parameter:
    """An annual amount of a country, in dollars."""
    return Parameter(
        name=f"country.{key}",
        title=title,
        symbol=symbol,
        description=description,
        unit="USD per year",
        allowed=DOLLARS,
        plausible=None,
        default=0.0 if key in ("gdp", "exports") else None,
        source=source,
        status="published" if key == "imports" else "assumed",
        section="model.md §3 and §4",
        default_rule=rule,
        plausible_rule="By country: see the scenario's sources.",
    )


def _item(key: str, title: str, description: str) -> Parameter:
    """A governance item: 0 effective, ½ on paper, 1 absent."""
    return Parameter(
        name=f"governance.{key}",
        title=title,
        symbol="deficit item",
        description=f"{description} 0 effective, ½ on paper, 1 absent.",
        unit="0, ½ or 1",
        allowed=Bounds(0.0, 1.0),
        plausible=(0.0, 1.0),
        default=0.5,
        source="A judgement by country, read from the white paper where it speaks. ½ where it is silent.",
        status="assumed",
        section=DEFICIT_SECTION,
    )


COUNTRY = (
    Parameter(
        name="country.eligible",
        title="Eligible",
        symbol="eligible",
        description="Whether the country is identified as a major source or transit country. "
        "It is charged only if its deficit in governance is also above 0.",
        unit="yes or no",
        allowed=None,
        plausible=None,
        default=None,
        source="Presidential Determinations on Major Drug Transit or Major Illicit Drug Producing Countries.",
        status="published",
        section="model.md §3",
        default_rule="From the latest majors list.",
        plausible_rule="A finding, not an uncertain number.",
    ),
    Parameter(
        name="country.deficit",
        title="Deficit in governance",
        symbol="deficit",
        description="How far drug regulation and its enforcement fall short: 0 effective, 1 absent. "
        "Given, or the weighted mean of the five governance items.",
        unit="share",
        allowed=Bounds(0.0, 1.0),
        plausible=(0.0, 1.0),
        default=0.5,
        source="A judgement by country: the mean of its governance items.",
        status="assumed",
        section=DEFICIT_SECTION,
    ),
    _money(
        "imports",
        "US goods imports",
        "Q₀",
        "Goods the United States imports from the country in a year: the base of the adjustment.",
        "From the goods_imports table, latest full year.",
        "US Census Bureau, Foreign Trade, goods imports by country.",
    ),
    Parameter(
        name="country.entries",
        title="Entries by travelers",
        symbol="Q₀",
        description="Entries into the United States by travelers from the country in a year: the base of the toll.",
        unit="entries per year",
        allowed=Bounds(0.0, 1e12),
        plausible=None,
        default=None,
        source="Bureau of Transportation Statistics, Border Crossing/Entry Data, for land borders; assumed for others.",
        status="published",
        section="model.md §4",
        default_rule="From the border_crossings table, latest full year; assumed where there is no land border.",
        plausible_rule="By country: see the scenario's sources.",
    ),
    _money(
        "gdp",
        "Gross domestic product",
        "GDP(c)",
        "The size of the country's economy in a year. Used by the countervailing basis only.",
        "0, and an error if the basis is countervailing.",
        "Assumed by country; the World Bank publishes the figure to put here.",
    ),
    _money(
        "exports",
        "Exports",
        "exports(c)",
        "The country's exports to the world in a year. Used by the countervailing basis only.",
        "0, and an error if the basis is countervailing.",
        "Assumed by country; the World Trade Organization publishes the figure to put here.",
    ),
    _item("analogue_law", "Analogue law", "A law that controls drugs chemically similar to a scheduled one."),
    _item("drug_regulation_enforced", "Drug regulation enforced", "Drug regulation that is enforced in practice."),
    _item(
        "know_your_customer_law", "Know-your-customer law", "A duty on chemical and drug sellers to know their buyers."
    ),
    _item("know_your_customer_enforced", "Know-your-customer enforced", "That duty enforced in practice."),
    _item("precursor_control", "Precursor control", "Control of the chemicals that fentanyl is made from."),
    Parameter(
        name="policy.governance_weight",
        title="Weight of a governance item",
        symbol="w",
        description="How much a governance item counts in the deficit.",
        unit="weight",
        allowed=Bounds(0.0, 100.0),
        plausible=(0.5, 2.0),
        default=1.0,
        source="Equal weights: the white paper ranks none of the five above another.",
        status="assumed",
        section=DEFICIT_SECTION,
    ),
)
