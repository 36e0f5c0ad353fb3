"""What the default scenario says of a country, each number with its source."""

import pandas as pd

from data.store import load
from scenarios.governance import governance_of
from scenarios.lens_inputs import TRADE, imports_by_country
from scenarios.sourced import SourcedValue, assumption

TRAVELERS = ("Pedestrians", "Personal Vehicle Passengers", "Bus Passengers", "Train Passengers")
BORDERS = {"MEX": "US-Mexico Border", "CAN": "US-Canada Border"}
AIR_WHY = (
    "Arrivals by air are in no table here. The order of magnitude is assumed; arrivals by country of residence, as the "
    "National Travel and Tourism Office publishes them, should replace it."
)
GDP_WHY = (
    "Order of magnitude, used by the countervailing basis only. The World Bank publishes the figure that should "
    "replace it."
)
EXPORTS_WHY = (
    "Order of magnitude, used by the countervailing basis only. The World Trade Organization publishes the figure that "
    "should replace it."
)
# value, low, high
AIR_ENTRIES = {"CHN": (1.5e6, 5e5, 3e6), "IND": (2.0e6, 1e6, 3e6)}
GDP = {
    "MEX": (1.85e12, 1.6e12, 2.1e12),
    "CHN": (1.9e13, 1.7e13, 2.1e13),
    "CAN": (2.2e12, 2.0e12, 2.4e12),
    "IND": (3.9e12, 3.5e12, 4.4e12),
}
EXPORTS = {
    "MEX": (6.2e11, 5.5e11, 7.0e11),
    "CHN": (3.6e12, 3.3e12, 4.0e12),
    "CAN": (5.7e11, 5.0e11, 6.5e11),
    "IND": (4.4e11, 4.0e11, 5.0e11),
}


def country_name(code: str) -> str:
    """The country's name in the trade table. Raises KeyError for a code it does not have."""
    table = load("goods_imports")
    names = table[table.iso3 == code].country
    if names.empty:
        raise KeyError(f"{code} is not in the goods_imports table")
    return str(names.iloc[-1])


def country_sources(code: str) -> list[SourcedValue]:
    """Every number of a country. Raises KeyError for one the trade table does not have."""
    imports = _imports(code)
    return [
        _eligible(code),
        *governance_of(code),
        imports,
        _entries(code),
        _gdp(code),
        _exports(code, imports.value),
    ]


def _eligible(code: str) -> SourcedValue:
    table = load("majors_list")
    year = int(table.fiscal_year.max())
    listed = bool(((table.fiscal_year == year) & (table.iso3 == code)).any())
    return SourcedValue(
        path=f"countries.{code}.eligible",
        value=float(listed),
        unit="yes or no",
        status="published",
        source="Presidential Determination on Major Drug Transit or Major Illicit Drug Producing Countries",
        dataset_id="majors_list",
        rationale=f"{'On' if listed else 'Not on'} the list. Being listed is no finding of failure.",
        selection=f"country {code}",
        period=f"fiscal year {year}",
    )


def _imports(code: str) -> SourcedValue:
    imports = imports_by_country()
    known = country_name(code) and code in imports.index
    return SourcedValue(
        path=f"countries.{code}.imports",
        value=float(imports[code]) if known else 0.0,
        unit="USD per year",
        status="final",
        source=TRADE,
        dataset_id="goods_imports",
        rationale="General imports, customs value." if known else "None reported in that year.",
        selection=f"partner {code}",
        period=str(imports.attrs["year"]),
    )


def _entries(code: str) -> SourcedValue:
    path = f"countries.{code}.entries"
    if code in BORDERS:
        return _land_entries(path, code)
    value, low, high = AIR_ENTRIES.get(code, (0.0, 0.0, 5e6))
    why = AIR_WHY if code in AIR_ENTRIES else f"{AIR_WHY} Until then no toll can be collected: 0."
    return assumption(path, value, "entries per year", low, high, why)


def land_entries(code: str) -> pd.Series:
    """Entries over a country's land border in the latest 12 months, by mode (`attrs["period"]`).

    Crossings, not people. Raises KeyError for a country without a land border.
    """
    border = BORDERS[code]
    table = load("border_crossings")
    latest = table.month.max()
    since = latest - pd.DateOffset(months=11)
    rows = table[(table.border == border) & (table.month >= since) & table.measure.isin(TRAVELERS)]
    entries: pd.Series = rows.groupby("measure", observed=True).crossings.sum().astype(float)
    entries.attrs["period"] = f"{since:%B %Y} to {latest:%B %Y}"
    return entries


def _land_entries(path: str, code: str) -> SourcedValue:
    entries = land_entries(code)
    return SourcedValue(
        path=path,
        value=float(entries.sum()),
        unit="entries per year",
        status="final",
        source="Bureau of Transportation Statistics, Border Crossing/Entry Data",
        dataset_id="border_crossings",
        rationale="People on foot and in cars, buses and trains. Crossings, not people: one person may cross daily.",
        selection=f"{BORDERS[code]}; {', '.join(TRAVELERS)}",
        period=entries.attrs["period"],
    )


def _gdp(code: str) -> SourcedValue:
    path, unit = f"countries.{code}.gdp", "USD per year"
    if code in GDP:
        return assumption(path, GDP[code][0], unit, *GDP[code][1:], GDP_WHY)
    return assumption(path, 0.0, unit, 0.0, 5e12, f"{GDP_WHY} 0 until then: no countervailing charge.")


def _exports(code: str, imports: float) -> SourcedValue:
    path, unit = f"countries.{code}.exports", "USD per year"
    if code in EXPORTS:
        return assumption(path, EXPORTS[code][0], unit, *EXPORTS[code][1:], EXPORTS_WHY)
    least = max(imports, 1.0)
    return assumption(path, least, unit, least, 10 * least, f"{EXPORTS_WHY} US imports are the least it can be.")
