"""Catalog entries for trade: imports by port, country and chapter, and by month; freight is in freight.py."""

from data.catalog.freight import FREIGHT
from data.catalog.policy import CENSUS_TRADE, TRADE_PAGE
from data.catalog.record import US_WORK, Column, Dataset, status_column

_ISO3 = Column("iso3", "category", "code", "ISO 3166 alpha-3 of the partner", pattern="[A-Z]{3}")

IMPORTS_BY_PORT_COUNTRY_HS2 = Dataset(
    id="imports_by_port_country_hs2",
    made_by="census_imports_by_port",
    theme="trade and travel",
    title="U.S. imports by port, country and commodity chapter, air and containerised vessel",
    publisher=CENSUS_TRADE,
    source_name="U.S. International Trade: Port-level Imports by Harmonized System",
    page="https://www.census.gov/foreign-trade/data/index.html",
    licence=US_WORK,
    grain="port × country × chapter × year",
    keys=("year", "port_code", "iso3", "hs2"),
    coverage="370 ports, 233 countries, 97 chapters of the Harmonized System, 2024",
    vintage="2024, twelve months",
    columns=(
        Column("year", "int32", "year", "calendar year", low=2013),
        Column("port_code", "category", "code", "Schedule D code as text", pattern=r"\d{4}"),
        _ISO3,
        Column("hs2", "category", "code", "chapter of the Harmonized System, two digits as text", pattern=r"\d{2}"),
        Column("air_usd", "Int64", "USD", "imports by air", low=0),
        Column("air_kg", "Int64", "kg", "weight by air; missing where none is given", nullable=True, low=0),
        Column("vessel_usd", "Int64", "USD", "imports by containerised vessel", low=0),
        Column(
            "vessel_kg",
            "Int64",
            "kg",
            "weight by containerised vessel; missing where none is given",
            nullable=True,
            low=0,
        ),
    ),
    caveats=(
        "Air and containerised vessel only: no truck, rail, pipeline, mail or bulk. A land port's trade is not here, "
        "and sums are about 60% of the nation's imports.",
        "A row with 0 in both values is trade by other modes only.",
        "The file repeats the trade in rows for groups of countries (all countries, continents, European Union, OECD) "
        "and for all ports: they are dropped, else sums count it many times.",
        "Where goods of some value have a weight of 0 (233 cells by air, 16 by vessel) the weight is missing.",
        "The country is that of origin, the port that of entry; neither says where a drug came from.",
    ),
    raw_files=(
        "trade/census_imports_2024_by_port_country_hs2.parquet",
        "trade/imports_2024_port_country_air_container.csv",
    ),
    rows=184686,
)

GOODS_IMPORTS_MONTHLY = Dataset(
    id="goods_imports_monthly",
    made_by="census_imports_monthly",
    theme="trade and travel",
    title="U.S. goods imports by partner and month",
    publisher=CENSUS_TRADE,
    source_name="U.S. Trade in Goods by Country",
    page=TRADE_PAGE,
    licence=US_WORK,
    grain="partner × month",
    keys=("iso3", "month"),
    coverage="all partners January 1985 to January 2023 (76 partners before 1992); Canada, China, Hong Kong, India and "
    "Mexico also to December 2023 and January 2025 to July 2026",
    vintage="March 2023; five partners as of October 2026",
    statuses=("final", "provisional"),
    columns=(
        _ISO3,
        Column("country", "category", "name", "partner"),
        Column("month", "datetime64[ms]", "date", "last day of the month"),
        Column("usd", "float64", "USD", "general imports, customs value, not seasonally adjusted", low=0),
        status_column("final", "provisional"),
        Column("source", "category", "name", "which of the Bureau's publications"),
    ),
    caveats=(
        "2024 is missing, and from February 2023 all partners but five: their months have no rows and are not zero.",
        "Before 1992 only 76 partners are published: they fall short of the nation's imports by 4.6 to 8.2 billion "
        "a year from 1987.",
        "The workbook gives USD million to one decimal in early years: 0 may be up to USD 50,000. It writes 0 for "
        "months to come: they are dropped.",
        "2022 and January 2023 are before the annual revision: the partners of 2022 add to 127.7 million more than the "
        "Bureau's total.",
        "Groups of countries (codes below 1000) and the world are dropped.",
        "Partners that are no more keep their own code: Netherlands Antilles ANT, Czechoslovakia CSK, Soviet Union "
        "SUN, Yugoslavia YUG, Serbia and Montenegro SCG, Iraq–Saudi neutral zone NTZ, international organizations XIO. "
        "Old codes of Serbia, Israel, Sudan and Ethiopia are added to the new ones.",
        "Partners without an ISO code: Kosovo XKX, West Bank XWB, Gaza Strip XGZ, unidentified countries XXX.",
    ),
    raw_files=(
        "trade/census_country_2023-03.xlsx",
        "trade/us_goods_imports_monthly_CAN_CHN_HKG_IND_MEX_2023_2025_2026_usd_million.csv",
    ),
    rows=93224,
)

TRADE: tuple[Dataset, ...] = (IMPORTS_BY_PORT_COUNTRY_HS2, *FREIGHT, GOODS_IMPORTS_MONTHLY)
