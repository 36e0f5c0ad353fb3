"""What a scenario's tolls would be at each land port: the country's toll, over the port's part of its entries.

The model knows a country's entries, not its ports'. A port's entries are its part of the land border's people in the
latest 12 months; its response to the toll is the country's. So the ports of a country add up to the country.
"""

from dataclasses import dataclass

import pandas as pd

from data.store import load
from data.views.memory import remembered
from model import Assessment, assess
from model.scenario import Scenario
from scenarios.countries import BORDERS, TRAVELERS

COLUMNS = (
    "port_code", "port", "state", "iso3", "observed", "entries", "toll", "entries_after", "toll_yield", "chargeable",
    "capped",
)  # fmt: skip
NO_PORT = (
    "No table holds a country's entries by air or sea at each port. They are the country's own, assumed, and stand at "
    "no port."
)


@dataclass(frozen=True)
class OffBorder:
    """A country whose travelers cross no land border: its toll in USD, entries a year, expected yield in USD a year."""

    name: str
    chargeable: bool
    toll: float
    entries: float
    entries_after: float
    toll_yield: float
    capped: bool


def port_tolls(scenario: Scenario, result: Assessment | None = None) -> pd.DataFrame:
    """One row a land port of a country in the scenario, the highest yield first; then the busiest.

    Columns: port_code, port, state, iso3; observed (people inbound in the latest 12 months, as published), entries
    (the scenario's entries of the country, by the port's part of those observed; the same at the defaults), toll (USD
    an entry), entries_after (what is expected to cross once it is asked), toll_yield (toll × entries_after, USD a
    year), chargeable (False: the country may not be charged, its toll is 0), capped (the toll stopped at the cap or at
    the peak of revenue). `attrs["period"]` names the months observed. A country's yields add up to its toll revenue.

    result: the scenario's assessment, where it is at hand. Raises data.store.TableUnavailable.
    """
    found = result or assess(scenario)
    people = land_port_people()
    here = people[people["iso3"].isin(list(scenario.countries))]
    of = {code: found.countries[code] for code in here["iso3"].unique()}
    part = here["observed"] / here.groupby("iso3")["observed"].transform("sum")
    before = here["iso3"].map({code: scenario.countries[code].entries for code in of})
    left = here["iso3"].map({code: country.entries_after for code, country in of.items()})
    frame = here.assign(
        entries=part * before,
        toll=here["iso3"].map({code: country.toll for code, country in of.items()}),
        entries_after=part * left,
        toll_yield=part * here["iso3"].map({code: country.toll_revenue for code, country in of.items()}),
        chargeable=here["iso3"].map({code: country.chargeable for code, country in of.items()}),
        capped=here["iso3"].map({code: country.toll_capped for code, country in of.items()}),
    )[list(COLUMNS)]
    ordered = frame.sort_values(["toll_yield", "observed", "port_code"], ascending=[False, False, True])
    tolls: pd.DataFrame = ordered.reset_index(drop=True)
    tolls.attrs["period"] = people.attrs["period"]
    return tolls


def off_border(scenario: Scenario, result: Assessment | None = None) -> dict[str, OffBorder]:
    """The scenario's countries without a land border, by code: what no port's row holds, for the reason `NO_PORT`."""
    found = result or assess(scenario)
    return {
        code: OffBorder(
            name=country.name or code,
            chargeable=found.countries[code].chargeable,
            toll=found.countries[code].toll,
            entries=country.entries,
            entries_after=found.countries[code].entries_after,
            toll_yield=found.countries[code].toll_revenue,
            capped=found.countries[code].toll_capped,
        )
        for code, country in scenario.countries.items()
        if code not in BORDERS
    }


@remembered("border_crossings")
def land_port_people() -> pd.DataFrame:
    """People inbound in the latest 12 months: port_code, port, state, iso3 (the country across), observed.

    Ports where nobody was counted are left out. `attrs["period"]` says which months.
    """
    table = load("border_crossings")
    latest = table["month"].max()
    since = latest - pd.DateOffset(months=11)
    rows = table[(table["month"] >= since) & table["measure"].isin(TRAVELERS)]
    keys = ["port_code", "port", "state", "border"]
    sums = rows.astype(dict.fromkeys(keys, "str")).groupby(keys)["crossings"].sum().astype("float64").reset_index()
    across = {border: code for code, border in BORDERS.items()}
    people = sums[sums["crossings"] > 0].rename(columns={"crossings": "observed"})
    named: pd.DataFrame = people.assign(iso3=people["border"].map(across)).drop(columns="border").reset_index(drop=True)
    named.attrs["period"] = f"{since:%B %Y} to {latest:%B %Y}"
    return named
