"""Catalog entries for overdose deaths: by county and year, by county and 12 months, by state and month."""

from data.catalog.record import US_WORK, Column, Dataset, fips_column, status_column

NCHS = "CDC National Center for Health Statistics (NCHS)"
INDICATORS = {
    "Number of Deaths": "all_causes",
    "Number of Drug Overdose Deaths": "all_drugs",
    "Percent with drugs specified": "percent_specified",
    "Opioids (T40.0-T40.4,T40.6)": "opioids",
    "Natural, semi-synthetic, & synthetic opioids, incl. methadone (T40.2-T40.4)": "opioids_t402_t404",
    "Synthetic opioids, excl. methadone (T40.4)": "synthetic_opioids",
    "Natural & semi-synthetic opioids (T40.2)": "natural_opioids",
    "Natural & semi-synthetic opioids, incl. methadone (T40.2, T40.3)": "natural_opioids_methadone",
    "Methadone (T40.3)": "methadone",
    "Heroin (T40.1)": "heroin",
    "Cocaine (T40.5)": "cocaine",
    "Psychostimulants with abuse potential (T43.6)": "psychostimulants",
}

_BOUNDS = (
    Column("lower", "Int64", "deaths", "fewest deaths the published cell allows", nullable=True, low=0),
    Column("upper", "Int64", "deaths", "most deaths the published cell allows", nullable=True, low=0),
)

COUNTY_DEATHS_ANNUAL = Dataset(
    id="county_deaths_annual",
    made_by="wonder_county",
    theme="deaths",
    title="Drug overdose deaths by county and year",
    publisher=NCHS,
    source_name="CDC WONDER, Underlying Cause of Death (X40–X44, X60–X64, X85, Y10–Y14)",
    page="https://wonder.cdc.gov/ucd-icd10-expanded.html",
    licence=US_WORK + ", CDC WONDER data use restrictions: counts of 1–9 are not to be disclosed",
    grain="county × year",
    keys=("fips", "year"),
    coverage="counties of 50 states and DC, 2010–2023",
    vintage="final data for 2010–2023",
    statuses=("final", "suppressed", "suppressed_or_zero", "not_available"),
    count_column="deaths",
    columns=(
        fips_column("county of residence; Connecticut and Alaska's 02261 in retired codes"),
        Column("year", "int32", "year", "calendar year of death", low=2010, high=2023),
        Column("deaths", "Int64", "deaths", "drug overdose deaths of residents", nullable=True, low=0),
        status_column("final", "suppressed", "suppressed_or_zero", "not_available"),
        Column("population", "Int64", "people", "resident population of the year", nullable=True, low=1),
        Column(
            "population_source",
            "category",
            "name",
            "whose population it is",
            nullable=True,
            allowed=("CDC WONDER", "Census V2024"),
        ),
        *_BOUNDS,
    ),
    caveats=(
        "Counts of 1–9 are suppressed: they lie between 1 and 9. In 2023 unlisted counties are suppressed or zero.",
        "North Carolina's 2023 is short by more than 900 deaths.",
        "Rates from 20 deaths or fewer are unreliable.",
        "Population of 2023 is missing in WONDER's file for unlisted counties and taken from Census V2024 there.",
        "Shannon County SD (46113) and Wade Hampton AK (02270) stand under their new codes, 46102 and 02158.",
        "A county that no longer existed, or had no population, in a year is not available.",
    ),
    raw_files=(
        "mortality/wonder_county_overdose_annual_2010-2023.csv",
        "population/county_population_2010_2024.csv",
    ),
    rows=44043,
)

