"""Catalog entries for trade and policy: imports, duties, the majors list, the facts behind the defaults."""

from data.catalog.record import US_WORK, Column, Dataset, status_column

CENSUS_TRADE = "U.S. Census Bureau, Foreign Trade"
TRADE_PAGE = "https://www.census.gov/foreign-trade/balance/index.html"
_ISO3 = Column("iso3", "category", "code", "ISO 3166 alpha-3 of the partner", pattern="[A-Z]{3}")
_COUNTRY = Column("country", "category", "name", "partner")

GOODS_IMPORTS = Dataset(
    id="goods_imports",
    made_by="census_imports",
    theme="policy",
    title="U.S. goods imports by partner and year",
    publisher=CENSUS_TRADE,
    source_name="U.S. Trade in Goods by Country",
    page=TRADE_PAGE,
    licence=US_WORK,
    grain="partner × year",
    keys=("iso3", "year"),
    coverage="all partners 2013–2022, 2024 and 2025; 50 partners 2023; 48 partners January–July 2026",
    vintage="2013–2022 as of March 2023; 2024 as first published in 2025; 2023, 2025 and 2026 as of October 2026",
    statuses=("final", "provisional", "not_available"),
    count_column="usd",
    columns=(
        _ISO3,
        _COUNTRY,
        Column("year", "int32", "year", "calendar year", low=2013),
        Column(
            "usd", "float64", "USD", "general imports, customs value, not seasonally adjusted", nullable=True, low=0
        ),
        Column("months", "int32", "months", "months the figure covers; 7 in 2026", low=1, high=12),
        status_column("final", "provisional", "not_available"),
        Column("source", "category", "name", "which of the Bureau's publications"),
    ),
    caveats=(
        "2023 has 50 partners and 2026 has 48: their sums are not the nation's imports.",
        "2026 covers January to July: never compare it with a whole year.",
        "2024 gives the European Union as one partner (EUU) and none of its members. "
        "It gives no figure for 14 small partners, among them North Korea and Syria: not available.",
        "Partners without an ISO code: Kosovo XKX, West Bank XWB, Gaza Strip XGZ, unidentified countries XXX.",
        "Later revisions of 2024 are not in it. 2022 is before its annual revision: the partners add to 127.7 million "
        "more than the Bureau's total.",
    ),
    raw_files=(
        "trade/us_goods_imports_annual_2013_2022_all_countries.csv",
        "trade/us_2024_trade_by_country_dataset1_2025-04.csv",
        "trade/us_goods_imports_2023_2025_2026_by_country_usd_million.csv",
    ),
    rows=2868,
)

US_DUTIES_2025 = Dataset(
    id="us_duties_2025",
    made_by="census_duties",
    theme="policy",
    title="Calculated duties on U.S. imports in 2025",
    publisher=CENSUS_TRADE,
    source_name="U.S. imports for consumption and calculated duties",
    page="https://www.census.gov/foreign-trade/data/index.html",
    licence=US_WORK,
    grain="partner × period",
    keys=("iso3", "period"),
    coverage="8 partners in 2025; Mexico, China and Canada by month too",
    vintage="2025",
    columns=(
        _ISO3,
        _COUNTRY,
        Column("period", "str", "year or month", "2025, or a month of it as 2025-01", pattern=r"2025(-\d{2})?"),
        Column("duties", "Int64", "USD", "calculated duties", low=0),
        Column("imports", "Int64", "USD", "imports for consumption", low=1),
        Column("rate", "float64", "share", "duties divided by imports: the effective ad valorem rate", low=0, high=1),
    ),
    caveats=("Months and the year are in one table: choose the period before summing.",),
    raw_files=("trade/us_calculated_duties_2025_by_country.csv",),
    rows=44,
)

MAJORS_LIST = Dataset(
    id="majors_list",
    made_by="majors_list",
    theme="policy",
    title="Major drug transit or major illicit drug producing countries",
    publisher="The White House; U.S. Department of State",
    source_name="Presidential Determinations on Major Drug Transit or Major Illicit Drug Producing Countries",
    page="https://www.state.gov/bureau-of-international-narcotics-and-law-enforcement-affairs-releases/",
    licence=US_WORK,
    grain="fiscal year × country",
    keys=("fiscal_year", "iso3"),
    coverage="fiscal years 2017–2026 without 2018 and 2020, which were not seen",
    vintage="fiscal year 2026",
    columns=(
        Column("fiscal_year", "int32", "year", "fiscal year of the determination", low=2017, high=2026),
        _ISO3,
        Column("country", "category", "name", "country as the determination names it"),
        Column("failed_demonstrably", "bool", "yes/no", "found to have failed demonstrably to meet its obligations"),
    ),
    caveats=("Being on the list is no finding of failure.",),
    raw_files=("governance/majors_list.csv",),
    rows=179,
)

PARAMETERS = Dataset(
    id="parameters",
    made_by="parameters",
    theme="policy",
    title="Facts behind the defaults of the model",
    publisher="Studies and agency documents, each named in its row",
    source_name="Published studies and agency documents, each named in its row",
    page="https://www.transportation.gov/office-policy/transportation-policy/revised-departmental-guidance-on-valuation-of-a-statistical-life-in-economic-analysis",
    licence="facts; each document under its own terms",
    grain="topic × key × period",
    keys=("topic", "key", "period"),
    coverage="153 facts: value of a statistical life, tolls of opioids, budgets, elasticities, pills, tariffs",
    vintage="as seen to autumn 2026",
    columns=(
        Column("topic", "category", "name", "what the fact is about"),
        Column("key", "str", "name", "which quantity"),
        Column(
            "value",
            "float64",
            "see unit",
            "the number; missing where the text gives a range or no number",
            nullable=True,
        ),
        Column("value_text", "str", "text", "as the source gives it"),
        Column("low", "float64", "see unit", "lower end where the text gives a range", nullable=True),
        Column("high", "float64", "see unit", "upper end where the text gives a range", nullable=True),
        Column("unit", "str", "unit", "unit of the value; blank where it has none"),
        Column("period", "str", "text", "when it holds; blank where the source does not say"),
        Column("source", "str", "text", "who says so"),
        Column("url", "str", "address", "address or name of the document", nullable=True),
        Column("confidence", "category", "word", "how the figure was seen"),
        Column("note", "str", "text", "remark", nullable=True),
    ),
    caveats=(
        "`confidence` says how the figure was seen: in the primary text, in a stored page or excerpt, or second hand.",
        "Compiled: not every document was read whole.",
    ),
    raw_files=("costs/parameters_from_text.csv",),
    rows=153,
)

POLICY = (GOODS_IMPORTS, US_DUTIES_2025, MAJORS_LIST, PARAMETERS)
