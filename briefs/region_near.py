"""What comes near a region, in its brief: drugs of its states, fentanyl seized nearby, ports of entry."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from briefs.section import Figure, Row, Section, number, records, table
from data.states import STATES
from data.status import STATUSES
from data.views.mortality import latest_state_deaths
from data.views.ports import window
from data.views.region_supply import field_offices, office_seizures, region_ports
from data.views.regions import states_of
from data.views.seizures import per_crossing
from house.formats import MISSING, decimal, dollars, signed_percent, whole

COLUMNS = {
    "all_drugs": "All drugs",
    "synthetic_opioids": "Synthetic opioids",
    "psychostimulants": "Psychostimulants",
    "cocaine": "Cocaine",
}
YEARS = 3  # fiscal years of seizures shown
PORTS = 6
NO_OFFICE = (
    "Not available: CBP publishes seizures by field office and sector, never by port or county, and outside the "
    "southwest border no official list says which office serves this region."
)
NO_PORT = "No port of entry with crossings or imports lies in this region."
FLOWS = (
    ("people", "People", whole, "crossings"),
    ("trucks", "Trucks", whole, "crossings"),
    ("imports_air", "Imports by air", dollars, "USD"),
    ("imports_vessel", "Imports by vessel", dollars, "USD"),
)
Latest = Mapping[tuple[str, str], Row]
_NAMES = dict(STATES.values())
_STATE = "state_deaths_monthly"


def drugs(slug: str) -> Section:
    """Deaths by drug in the latest 12 months of each of the region's states."""
    states = states_of(slug)
    latest = {(row["state"], row["drug"]): row for row in records(latest_state_deaths(states, tuple(COLUMNS)))}
    rows, figures = [], []
    for state in states:
        cells = [_cell(latest, state, drug) for drug in COLUMNS]
        change = _change(latest, state)
        rows.append([_NAMES[state], *(text for text, _ in cells), signed_percent(change.value)])
        figures += [*(figure for _, figure in cells), change]
    heads = ["State", *COLUMNS.values(), "All drugs, change"]
    content = {"table": table(heads, rows), "note": _periods(latest)}
    return Section(content, tuple(figures), (_STATE,))


def _periods(latest: Latest) -> str:
    """The window of each drug: the publisher's files do not end in the same month."""
    months: dict[str, set[str]] = {}
    for (_, drug), row in latest.items():
        months.setdefault(f"{row['month']:%B %Y}", set()).add(drug)
    told = [f"12 months to {month}: {', '.join(COLUMNS[drug].lower() for drug in COLUMNS if drug in drugs)}"
            for month, drugs in months.items()]  # fmt: skip
    return f"Reported deaths, provisional. {'; '.join(told)}." if told else ""


def _cell(latest: Latest, state: str, drug: str) -> tuple[str, Figure]:
    name = f"{_NAMES[state]}: {COLUMNS[drug]}, reported"
    if (state, drug) not in latest:
        return MISSING, Figure(name, None, "deaths", "", f"{MISSING}: not published by CDC", _STATE)
    row = latest[state, drug]
    word = STATUSES[str(row["status"])]
    figure = Figure(name, number(row["reported"]), "deaths", f"12 months to {row['month']:%B %Y}", word.label, _STATE)
    return (word.label if pd.isna(row["reported"]) else whole(row["reported"])), figure


def _change(latest: Latest, state: str) -> Figure:
    """Change of a state's deaths from all drugs, from the window that ended a year earlier."""
    name, unit = f"{_NAMES[state]}: all drugs, change from the year before", "share of deaths before"
    if (state, "all_drugs") not in latest:
        return Figure(name, None, unit, "", f"{MISSING}: not published by CDC", _STATE)
    row = latest[state, "all_drugs"]
    now, before = number(row["reported"]), number(row["reported_before"])
    change = now / before - 1 if now is not None and before else None
    period = f"12 months to {row['month']:%B %Y}"
    return Figure(name, change, unit, period, STATUSES[str(row["status"])].label, _STATE)


