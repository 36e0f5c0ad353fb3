"""Catalog entries for supply derived from other tables: per crossing, by state, pills; and the dollar over time."""

from data.catalog.policy import PARAMETERS
from data.catalog.record import US_WORK, Column, Dataset, status_column
from data.derived.fentanyl_per_crossing import OFFICE_OF_DISTRICT
from data.derived.pill_share_potency import MEASURES
from data.derived.supply_signal_state import SIGNALS


def _per_million(base: str) -> Column:
    return Column(
        f"pounds_per_million_{base}",
        "float64",
        f"lb per million {base}",
        "missing where either table does not hold the whole fiscal year",
        nullable=True,
        low=0,
    )


def _months(name: str, description: str) -> Column:
    return Column(name, "int32", "months", description, low=0, high=12)


def _count(name: str, unit: str, description: str) -> Column:
    return Column(name, "Int64", unit, description, nullable=True, low=0)


def _share(name: str, description: str) -> Column:
    return Column(name, "float64", "share", description, nullable=True, low=0, high=1)


FENTANYL_PER_CROSSING = Dataset(
    id="fentanyl_per_crossing",
    made_by="fentanyl_per_crossing",
    theme="supply",
    title="Fentanyl seized per million crossings of the southwest border",
    publisher="Derived by Setpoint from U.S. Customs and Border Protection (CBP) and BTS",
    source_name="CBP Drug Seizure Statistics over BTS Border Crossing/Entry Data",
    page="https://www.cbp.gov/newsroom/stats/drug-seizure-statistics",
    licence=US_WORK,
    grain="CBP field office × fiscal year",
    keys=("office", "fiscal_year"),
    coverage="4 field offices of the southwest border, fiscal years 2019–2026; rates for 2019–2024",
    vintage="seizures to April 2026, crossings to February 2025",
    statuses=("final", "not_available"),
    count_column="pounds_per_million_people",
    inputs=("cbp_seizures", "border_crossings", "ports"),
    columns=(
        Column("office", "category", "name", "CBP field office", allowed=tuple(sorted(OFFICE_OF_DISTRICT.values()))),
        Column("fiscal_year", "int32", "year", "October of the year before to September", low=2019),
        Column("pounds", "float64", "lb", "fentanyl seized at land ports by Field Operations, gross weight", low=0),
        Column("events", "int32", "events", "seizures", low=0),
        _months("months_seizures", "months of the fiscal year in cbp_seizures"),
        _count("people", "people", "inbound: pedestrians and people in cars, buses and trains, in the months held"),
        _count("vehicles", "vehicles", "inbound cars, buses and trucks, in the months held"),
        _months("months_crossings", "months of the fiscal year in border_crossings"),
        _per_million("people"),
        _per_million("vehicles"),
        status_column("final", "not_available"),
    ),
    caveats=(
        "Seizures measure enforcement as well as flow: more scanners and more searches raise this rate too.",
        "Crossings are entries, not persons; one person may cross twice a day.",
        "A customs district's ports are taken as the field office's (San Diego; Nogales for Tucson; El Paso; Laredo): "
        "about right on this border, official nowhere.",
        "Only ports: what Border Patrol seizes between them is not here.",
        "Fiscal 2025 has crossings of five months only, and 2026 none: no rate. Parts of a year are not compared.",
        "Few large seizures make most of the weight: a year's change can be one truck.",
    ),
    rows=32,
)

SUPPLY_SIGNAL_STATE = Dataset(
    id="supply_signal_state",
    made_by="supply_signal_state",
    theme="supply",
    title="Signal of the fentanyl supply of each state, by half-year",
    publisher="Derived by Setpoint from the Drug Enforcement Administration (DEA)",
    source_name="NFLIS-Drug reports: counts, shares, change against a year before and a word",
    page="https://www.nflis.deadiversion.usdoj.gov/publicDQSinfo.xhtml",
    licence=US_WORK,
    grain="state × half-year",
    keys=("state", "period_end"),
    coverage="every jurisdiction of nflis_reports, January 2017 to December 2025",
    vintage="queried on 3 March 2026",
    statuses=("published", "provisional", "not_available"),
    count_column="reports",
    inputs=("nflis_reports",),
    columns=(
        Column("state", "category", "code", "postal code; XX unknown", pattern="[A-Z]{2}"),
        Column("period_end", "datetime64[ms]", "date", "last day of the half-year"),
        Column("year", "int32", "year", "calendar year", low=2017),
        Column("half", "int32", "half", "1: January to June, 2: July to December", low=1, high=2),
        _count("reports", "reports", "all reports of fentanyl and related substances"),
        _count("fentanyl", "reports", "of them fentanyl itself"),
        _count("carfentanil", "reports", "of them carfentanil"),
        _count("fluorofentanyl", "reports", "of them para-fluorofentanyl, or fluorofentanyl without its position"),
        _share("fentanyl_share", "fentanyl's part of the reports"),
        _share("carfentanil_share", "carfentanil's part of the reports"),
        _share("fluorofentanyl_share", "fluorofentanyl's part of the reports"),
        _share("other_share", "all but fentanyl itself: related substances and precursors, carfentanil among them"),
        _count("fentanyl_year_before", "reports", "fentanyl reports of the same half a year before"),
        Column("change", "float64", "share", "of fentanyl reports against a year before", nullable=True, low=-1),
        Column("signal", "category", "word", "the change in a word; see the caveats", allowed=SIGNALS),
        status_column("published", "provisional", "not_available"),
    ),
    caveats=(
        'The word: "up" or "down" if fentanyl reports changed by 10% or more against the same half a year before, and '
        'by more than chance (1.96 × √(a + b)); else "no clear change". "Too few reports": under 50 in both halves '
        'together. "Reports still to come": the half-year is provisional and not up. "Not known": no figure. The '
        "limits of 10% and 50 are Setpoint's choice.",
        "Laboratory reports follow what police seize and laboratories take on, as well as supply.",
        "A state without any report in a half-year is not available, not zero.",
        "Shares are of reports, not of items: one item may give several reports, and reports of other substances in "
        "an item (xylazine, methamphetamine) are not in this file. They are not shares of adulterated doses.",
        "A laboratory that stops reporting looks like a fall (see nflis_reports: Kentucky, Vermont and others).",
    ),
    rows=990,
)

