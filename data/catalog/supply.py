"""Catalog entries for the drug market: laboratory reports."""

from data.catalog.record import US_WORK, Column, Dataset, status_column

NFLIS_REPORTS = Dataset(
    id="nflis_reports",
    made_by="nflis",
    theme="supply",
    title="Fentanyl and related substances identified by forensic laboratories, by state and half-year",
    publisher="Drug Enforcement Administration (DEA), Diversion Control Division",
    source_name="National Forensic Laboratory Information System (NFLIS-Drug), Public Data Query System, "
    "category Fentanyl and Fentanyl-related",
    page="https://www.nflis.deadiversion.usdoj.gov/publicDQSinfo.xhtml",
    licence=US_WORK,
    grain="state × half-year × substance",
    keys=("state", "period_end", "substance_id"),
    coverage="50 states, DC, Puerto Rico, the Virgin Islands, Guam and unknown, January 2017 to December 2025; "
    "182 substances, which are forms of 124 base substances",
    vintage="queried on 3 March 2026",
    statuses=("published", "provisional"),
    columns=(
        Column("state", "category", "code", "postal code; XX where DEA does not know the state", pattern="[A-Z]{2}"),
        Column("state_name", "category", "name", "state or territory"),
        Column("year", "int32", "year", "calendar year", low=2017),
        Column("half", "int32", "half", "1: January to June, 2: July to December", low=1, high=2),
        Column("period_end", "datetime64[ms]", "date", "last day of the half-year"),
        Column("substance_id", "category", "code", "DEA's code of the substance and its salt", pattern=r"\d+"),
        Column("substance", "category", "name", "substance and its salt, as published"),
        Column("base_id", "category", "code", "DEA's code of the substance without its salt", pattern=r"\d+"),
        Column("base", "category", "name", "the substance without its salt: Fentanyl, Carfentanil, 4-ANPP"),
        Column("reports", "int32", "reports", "drug reports: identifications in analyzed items", low=1),
        status_column("published", "provisional"),
    ),
    caveats=(
        "Laboratory reports, not seizures and not doses. One item may hold several substances and give several "
        "reports: never read a sum over substances as items or cases.",
        "Counts of what police seized, submitted and laboratories analyzed: they measure enforcement and laboratory "
        "work as well as supply. Sums as reported, not DEA's national estimates.",
        "The file has no zeros: the smallest count is 1. A substance without a row in a half-year that has other rows "
        "had no report in DEA's database on the day of the query. A state without any row in a half-year is unknown, "
        "not zero: South Dakota in 2025-1, Hawaii in 2017-1 and 2018-1, Wyoming in 2017-2, often Guam and the Virgin "
        "Islands.",
        "Half-years that ended less than 12 months before the query are provisional: laboratories report with delay "
        "and 2025-2 ended two months before it. A fall in them is partly missing reports.",
        "Laboratories take part of their own will and their number changes; DEA advises against trends of raw "
        "counts. Kentucky (from 2024-2), Vermont (from 2024-1), North Dakota and Mississippi (2025) fall so steeply "
        "that laboratories seem to be missing.",
        "Fentanyl-related includes precursors and impurities (4-ANPP) and medicines (remifentanil). Fluorofentanyl "
        "without its position and para-fluorofentanyl are one drug that laboratories name in two ways.",
        "No report says from which country the drug came.",
    ),
    raw_files=("market/nflis_drug_2017-2025.csv.gz",),
    rows=8923,
)

SUPPLY: tuple[Dataset, ...] = (NFLIS_REPORTS,)
