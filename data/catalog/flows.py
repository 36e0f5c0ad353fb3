"""Catalog entries for what crosses the border: crossings, and drugs that CBP seized."""

from data.catalog.record import US_WORK, Column, Dataset, status_column

CBP = "U.S. Customs and Border Protection (CBP)"
SEIZURES_PAGE = "https://www.cbp.gov/document/stats/nationwide-drug-seizures"
_REGIONS = ("Coastal/Interior", "Northern Border", "Southwest Border")
_NOT_A_SAMPLE = "Seizures measure enforcement as well as flow: they are not a random sample."
_FISCAL_YEAR = "Fiscal years run from October to September: October to December of FY2024 lie in 2023."

_SEIZURE_COLUMNS = (
    Column("fiscal_year", "int32", "year", "federal fiscal year, October to September", low=2019),
    Column("month", "datetime64[ms]", "date", "first day of the calendar month"),
    Column("component", "category", "name", "component of CBP"),
    Column("region", "category", "name", "region of the seizure", allowed=_REGIONS),
    Column("area", "category", "name", "field office, Border Patrol sector or branch"),
    Column("drug", "category", "name", "drug type as CBP groups them"),
    Column(
        "land_filter",
        "category",
        "word",
        "CBP's mark of seizures at land ports and between them, by region and area",
        allowed=("Land", "Land Only", "Other"),
    ),
    Column("events", "int32", "events", "seizure events", low=0),
    Column("pounds", "float64", "lb", "gross weight", low=0),
    status_column("final", "provisional"),
)

BORDER_CROSSINGS = Dataset(
    id="border_crossings",
    made_by="bts_crossings",
    theme="trade and travel",
    title="Inbound crossings at land ports of entry",
    publisher="Bureau of Transportation Statistics (BTS), from CBP counts",
    source_name="Border Crossing/Entry Data",
    page="https://data.bts.gov/Research-and-Statistics/Border-Crossing-Entry-Data/keg4-3bc2",
    licence=US_WORK,
    grain="port × month × measure",
    keys=("port_code", "month", "measure"),
    coverage="117 land ports, 12 measures, January 1996 to February 2025",
    vintage="as published in spring 2025",
    statuses=("final", "not_available"),
    count_column="crossings",
    columns=(
        Column("port_code", "category", "code", "Schedule D code as text", pattern=r"\d{4}"),
        Column("port", "category", "name", "port; Eastport is two ports: 0103 in Maine, 3302 in Idaho"),
        Column("state", "category", "name", "state"),
        Column("border", "category", "name", "which border", allowed=("US-Canada Border", "US-Mexico Border")),
        Column("month", "datetime64[ms]", "date", "first day of the month"),
        Column("measure", "category", "name", "what is counted: vehicles, passengers, pedestrians, containers"),
        Column("crossings", "Int64", "crossings", "inbound crossings in the month", nullable=True, low=0),
        status_column("final", "not_available"),
    ),
    caveats=(
        "Inbound crossings, not people: one person may cross many times.",
        "2025 has two months.",
        "A month without a row has no count; it is not zero.",
        "Loaded truck containers break: per truck they rise from about 0.8 to 1.4 at the Canadian border in July 2023, "
        "from 0.7 to 1.0 at the Mexican border in July 2023 and to 1.4 in January 2024 (Laredo, 0.8 to 1.6), while "
        "trucks and empty containers go on as before. The count changed, not the traffic: never compare loaded truck "
        "containers across these months; use trucks. Loaded rail containers at Laredo fall by a third in January 2024.",
        "The file has 10 exact repeats, which are dropped. For Sasabe (2606) in February 2021 "
        "it gives both 0 and 2,175 bus passengers: neither is taken.",
    ),
    raw_files=("crossings/border_crossing_entry_1996-01_2025-02.csv.gz",),
    rows=399395,
)

