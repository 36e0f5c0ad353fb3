"""Ports and modes to be sampled, made from border crossings; prevalence, clustering and cost stay assumptions."""

import pandas as pd

from data.store import load
from model.sampling import SamplingPlan, Stratum
from scenarios.sourced import SourcedValue

CROSSINGS = "Bureau of Transportation Statistics, Border Crossing/Entry Data"
SEIZURES = "US Customs and Border Protection, Drug Seizure Statistics"
SOUTHWEST = "Southwest Border"
FIELD_OPERATIONS = "Office of Field Operations"
FENTANYL = "Fentanyl"
# what is drawn and inspected: one vehicle, train or person on foot; passengers are inspected with their vehicle
MODES = {
    "Trucks": "trucks",
    "Personal Vehicles": "cars",
    "Pedestrians": "pedestrians",
    "Buses": "buses",
    "Trains": "trains",
}
BORDERS = ("US-Mexico Border", "US-Canada Border")


def arrivals(border: str | None = None) -> pd.DataFrame:
    """Arrivals of the latest 12 months: port_code, port, state, border, mode, traffic; the busiest first.

    Ports and modes without an arrival are left out. `attrs["period"]` says which months. ValueError for an unknown
    border.
    """
    if border is not None and border not in BORDERS:
        raise ValueError(f"border: allowed {', '.join(BORDERS)}, got {border!r}")
    table = load("border_crossings").astype({"measure": "str", "border": "str"})
    latest = table["month"].max()
    since = latest - pd.DateOffset(months=11)
    chosen = table[(table["month"] >= since) & table["measure"].isin(MODES)]
    if border is not None:
        chosen = chosen[chosen["border"] == border]
    keys = ["port_code", "port", "state", "border", "measure"]
    sums = chosen.astype(dict.fromkeys(keys, "str")).groupby(keys)["crossings"].sum().reset_index()
    frame = sums.rename(columns={"measure": "mode", "crossings": "traffic"})
    frame = frame[frame["traffic"] > 0].sort_values(["traffic", "port_code"], ascending=[False, True])
    busiest: pd.DataFrame = frame.reset_index(drop=True)
    busiest.attrs["period"] = f"{since:%B %Y} to {latest:%B %Y}"
    return busiest


def strata(border: str | None = None, most: int | None = None) -> dict[str, Stratum]:
    """A stratum for each port and mode, by "port code-mode"; the `most` busiest, or all."""
    frame = arrivals(border).iloc[:most]
    return {
        f"{row.port_code}-{MODES[str(row.mode)]}": Stratum(
            port=f"{row.port}, {row.state}", mode=str(row.mode), traffic=float(str(row.traffic))
        )
        for row in frame.itertuples()
    }


def sampling_plan(border: str | None = "US-Mexico Border", most: int | None = 20) -> SamplingPlan:
    """The default plan: the busiest ports and modes of a border, all assumptions at their defaults."""
    return SamplingPlan(title="Randomized and systematic inspections", strata=strata(border, most))


def seizure_floor() -> SourcedValue:
    """Fentanyl seizures at southwest ports for each arrival: the least that prevalence can be.

    What inspectors found where they chose to look; what passed is not in it.
    """
    crossings = arrivals("US-Mexico Border")
    seizures = load("cbp_seizures").astype({"component": "str", "region": "str", "drug": "str"})
    ports = seizures[
        (seizures["component"] == FIELD_OPERATIONS) & (seizures["region"] == SOUTHWEST) & (seizures["drug"] == FENTANYL)
    ]
    latest = load("border_crossings")["month"].max()
    months = ports[(ports["month"] > latest - pd.DateOffset(months=12)) & (ports["month"] <= latest)]
    return SourcedValue(
        path="sampling.prevalence",
        value=float(months["events"].sum()) / float(crossings["traffic"].sum()),
        unit="seizures per arrival",
        status="estimated",
        source=f"{SEIZURES}; {CROSSINGS}",
        dataset_id="cbp_seizures",
        rationale="A floor: seizures are made where officers look, and say nothing of what passed.",
        selection=f"{SOUTHWEST}; {FIELD_OPERATIONS}; {FENTANYL}; events",
        period=str(crossings.attrs["period"]),
    )