PILL_SHARE_POTENCY = Dataset(
    id="pill_share_potency",
    made_by="pill_share_potency",
    theme="supply",
    title="Fentanyl pills: number, share and potency by year",
    publisher="DEA; HIDTA seizures in Palamar et al. 2024; each named in its row",
    source_name="Facts of the table parameters on pills and purity",
    page="https://www.dea.gov/resources/facts-about-fentanyl",
    licence=PARAMETERS.licence,
    grain="measure × year as its source names it",
    keys=("measure_key", "period"),
    coverage="7 measures, 2017–2025",
    vintage="as seen to autumn 2026",
    inputs=("parameters",),
    columns=(
        Column("measure_key", "category", "name", "key of the fact", allowed=tuple(MEASURES)),
        Column("measure", "category", "words", "what is measured", allowed=tuple(MEASURES.values())),
        Column("period", "category", "period", '"2023" or, for a fiscal year, "FY2023"', pattern=r"(FY)?\d{4}"),
        Column("year", "int32", "year", "year of the period", low=2017),
        Column("fiscal", "bool", "yes/no", "the source names a fiscal year"),
        Column("value", "float64", "see unit", "the figure", low=0),
        Column("unit", "category", "unit", "pills, share or mg"),
        Column("fact", "str", "id", "topic/key/period of the row of parameters it is", pattern=r"[^/]+/[^/]+/[^/]+"),
        Column("source", "str", "text", "who says so"),
        Column("confidence", "category", "word", "how the figure was seen"),
    ),
    caveats=(
        "Rounded statements, not a series: the share with at least 2 mg is given as tenths for 2017–2024 and to the "
        "percent for fiscal 2023 and 2025 (2023: 7 in 10; fiscal 2023: 76%). Do not join the two.",
        "Pills seized count enforcement. DEA's and the HIDTAs' counts overlap: never add them.",
        'DEA\'s count of 2022 is as of 20 December and that of 2025 as of 1 December, "more than" 45 million.',
        "Potency is of the pills DEA's laboratories took in, not a sample of the market.",
    ),
    rows=28,
)

REAL_USD_INDEX = Dataset(
    id="real_usd_index",
    made_by="real_usd_index",
    theme="policy",
    title="Dollars of each year in dollars of the latest year",
    publisher="Derived by Setpoint from the U.S. Bureau of Labor Statistics (BLS)",
    source_name="Yearly mean of CPI-U, all items, not seasonally adjusted",
    page="https://www.bls.gov/cpi/",
    licence=US_WORK,
    grain="year",
    keys=("year",),
    coverage="1913 to 2026",
    vintage="CPI to May 2026; base year 2025",
    statuses=("final", "provisional"),
    count_column="to_base",
    inputs=("cpi_us",),
    columns=(
        Column("year", "int32", "year", "calendar year", low=1913),
        Column("cpi", "float64", "index, 1982–84 = 100", "mean of the year's months", low=1),
        Column("months", "int32", "months", "months in the mean", low=1, high=12),
        Column("base_year", "int32", "year", "the latest year with eleven months or more", low=1913),
        Column("to_base", "float64", "factor", "dollars of the year × factor = dollars of the base year", low=0),
        status_column("final", "provisional"),
    ),
    caveats=(
        "2025, the base, is a mean of eleven months: October was never published. It is marked provisional with 2026.",
        "2026 has five months.",
        "A consumer price index: right for what households pay, a rough deflator for trade or seizures.",
    ),
    rows=114,
)
