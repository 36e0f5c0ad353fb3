"""Catalog entries for deaths derived from the death tables: rates of counties, sums of HIDTAs."""

from data.catalog.mortality import NCHS
from data.catalog.record import US_WORK, Column, Dataset, fips_column, status_column

_PAGE = "https://wonder.cdc.gov/ucd-icd10-expanded.html"
_PERIOD = Column(
    "period",
    "category",
    "period",
    '"2023": the calendar year; "2025-12": the 12 months ending December 2025',
    pattern=r"\d{4}(-\d{2})?",
)
_PERIODS = "2010–2023, and the 12 months ending December 2024 and December 2025"
_VINTAGE = "final 2010–2023; provisional as published in 2026"


def _rate(name: str, description: str) -> Column:
    return Column(name, "float64", "deaths per 100,000", description, nullable=True, low=0)


def _deaths(name: str, description: str) -> Column:
    return Column(name, "Int64", "deaths", description, nullable=True, low=0)


def _counties(name: str, description: str) -> Column:
    return Column(name, "int32", "counties", description, low=0)


COUNTY_DEATH_RATES = Dataset(
    id="county_death_rates",
    made_by="county_death_rates",
    theme="deaths",
    title="Overdose death rates by county, with their intervals",
    publisher=f"Derived by Setpoint from {NCHS} and the U.S. Census Bureau",
    source_name="Counts of CDC WONDER and VSRR over resident population, crude",
    page=_PAGE,
    licence=US_WORK + ", CDC WONDER data use restrictions: counts of 1–9 are not to be disclosed",
    grain="county × period",
    keys=("fips", "period"),
    coverage=f"counties of 50 states and DC, {_PERIODS}",
    vintage=_VINTAGE,
    statuses=("final", "provisional", "suppressed", "suppressed_or_zero", "not_available", "unreliable"),
    count_column="deaths",
    inputs=("county_deaths_annual", "county_deaths_provisional", "county_population", "county_code_changes"),
    columns=(
        fips_column("county of residence, in the codes of the death tables"),
        _PERIOD,
        _deaths("deaths", "overdose deaths of residents"),
        status_column("final", "provisional", "suppressed", "suppressed_or_zero", "not_available"),
        _deaths("lower", "fewest deaths the published cell allows"),
        _deaths("upper", "most deaths the published cell allows"),
        Column("population", "Int64", "people", "population the rate is over", nullable=True, low=1),
        Column("population_year", "Int64", "year", "year of that population", nullable=True, low=2010),
        _rate("rate", "crude rate; missing where the count is hidden"),
        _rate("rate_lower", "rate of the fewest deaths possible: a bound, not an estimate"),
        _rate("rate_upper", "rate of the most deaths possible (9 where suppressed): a bound, not an estimate"),
        _rate("rate_low_95", "lower limit of the rate's 95% interval; missing where the count is hidden"),
        _rate("rate_high_95", "upper limit of the rate's 95% interval; missing where the count is hidden"),
        Column(
            "rate_status",
            "category",
            "word",
            "as status; unreliable for a rate from fewer than 20 deaths",
            allowed=("final", "provisional", "unreliable", "suppressed", "suppressed_or_zero", "not_available"),
        ),
    ),
    caveats=(
        "Crude rates: not adjusted for age. Counties with few deaths swing by chance; use the interval.",
        "Rates from fewer than 20 deaths are unreliable, as NCHS calls them.",
        "The 95% interval is exact Poisson (gamma) for every count, as NCHS uses for small numbers; it holds chance "
        "only, not incomplete reporting, and takes the population as certain.",
        "rate_lower and rate_upper say what a hidden count allows (1–9, or 0–9 where the county is not listed). They "
        "are no interval and no estimate.",
        "Where the death table has no population it is, in this order, the Census estimate of the year or of 2024; the "
        "sum of the areas an old one became (Alaska's 02261); the last one published (Connecticut's old counties, "
        "2021).",
        "Provisional periods are incomplete; they do not join the final years into one series.",
    ),
    rows=50327,
)

HIDTA_DEATHS = Dataset(
    id="hidta_deaths",
    made_by="hidta_deaths",
    theme="deaths",
    title="Overdose deaths of each HIDTA, with what is hidden",
    publisher=f"Derived by Setpoint from {NCHS}, the U.S. Census Bureau and ONDCP",
    source_name="Counts of CDC WONDER and VSRR, summed over the counties designated to each HIDTA",
    page=_PAGE,
    licence=US_WORK + ", CDC WONDER data use restrictions: counts of 1–9 are not to be disclosed",
    grain="HIDTA × period",
    keys=("hidta_slug", "period"),
    coverage=f"33 HIDTAs, {_PERIODS}",
    vintage=f"{_VINTAGE}; designations to September 2025",
    statuses=("final", "provisional", "unreliable", "not_available"),
    inputs=("hidta_counties", "county_code_changes", "county_death_rates"),
    columns=(
        Column("hidta_slug", "category", "name", "the HIDTA's name in an address", pattern="[a-z0-9-]+"),
        Column("hidta", "category", "name", "HIDTA"),
        _PERIOD,
        _deaths("deaths", "sum of the reported counties; missing where none is reported"),
        _deaths("lower", "fewest deaths of the HIDTA that the published cells allow"),
        _deaths("upper", "most deaths of the HIDTA that the published cells allow"),
        _counties("counties", "its counties, as deaths are published"),
        _counties("reported", "counties with a count"),
        _counties("suppressed", "counties whose count of 1–9 is hidden"),
        _counties("unlisted", "counties the publisher does not list: 0–9"),
        _counties("not_available", "counties the publisher has no figure of"),
        Column("population", "Int64", "people", "of the counties with a count or bounds", nullable=True, low=1),
        _rate("rate_lower", "rate of the fewest deaths possible, over that population"),
        _rate("rate_upper", "rate of the most deaths possible, over that population"),
        status_column("final", "provisional", "unreliable", "not_available"),
    ),
    caveats=(
        "The reported sum leaves the hidden counties out: the HIDTA's deaths lie between lower and upper.",
        "There is no rate of the reported sum: the hidden counties' people would be without their deaths.",
        "Today's designations are taken for every year: the series shows the same counties, not the HIDTA as it was.",
        "The list of counties is compiled and unofficial (see hidta_counties). Alaska's Chugach and Copper River are "
        "one county here, as their deaths are published.",
        "Puerto Rico/U.S. Virgin Islands and other territories have no figures in the death tables.",
        "Unreliable: fewer than 20 deaths even at the upper bound.",
        "Provisional periods are incomplete; they do not join the final years into one series.",
    ),
    rows=528,
)
