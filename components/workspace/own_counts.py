"""A region's own counts beside the public series, for its people only."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.template import SERIES, blank
from components.formats import whole
from components.page import card
from components.provenance import sources
from components.tables import Cell, plain_table
from data.views.mortality import PERIODS
from server.who import current_person
from workspace import counts
from workspace.permissions import NotAllowed, Subject, may
from workspace.store import StoreUnavailable
from workspace.uploads.check import DRUG_LABELS, MEASURES, Row

NAME = "Your region's own count, unpublished"
_MONTHS = 12


@dataclass(frozen=True)
class OwnYear:
    """A calendar year of a region's own count of all drugs. label: of the public period beside which it stands."""

    label: str
    count: int
    months: int
    places: int

    @property
    def whole(self) -> bool:
        """Whether every month of the year has a count."""
        return self.months == _MONTHS


def own_years(hidta: str) -> tuple[OwnYear, ...]:
    """The region's own deaths by year, for who may see them; empty for everybody else, and while the store is away."""
    person = current_person()
    if not may(person, "upload.read", Subject(hidta=hidta)):
        return ()
    try:
        return by_year(counts.counts(person, hidta, "deaths"))
    except (NotAllowed, StoreUnavailable):
        return ()


def by_year(rows: Sequence[Row]) -> tuple[OwnYear, ...]:
    """Sums of all drugs over the counties; over agencies where no county is counted, for the two would count twice."""
    every = [row for row in rows if row.drug == "all_drugs"]
    kind = "county" if any(row.place_kind == "county" for row in every) else "agency"
    years: dict[int, list[Row]] = {}
    for row in every:
        if row.place_kind == kind:
            years.setdefault(row.month.year, []).append(row)
    return tuple(
        OwnYear(
            PERIODS[f"{year}-12"].label if f"{year}-12" in PERIODS else str(year),
            sum(row.count for row in found),
            len({row.month for row in found}),
            len({row.place for row in found}),
        )
        for year, found in sorted(years.items())
    )


def add_own(figure: go.Figure, own: Sequence[OwnYear], short: bool = True) -> None:
    """The own count as a series of the region's chart; years that are not whole are left to the table."""
    shown = [year for year in own if year.whole]
    if not shown:
        return
    labels = [year.label.replace("12 months to December ", "Dec ") if short else year.label for year in shown]
    figure.add_scatter(
        x=labels, y=[year.count for year in shown], name=NAME, mode="markers",
        marker={"size": 9, "symbol": "x", "color": SERIES[2]}, hovertemplate="%{y:,.0f}",
    )  # fmt: skip


def own_rows(own: Sequence[OwnYear]) -> list[list[object]]:
    """Rows for the table of the region's deaths: period, count, bounds, rates, hidden counties, status."""
    return [
        [year.label, Cell(whole(year.count), year.count), "–", "–", "–", _coverage(year), "own count, unpublished"]
        for year in own
    ]


def monthly_card(hidta: str, measure: str, rows: Sequence[Row]) -> Component:
    """The counts that hold now, by month and drug: of counties, or of agencies where no county is counted."""
    if not rows:
        return card("The region's own counts", [html.P(f"No {MEASURES[measure]} are uploaded yet.")])
    kind = "county" if any(row.place_kind == "county" for row in rows) else "agency"
    sums: dict[tuple[str, object], int] = {}
    for row in rows:
        if row.place_kind == kind:
            sums[row.drug, row.month] = sums.get((row.drug, row.month), 0) + row.count
    figure = blank(320)
    drugs = [drug for drug in DRUG_LABELS if any(key[0] == drug for key in sums)]
    for at, drug in enumerate(drugs):
        months = sorted(month for each, month in sums if each == drug)
        figure.add_scatter(
            x=months, y=[sums[drug, month] for month in months], name=DRUG_LABELS[drug].partition(",")[0],
            mode="lines+markers", line={"color": SERIES[at % len(SERIES)], "width": 2}, hovertemplate="%{y:,.0f}",
        )  # fmt: skip
    figure.update_yaxes(title=MEASURES[measure].capitalize(), rangemode="tozero", tickformat=",d")
    figure.update_xaxes(hoverformat="%B %Y", dtick="M1" if len({month for _, month in sums}) < 4 else None,
                        tickformat="%b %Y")  # fmt: skip
    table = [[f"{month:%Y-%m}", DRUG_LABELS[drug], Cell(whole(count), count)] for (drug, month), count in sorted(
        sums.items(), key=lambda each: (str(each[0][1]), each[0][0]))]  # fmt: skip
    return chart_card(
        "The region's own counts by month",
        figure,
        note=f"{MEASURES[measure].capitalize()} as uploaded, sum over "
        + ("counties" if kind == "county" else "agencies")
        + "; private to the region, unpublished",
        table=plain_table("Own counts by month", ["Month", "Drug", "Count"], table, numeric=(2,)),
        source=sources(
            (),
            own="the region's own uploads, listed below",
            lineage="Uploaded by the region's coordinators; a later upload replaces or joins those before it.",
            units=f"{MEASURES[measure]} a month",
            limits=[
                "Drugs overlap: never add them.",
                "The public series are CDC's, by residence; these need not agree.",
            ],
        ),
        name=f"own-counts-{hidta}",
    )


def _coverage(year: OwnYear) -> str:
    months = "" if year.whole else f"{year.months} of 12 months; "
    return f"{months}{year.places} places counted"
