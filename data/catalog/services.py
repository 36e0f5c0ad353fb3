"""Catalog entries for treatment and dispensing."""

from data.catalog.record import US_WORK, Column, Dataset, fips_column, status_column
from data.sources.dispensing import STATE_FILES
from data.sources.treatment_access import SERVICES as ACCESS_SERVICES

_CDC = "CDC National Center for Injury Prevention and Control"
_STATE = Column("state", "category", "code", "postal code", pattern="[A-Z]{2}")

OPIOID_TREATMENT_PROGRAMS = Dataset(
    id="opioid_treatment_programs",
    made_by="treatment_programs",
    theme="services",
    title="Opioid treatment programs, about 2020–2023",
    publisher="Substance Abuse and Mental Health Services Administration (SAMHSA)",
    source_name="Opioid Treatment Program Directory, geocoded for the Opioid Environment Policy Scan",
    page="https://dpt2.samhsa.gov/treatment/directory.aspx",
    licence=US_WORK + "; coordinates by the Opioid Environment Policy Scan",
    grain="place (state, ZIP code, city and coordinates) with programs",
    keys=("state", "zip", "city", "lat", "lon"),
    coverage="1,830 certified programs at 1,800 places in 49 states, DC and Puerto Rico",
    vintage="undated; the directory of about 2020–2023",
    columns=(
        _STATE,
        Column("zip", "str", "code", "ZIP code of five digits", pattern=r"\d{5}"),
        Column("city", "str", "name", "city of the address"),
        Column("lat", "float64", "degrees", "latitude of the address", low=-15, high=72),
        Column("lon", "float64", "degrees", "longitude of the address", low=-180, high=180),
        Column("programs", "int32", "programs", "programs at the place", low=1),
        Column(
            "fips",
            "str",
            "code",
            "county the place lies in, in the codes of the death series; missing farther than 20 km from any of its "
            "state",
            nullable=True,
            pattern=r"\d{5}",
        ),
    ),
    caveats=(
        "The file has no date: it shows the directory of about 2020–2023. Programs opened and closed since.",
        "A place without a program here may have buprenorphine from an office, which is not in this directory.",
        "Programs' names and street addresses are left out: some carry a person's name.",
        "One line that repeats another exactly is counted once. 232 ZIP codes had lost their leading zeros and have "
        "them again. Eight addresses are post office boxes, so that the place is that of the post office.",
        "The county is found by Setpoint from the coordinates and the map's simplified shapes, never outside the "
        "state of the address; near a county line it may be the neighbor.",
        "Wyoming has no program in the file.",
    ),
    raw_files=(
        "services/otp_geocoded.csv",
        "geo/us-atlas-2023_counties-10m.json",
        "geo/us-atlas-2017_counties-10m.json",
        "geo/fips_crosswalk_area.csv",
    ),
    rows=1800,
)

TREATMENT_ACCESS_COUNTY = Dataset(
    id="treatment_access_county",
    made_by="treatment_access",
    theme="services",
    title="Driving time to opioid treatment by county, 2025",
    publisher="Healthy Regions & Policies Lab, from SAMHSA's treatment locator",
    source_name="Opioid Environment Policy Scan (OEPS) 2025, counties: access to medications for opioid use disorder",
    page="https://oeps.healthyregions.org",
    licence="as published by the Opioid Environment Policy Scan; cite it",
    grain="county × service",
    keys=("fips", "service"),
    coverage="3,234 counties and equivalents × 5 services; no road network for 103 of them",
    vintage="providers of May 2025",
    statuses=("published", "not_available"),
    count_column="percent_within_30_min",
    columns=(
        fips_column("county FIPS code; Connecticut in the eight old counties"),
        Column("service", "category", "name", "what is offered", allowed=tuple(ACCESS_SERVICES.values())),
        Column("tracts", "Int64", "tracts", "census tracts of the county", low=1),
        Column(
            "tracts_within_30_min", "Int64", "tracts", "tracts within 30 minutes' drive one way", nullable=True, low=0
        ),
        Column(
            "percent_within_30_min",
            "float64",
            "percent",
            "of the county's tracts, not of its people",
            nullable=True,
            low=0,
            high=100,
        ),
        Column(
            "mean_minutes",
            "float64",
            "minutes",
            "mean drive, one way, of the tracts that reach a provider within 90 minutes; missing where none does",
            nullable=True,
            low=0,
            high=90,
        ),
        status_column("published", "not_available"),
    ),
    caveats=(
        "Patchy: providers come from SAMHSA's locator, which leaves many out (above all for substance use treatment).",
        "The file gives 0 percent to Connecticut, Puerto Rico and other places that its road network does not have. "
        "They reach not even a pharmacy, and are not available here.",
        "363 rows stand under codes that are no county's (leading zeros lost and filled up at the wrong end) and are "
        "left out, and with them the file's nearest-provider columns, which suffered the same.",
        "A percent of tracts, not of people. Times are by car; who has none waits longer.",
        "Columns that the file ends in 2 are the round trip and are left out.",
    ),
    raw_files=("services/oeps_county_2025.csv",),
    rows=16170,
)

