"""Catalog entries for consumer prices."""

from data.catalog.record import US_WORK, Column, Dataset, status_column

CPI_US = Dataset(
    id="cpi_us",
    made_by="cpi",
    theme="policy",
    title="U.S. consumer price index by month",
    publisher="U.S. Bureau of Labor Statistics (BLS)",
    source_name="Consumer Price Index for All Urban Consumers (CPI-U), U.S. city average, all items, CUUR0000SA0",
    page="https://www.bls.gov/cpi/",
    licence=US_WORK,
    grain="month",
    keys=("month",),
    coverage="January 1913 to May 2026 without October 2025",
    vintage="to May 2026",
    statuses=("final", "not_available"),
    count_column="cpi",
    columns=(
        Column("month", "datetime64[ms]", "date", "last day of the month"),
        Column("cpi", "float64", "index, 1982–84 = 100", "not seasonally adjusted", nullable=True, low=1),
        status_column("final", "not_available"),
    ),
    caveats=(
        "October 2025 was not published: prices were not collected while the government was shut down. It is not "
        "available and not interpolated; a mean of 2025 is of eleven months.",
        "To 2006 the index is given to one decimal: coarse for the years of low prices.",
        "Not seasonally adjusted: compare a month with the same month of another year, or use yearly means.",
        "2026 has five months.",
    ),
    raw_files=("costs/cpi_us_bls_cpiai.csv",),
    rows=1361,
)

PRICE_INDEX: tuple[Dataset, ...] = (CPI_US,)
