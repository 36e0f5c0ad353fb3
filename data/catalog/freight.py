"""Catalog entries for freight with Canada and Mexico: by port, state and month."""

from data.catalog.record import PORT, US_WORK, Column, Dataset, status_column

BTS = "Bureau of Transportation Statistics (BTS)"
_TRANSBORDER = "TransBorder Freight Data"
_TRANSBORDER_PAGE = "https://www.bts.gov/transborder"
_NEIGHBOR = Column("iso3", "category", "code", "Canada or Mexico, ISO 3166 alpha-3", allowed=("CAN", "MEX"))
_PORT = Column("port_code", "category", "code", "Schedule D code as text; XX ends a district's remainder", pattern=PORT)
_MONTH = Column("month", "datetime64[ms]", "date", "last day of the month")
_YEAR = Column("year", "int32", "year", "calendar year", low=1993)
_MONTHS = Column("months", "int32", "months", "months of the year that the publication has", low=1, high=12)
_DIRECTION = Column("direction", "category", "word", "seen from the United States", allowed=("export", "import"))
_MODE = Column(
    "mode",
    "category",
    "word",
    "mode of transport at the border",
    allowed=("Vessel", "Air", "Mail", "Truck", "Rail", "Pipeline", "Other or unknown", "Foreign trade zones"),
)
_USD = Column("usd", "Int64", "USD", "value of the goods", nullable=True, low=0)
_KG = Column("kg", "Int64", "kg", "shipping weight; missing where it was not collected", nullable=True, low=0)
_TABULATED_STATUS = status_column("published", "not_available")
_NO_EXPORT_WEIGHT = (
    "Weights of exports are collected by air and vessel only; the files write 0 for the other modes. A weight of 0 "
    "beside a value is missing here, for imports too (electricity has none)."
)
_MODES_GROW = "Air and vessel start in November 2003 and foreign trade zones in April 1995: totals jump there."
_TONS = (
    "The files' Weight is in short tons, turned to kg here (1 short ton = 907.185 kg, exact to about 5 kg). Their "
    "WeightLb takes short tons for tonnes and is not used. Weights of 1993 to early 1995 are incomplete."
)
_TWICE = (
    "As published, exports to Mexico from April 1993 to March 1994 (but for May 1993) stand twice: 1.7 to 1.8 times "
    "the Census Bureau's exports by all modes. "
)
_TWICE_BY_YEAR = _TWICE + "Exports to Mexico of 1993 and 1994 are therefore not available."
_CANADA_BREAK = (
    "Before January 1997 exports to Canada by surface reach or exceed the Census Bureau's exports by all modes, and "
    "imports nearly do; from 1997 they do not: a break in the series."
)
_TABULATED = "Tabulated from the monthly files that BTS publishes."

TRANSBORDER_FREIGHT = Dataset(
    id="transborder_freight",
    made_by="transborder",
    theme="trade and travel",
    title="Freight with Canada and Mexico by port and month",
    publisher=BTS,
    source_name=_TRANSBORDER,
    page=_TRANSBORDER_PAGE,
    licence=US_WORK,
    grain="port × month × country × direction × mode",
    keys=("port_code", "month", "iso3", "direction", "mode"),
    coverage="246 ports and district remainders, January 2020 to September 2024 without October to December 2020 "
    "and March 2024",
    vintage="as published to late 2024",
    columns=(_PORT, _MONTH, _NEIGHBOR, _DIRECTION, _MODE, Column("usd", "Int64", "USD", "value", low=0), _KG),
    caveats=(
        "October to December 2020 and March 2024 are missing: they have no rows and are not zero. Never compare the "
        "sums of 2020 or 2024 with those of whole years. The nation's figures of these months are in "
        "transborder_monthly.",
        "A port, country, direction and mode without a row in a month that has other rows had no trade published.",
        _NO_EXPORT_WEIGHT,
        "Codes that end in XX are remainders of a customs district, some of them large (70XX: low-value shipments).",
        "Goods through foreign trade zones are told of for imports only.",
    ),
    raw_files=("trade/transborder_port_month_2020-2024.csv.gz",),
    rows=55666,
)


TRANSBORDER_MONTHLY = Dataset(
    id="transborder_monthly",
    made_by="transborder_tables:parse_monthly",
    theme="trade and travel",
    title="Freight with Canada and Mexico by month",
    publisher=BTS,
    source_name=_TRANSBORDER,
    page=_TRANSBORDER_PAGE,
    licence=US_WORK,
    grain="month × country × direction × mode",
    keys=("month", "iso3", "direction", "mode"),
    coverage="the nation, April 1993 to December 2025",
    vintage="to December 2025",
    statuses=("published", "not_available"),
    count_column="usd",
    columns=(_MONTH, _NEIGHBOR, _DIRECTION, _MODE, _USD, _KG, _TABULATED_STATUS),
    caveats=(
        _TABULATED + " An annual table of the nation, which holds exports of 1994 to 2002 twice, is left out.",
        _TWICE + "They are not available.",
        "Trade with Canada in May 1993 stands in April: April is not available, and May has no rows.",
        "Exports to Canada in September 1996 have no rows: they are missing, not zero.",
        _CANADA_BREAK,
        _MODES_GROW,
        _NO_EXPORT_WEIGHT,
        _TONS,
    ),
    raw_files=("trade/transborder_texas_states/monthly_trends.csv",),
    rows=10213,
)

