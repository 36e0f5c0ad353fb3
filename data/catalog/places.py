"""Catalog entries for places: HIDTA counties, counties, their populations and codes, ports."""

from data.catalog.record import FIPS, PORT, US_WORK, Column, Dataset, fips_column

POPULATION_PAGE = "https://www.census.gov/programs-surveys/popest.html"
_HIDTA_PAGE = "https://www.federalregister.gov/agencies/national-drug-control-policy-office-of"

HIDTA_COUNTIES = Dataset(
    id="hidta_counties",
    made_by="hidta_counties",
    theme="places",
    title="Counties of the High Intensity Drug Trafficking Areas",
    publisher="Office of National Drug Control Policy (ONDCP)",
    source_name="HIDTA designations (Federal Register notices and ONDCP releases), compiled",
    page=_HIDTA_PAGE,
    licence=US_WORK,
    grain="county × HIDTA (a county is in one HIDTA)",
    keys=("fips",),
    coverage="734 counties and county equivalents in 33 HIDTAs",
    vintage="designations to September 2025",
    columns=(
        fips_column("county FIPS code; Connecticut in the eight old counties"),
        Column("county", "str", "name", "county or county equivalent"),
        Column("state", "str", "name", "state or territory"),
        Column("hidta", "category", "name", "HIDTA the county is designated to"),
        Column("hidta_slug", "category", "name", "the HIDTA's name in an address", pattern="[a-z0-9-]+"),
        Column("designated", "str", "year or month", 'when it was designated, as precisely as known ("<=2011")'),
        Column(
            "confidence",
            "category",
            "grade",
            "A: notice read or count reconciled; B: list only; C: inferred",
            allowed=("A", "B", "C"),
        ),
        Column("source", "str", "text", "notice or list that names the county"),
        Column("note", "str", "text", "remark of the compiler", nullable=True),
    ),
    caveats=(
        "Compiled and unofficial: ONDCP publishes no machine-readable list.",
        "Some designations of 2014, 2017 and 2020 and most de-designations are missing.",
        "All of Alaska, and Potter and Randall counties in Texas, are inferred (confidence C).",
        "Connecticut is listed by old counties, as its deaths are. Alaska's Chugach (02063) and Copper River (02066) "
        "are listed apart, while their deaths are published as one (02261).",
    ),
    raw_files=("hidta/hidta_counties_compiled.csv",),
    rows=734,
)

HIDTA_COUNTIES_REMOVED = Dataset(
    id="hidta_counties_removed",
    made_by="hidta_counties_removed",
    theme="places",
    title="Counties removed from a HIDTA",
    publisher="Office of National Drug Control Policy (ONDCP)",
    source_name="HIDTA designations (Federal Register notices and ONDCP releases), compiled",
    page=_HIDTA_PAGE,
    licence=US_WORK,
    grain="county",
    keys=("fips",),
    coverage="8 counties known to be de-designated; most de-designations are not known",
    vintage="designations to September 2025",
    columns=(
        fips_column(),
        Column("county", "str", "name", "county"),
        Column("hidta", "category", "name", "HIDTA it was removed from"),
        Column("hidta_slug", "category", "name", "the HIDTA's name in an address", pattern="[a-z0-9-]+"),
        Column("designated", "str", "year or month", "when it was designated"),
        Column("removed", "str", "year or month", "when it was removed, as precisely as known"),
        Column("confidence", "category", "grade", "A: notice read or count reconciled", allowed=("A", "B", "C")),
        Column("source", "str", "text", "list that named the county"),
        Column("note", "str", "text", "why it is taken as removed"),
    ),
    caveats=("Compiled and unofficial, and incomplete.",),
    raw_files=("hidta/hidta_counties_removed.csv",),
    rows=8,
)

