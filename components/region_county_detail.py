"""One county in full: its years, its months, the places around it, its warnings, the help within reach."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card, table_card
from components.figures.mortality import deaths_by_month, deaths_over_time
from components.formats import MISSING, bounds, percent, signed_percent, span, whole
from components.page import card
from components.provenance import sources
from components.region_county import count_text, rate_text
from components.regions import DATASETS
from components.status import mark
from components.tables import Cell, plain_table
from components.warnings import measure_words, warnings_sources, warnings_table
from data.catalog import CATALOG
from data.derived.rates import PER
from data.geometry.neighbors import neighbors
from data.states import STATES
from data.status import STATUSES
from data.views.county import MONTHLY, county_access, county_months, county_programs, state_bounds
from data.views.mortality import LATEST, PERIODS, county_deaths, county_series
from data.views.place_figures import ALL_DRUGS, COUNTY, figures
from data.views.region_services import ACCESS, PROGRAMS
from data.views.regions import region_counties, region_deaths, region_names
from scenarios.early_warning import falls, rises, unjudged, warnings_for

Row = dict[str, Any]


def county_detail(slug: str, fips: str | None, period: str) -> list[Component]:
    """The cards of a county of the region; nothing where none is chosen. Raises TableUnavailable."""
    rows = region_counties(slug, period)
    chosen = rows[rows["fips"].eq(fips)] if fips else rows.iloc[:0]
    if chosen.empty:
        return []
    row = chosen.iloc[0].to_dict()
    name = f"{row['name']}, {row['state']}"
    columns = [
        [years_card(str(fips), name)],
        [months_card(str(fips), name)],
        [around_card(slug, row, period)],
        [_county_warnings(str(fips), name), _county_services(row, name)],
    ]
    return [
        html.H3(name, className="region-section-title region-county-title"),
        html.Div([html.Div(each, className="span-6 region-stack") for each in columns], className="columns"),
    ]


def years_card(fips: str, name: str) -> Component:
    """A county's deaths by year, final and provisional told apart; hidden counts as their bounds."""
    series = county_series(fips)
    if not series["lower"].notna().any():
        return card("Deaths by year", [html.P(f"CDC publishes no deaths for {name}: not available, not zero.")])
    rows = [
        [row["label"], count_text(row), rate_text(row), STATUSES[row["rate_status"]].label]
        for row in series.to_dict("records")
    ]
    return chart_card(
        "Deaths by year",
        deaths_over_time(series, height=280),
        note=f"Overdose deaths of residents of {name}; a hidden count is drawn as its bounds",
        table=plain_table(f"Deaths in {name} by year", ["Period", "Deaths", "Per 100,000", "Status"], rows,
                          numeric=(1, 2)),
        source=sources(
            DATASETS,
            lineage="As published; rates divide by the people of the year shown.",
            units="deaths; deaths per 100,000 people",
            limits=CATALOG["county_death_rates"].caveats,
        ),
        name=f"years-{fips}",
    )  # fmt: skip


def months_card(fips: str, name: str) -> Component:
    """A county's provisional 12-month counts, month by month, where they are published."""
    months = county_months(fips)
    title = "Deaths in 12 months ending, 2020–2023"
    if months.empty:
        return card(title, [html.P(f"CDC publishes no monthly counts for {name}: not available, not zero.")])
    if months["upper"].isna().all():
        return card(title, [html.P(_LOST)])
    rows = [[f"{row['month']:%B %Y}", _month_text(row), STATUSES[row["status"]].label]
            for row in months.to_dict("records")]  # fmt: skip
    return chart_card(
        title,
        deaths_by_month(months),
        note="All months [[provisional]], as of October 2023: an older vintage, which later counts by year replaced",
        table=plain_table(f"Deaths in {name}, 12 months ending", ["12 months ending", "Deaths", "Status"], rows,
                          numeric=(1,)),
        source=sources(
            (MONTHLY,),
            lineage="As published; windows overlap and are never added.",
            units="deaths in the 12 months that end in the month shown",
            limits=CATALOG[MONTHLY].caveats,
        ),
        name=f"months-{fips}",
    )  # fmt: skip


_LOST = (
    "Every month's count is 1,000 or more, which the file of monthly counts lost at its thousands comma: not available "
    "by month. The years beside it are whole."
)


def _month_text(row: Row) -> str:
    if pd.notna(row["deaths"]):
        return whole(row["deaths"])
    return bounds(row["lower"], row["upper"]) if pd.notna(row["upper"]) else "1,000 or more"


