"""Catalog entries for what is known of the deaths themselves: SUDORS, counterfeit pills, who died."""

from data.catalog.record import US_WORK, Column, Dataset, status_column

_CDC = "CDC National Center for Injury Prevention and Control"
_SUDORS = "State Unintentional Drug Overdose Reporting System (SUDORS) dashboard, downloadable file"
_SUDORS_PAGE = (
    "https://www.cdc.gov/overdose-prevention/data-research/facts-stats/sudors-dashboard-fatal-overdose-data.html"
)
_KEPT = (
    "Kept: deaths, rate and percent of every section but the cross-tables of drug combinations (whose dictionary gives "
    "some pairs the name of another) and of age by sex, and the reasons why bystanders did not respond. Months, "
    "quarters and statistics of change, which the workbook also has, are left out.",
    "Deaths by occurrence, unintentional and undetermined intent only: not to be summed with WONDER or VSRR.",
    "Evidence was found, or it was not looked for: a circumstance that is not recorded may have been there.",
    "Percents are of deaths with known information, a number that is not published, so that deaths ÷ percent is not "
    "the number of all deaths. A percent published as <0.1 is marked and has no number.",
    "Sections overlap, and a death counts in each of its drugs and circumstances: never sum over measures.",
)
_MEASURE = (
    Column("section", "category", "name", "part of the dashboard"),
    Column("measure", "category", "name", "the publisher's name of the variable, without its unit"),
    Column("description", "category", "text", "what is counted, in the publisher's dictionary"),
    Column("deaths", "Int64", "deaths", "deaths with this drug, trait or circumstance", nullable=True, low=0),
    status_column("published", "suppressed", "not_available"),
    Column(
        "rate",
        "float64",
        "deaths per 100,000 people",
        "age-adjusted rate; of an age group, its crude rate",
        nullable=True,
        low=0,
    ),
    Column(
        "rate_status",
        "category",
        "word",
        "what kind of number the rate is; not available where the measure has none",
        allowed=("published", "suppressed_rate", "not_available"),
    ),
    Column("percent", "float64", "percent", "of deaths with known information", nullable=True, low=0, high=100),
    Column("percent_below", "bool", "yes/no", "the percent is published as <0.1, and so has no number here"),
)

SUDORS_ANNUAL = Dataset(
    id="sudors_annual",
    made_by="sudors",
    theme="deaths",
    title="Drugs, people and circumstances of overdose deaths by state and year",
    publisher=_CDC,
    source_name=_SUDORS + ", annual data",
    page=_SUDORS_PAGE,
    licence=US_WORK,
    grain="jurisdiction × year × measure",
    keys=("state", "year", "measure"),
    coverage="45 jurisdictions, 34 in 2020 to 43 in 2024; none of CA, TX, FL, LA, ID, ND",
    vintage="2020–2024, as downloaded from the dashboard",
    statuses=("published", "suppressed", "not_available"),
    count_column="deaths",
    columns=(
        Column("state", "category", "code", "postal code; US for all jurisdictions together", pattern="[A-Z]{2}"),
        Column(
            "jurisdictions",
            "Int64",
            "jurisdictions",
            "how many the US row holds; missing elsewhere",
            nullable=True,
            low=1,
        ),
        Column("year", "int32", "year", "year of death", low=2020),
        *_MEASURE,
    ),
    caveats=(
        "California, Texas, Florida, Louisiana, Idaho and North Dakota are not in the file: no figure, not zero.",
        "US rows hold other jurisdictions every year: not to be compared over years. For trends see sudors_trends.",
        *_KEPT,
        "The publisher hides rates from 1–19 deaths. 9999 there also means not available: Iowa 2020 and Tennessee "
        "2020 and 2022 have no drugs detected.",
        "Counts of 1–9 are shown where their publisher shows them.",
    ),
    raw_files=("mortality/sudors_2020-2024.xlsx", "mortality/SUDORS_data_dictionary.csv"),
    rows=16128,
)

SUDORS_TRENDS = Dataset(
    id="sudors_trends",
    made_by="sudors:parse_trends",
    theme="deaths",
    title="Drugs, people and circumstances of overdose deaths over the same jurisdictions",
    publisher=_CDC,
    source_name=_SUDORS + ", overall trend data",
    page=_SUDORS_PAGE,
    licence=US_WORK,
    grain="range of years × year × measure",
    keys=("first_year", "last_year", "year", "measure"),
    coverage="the jurisdictions that took part in every year of a range: 27 for 2020–2024, 40 for 2023–2024",
    vintage="2020–2024, as downloaded from the dashboard",
    statuses=("published", "suppressed", "not_available"),
    count_column="deaths",
    columns=(
        Column("first_year", "int32", "year", "first year of the range", low=2020),
        Column("last_year", "int32", "year", "last year of the range", low=2020),
        Column("year", "int32", "year", "year of death", low=2020),
        Column("jurisdictions", "Int64", "jurisdictions", "how many the range holds", low=1),
        *_MEASURE,
    ),
    caveats=(
        "Compare years within one range only: each range holds other jurisdictions.",
        "Drugs detected rest on fewer jurisdictions than the range has: 26 of 27 and 33 of 34.",
        *_KEPT,
    ),
    raw_files=("mortality/sudors_2020-2024.xlsx", "mortality/SUDORS_data_dictionary.csv"),
    rows=1162,
)

