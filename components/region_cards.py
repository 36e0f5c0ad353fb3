"""The cards of deaths on a region's panel: its trend, and the drugs of its states."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card, table_card
from components.figures.mortality import deaths_by_drug, deaths_over_time
from components.formats import MISSING, bounds, decimal, signed_percent, whole
from components.page import card
from components.provenance import sources
from components.regions import DATASETS, hidden_words, limits
from components.tables import Cell, plain_table
from components.workspace.own_counts import OwnYear, add_own, own_rows
from data.states import STATES
from data.status import STATUSES
from data.views.mortality import DRUGS, latest_state_deaths, state_deaths
from data.views.regions import region_names, region_trend, states_of

_STATE_NAMES = dict(STATES.values())
_SERIES_LIMIT = (
    "Final calendar years and provisional 12-month windows are not one series: they differ in status and vintage, and "
    "provisional counts will rise as records arrive. CDC gives no percent complete by county."
)
_STATE_LIMITS = (
    "State counts are by place of death, county counts by residence: they do not add up to each other.",
    "Drug classes overlap, since one death may count in several: never add them. 12-month windows are never added.",
    "Dotted: the publisher's prediction for records still to come. A state's drug counts are of the whole state.",
    "Pennsylvania and Louisiana publish no counts by drug, apart from synthetic opioids where shown.",
)


def trend_card(slug: str, own: Sequence[OwnYear] = ()) -> Component:
    """A region's deaths since 2010, final years and provisional windows told apart.

    own: the region's own count by year, for its people (components.workspace.own_counts.own_years).
    """
    trend = region_trend(slug)
    name = region_names()[slug]
    if trend["lower"].isna().all():
        return card("Deaths since 2010", [html.P(limits(slug)[0])])
    rows = [
        [row["label"], Cell(whole(row["deaths"]), _value(row["deaths"])), bounds(row["lower"], row["upper"]),
         decimal(row["rate_lower"]), decimal(row["rate_upper"]), hidden_words(row) or "none",
         STATUSES[row["status"]].label]
        for row in trend.to_dict("records")
    ]  # fmt: skip
    heads = ["Period", "Reported", "Between", "Rate at least", "Rate at most", "Hidden counties", "Status"]
    figure = deaths_over_time(trend)
    add_own(figure, own)
    private = "; x: your region's own count, unpublished, seen by its people only" if own else ""
    return chart_card(
        "Deaths since 2010",
        figure,
        note=f"Overdose deaths of residents of the region's counties; reported sum, with its bounds{private}",
        table=plain_table(f"Deaths in {name} by period", heads, [*rows, *own_rows(own)], numeric=(1, 2, 3, 4)),
        source=sources(
            DATASETS,
            lineage="Sum of the region's reported counties. Bounds add 1–9 for each suppressed county and 0–9 for each "
            "not listed.",
            units="deaths; rates per 100,000 people",
            limits=[_SERIES_LIMIT, *limits(slug)],
        ),
        name=f"deaths-{slug}",
    )


def drugs_card(state: str) -> Component:
    """One state's deaths by drug: lines over time, and the latest period in the table."""
    deaths, latest = state_deaths((state,)), latest_state_deaths((state,))
    if deaths.empty:
        return card("Deaths by drug", [html.P("CDC publishes no 12-month counts by drug for this territory.")])
    name = str(deaths["state_name"].iloc[0])
    rows = [_drug_row(row) for row in latest.to_dict("records")]
    heads = ["Drug", "12 months ending", "Reported", "Predicted", "Year before", "Complete", "Pending"]
    return chart_card(
        f"Deaths by drug, {name}",
        deaths_by_drug(deaths),
        note="Deaths in [[12 months ending|12-month ending]]; [[provisional]]; solid reported, dotted predicted"
        + ("; New York with New York City" if state == "NY" else "")
        + ("; a line ends where CDC's newest file with that drug does" if latest["month"].nunique() > 1 else ""),
        table=plain_table(f"Latest deaths by drug in {name}", heads, rows, numeric=(2, 3, 4, 5, 6)),
        source=sources(
            ["state_deaths_monthly"],
            lineage="As published by state; New York is the sum of New York City and the rest of the state.",
            units="deaths in the 12 months that end in the month shown",
            limits=_STATE_LIMITS,
        ),
        name=f"drugs-{state}",
    )


def states_card(slug: str) -> Component:
    """The latest deaths by drug of every state of the region side by side."""
    states = states_of(slug)
    latest = {(row["state"], row["drug"]): row for row in latest_state_deaths(states).to_dict("records")}
    rows = [[_STATE_NAMES[state], *(_latest(latest.get((state, drug))) for drug in DRUGS)] for state in states]
    ends = sorted({f"{row['month']:%B %Y}" for row in latest.values()})
    heads = ["State", *(name.partition(" (")[0].partition(",")[0] for name in DRUGS.values())]
    return table_card(
        "Deaths by drug, each of its states",
        plain_table("Latest deaths by drug and state", heads, rows, numeric=range(1, len(heads))),
        note=f"Reported deaths in 12 months, to {' or '.join(ends) or 'no month'}; in brackets the change from the "
        "year before; [[provisional]]",
        source=sources(
            ["state_deaths_monthly"],
            lineage="As published by state; the change is against the window that ended a year earlier.",
            units="deaths in 12 months; percent",
            limits=_STATE_LIMITS,
        ),
        name=f"drugs-{slug}",
    )


def _latest(row: dict[str, Any] | None) -> Cell | str:
    if row is None:
        return MISSING
    if pd.isna(row["reported"]):
        return STATUSES[row["status"]].label
    before = row["reported_before"]
    change = "" if pd.isna(before) or not before else f" ({signed_percent(row['reported'] / before - 1, 0)})"
    return Cell(f"{whole(row['reported'])}{change}", int(row["reported"]))


def _drug_row(row: dict[str, Any]) -> list[Any]:
    hidden = STATUSES[row["status"]].label
    return [
        DRUGS[row["drug"]],
        f"{row['month']:%B %Y}",
        hidden if pd.isna(row["reported"]) else whole(row["reported"]),
        whole(row["predicted"]),
        whole(row["reported_before"]),
        f"{decimal(row['percent_complete'])}%",
        f"{decimal(row['percent_pending'], 2)}%",
    ]


def _value(count: Any) -> int | None:
    return None if pd.isna(count) else int(count)
