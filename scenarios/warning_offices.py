"""Seizure series for early warning: events by month at each field office and Border Patrol sector, by drug."""

import pandas as pd

from data import store
from data.views.memory import remembered
from scenarios.warning_counties import Only
from surveillance import Series, Warning, judge_month

DRUGS = ("Fentanyl", "Methamphetamine", "Cocaine", "Heroin")
_NOTE = "Seizures measure enforcement as well as flow."


@remembered("cbp_seizures")
def office_warnings(only: Only = None) -> tuple[Warning, ...]:
    """Seizure events of every office (or only of these) and drug; a month without a seizure is 0 events."""
    table = store.load("cbp_seizures").astype({"area": "str", "drug": "str"})
    months = pd.date_range(table["month"].min(), table["month"].max(), freq="MS")
    chosen = table[table["drug"].isin(DRUGS)]
    listed = chosen.groupby(["area", "drug", "month"])["events"].sum().unstack("month", fill_value=0)
    wide = listed.reindex(columns=months, fill_value=0)
    provisional = bool(table.loc[table["month"].eq(months[-1]), "status"].eq("provisional").any())
    pairs = [(str(area), str(drug)) for area, drug in wide.index.to_flat_index()]
    return tuple(
        judge_month(_series(area, drug, months[-1], provisional), events, counts=True)
        for (area, drug), events in zip(pairs, wide.to_numpy(dtype=float), strict=True)
        if only is None or area in only
    )


def _series(area: str, drug: str, month: pd.Timestamp, provisional: bool) -> Series:
    return Series(
        id=f"office/{area}/{drug.lower()}",
        kind="office",
        place=area,
        name=area,
        measure=f"seizures_{drug.lower()}",
        unit=f"seizures of {drug.lower()}",
        period=f"{month:%B %Y}",
        before="the five years before",
        dataset_id="cbp_seizures",
        provisional=provisional,
        note=_NOTE,
    )