COUNTERFEIT_PILLS_MMWR = Dataset(
    id="counterfeit_pills_mmwr",
    made_by="counterfeit_pills_mmwr",
    theme="deaths",
    title="Overdose deaths with evidence of counterfeit pills, 2019–2021",
    publisher="CDC Morbidity and Mortality Weekly Report (MMWR)",
    source_name="Overdose Deaths with Evidence of Counterfeit Pill Use, July 2019–December 2021, MMWR 72(35)",
    page="https://www.cdc.gov/mmwr/volumes/72/wr/mm7235a3.htm",
    licence=US_WORK,
    grain="measure × group × period",
    keys=("measure", "group", "period"),
    coverage="29 states and DC, July 2019 to December 2021, by quarter; 34 states and DC in 2021",
    vintage="final, 2023",
    columns=(
        Column(
            "measure",
            "category",
            "name",
            "percent of deaths with evidence, or deaths with evidence",
            allowed=("percent_with_evidence", "deaths_with_evidence"),
        ),
        Column("group", "str", "name", "region, age or kind of death"),
        Column("period", "str", "quarter or year", "as YYYY-Qn or YYYY"),
        Column("value", "float64", "percent or deaths", "by the measure", low=0),
        Column("among", "Int64", "deaths", "deaths they are among; missing for percents", nullable=True, low=0),
        Column("place", "str", "name", "where in the article"),
    ),
    caveats=(
        "A floor: evidence of counterfeit pills is found at few scenes.",
        "The two kinds of rows rest on other jurisdictions: 29 states and DC, 34 states and DC.",
        "Only figures printed in the article's abstract and first table.",
    ),
    raw_files=("mortality/MMWR_mm7235a3_counterfeit_pills.csv",),
    rows=17,
)

OVERDOSE_DEATHS_NIDA = Dataset(
    id="overdose_deaths_nida",
    made_by="overdose_deaths_nida",
    theme="deaths",
    title="National overdose deaths by drug, sex and age group, 1999–2019",
    publisher="NIH National Institute on Drug Abuse (NIDA)",
    source_name="National Drug Overdose Deaths 1999–2019, from CDC WONDER Multiple Cause of Death",
    page="https://nida.nih.gov/research-topics/trends-statistics/overdose-death-rates",
    licence=US_WORK,
    grain="age group × drug × sex × year",
    keys=("age", "drug", "sex", "year"),
    coverage="the United States, 1999–2019; all ages and 15–24 years",
    vintage="final data for 1999–2019",
    statuses=("final", "not_available"),
    count_column="deaths",
    columns=(
        Column("age", "category", "years", "age group", allowed=("all ages", "15–24 years")),
        Column("drug", "category", "name", "drug or combination as its publisher calls it; they overlap"),
        Column("sex", "category", "name", "both together, or one", allowed=("both", "female", "male")),
        Column("year", "int32", "year", "year of death", low=1999),
        Column("deaths", "Int64", "deaths", "overdose deaths involving the drug", nullable=True, low=0),
        status_column("final", "not_available"),
    ),
    caveats=(
        "Drugs and combinations overlap: never sum them.",
        "Blank cells are not available: the publisher does not say whether they are under 10 or not asked for.",
        "Ends in 2019. The workbook's rates (by race and Hispanic origin too) and fold changes are left out; rates to "
        "2018 are in overdose_rates_demographics.",
    ),
    raw_files=("mortality/NIDA_Overdose_data_1999-2019.xlsx",),
    rows=3024,
)

OVERDOSE_RATES_DEMOGRAPHICS = Dataset(
    id="overdose_rates_demographics",
    made_by="overdose_rates_demographics",
    theme="deaths",
    title="National overdose death rates by drug, sex, age, race and Hispanic origin, 1999–2018",
    publisher="CDC National Center for Health Statistics (NCHS)",
    source_name="Drug overdose death rates, by drug type, sex, age, race, and Hispanic origin (95ax-ymtc)",
    page="https://data.cdc.gov/NCHS/Drug-overdose-death-rates-by-drug-type-sex-age-rac/95ax-ymtc",
    licence=US_WORK,
    grain="drug × kind of rate × group × age × year",
    keys=("drug", "kind", "grouping", "group", "age", "year"),
    coverage="the United States, 1999–2018",
    vintage="final data for 1999–2018",
    statuses=("final", "suppressed_rate"),
    count_column="rate",
    columns=(
        Column("drug", "category", "name", "drug class; they overlap"),
        Column("kind", "category", "name", "kind of rate", allowed=("age_adjusted", "crude")),
        Column("grouping", "category", "name", "what the groups are of"),
        Column("group", "category", "name", "group as its publisher calls it"),
        Column("age", "category", "years", "age group"),
        Column("year", "int32", "year", "year of death", low=1999),
        Column("rate", "float64", "deaths per 100,000 people", "rate of the group", nullable=True, low=0),
        status_column("final", "suppressed_rate"),
    ),
    caveats=(
        "Hidden rates (*) rest on fewer than 20 deaths.",
        "Groups of single race begin in 2018 and are not those of the years before.",
        "Drug classes overlap: never sum them. Ends in 2018.",
    ),
    raw_files=("mortality/NCHS_95ax-ymtc_drug_overdose_rates_1999-2018.csv",),
    rows=6228,
)

CIRCUMSTANCES = (
    SUDORS_ANNUAL,
    SUDORS_TRENDS,
    COUNTERFEIT_PILLS_MMWR,
    OVERDOSE_DEATHS_NIDA,
    OVERDOSE_RATES_DEMOGRAPHICS,
)
