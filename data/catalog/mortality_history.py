"""Catalog entries for older vintages of provisional overdose deaths: by county and month, by state and year."""

from data.catalog.mortality import INDICATORS, NCHS
from data.catalog.record import US_WORK, Column, Dataset, fips_column, status_column
from data.sources.vsrr_county_history import HIDDEN, LOST

COUNTY_DEATHS_MONTHLY = Dataset(
    id="county_deaths_monthly",
    made_by="vsrr_county_history",
    theme="deaths",
    title="Provisional drug overdose deaths by county and month, 12-month ending, 2020–2023",
    publisher=NCHS,
    source_name="VSRR Provisional County-Level Drug Overdose Death Counts",
    page="https://data.cdc.gov/National-Center-for-Health-Statistics/VSRR-Provisional-County-Level-Drug-Overdose-Death-/gb4e-yj24",
    licence=US_WORK,
    grain="county × 12-month period",
    keys=("fips", "month"),
    coverage="3,142 counties, 12 months ending January 2020 to March 2023",
    vintage="provisional, as of October 8, 2023",
    statuses=("provisional", "suppressed", "not_available"),
    count_column="deaths",
    columns=(
        fips_column("county of residence; Connecticut and Alaska's 02261 in retired codes"),
        Column("month", "datetime64[ms]", "date", "last day of the 12-month period"),
        Column("deaths", "Int64", "deaths", "provisional drug overdose deaths of residents", nullable=True, low=0),
        status_column("provisional", "suppressed", "not_available"),
        Column("reason", "category", "text", "why there is no count; blank where there is", allowed=("", HIDDEN, LOST)),
        Column("percent_pending", "float64", "percent", "records whose cause is pending", low=0, high=100),
        Column("completeness_flag", "bool", "yes/no", "the state's provisional data of 2019 were under 90% complete"),
        Column("lower", "Int64", "deaths", "fewest deaths the published cell allows", nullable=True, low=0),
        Column("upper", "Int64", "deaths", "most deaths it allows; open where 1,000 or more", nullable=True, low=0),
    ),
    caveats=(
        "The 12-month periods overlap: never sum months.",
        "Counts of 1,000 or more were lost at their thousands comma: 185 county-months of Maricopa, Los Angeles, Cook, "
        "Philadelphia, Harris, San Diego and King are not available, and are at least 1,000.",
        "Counts of 1–9 are suppressed. A published 0 is a zero.",
        "Alleghany (51005) and Bedford (51019), Virginia, stand twice in the file, once under a city that has since "
        "joined the county; the two rows are the same and one is kept.",
        "By residence, unlike the state series, which is by place of death.",
        "An older vintage than county_deaths_provisional: later publications changed these counts. "
        "Final counts by calendar year are in county_deaths_annual.",
        "Percent complete is not published by county; percent pending and a note on 2019 are.",
    ),
    raw_files=("mortality/vsrr_county_2020-01_2023-03.csv.gz",),
    rows=122538,
)

STATE_DEATHS_YEARLY = Dataset(
    id="state_deaths_yearly",
    made_by="vsrr_state_yearly",
    theme="deaths",
    title="Drug overdose deaths by state and year, all indicators",
    publisher=NCHS,
    source_name="VSRR Provisional Drug Overdose Death Counts",
    page="https://data.cdc.gov/National-Center-for-Health-Statistics/VSRR-Provisional-Drug-Overdose-Death-Counts/xkb8-kh2a",
    licence=US_WORK,
    grain="jurisdiction × indicator × year",
    keys=("state", "indicator", "year"),
    coverage="50 states, DC, Puerto Rico, New York City and the nation: 12 months ending December, 2015 to 2024, "
    "and 12 months ending about April 2025",
    vintage="2015–2024 marked final by the file, the last period provisional; the file gives no date of publication",
    statuses=("final", "provisional", "not_available"),
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
        Column("year", "int32", "year", "year as published", low=2015),
        Column("calendar_year", "bool", "yes/no", "the 12 months are the calendar year"),
        Column("month", "datetime64[ms]", "date", "last day of the 12-month period; for 2025 inferred"),
        Column("period", "category", "text", "the 12-month period in words"),
        Column("indicator", "category", "name", "as published", allowed=tuple(INDICATORS)),
        Column("indicator_key", "category", "name", "short name of the indicator", allowed=tuple(INDICATORS.values())),
        Column("reported", "float64", "deaths or percent", "reported in 12 months", nullable=True, low=0),
        status_column("final", "provisional", "not_available"),
    ),
    caveats=(
        'The year published as "2025" is not a calendar year: its synthetic opioid deaths fit the 12 months ending '
        "April 2025 of state_deaths_monthly, in which no jurisdiction has fewer, and no other month. Do not compare it "
        "with calendar years, and do not read it as 2025.",
        "2015–2023 are the Decembers of state_deaths_monthly, row for row. Of 2024, 134 of 630 rows differ from it, "
        "by up to 137 deaths: the vintages are not the same.",
        "The word final is the file's own. NCHS publishes no status in this series.",
        "Blank cells have no reason here: most are withheld for low data quality, some are suppressed counts of 1–9; "
        "state_deaths_monthly says which, to 2024.",
        "By place of death (occurrence), unlike the county series, which is by residence.",
        'Drug classes overlap: never sum classes. "Number of Deaths" is all-cause.',
        "The publisher's New York leaves out New York City. NY here is their sum; NY_EXCL_NYC and YC are as published.",
        "Louisiana and Pennsylvania have no rows by drug.",
    ),
    raw_files=("mortality/vsrr_state_yearly_all_indicators_2015-2025.csv",),
    rows=7062,
)

MORTALITY_HISTORY = (COUNTY_DEATHS_MONTHLY, STATE_DEATHS_YEARLY)
