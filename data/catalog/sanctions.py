"""Catalog entries for sanctions and the control of precursors."""

from data.catalog.record import US_WORK, Column, Dataset, status_column
from data.sources.ofac_narcotics import PROGRAMS
from data.sources.precursor_scheduling import JURISDICTIONS, LISTS

_OFAC = "U.S. Department of the Treasury, Office of Foreign Assets Control (OFAC)"
_OFAC_PAGE = "https://sanctionslist.ofac.treas.gov/Home"


def _count(name: str, description: str) -> Column:
    return Column(name, "int32", "listings", description, low=0)


OFAC_NARCOTICS_DESIGNATIONS = Dataset(
    id="ofac_narcotics_designations",
    made_by="ofac_narcotics",
    theme="policy",
    title="Narcotics sanctions by program, country and year",
    publisher=_OFAC,
    source_name="Specially Designated Nationals and Blocked Persons List: narcotics programs",
    page=_OFAC_PAGE,
    licence=US_WORK,
    grain="program × country × year first seen",
    keys=("program", "iso3", "year", "already_listed"),
    coverage="2,632 listings (a person or entity under a program) of 2,614 persons and entities; 32 countries, or "
    "unknown",
    vintage="lists of 22 May 2021 to 2 July 2024",
    columns=(
        Column("program", "category", "code", "OFAC's program tag", allowed=tuple(PROGRAMS)),
        Column("program_name", "category", "name", "the law behind it", allowed=tuple(PROGRAMS.values())),
        Column("iso3", "category", "code", "ISO 3166 alpha-3; XXX where no country is known", pattern="[A-Z]{3}"),
        Column("country", "category", "name", "country the list's details point to"),
        Column("year", "int32", "year", "calendar year in which the listing is first seen", low=2021),
        Column(
            "already_listed", "bool", "yes/no", "on the first list seen, of 22 May 2021: designated then or earlier"
        ),
        _count("designations", "persons and entities listed under the program"),
        _count("individuals", "of them persons"),
        _count("entities", "of them organizations and companies"),
        _count("aircraft", "of them aircraft"),
        _count("still_listed", "of them still on the list of 2 July 2024"),
    ),
    caveats=(
        "Counts only: no names are kept.",
        "Listings first seen on 22 May 2021 are older than that; their year of designation is not known and they "
        "stand apart from those of 2021.",
        "The country is inferred: from an identity document, a nationality or a place of birth; 322 listings have "
        "none. It is not where the act took place, and no finding against the country.",
        "One person or entity under two programs is counted in each.",
        "Designations measure enforcement, not traffic.",
    ),
    raw_files=("sanctions/ofac_narcotics_designations_2021-05_2024-07.csv",),
    rows=68,
)

OFAC_NARCOTICS_LISTED = Dataset(
    id="ofac_narcotics_listed",
    made_by="ofac_listed",
    theme="policy",
    title="Narcotics sanctions on the list of a day",
    publisher=_OFAC,
    source_name="Specially Designated Nationals and Blocked Persons List: narcotics programs",
    page=_OFAC_PAGE,
    licence=US_WORK,
    grain="program × date of the list",
    keys=("program", "list_date"),
    coverage="three programs, on the list of 2 July 2024; each refresh adds the list of its day",
    vintage="list of 2 July 2024",
    columns=(
        Column("program", "category", "code", "OFAC's program tag", allowed=tuple(PROGRAMS)),
        Column("program_name", "category", "name", "the law behind it", allowed=tuple(PROGRAMS.values())),
        Column("list_date", "datetime64[ms]", "date", "day on which the list was seen"),
        _count("listed", "on the list under the program"),
        _count("individuals", "of them persons"),
        _count("entities", "of them organizations and companies"),
        _count("vessels", "of them vessels"),
        _count("aircraft", "of them aircraft"),
    ),
    caveats=(
        "Counts only: no names are kept.",
        "One person or entity under two programs is counted in each: never add programs.",
        "What is on the list of a day; what was added and removed between two days does not show.",
        "Designations measure enforcement, not traffic.",
    ),
    raw_files=("sanctions/ofac_narcotics_designations_2021-05_2024-07.csv",),
    rows=3,
)

