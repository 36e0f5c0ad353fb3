"""Signals of the fentanyl supply around a region: laboratories of its states, pills of the nation."""

import pandas as pd

from data import store
from data.derived.fentanyl_per_crossing import FIELD_OPERATIONS
from data.views.memory import remembered
from data.views.regions import states_of

SIGNALS, PILLS, SEIZURES = "supply_signal_state", "pill_share_potency", "cbp_seizures"
NORTHERN, INLAND = "Northern Border", "Coastal/Interior"


@remembered(SIGNALS)
def state_signals(states: tuple[str, ...]) -> pd.DataFrame:
    """Laboratory reports of some states (postal codes) by half-year, sorted by state and time.

    Columns: state, period_end, label ("2025, second half"), reports, fentanyl, carfentanil, fluorofentanyl (reports;
    missing where the state has none at all), other_share (0–1), fentanyl_year_before, change (0–1), signal, status.
    A state or territory that is not in the file has no rows.
    """
    table = store.load(SIGNALS).astype({"state": "str", "signal": "str", "status": "str"})
    rows = table[table["state"].isin(states)].sort_values(["state", "period_end"], ignore_index=True)
    label = rows["year"].astype("str") + ", " + rows["half"].map({1: "first half", 2: "second half"})
    columns = ["state", "period_end", "reports", "fentanyl", "carfentanil", "fluorofentanyl", "other_share"]
    return rows[[*columns, "fentanyl_year_before", "change", "signal", "status"]].assign(label=label)


def latest_signals(states: tuple[str, ...]) -> pd.DataFrame:
    """The rows of `state_signals` that a reader needs at once: of each state the last three half-years."""
    return state_signals(states).groupby("state").tail(3).reset_index(drop=True)


@remembered(PILLS)
def pill_facts() -> pd.DataFrame:
    """Statements on pills in the nation, the latest of each kind beside the one before it.

    Columns: measure, unit, period, value, period_before, value_before (of the same kind of year; missing where there is
    none), source, confidence.
    """
    table = store.load(PILLS).astype({"measure": "str", "unit": "str", "period": "str", "confidence": "str"})
    kinds = table.sort_values("year").groupby(["measure_key", "fiscal"], observed=True, sort=False)
    rows = kinds.tail(1).set_index(["measure_key", "fiscal"])
    several = kinds.filter(lambda kind: len(kind) > 1).groupby(["measure_key", "fiscal"], observed=True)
    earlier = several.nth(-2).set_index(["measure_key", "fiscal"])[["period", "value"]]
    columns = ["measure", "unit", "period", "value", "source", "confidence"]
    return rows[columns].join(earlier.add_suffix("_before")).reset_index(drop=True)


@remembered("ports", "port_hidtas")
def part_of_border(slug: str) -> str:
    """The part of the nation, as CBP divides its seizures, that a region without a southwest field office lies in.

    The northern border where a port of the region is on it, else coast and interior.
    """
    places = store.load("port_hidtas").astype({"port_code": "str", "hidta": "str"})
    ports = store.load("ports").astype({"port_code": "str", "land_border": "str"})
    here = ports[ports["port_code"].isin(places.loc[places["hidta"] == slug, "port_code"])]
    return NORTHERN if here["land_border"].eq("US-Canada Border").any() else INLAND


@remembered(SEIZURES)
def part_seizures(part: str, drug: str = "Fentanyl") -> pd.DataFrame:
    """Pounds and events of a drug at all ports of one part of the nation, by fiscal year.

    Columns: office (the part), fiscal_year, months (of the year in the table), status, pounds (gross), events.
    """
    table = store.load(SEIZURES)
    years = table.groupby("fiscal_year").agg(months=("month", "nunique"), status=("status", "first"))
    chosen = table["component"].eq(FIELD_OPERATIONS) & table["drug"].eq(drug) & table["region"].eq(part)
    sums = table[chosen].groupby("fiscal_year")[["pounds", "events"]].sum().reindex(years.index, fill_value=0)
    return sums.join(years).reset_index().assign(office=part)


def unseen_states(slug: str) -> tuple[str, ...]:
    """States and territories of a region that laboratories report nothing of in the file."""
    known = set(state_signals(states_of(slug))["state"])
    return tuple(state for state in states_of(slug) if state not in known)
