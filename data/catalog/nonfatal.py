"""Catalog entries for non-fatal overdoses."""

from data.catalog.record import US_WORK, Column, Dataset, fips_column, status_column
from data.sources.dose_syndromic import DRUGS

_CDC = "CDC National Center for Injury Prevention and Control"
_PAGES = "https://www.cdc.gov/overdose-prevention/data-research/facts-stats/"

NONFATAL_COUNTY = Dataset(
    id="nonfatal_county",
    made_by="dose_discharge",
    theme="non-fatal overdoses",
    title="Emergency department visits for non-fatal overdoses by county",
    publisher=_CDC,
    source_name="Drug Overdose Surveillance and Epidemiology (DOSE), discharge data, county counts and rates",
    page=_PAGES + "dose-dashboard-nonfatal-discharge-data.html",
    licence=US_WORK,
    grain="county × year, and the five years 2019–2023",
    keys=("fips", "year", "years"),
    coverage="2,061 counties of 27 states and DC, 2018–2023; the other states are not in the file. Counties of one "
    "state, Oklahoma, from 2021",
    vintage="data to 2023; the file gives no date of publication",
    statuses=("published", "suppressed", "not_available"),
    count_column="visits",
    columns=(
        fips_column("county of residence"),
        Column("year", "int32", "year", "year, or last of the five years", low=2018),
        Column("years", "int32", "years", "length of the period: 1, or 5 for a rate of five years", low=1, high=5),
        Column("visits", "Int64", "visits", "ED visits of residents, in their state", nullable=True, low=0),
        status_column("published", "suppressed", "not_available"),
        Column("lower", "Int64", "visits", "fewest visits the published cell allows", nullable=True, low=0),
        Column("upper", "Int64", "visits", "most visits the published cell allows", nullable=True, low=0),
        Column("rate", "float64", "visits per 100,000 person-years", "crude rate, as published", nullable=True, low=0),
        Column(
            "rate_status",
            "category",
            "word",
            "what kind of number the rate is",
            allowed=("published", "suppressed_rate", "not_available"),
        ),
        Column("person_years", "Int64", "person-years", "population, or its five years' sum", nullable=True, low=1),
    ),
    caveats=(
        "Emergency department visits only, of residents treated in their own state, for any drug. Deaths are left out.",
        "Counts of 1–9 are suppressed, and rates from 1–19 visits. A published 0 is a zero.",
        "Counties of states that do not share discharge data are not in the table: that is no figure, not zero.",
        "One year and five years stand side by side: never sum over `years`.",
        "Not available: 84 rows, Oklahoma's five years (its data begin in 2021) and Kalawao, Hawaii (15005).",
        "Not to be compared with nonfatal_jurisdiction: other system, other definition, other denominator.",
    ),
    raw_files=("nonfatal/dose_dx_county_2018-2023.csv",),
    rows=14196,
)

NONFATAL_JURISDICTION = Dataset(
    id="nonfatal_jurisdiction",
    made_by="dose_syndromic",
    theme="non-fatal overdoses",
    title="Suspected non-fatal overdoses per 10,000 emergency department visits by state and month",
    publisher=_CDC,
    source_name="Drug Overdose Surveillance and Epidemiology (DOSE), syndromic surveillance data",
    page=_PAGES + "dose-dashboard-nonfatal-surveillance-data.html",
    licence=US_WORK,
    grain="state × month × length of period × drug",
    keys=("state", "month", "months", "drug"),
    coverage="50 states and DC, January 2019 to June 2025",
    vintage="data to June 2025",
    statuses=("published", "suppressed_rate", "not_shared", "not_participating"),
    count_column="rate",
    columns=(
        Column("state", "category", "code", "postal code", pattern="[A-Z]{2}"),
        Column("month", "datetime64[ms]", "date", "last day of the month, or of the 12 months"),
        Column("months", "int32", "months", "length of the period: 1, or 12 for a rolling average", low=1, high=12),
        Column("drug", "category", "name", "syndrome; they nest and overlap", allowed=tuple(DRUGS.values())),
        Column(
            "rate",
            "float64",
            "suspected overdoses per 10,000 ED visits",
            "share of all emergency department visits, not of people",
            nullable=True,
            low=0,
        ),
        status_column("published", "suppressed_rate", "not_shared", "not_participating"),
    ),
    caveats=(
        "Per 10,000 emergency department visits, not per resident: the rate also moves when other visits do.",
        "Suspected overdoses by text and code queries; drugs nest (fentanyl in opioids) and overlap: never sum them.",
        "Hidden rates (*): fewer than 20 overdoses, or too few months of data; March to August 2020 are left out.",
        "§ not shared: California, Iowa and Oklahoma throughout; Missouri (to March 2025), Hawaii (to May 2021) and "
        "others for part of the time; Illinois for fentanyl and heroin. ¶ not taking part: North Dakota.",
        "A 12-month rate is a rolling average: never sum or average it again.",
        "Counts are not published.",
    ),
    raw_files=("nonfatal/dose_sys_jurisdiction_2019-2025-06.csv",),
    rows=63648,
)

NONFATAL = (NONFATAL_COUNTY, NONFATAL_JURISDICTION)