COUNTIES = Dataset(
    id="counties",
    made_by="counties",
    theme="places",
    title="Counties and county equivalents",
    publisher="U.S. Census Bureau",
    source_name="Cartographic Boundary Files 2023; County Population Totals (names)",
    page="https://www.census.gov/geographies/mapping-files/time-series/geo/cartographic-boundary.html",
    licence=US_WORK,
    grain="county",
    keys=("fips",),
    coverage="3,144 counties, 78 municipios of Puerto Rico, 11 of other territories, and 9 retired codes still in use",
    vintage="2023 codes; retired codes of 2017",
    columns=(
        fips_column(),
        Column("name", "str", "name", 'full name with its type where the Census gives one ("Autauga County")'),
        Column("short_name", "str", "name", 'name without its type ("Autauga")'),
        Column("state", "category", "code", "postal code of the state or territory", pattern="[A-Z]{2}"),
        Column("state_fips", "category", "code", "state FIPS code", pattern=r"\d{2}"),
        Column("state_name", "category", "name", "state or territory"),
        Column(
            "retired", "bool", "yes/no", "true for a code that is not in the 2023 shapes; death series still use it"
        ),
        Column(
            "population",
            "Int64",
            "people",
            "Census estimate of July 2024; missing for territories and retired codes",
            nullable=True,
            low=1,
        ),
    ),
    caveats=(
        "Connecticut's eight counties and Alaska's Valdez-Cordova (02261) are retired codes that death series use.",
        "Names of territories and retired counties come without their type.",
        "Population by year is in county_population.",
    ),
    raw_files=(
        "geo/us-atlas-2023_counties-10m.json",
        "geo/us-atlas-2017_counties-10m.json",
        "population/county_names_2024.csv",
        "population/county_population_2010_2024.csv",
    ),
    rows=3242,
)

COUNTY_POPULATION = Dataset(
    id="county_population",
    made_by="county_population",
    theme="places",
    title="County population by year",
    publisher="U.S. Census Bureau",
    source_name="Population Estimates Program: County Population Totals",
    page=POPULATION_PAGE,
    licence=US_WORK,
    grain="county × year",
    keys=("fips", "year"),
    coverage="50 states and DC, 2010–2024",
    vintage="V2019 for 2010–2019, V2024 for 2020–2024",
    columns=(
        fips_column("county FIPS code in the vintage's own codes"),
        Column("year", "int32", "year", "July 1 of the year", low=2010, high=2024),
        Column("population", "Int64", "people", "resident population", low=1),
        Column("vintage", "category", "name", "vintage of the estimate", allowed=("V2019", "V2024")),
    ),
    caveats=(
        "The two vintages do not join: there is a break between 2019 and 2020.",
        "Connecticut has eight counties to 2019 and nine planning regions from 2020; Alaska's 02261 splits into 02063 "
        "and 02066 in 2020.",
    ),
    raw_files=("population/county_population_2010_2024.csv",),
    rows=47140,
)

COUNTY_CODE_CHANGES = Dataset(
    id="county_code_changes",
    made_by="county_code_changes",
    theme="places",
    title="County codes that changed, old to new",
    publisher="U.S. Census Bureau",
    source_name="Cartographic Boundary Files 2017 and 2023, overlaid",
    page="https://www.census.gov/programs-surveys/geography/technical-documentation/county-changes.html",
    licence=US_WORK,
    grain="old county × new county",
    keys=("old_fips", "new_fips"),
    coverage="Connecticut and Alaska's Valdez-Cordova",
    vintage="2017 to 2023 codes",
    columns=(
        Column("old_fips", "str", "code", "county code of 2017", pattern=FIPS),
        Column("old_name", "str", "name", "county of 2017"),
        Column("new_fips", "str", "code", "county code of 2023", pattern=FIPS),
        Column("new_name", "str", "name", "county or planning region of 2023"),
        Column(
            "area_share_of_old", "float64", "share", "part of the old county's area that lies in the new", low=0, high=1
        ),
        Column(
            "area_share_of_new", "float64", "share", "part of the new county's area that lies in the old", low=0, high=1
        ),
    ),
    caveats=("Shares are of area. Deaths are never apportioned by them: the maps draw the old counties.",),
    raw_files=("geo/fips_crosswalk_area.csv",),
    rows=23,
)

