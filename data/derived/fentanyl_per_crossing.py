"""Fentanyl seized at the land ports of the southwest border for each million inbound crossings, by field office.

A seizure rate, not a flow: it rises with inspection as well as with traffic in fentanyl.
"""

import pandas as pd

DRUG = "Fentanyl"
FIELD_OPERATIONS = "Office of Field Operations"
# A customs district is about a CBP field office on the southwest border only; elsewhere no mapping is official.
OFFICE_OF_DISTRICT = {
    "San Diego, CA": "San Diego",
    "Nogales, AZ": "Tucson",
    "El Paso, TX": "El Paso",
    "Laredo, TX": "Laredo",
}
PEOPLE = ("Pedestrians", "Personal Vehicle Passengers", "Bus Passengers", "Train Passengers")
VEHICLES = ("Personal Vehicles", "Buses", "Trucks")
_KEYS = ["office", "fiscal_year"]
_MILLION = 1e6
_FULL = 12
_FIRST_MONTH_OF_FISCAL_YEAR = 10


def derive(seizures: pd.DataFrame, crossings: pd.DataFrame, ports: pd.DataFrame) -> pd.DataFrame:
    """One row a field office and fiscal year. Takes cbp_seizures, border_crossings and ports."""
    return of_drug(DRUG, seizures, crossings, ports)


def of_drug(drug: str, seizures: pd.DataFrame, crossings: pd.DataFrame, ports: pd.DataFrame) -> pd.DataFrame:
    """As `derive`, of any drug that cbp_seizures has.

    Columns: office, fiscal_year, pounds and events (at land ports), months_seizures, people and vehicles (inbound),
    months_crossings, pounds_per_million_people, pounds_per_million_vehicles, status. A rate needs both months at 12.
    """
    inbound = _with_office_and_year(crossings, ports)
    frame = _seized(drug, seizures).join(_months(inbound, "months_crossings"), on="fiscal_year")
    frame["months_crossings"] = frame["months_crossings"].fillna(0).astype("int32")
    frame = frame.join(_sums(inbound, PEOPLE, "people"), on=_KEYS).join(_sums(inbound, VEHICLES, "vehicles"), on=_KEYS)
    full = frame[["months_seizures", "months_crossings"]].eq(_FULL).all(axis=1)
    for base in ("people", "vehicles"):
        per_million = _MILLION * frame["pounds"] / frame[base].astype("float64")
        frame[f"pounds_per_million_{base}"] = per_million.where(full & frame[base].gt(0).fillna(False))
    known = frame[["pounds_per_million_people", "pounds_per_million_vehicles"]].notna().all(axis=1)
    return frame.assign(status=known.map({True: "final", False: "not_available"}))


def _seized(drug: str, seizures: pd.DataFrame) -> pd.DataFrame:
    """Pounds and events of every office and year; none is 0, since the publisher lists every seizure."""
    office = seizures["area"].astype("str").str.removesuffix(" Field Office")
    chosen = (
        seizures["drug"].eq(drug)
        & seizures["component"].eq(FIELD_OPERATIONS)
        & seizures["land_filter"].eq("Land Only")
        & seizures["region"].eq("Southwest Border")
    )
    months = _months(seizures, "months_seizures")
    every = pd.MultiIndex.from_product([sorted(OFFICE_OF_DISTRICT.values()), months.index], names=_KEYS)
    rows = seizures[chosen].assign(office=office[chosen])
    sums = rows.groupby(_KEYS)[["pounds", "events"]].sum().reindex(every, fill_value=0)
    return sums.reset_index().join(months, on="fiscal_year")


def _with_office_and_year(crossings: pd.DataFrame, ports: pd.DataFrame) -> pd.DataFrame:
    """Crossings with the fiscal year of their month and the office of their port, if it has one."""
    district = ports.set_index("port_code")["customs_district"].astype("str")
    office = crossings["port_code"].astype("str").map(district).map(OFFICE_OF_DISTRICT)
    month = crossings["month"].dt
    year = month.year + month.month.ge(_FIRST_MONTH_OF_FISCAL_YEAR).astype("int32")
    return crossings.assign(office=office, fiscal_year=year)


def _sums(inbound: pd.DataFrame, measures: tuple[str, ...], name: str) -> pd.Series:
    chosen = inbound[inbound["measure"].isin(measures)]
    return chosen.groupby(_KEYS)["crossings"].sum().rename(name)


def _months(frame: pd.DataFrame, name: str) -> pd.Series:
    """Months that the table holds of each fiscal year."""
    return frame.groupby("fiscal_year")["month"].nunique().astype("int32").rename(name)
