"""The chosen places: their figures in one period beside the map, and their years in a chart."""

from typing import Any

import pandas as pd
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.place_deaths import COUNTS, RATES, months_of_places, years_of_counties, years_of_regions
from components.formats import bounds, decimal, percent, whole
from components.mortality.choices import DATASETS, drug_words
from components.mortality.words import (
    LINEAGE,
    UNITS,
    change_words,
    count_words,
    limits_of,
    rate_words,
    status_words,
)
from components.page import card
from components.provenance import sources
from components.status import mark
from components.tables import Cell, plain_table
from data.status import STATUSES
from data.views.mortality import DRUGS, latest_state_deaths
from data.views.place_figures import COUNTY, HIDTA, STATE, Window, figures, names_of, series
from data.views.regions import states_of
from data.views.state_figures import NATION

FIRST_OF_STATES = (NATION,)


def picks_side(place: str, drug: str, window: Window, picks: tuple[str, ...]) -> Component:
    """Each chosen place in one period, the last chosen first; of states the nation, if none is chosen."""
    chosen = picks or (FIRST_OF_STATES if place == STATE else ())
    note = html.P(f"{window.label}, {window.status}; {drug_words(drug)}.", className="card-note")
    frame = figures(place, drug, window.key)
    blocks = [_place(place, pick, frame) for pick in reversed(chosen)]
    return html.Div([note, *blocks])


def _place(place: str, pick: str, frame: pd.DataFrame) -> Component:
    name = names_of(place)[pick]
    if pick not in frame.index:
        return html.Div([html.H3(name), html.P("Not available: no deaths published for this period.")],
                        className="mortality-place")  # fmt: skip
    row = frame.loc[pick].to_dict()
    facts = [
        html.H3(name),
        html.P([count_words(row), " ", mark(row["status"])], className="mortality-fact"),
        html.P(_rate_sentence(row)),
        html.P(f"Change from a year before: {change_words(row)}."),
    ]
    if place == STATE:
        facts.append(_completeness(row))
    if place == HIDTA:
        facts.extend(_region(pick, row))
    return html.Div(facts, className="mortality-place")


def _rate_sentence(row: dict[Any, Any]) -> str:
    if pd.isna(row["rate_upper"]):
        return "Rate: not available."
    few = " Unreliable: fewer than 20 deaths." if row["rate_status"] == "unreliable" else ""
    return f"{rate_words(row)} per 100,000 of {whole(row['population'])} people ({row['population_year']}).{few}"


def _completeness(row: dict[Any, Any]) -> Component:
    if pd.isna(row["percent_complete"]):
        return html.P("Completeness: not available.")
    received = percent(row["percent_complete"] / 100)
    pending = percent(row["percent_pending"] / 100, 2)
    short = " The publisher marks it underreported." if row["underreported"] else ""
    predicted = "" if pd.isna(row["predicted"]) else f"{whole(row['predicted'])} predicted by NCHS. "
    return html.P(f"{predicted}{received} of records complete, {pending} pending.{short}")


def _region(slug: str, row: dict[Any, Any]) -> list[Component]:
    """A region's hidden counties, the way to its panel, and its states' drugs, which are not its own."""
    hidden = f"{row['hidden']} of its counties are hidden" if row["hidden"] else "No county of it is hidden"
    compared = f"; the change compares {row['compared']} counties." if row["compared"] else "."
    link = dcc.Link("Open its panel", href=get_relative_path(f"/regions/{slug}"))
    return [html.P([hidden, compared, " ", link]), _drugs_of_states(slug)]


def _drugs_of_states(slug: str) -> Component:
    """The latest deaths by drug of the states a region lies in, said to be the states' own."""
    frame = latest_state_deaths(states_of(slug))
    rows = [
        (row["state"], DRUGS[row["drug"]].partition(" (")[0], _state_count(row), f"{row['month']:%b %Y}")
        for row in frame.to_dict("records")
    ]
    table = plain_table("Deaths by drug in its states", ("State", "Drug", "Deaths", "12 months to"), rows, numeric=(2,))
    words = "Drugs of its states: whole states, where deaths occurred; not the region's own"
    return html.Details([html.Summary(words), table], className="mortality-states")


def _state_count(row: dict[Any, Any]) -> Cell:
    if pd.isna(row["reported"]):
        status = STATUSES[row["status"]]
        return Cell(status.label if status.low is None else bounds(status.low, status.high), "")
    return Cell(whole(row["reported"]), row["reported"])


def picks_chart(place: str, drug: str, measure: str, picks: tuple[str, ...]) -> Component:
    """The chosen places over all periods: rates where the map shows rates, else counts."""
    chosen = picks or (FIRST_OF_STATES if place == STATE else ())
    if not chosen:
        return card("Over time", [html.P("Choose a place to see its years.", className="card-note")])
    names = names_of(place)
    frames = {str(names[pick]): series(place, drug, pick) for pick in chosen}
    columns = RATES if measure == "rate" else COUNTS
    return chart_card(
        "Over time",
        _DRAW[place](frames, columns),
        note=f"{columns.title}, {drug_words(drug)}. {_NOTES[place]}",
        table=_table(frames),
        source=sources(DATASETS[place], lineage=LINEAGE[place], units=UNITS, limits=limits_of(place)),
        name=f"setpoint-mortality-{place}-{drug}-over-time",
    )


_DRAW = {COUNTY: years_of_counties, STATE: months_of_places, HIDTA: years_of_regions}
_NOTES = {
    "county": "Lines: final calendar years. Diamonds: provisional, 12 months to December. Bars: hidden, somewhere from "
    "1 to 9 (0 to 9 where not listed), never zero.",
    "hidta": "Bands: between the bounds that hidden counties leave, in final years; a line where none is hidden. "
    "Diamonds: the same bounds, provisional, 12 months to December.",
    "state": "12 months ending each month, by place of death, all provisional. Dotted: NCHS's prediction, where "
    "published. Short bars: suppressed, 1–9.",
}


def _table(frames: dict[str, pd.DataFrame]) -> Component:
    head = ("Place", "Period", "Deaths", "At least", "At most", "Per 100,000", "Status")
    rows = [_table_row(name, row) for name, frame in frames.items() for row in frame[::-1].to_dict("records")]
    return plain_table("Deaths of the chosen places by period", head, rows, numeric=(2, 3, 4, 5))


def _table_row(name: str, row: dict[Any, Any]) -> tuple[Any, ...]:
    known = pd.notna(row["deaths"])
    return (
        name,
        Cell(row["label"], row["period"]),
        Cell(count_words(row), row["deaths"] if known else ""),
        Cell(whole(row["lower"]), "" if pd.isna(row["lower"]) else row["lower"]),
        Cell(whole(row["upper"]), "" if pd.isna(row["upper"]) else row["upper"]),
        Cell(rate_words(row), "" if pd.isna(row["rate"]) else decimal(row["rate"])),
        f"{row['period_status']}; {status_words(row)}" if row["period_status"] != status_words(row)
        else row["period_status"],
    )  # fmt: skip