def around_card(slug: str, row: Row, period: str) -> Component:
    """The county beside its neighbors, its region, its state and the nation's counties, in one period."""
    frame, fips = figures(COUNTY, ALL_DRUGS, period), str(row["fips"])
    near = [each for each in neighbors(fips) if each in frame.index]
    here = [_county_line(frame.loc[each].to_dict(), str(frame["name"][each])) for each in (fips, *near)
            if each in frame.index]  # fmt: skip
    state = fips[:2]
    sums = [
        _sum_line(f"{region_names()[slug]}, the region", region_deaths(period).loc[slug].to_dict()),
        _sum_line(f"{STATES[state][1]}, its counties", state_bounds(state, period)),
    ]
    heads = ("Place", "Deaths", "Per 100,000", "Change on the year before", "Status")
    return table_card(
        "Beside its neighbors, region and state",
        plain_table(f"{row['name']} and the places around it", heads, [*here, *sums], numeric=(1, 2, 3)),
        note=f"Overdose deaths of residents, {PERIODS[period].label}. A range: some counties are hidden",
        source=sources(
            DATASETS,
            lineage="Neighbors share a border on the map. Sums add the published counties and the bounds of hidden "
            "ones (1–9 each, 0–9 where not listed).",
            units="deaths; deaths per 100,000 people; percent",
            limits=("Small counts swing by chance: fewer than 20 deaths make an unreliable rate.",),
        ),
        name=f"around-{fips}",
    )


def _county_line(row: Row, name: str) -> tuple[Any, ...]:
    change = row["change_share"]
    return (
        name,
        count_text(row),
        rate_text(row),
        MISSING if pd.isna(change) else signed_percent(float(change)),
        STATUSES[row["rate_status"]].label,
    )


def _sum_line(name: str, row: Row) -> tuple[Any, ...]:
    if not row or pd.isna(row["lower"]):
        return name, MISSING, MISSING, "–", MISSING
    low, high, people = (float(row[key]) for key in ("lower", "upper", "population"))
    status = "sum" if low == high else STATUSES["partly_hidden"].label
    return name, bounds(low, high), span(PER * low / people, PER * high / people), "–", status


def _county_warnings(fips: str, name: str) -> Component:
    found = warnings_for(counties=(fips,))
    rose, fell, unknown = rises(found), falls(found), unjudged(found)
    moved = [*rose, *fell]
    items = [html.Li([html.Strong(measure_words(each.series)), f": {each.reason}"]) for each in (*moved, *unknown)]
    quiet = [each for each in found if each not in moved and each not in unknown]
    return card(
        f"Early warnings: {name}",
        [
            html.P(_warning_words(len(rose), len(fell), len(quiet), len(unknown))),
            *([html.Ul(items, className="warning-list")] if items else []),
            *([warnings_table(found, f"Every series judged for {name}")] if found else []),
            warnings_sources(found),
        ],
        note="Deaths, and emergency visits where its state publishes them, at their latest value",
        className="warning-card",
    )


def _warning_words(rose: int, fell: int, quiet: int, unknown: int) -> str:
    if not rose + fell + quiet + unknown:
        return "No series of this county is published that could be judged."
    return f"{rose} rose beyond chance, {fell} fell, {quiet} moved within chance, {unknown} cannot be judged."


def _county_services(row: Row, name: str) -> Component:
    fips = str(row["fips"])
    access, programs = county_access(fips), county_programs(fips)
    deaths = county_deaths(LATEST.key).set_index("fips").reindex([fips]).iloc[0].to_dict()
    rows = [(str(each["service"]).capitalize(), Cell(percent(each["share"], 0), round(each["share"], 3)),
             whole(each["tracts"])) for each in access.to_dict("records")]  # fmt: skip
    need = [
        html.P(f"{whole(programs)} certified opioid treatment programs in the county (directory of about 2020–2023)."),
        html.P(["Need: ", count_text(deaths), f" deaths in the {LATEST.label} ", mark(deaths["status"])])
        if pd.notna(deaths["lower"])
        else html.P("Need: no count of deaths is published."),
    ]
    title = f"Services against need: {name}"
    if not rows:
        absent = html.P("Driving time to treatment is not available for this county.")
        return card(title, [absent, *need])
    return table_card(
        title,
        plain_table("Census tracts near each service", ("Service", "Tracts within 30 minutes", "Tracts"), rows,
                    numeric=(1, 2)),
        note="Providers of May 2025, driving time by car",
        source=sources(
            (ACCESS, PROGRAMS),
            lineage="Census tracts of the county within 30 minutes' drive; programs by county.",
            units="percent of tracts; programs",
            limits=("A share of tracts, not of people. Being near a provider is not being treated by one.",),
        ),
        name=f"services-{fips}",
        after=need,
    )  # fmt: skip