TRANSBORDER_US_STATES = Dataset(
    id="transborder_us_states",
    made_by="transborder_tables:parse_us_states",
    theme="trade and travel",
    title="Freight of U.S. states with Canada and Mexico by year",
    publisher=BTS,
    source_name=_TRANSBORDER,
    page=_TRANSBORDER_PAGE,
    licence=US_WORK,
    grain="state × year × country × direction × mode",
    keys=("state", "year", "iso3", "direction", "mode"),
    coverage="50 states, DC and unknown, April 1993 to December 2025",
    vintage="to December 2025",
    statuses=("published", "not_available"),
    count_column="usd",
    columns=(
        Column("state", "category", "code", "postal code; XX where the state is not known", pattern="[A-Z]{2}"),
        Column("state_name", "category", "name", "state"),
        _YEAR,
        _MONTHS,
        _NEIGHBOR,
        _DIRECTION,
        _MODE,
        _USD,
        _KG,
        _TABULATED_STATUS,
    ),
    caveats=(
        _TABULATED,
        "State of origin for exports, of destination for imports, as declared: often that of a warehouse or an office.",
        _TWICE_BY_YEAR,
        "1993 has nine months. Exports to Canada of 1996 lack September.",
        _CANADA_BREAK,
        _MODES_GROW,
        _NO_EXPORT_WEIGHT,
        _TONS,
    ),
    raw_files=("trade/transborder_texas_states/us_state_trade.csv.gz",),
    rows=33781,
)

TRANSBORDER_TEXAS_PORTS = Dataset(
    id="transborder_texas_ports",
    made_by="transborder_tables:parse_texas_ports",
    theme="trade and travel",
    title="Freight of Texas border ports with Mexico by year",
    publisher=BTS,
    source_name=_TRANSBORDER,
    page=_TRANSBORDER_PAGE,
    licence=US_WORK,
    grain="port × year × direction × mode",
    keys=("port_code", "year", "direction", "mode"),
    coverage="12 ports, April 1993 to December 2025",
    vintage="to December 2025",
    statuses=("published", "not_available"),
    count_column="usd",
    columns=(
        _PORT,
        Column("port", "category", "name", "port"),
        _YEAR,
        _MONTHS,
        Column("iso3", "category", "code", "Mexico", allowed=("MEX",)),
        _DIRECTION,
        _MODE,
        _USD,
        _KG,
        _TABULATED_STATUS,
    ),
    caveats=(
        _TABULATED + " It agrees with transborder_freight in 2021–2023; 2020 and 2024 have all months here, not there.",
        _TWICE_BY_YEAR,
        "1993 has nine months.",
        "Ysleta (2401) starts in 2020; before it stands with El Paso (2402).",
        _MODES_GROW,
        _NO_EXPORT_WEIGHT,
        _TONS,
    ),
    raw_files=("trade/transborder_texas_states/texas_mexico_ports.csv",),
    rows=2335,
)

TRANSBORDER_MEXICAN_STATES = Dataset(
    id="transborder_mexican_states",
    made_by="transborder_tables:parse_mexican_states",
    theme="trade and travel",
    title="U.S. exports by Mexican state of destination and year",
    publisher=BTS,
    source_name=_TRANSBORDER,
    page=_TRANSBORDER_PAGE,
    licence=US_WORK,
    grain="Mexican state × year × mode",
    keys=("mexican_state", "year", "mode"),
    coverage="32 Mexican states, April 1993 to December 2025",
    vintage="to December 2025",
    statuses=("published", "not_available"),
    count_column="usd",
    columns=(
        Column("mexican_state", "category", "name", "state of destination; Distrito Federal is Mexico City"),
        _YEAR,
        _MONTHS,
        Column("iso3", "category", "code", "Mexico", allowed=("MEX",)),
        Column("direction", "category", "word", "seen from the United States", allowed=("export",)),
        _MODE,
        _USD,
        _TABULATED_STATUS,
    ),
    caveats=(
        _TABULATED + " Exports only, without weights: imports are not published by Mexican state.",
        "Air and vessel are not told of, nor exports of no known state: sums are about three quarters of the exports "
        "to Mexico of recent years, for rail and truck 82 to 99%.",
        "Nayarit has no rows after 2006: missing, not zero.",
        _TWICE_BY_YEAR,
        "1993 has nine months.",
    ),
    raw_files=("trade/transborder_texas_states/mexican_state_trade.csv",),
    rows=3517,
)

FREIGHT: tuple[Dataset, ...] = (
    TRANSBORDER_FREIGHT,
    TRANSBORDER_MONTHLY,
    TRANSBORDER_US_STATES,
    TRANSBORDER_TEXAS_PORTS,
    TRANSBORDER_MEXICAN_STATES,
)