PORTS = Dataset(
    id="ports",
    made_by="ports",
    theme="places",
    title="Ports of entry",
    publisher="U.S. Census Bureau; Bureau of Transportation Statistics (BTS); GeoNames for approximate places",
    source_name="Schedule D port codes; Border Crossing/Entry Data (coordinates); U.S. imports by port 2024",
    page="https://www.census.gov/foreign-trade/schedules/d/index.html",
    licence=US_WORK + "; GeoNames coordinates CC BY 4.0",
    grain="port code",
    keys=("port_code",),
    coverage="510 Schedule D codes, of them 46 remainders of a district",
    vintage="codes as observed 2020–2025; imports 2024",
    columns=(
        Column("port_code", "str", "code", "Schedule D code as text; XX ends a district's remainder", pattern=PORT),
        Column("name", "str", "name", "port"),
        Column("customs_district", "category", "name", "customs district", nullable=True),
        Column("state", "category", "code", "postal code of the state", nullable=True, pattern="[A-Z]{2}"),
        Column(
            "land_border",
            "category",
            "name",
            "land border it stands on",
            nullable=True,
            allowed=("US-Canada Border", "US-Mexico Border"),
        ),
        Column("modes", "category", "words", "modes seen in trade and crossings, joined by +", nullable=True),
        Column("lat", "float64", "degrees", "latitude, WGS 84", nullable=True, low=-15, high=72),
        Column("lon", "float64", "degrees", "longitude, WGS 84", nullable=True, low=-180, high=180),
        Column(
            "coord_quality",
            "category",
            "word",
            "port: of the port itself; airport; city: centroid of its city; none",
            allowed=("port", "airport", "city", "none"),
        ),
        Column("coord_source", "str", "text", "where the coordinates come from", nullable=True),
        Column("imports_2024_air_usd", "Int64", "USD", "imports by air in 2024", nullable=True, low=0),
        Column(
            "imports_2024_vessel_usd", "Int64", "USD", "imports by containerised vessel in 2024", nullable=True, low=0
        ),
    ),
    caveats=(
        "231 coordinates are centroids of the port's city and 78 ports have none.",
        "Imports are by air and containerised vessel only: no truck, rail or bulk.",
        "A customs district is about a CBP field office on the southwest border; elsewhere no mapping is official.",
    ),
    raw_files=("ports/ports_of_entry.csv",),
    rows=510,
)

PORT_HIDTAS = Dataset(
    id="port_hidtas",
    made_by="port_hidtas",
    theme="places",
    title="The county and HIDTA of each port of entry",
    publisher="Derived by Setpoint from Census, BTS and ONDCP",
    source_name="Ports of entry placed in the county shapes of the maps and HIDTA counties",
    page=_HIDTA_PAGE,
    licence=US_WORK,
    grain="port code",
    keys=("port_code",),
    coverage="510 port codes, of them 430 with a county",
    vintage="shapes of 2023 and 2017, designations to September 2025",
    columns=(
        Column("port_code", "str", "code", "Schedule D code as text", pattern=PORT),
        Column(
            "fips",
            "str",
            "code",
            "county the port stands in, or the nearest, as deaths are published; missing without coordinates",
            nullable=True,
        ),
        Column("hidta", "category", "name", "hidta_slug of that county; missing where it has none", nullable=True),
    ),
    caveats=("A port whose coordinates are its city's centroid is placed by that centroid.",),
    raw_files=(
        "ports/ports_of_entry.csv",
        "hidta/hidta_counties_compiled.csv",
        "geo/us-atlas-2023_counties-10m.json",
        "geo/us-atlas-2017_counties-10m.json",
        "geo/fips_crosswalk_area.csv",
    ),
    rows=510,
)

PLACES = (HIDTA_COUNTIES, HIDTA_COUNTIES_REMOVED, COUNTIES, COUNTY_POPULATION, COUNTY_CODE_CHANGES, PORTS, PORT_HIDTAS)
