"""What a dollar of each year is worth in dollars of the latest year, by the mean of the consumer price index."""

import pandas as pd

FULL_YEAR = 12
LEAST_MONTHS = 11  # October 2025 was never published: a year with one month missing still has a fair mean


def derive(cpi: pd.DataFrame) -> pd.DataFrame:
    """One row a year: mean index, months in it, and the factor to dollars of the base year. Takes cpi_us.

    The base year is the latest with at least eleven months. A year with fewer than twelve is provisional.
    """
    known = cpi[cpi["cpi"].notna()]
    years = known.groupby(known["month"].dt.year.rename("year"))["cpi"].agg(cpi="mean", months="size").reset_index()
    base = int(years.loc[years["months"] >= LEAST_MONTHS, "year"].max())
    base_cpi = float(years.loc[years["year"].eq(base), "cpi"].iloc[0])
    full = years["months"].eq(FULL_YEAR)
    return years.assign(
        base_year=base, to_base=base_cpi / years["cpi"], status=full.map({True: "final", False: "provisional"})
    )
