"""What tables tell of goods by air, of mail and of low-value shipments, and of drugs found away from land borders."""

import pandas as pd

from data.derived.fentanyl_per_crossing import FIELD_OPERATIONS
from data.store import load
from data.views.memory import remembered
from data.views.port_flows import pairs

LOW_VALUE = "70XX"
_FREIGHT, _SEIZURES, _AIR_AND_MARINE = "transborder_freight", "cbp_seizures", "cbp_amo_seizures"


@remembered("imports_by_port_country_hs2", "ports", "goods_imports")
def air_ports() -> pd.DataFrame:
    """Ports by the value of their imports by air in 2024: index port code; usd, origin (the largest), origin_share."""
    frame = pairs("imports-air", "2024")
    first = frame.drop_duplicates("place").set_index("place")
    usd = frame.groupby("place")["value"].sum().sort_values(ascending=False)
    share = first["value"].reindex(usd.index) / usd
    return pd.DataFrame({"usd": usd, "origin": first["name"].reindex(usd.index), "origin_share": share})


@remembered(_FREIGHT)
def freight_of(year: int, mode: str = "", port: str = "") -> float:
    """USD of imports from Canada and Mexico in a year, of one mode or one port code."""
    table = load(_FREIGHT)
    rows = table[table["direction"].eq("import") & table["month"].dt.year.eq(year)]
    rows = rows[rows["mode"].eq(mode)] if mode else rows
    rows = rows[rows["port_code"].eq(port)] if port else rows
    return float(rows["usd"].sum())


@remembered(_SEIZURES)
def found_inland(drug: str, fiscal_year: int) -> float:
    """Pounds that Field Operations seized at coastal and interior offices: by sea, air and mail, not told apart."""
    table = load(_SEIZURES)
    rows = table[table["drug"].eq(drug) & table["fiscal_year"].eq(fiscal_year)]
    rows = rows[rows["region"].eq("Coastal/Interior") & rows["component"].eq(FIELD_OPERATIONS)]
    return float(rows["pounds"].sum())


@remembered(_AIR_AND_MARINE)
def air_and_marine(drug: str, fiscal_year: int) -> float:
    """Pounds in seizures that Air and Marine Operations took part in; others may have counted them too."""
    table = load(_AIR_AND_MARINE)
    return float(table.loc[table["drug"].eq(drug) & table["fiscal_year"].eq(fiscal_year), "pounds"].sum())