CBP_SEIZURES = Dataset(
    id="cbp_seizures",
    made_by="cbp_seizures",
    theme="supply",
    title="Drugs seized by CBP, by month and area",
    publisher=CBP,
    source_name="Drug Seizure Statistics, nationwide",
    page=SEIZURES_PAGE,
    licence=US_WORK,
    grain="month × component × region × area × land filter × drug",
    keys=("month", "component", "region", "area", "land_filter", "drug"),
    coverage="field offices and Border Patrol sectors, October 2018 to April 2026",
    vintage="fiscal years 2019–2025, and 2026 to April",
    statuses=("final", "provisional"),
    columns=_SEIZURE_COLUMNS,
    caveats=(
        _NOT_A_SAMPLE,
        _FISCAL_YEAR,
        "Never of a single port: a field office has many.",
        "Air and Marine Operations is apart, in cbp_amo_seizures; its seizures may be counted here too.",
        "An area can appear in two regions. A combination without a row had no seizure reported.",
        "Fiscal year 2026 is to date and provisional.",
    ),
    raw_files=("seizures/nationwide-drugs-fy19-fy22.csv", "seizures/nationwide-drugs-fy23-fy26-apr.csv"),
    rows=18765,
)

CBP_AMO_SEIZURES = Dataset(
    id="cbp_amo_seizures",
    made_by="cbp_amo_seizures",
    theme="supply",
    title="Drug seizures that CBP Air and Marine Operations took part in",
    publisher=CBP,
    source_name="Drug Seizure Statistics, Air and Marine Operations",
    page="https://www.cbp.gov/newsroom/stats/drug-seizure-statistics",
    licence=US_WORK,
    grain="month × region × branch × land filter × drug",
    keys=("month", "component", "region", "area", "land_filter", "drug"),
    coverage="Air and Marine branches, October 2018 to December 2025",
    vintage="fiscal years 2019–2025, and 2026 to December",
    statuses=("final", "provisional"),
    columns=_SEIZURE_COLUMNS,
    caveats=(
        _NOT_A_SAMPLE,
        _FISCAL_YEAR,
        "May be counted by field offices and sectors too: never add to cbp_seizures.",
        "Five drugs only.",
    ),
    raw_files=("seizures/amo-drug-seizures-fy19-fy22.csv", "seizures/amo-drug-seizures-fy23-fy26-dec.csv"),
    rows=3064,
)

CBP_FENTANYL_RECENT = Dataset(
    id="cbp_fentanyl_recent",
    made_by="cbp_fentanyl_recent",
    theme="supply",
    title="Fentanyl seized by CBP, by fiscal year and region",
    publisher=CBP,
    source_name="Drug Seizure Statistics, nationwide",
    page=SEIZURES_PAGE,
    licence=US_WORK,
    grain="fiscal year × component × region",
    keys=("fiscal_year", "component", "region"),
    coverage="field offices and Border Patrol, fiscal years 2023 to 2026 (to August)",
    vintage="as published in September 2026",
    statuses=("final", "provisional"),
    columns=(
        Column("fiscal_year", "int32", "year", "federal fiscal year, October to September", low=2023),
        Column("months", "int32", "months", "months the figure covers", low=1, high=12),
        Column("component", "category", "name", "component of CBP"),
        Column("region", "category", "name", "region of the seizure", allowed=_REGIONS),
        Column("events", "int32", "events", "seizure events", low=0),
        Column("pounds", "float64", "lb", "gross weight of fentanyl", low=0),
        status_column("final", "provisional"),
    ),
    caveats=(_NOT_A_SAMPLE, _FISCAL_YEAR, "Fiscal year 2026 is eleven months and provisional."),
    raw_files=("seizures/cbp_fentanyl_seizures_fy23_fy26aug_aggregated.csv",),
    rows=23,
)

FLOWS = (BORDER_CROSSINGS, CBP_SEIZURES, CBP_AMO_SEIZURES, CBP_FENTANYL_RECENT)