OFAC_PROGRAMS_BY_COUNTRY_MONTH = Dataset(
    id="ofac_programs_by_country_month",
    made_by="ofac_programs",
    theme="policy",
    title="All sanctions listings by country and month",
    publisher=_OFAC,
    source_name="Specially Designated Nationals and Blocked Persons List: all programs, by country",
    page=_OFAC_PAGE,
    licence=US_WORK,
    grain="country × month",
    keys=("iso3", "month"),
    coverage="180 countries and territories, April 2022 to March 2026",
    vintage="March 2026",
    columns=(
        Column("iso3", "category", "code", "ISO 3166 alpha-3; ANT: Netherlands Antilles", pattern="[A-Z]{3}"),
        Column("country", "category", "name", "country as published"),
        Column("month", "datetime64[ms]", "date", "last day of the month"),
        _count("listed", "on the list at the end of the month"),
        _count("added", "added in the month"),
        _count("removed", "removed in the month"),
    ),
    caveats=(
        "All programs (Russia and Iran above all), not only narcotics: it does not measure action against drugs.",
        "A country is where the list places a person or entity; one with several is counted in each, so countries are "
        "not to be summed.",
    ),
    raw_files=("sanctions/ofac_all_programs_by_country_month_2022-04_2026-03.csv",),
    rows=8640,
)

PRECURSOR_SCHEDULING = Dataset(
    id="precursor_scheduling",
    made_by="precursor_scheduling",
    theme="policy",
    title="When fentanyl precursors and analogues first came under control",
    publisher="Compiled from the control lists of China, Mexico, the United States and the United Nations",
    source_name="First scheduling of 168 substances, as compiled",
    page="https://www.incb.org/incb/en/precursors/index.html",
    licence="facts compiled from public notices",
    grain="substance × jurisdiction",
    keys=("substance", "jurisdiction"),
    coverage="168 substances × 4 jurisdictions; 48 substances were looked up, 120 are names from NFLIS that were not",
    vintage="to July 2025",
    statuses=("published", "not_available"),
    count_column="first_controlled",
    columns=(
        Column("substance", "str", "name", "substance as its list names it"),
        Column("named_by", "category", "name", "list that names it, as the compiler calls the list", allowed=LISTS),
        Column(
            "jurisdiction",
            "category",
            "code",
            "ISO 3166 alpha-3, or UN for the conventions",
            allowed=tuple(JURISDICTIONS.values()),
        ),
        Column("first_controlled", "datetime64[ms]", "date", "last day of the month of first control", nullable=True),
        Column(
            "evidence",
            "category",
            "word",
            "date found; lead: a date that is not to be relied on; none found: in the sources reviewed; not reviewed",
            allowed=("date found", "lead", "none found", "not reviewed"),
        ),
        status_column("published", "not_available"),
        Column("hs6", "category", "code", "Harmonized System heading of the substance", pattern=r"\d{6}"),
        Column("hs6_guessed", "bool", "yes/no", "the compiler guessed the heading from the substance's name"),
    ),
    caveats=(
        "Compiled, not official: each date is a lead to the notice, which decides.",
        "Mexico's dates are unreliable: every one of them is marked as a lead and must not feed a score.",
        '"None found" is not "not controlled": it says what the reviewed sources did not show.',
        "120 names from NFLIS were not looked up and have no date; most are analogues under class-wide control.",
        "Two substances stand twice, once in capitals: by two lists under two customs headings.",
        "Most customs headings are guessed from names (hs6_guessed): do not use them for trade.",
    ),
    raw_files=("governance/precursor_scheduling_dates.xlsx",),
    rows=672,
)

SANCTIONS: tuple[Dataset, ...] = (
    OFAC_NARCOTICS_DESIGNATIONS,
    OFAC_NARCOTICS_LISTED,
    OFAC_PROGRAMS_BY_COUNTRY_MONTH,
    PRECURSOR_SCHEDULING,
)