COUNTY_DEATHS_PROVISIONAL = Dataset(
    id="county_deaths_provisional",
    made_by="vsrr_county",
    theme="deaths",
    title="Provisional drug overdose deaths by county, 12-month ending",
    publisher=NCHS,
    source_name="VSRR Provisional County-Level Drug Overdose Death Counts",
    page="https://data.cdc.gov/National-Center-for-Health-Statistics/VSRR-Provisional-County-Level-Drug-Overdose-Death-/gb4e-yj24",
    licence=US_WORK,
    grain="county × 12-month period",
    keys=("fips", "month"),
    coverage="3,142 counties, 12 months ending December 2024 and December 2025",
    vintage="provisional, as published in 2026",
    statuses=("provisional", "suppressed"),
    count_column="deaths",
    columns=(
        fips_column("county of residence; Connecticut and Alaska's 02261 in retired codes"),
        Column("month", "datetime64[ms]", "date", "last day of the 12-month period"),
        Column("deaths", "Int64", "deaths", "provisional drug overdose deaths of residents", nullable=True, low=0),
        status_column("provisional", "suppressed"),
        Column("population", "Int64", "people", "Census estimate of the population year", nullable=True, low=1),
        Column("population_year", "int32", "year", "year of the population", low=2020),
        *_BOUNDS,
    ),
    caveats=(
        "By residence, unlike the state series, which is by place of death.",
        "Provisional counts are incomplete and will change.",
        "Counts of 1–9 are suppressed: 1,629 counties for December 2025. For December 2024 the file has no mark: "
        "1,935 counties without a count are taken as suppressed.",
        "The two periods do not overlap; other 12-month periods would, and are never summed.",
        "Population is of 2024; of 2020 for Connecticut's old counties; missing for Alaska's 02261.",
    ),
    raw_files=("mortality/vsrr_county_12m_2024-12_2025-12.csv",),
    rows=6284,
)

STATE_DEATHS_MONTHLY = Dataset(
    id="state_deaths_monthly",
    made_by="vsrr_state",
    theme="deaths",
    title="Provisional drug overdose deaths by state and month, 12-month ending",
    publisher=NCHS,
    source_name="VSRR Provisional Drug Overdose Death Counts",
    page="https://data.cdc.gov/National-Center-for-Health-Statistics/VSRR-Provisional-Drug-Overdose-Death-Counts/xkb8-kh2a",
    licence=US_WORK,
    grain="jurisdiction × indicator × 12-month period",
    keys=("state", "indicator", "month"),
    coverage="50 states, DC, Puerto Rico, New York City and the nation, January 2015 to February 2025; T40.4 "
    "(synthetic opioids) to January 2026",
    vintage="all indicators as of July 2025; synthetic opioids (T40.4) as published in 2026",
    statuses=("provisional", "suppressed", "not_available"),
    count_column="reported",
    columns=(
        Column(
            "state",
            "category",
            "code",
            "postal code; US; NY is all of New York, NY_EXCL_NYC and YC its published parts",
            pattern="[A-Z]{2}|NY_EXCL_NYC",
        ),
        Column("state_name", "category", "name", "jurisdiction"),
        Column("month", "datetime64[ms]", "date", "last day of the 12-month period"),
        Column("indicator", "category", "name", "as published", allowed=tuple(INDICATORS)),
        Column("indicator_key", "category", "name", "short name of the indicator", allowed=tuple(INDICATORS.values())),
        Column(
            "measure",
            "category",
            "word",
            "what the number counts; all-cause deaths are not overdose deaths",
            allowed=("overdose deaths", "all-cause deaths", "percent"),
        ),
        Column("reported", "float64", "deaths or percent", "reported in 12 months", nullable=True, low=0),
        Column("predicted", "float64", "deaths", "NCHS's estimate for incomplete reporting", nullable=True, low=0),
        Column("percent_complete", "float64", "percent", "death records received", low=0, high=100),
        Column("percent_pending", "float64", "percent", "records whose cause is pending", low=0, high=100),
        Column("underreported", "bool", "yes/no", "the publisher marks the count as underreported"),
        Column("footnote", "category", "text", "the publisher's footnote, or how the row was made"),
        status_column("provisional", "suppressed", "not_available"),
    ),
    caveats=(
        "By place of death (occurrence), unlike the county series, which is by residence.",
        "Every number is a 12-month total: never sum months. Drug classes overlap: never sum classes.",
        "Recent months are underreported: show predicted beside reported.",
        '"Number of Deaths" is all-cause.',
        "The publisher's New York leaves out New York City. NY here is their sum; NY_EXCL_NYC and YC are as published. "
        "The sum's percent complete is the lower and its percent pending the higher of the two.",
        "Louisiana and Pennsylvania have no rows by drug. Some states' drug rows are not shown for low quality.",
        "For synthetic opioids (T40.4) the file of 2026 replaces that of July 2025 in every month.",
    ),
    raw_files=("mortality/vsrr_state_2015-01_2025-02.parquet", "mortality/vsrr_state_T404_2015-01_2026-01.csv"),
    rows=78907,
)

MORTALITY = (COUNTY_DEATHS_ANNUAL, COUNTY_DEATHS_PROVISIONAL, STATE_DEATHS_MONTHLY)