def seizures(slug: str) -> Section:
    """Fentanyl seized by the field offices of the southwest border that have a port in the region."""
    offices = field_offices(slug)
    if not offices:
        return Section({"missing": NO_OFFICE})
    frame = office_seizures(offices)
    years = sorted(frame["fiscal_year"].unique())[-YEARS:]
    shown = frame[frame["fiscal_year"].isin(years)]
    rates = {row["office"]: row for row in records(_per_crossing(offices))}
    rows = [[str(office), *(decimal(row["pounds"], 0) for row in records(group)),
             decimal(rates[office]["per_million"])]
            for office, group in shown.groupby("office")]  # fmt: skip
    latest = next(iter(rates.values()))["fiscal_year"]
    years_shown = (_year(row) for row in records(shown.drop_duplicates("fiscal_year")))
    heads = ["Field office", *years_shown, f"Per million, FY {latest}"]
    figures = tuple(
        Figure(f"Fentanyl seized, {row['office']} field office", number(row["pounds"]), "pounds", _year(row),
               str(row["status"]), "cbp_seizures")
        for row in records(shown)
    )  # fmt: skip
    figures += tuple(
        Figure(f"Fentanyl seized per million people crossing, {row['office']} field office",
               number(row["per_million"]), "pounds per million people", f"FY {row['fiscal_year']}", "final",
               "cbp_seizures+border_crossings")
        for row in rates.values()
    )  # fmt: skip
    datasets = ("cbp_seizures", "border_crossings", "ports", "port_hidtas")
    return Section({"missing": "", "table": table(heads, rows)}, figures, datasets)


def _per_crossing(offices: tuple[str, ...]) -> pd.DataFrame:
    """The latest fiscal year's pounds per million people crossing at the ports of each field office."""
    rates = per_crossing("Fentanyl")
    return rates[rates["office"].isin(offices) & rates["fiscal_year"].eq(rates["fiscal_year"].max())]


def _year(row: Row) -> str:
    return f"FY {row['fiscal_year']}" + ("" if row["months"] == 12 else f", {row['months']} months")


def ports(slug: str) -> Section:
    """The busiest ports of entry in the region, with what crosses at them."""
    frame = region_ports(slug)
    if frame.empty:
        return Section({"missing": NO_PORT})
    first, last = window()
    busiest = frame.assign(imports=frame[["imports_air", "imports_vessel"]].sum(axis=1))
    shown = busiest.sort_values(["people", "imports"], ascending=False, na_position="last").head(PORTS)
    flows = [flow for flow in FLOWS if shown[flow[0]].fillna(0).gt(0).any()]
    period = f"{first:%B %Y} to {last:%B %Y}"
    rows = [[f"{row['name']}, {row['state']}", *(_flow(row[key], form) for key, _, form, _ in flows)]
            for row in records(shown)]  # fmt: skip
    figures = tuple(
        Figure(f"{row['name']}, {row['state']}: {label.lower()}", number(row[key]), unit,
               period if unit == "crossings" else "2024", "final" if pd.notna(row[key]) else "port reports none",
               "border_crossings" if unit == "crossings" else "ports")
        for row in records(shown) for key, label, _, unit in flows
    )  # fmt: skip
    crossed = f"Inbound crossings: {period}. " if any(unit == "crossings" for *_, unit in flows) else ""
    left = len(frame) - len(shown)
    more = f" {left} more {'port is' if left == 1 else 'ports are'} on the page." if left else ""
    content = {
        "missing": "",
        "table": table(["Port", *(label for _, label, _, _ in flows)], rows),
        "note": f"{crossed}Imports: 2024. A dash: the port reports none.{more}",
    }
    return Section(content, figures, ("border_crossings", "ports", "port_hidtas"))


def _flow(value: Any, form: Any) -> str:
    return "–" if pd.isna(value) or value == 0 else str(form(value))
