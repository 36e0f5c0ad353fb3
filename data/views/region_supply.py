"""What comes near a region: its ports of entry, and the CBP field offices whose ports lie in it."""

import pandas as pd

from data import store
from data.views.memory import remembered
from data.views.ports import port_table
from data.views.seizures import FIELD_OPERATIONS, OFFICE_OF_DISTRICT


def region_ports(slug: str) -> pd.DataFrame:
    """Ports that lie in a region's counties, busiest first; columns as `views.ports.port_table`."""
    table = port_table()
    return table[table["hidta"] == slug].reset_index(drop=True)


@remembered("ports", "port_hidtas")
def field_offices(slug: str) -> tuple[str, ...]:
    """CBP field offices of the southwest border with a port on that border in the region, by name.

    Empty elsewhere: only on the southwest border is a customs district about a field office.
    """
    places = store.load("port_hidtas").astype({"port_code": "str", "hidta": "str"})
    ports = store.load("ports").astype({"port_code": "str", "customs_district": "str", "land_border": "str"})
    here = ports[ports["port_code"].isin(places.loc[places["hidta"] == slug, "port_code"])]
    districts = here.loc[here["land_border"] == "US-Mexico Border", "customs_district"]
    return tuple(sorted({OFFICE_OF_DISTRICT[name] for name in districts if name in OFFICE_OF_DISTRICT}))


@remembered("cbp_seizures")
def office_seizures(offices: tuple[str, ...], drug: str = "Fentanyl") -> pd.DataFrame:
    """Pounds and events of a drug that field offices seized at their ports, by fiscal year.

    Columns: office, fiscal_year, months (of the year in the table), status, pounds (gross weight), events. A year
    without a seizure of the drug is 0: the publisher lists every seizure.
    """
    table = store.load("cbp_seizures")
    office = table["area"].astype("str").str.title().str.removesuffix(" Field Office")
    chosen = table["component"].eq(FIELD_OPERATIONS) & table["drug"].eq(drug) & office.isin(offices)
    rows = table[chosen].assign(office=office[chosen])
    years = table.groupby("fiscal_year").agg(months=("month", "nunique"), status=("status", "first"))
    every = pd.MultiIndex.from_product([offices, years.index], names=["office", "fiscal_year"])
    sums = rows.groupby(["office", "fiscal_year"])[["pounds", "events"]].sum().reindex(every, fill_value=0)
    return sums.reset_index().join(years, on="fiscal_year")