OPIOID_DISPENSING_COUNTY = Dataset(
    id="opioid_dispensing_county",
    made_by="dispensing:opioids_by_county",
    theme="services",
    title="Opioid prescriptions dispensed by county and year",
    publisher=_CDC,
    source_name="Opioid Dispensing Rate Maps, counties (data: IQVIA Xponent)",
    page="https://www.cdc.gov/overdose-prevention/data-research/facts-stats/opioid-dispensing-rate-maps.html",
    licence=US_WORK,
    grain="county × year",
    keys=("fips", "year"),
    coverage="3,144 counties and equivalents, 2019–2023",
    vintage="2019–2023 as published by 2025",
    statuses=("published", "not_available"),
    count_column="rate",
    columns=(
        fips_column("county FIPS code; Connecticut and Alaska's 02261 in old codes"),
        Column("year", "int32", "year", "calendar year", low=2006),
        Column("rate", "float64", "prescriptions per 100 people", "dispensed by pharmacies", nullable=True, low=0),
        status_column("published", "not_available"),
    ),
    caveats=(
        "By the county of the pharmacy, not of the patient: a county with a mail-order or regional pharmacy is high.",
        '"Data unavailable" is not available, not zero: the county had no pharmacy in the sample or no figure.',
        "Medicines for opioid use disorder are not counted. Prescriptions, not doses.",
        "Dispensing is context for prevention and treatment; illicit fentanyl does not come from pharmacies.",
    ),
    raw_files=("services/CDC_County_Opioid_Dispensing_Rates_2019-2023.csv",),
    rows=15720,
)

STATE_DISPENSING = Dataset(
    id="state_dispensing",
    made_by="dispensing:by_state",
    theme="services",
    title="Buprenorphine and naloxone prescriptions dispensed by state and year",
    publisher=_CDC,
    source_name="Buprenorphine Dispensing Rate Maps; Naloxone Dispensing Rate Maps, states (data: IQVIA Xponent)",
    page="https://www.cdc.gov/overdose-prevention/data-research/facts-stats/naloxone-dispensing-rate-maps.html",
    licence=US_WORK,
    grain="state × year × drug",
    keys=("state", "year", "drug"),
    coverage="50 states and DC, 2019–2023",
    vintage="2019–2023 as published by 2025",
    columns=(
        _STATE,
        Column("year", "int32", "year", "calendar year", low=2006),
        Column("drug", "category", "name", "what is dispensed", allowed=tuple(STATE_FILES)),
        Column("rate", "float64", "prescriptions per 100 people", "dispensed by retail pharmacies", low=0),
    ),
    caveats=(
        "Rates are rounded to 0.1: for naloxone, whose median is 0.4, small changes are rounding.",
        "Only pharmacies: naloxone that programs hand out or that is sold over the counter (from September 2023), and "
        "buprenorphine given in treatment programs, are not counted.",
        "By the state of the pharmacy.",
    ),
    raw_files=tuple(STATE_FILES.values()),
    rows=510,
)

SERVICES: tuple[Dataset, ...] = (
    OPIOID_TREATMENT_PROGRAMS,
    TREATMENT_ACCESS_COUNTY,
    OPIOID_DISPENSING_COUNTY,
    STATE_DISPENSING,
)
