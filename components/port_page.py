"""One port's own page: headline, crossings by mode and through the year, trade."""

import pandas as pd
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.crossings import MONTHS, crossings_by_mode, through_the_year
from components.figures.trade import freight_by_mode, imports_by_chapter
from components.formats import dollars, percent, signed_percent, whole
from components.page import card, figure_tile, tiles
from components.port_cards import LIMITS, months_words
from components.provenance import sources
from components.saves import saved
from components.status import mark
from components.tables import Cell, plain_table
from data.views import port as view
from data.views.ports import MEASURES, crossings, port_table
from data.views.regions import region_names

LARGEST = 15
_NO_CHAPTERS = "chapters by truck and rail are not available, since BTS's table of ports does not tell commodities."
_FREIGHT_LIMITS = (
    "January 2020 to September 2024 without October to December 2020 and March 2024, which are not published here.",
    "The port at which goods cleared customs, which may not be where they crossed.",
)


def headline(code: str) -> Component:
    """People and trucks of the latest 12 months, and goods of 2024; what is not reported here says so."""
    row = view.port_row(code)
    air, vessel = row["imports_2024_air_usd"], row["imports_2024_vessel_usd"]
    shown = [
        _crossings_tile(code, "people"),
        _crossings_tile(code, "trucks"),
        figure_tile("Imports by container vessel", _goods(vessel), detail="2024", mark=mark("final")),
        figure_tile("Imports by air", _goods(air), detail="2024", mark=mark("final")),
    ]
    source = sources(
        ["border_crossings", "ports", "port_hidtas"],
        lineage="Crossings: sum of the latest 12 months. Imports: summed over countries and chapters, from the table "
        "of imports by port. HIDTA: that of the county the port stands in.",
        units="inbound crossings in 12 months; US dollars in 2024",
        limits=LIMITS,
    )
    return html.Div([tiles(shown), source])


def _goods(usd: float) -> str:
    return "none" if usd == 0 else dollars(usd)


def _crossings_tile(code: str, key: str) -> Component:
    label = f"{MEASURES[key].label} inbound"
    frame = crossings(key)
    if code not in frame.index or pd.isna(frame["latest"][code]):
        return figure_tile(label, "not available", detail="none reported here in the latest 12 months")
    change = signed_percent(frame["change"][code])
    return figure_tile(
        label,
        whole(frame["latest"][code]),
        detail=f"{months_words()}; {change} on the year before",
        mark=mark("final"),
    )


def place_words(code: str) -> list[Component | str]:
    """Where it is: border, customs district, HIDTA, and how well its place is known."""
    row = view.port_row(code)
    border = str(row["land_border"]) if pd.notna(row["land_border"]) else "on no land border"
    slug = port_table().set_index("port_code")["hidta"].get(code)
    region: list[Component | str] = ["It stands in no HIDTA county. "]
    if slug is not None and pd.notna(slug):
        region = ["HIDTA: ", dcc.Link(region_names()[slug], href=get_relative_path(f"/regions/{slug}")), ". "]
    known = {"city": "Its place on the map is its city's center. ", "none": "It has no place on the map. "}
    return [
        f"Port code {code} (Schedule D), {border}, customs district {row['customs_district']}. ",
        *region,
        known.get(str(row["coord_quality"]), ""),
        dcc.Link("On the map of ports", href=get_relative_path(f"/ports?port={code}")),
        ".",
    ]


def people_card(code: str) -> Component:
    """People entering by mode since 1996, by month."""
    frame = view.people_by_mode(code)
    if frame.empty:
        return card("People entering", [html.P("No people are counted here: it is no land port, or has no traffic.")])
    return _by_mode("People entering, by mode", frame, "People a month", "setpoint-people-by-mode")


def cargo_card(code: str) -> Component | None:
    """Trucks and loaded rail containers entering; None where there are none."""
    frame = view.cargo_by_month(code)
    return None if frame.empty else _by_mode("Trucks and rail", frame, "A month", "setpoint-cargo-by-month")


def _by_mode(title: str, frame: pd.DataFrame, unit: str, name: str) -> Component:
    names = {key: MEASURES[key].label for key in frame.columns}
    rows = [
        (f"{month:%B %Y}", *(Cell(whole(value), value) for value in row))
        for month, row in zip(frame.index[::-1], frame[::-1].to_numpy(), strict=True)
    ]
    return chart_card(
        title,
        crossings_by_mode(frame, names, unit),
        note="Inbound, each month from January 1996 to February 2025; final. Shaded: March 2020 to November 2021.",
        table=plain_table(title, ("Month", *names.values()), rows, numeric=range(1, len(names) + 1)),
        source=sources(
            ["border_crossings", "policy_events"],
            lineage="As published, by month. A month without a report is left out, not zero.",
            units="inbound crossings a month",
            limits=LIMITS[:3],
        ),
        name=name,
    )


def season_card(code: str) -> Component | None:
    """How the year goes: each month against the mean; None where five whole years are not reported."""
    found = {MEASURES[key].label: view.season(code, key) for key in ("pedestrians", "personal-vehicles", "trucks")}
    seasons = {name: share for name, share in found.items() if len(share)}
    if not seasons:
        return None
    rows = [
        (MONTHS[month - 1], *(Cell(signed_percent(share[month] - 1), share[month] - 1) for share in seasons.values()))
        for month in range(1, 13)
    ]
    return chart_card(
        "Through the year",
        through_the_year(seasons),
        note="Each calendar month against the mean of all months, 2015 to 2019: the five years before the pandemic.",
        table=plain_table("Crossings by calendar month", ("Month", *seasons), rows, numeric=range(1, len(seasons) + 1)),
        source=sources(
            ["border_crossings"],
            lineage="Mean of a calendar month over the mean of all sixty months. Months differ in days.",
            units="percent above or below the mean month",
            limits=LIMITS[:1],
        ),
        name="setpoint-through-the-year",
    )


def chapters_card(code: str) -> Component | None:
    """Imports by commodity chapter, with their origins in the table; None where none are published."""
    frame = view.chapters(code)
    if frame.empty:
        return None
    rows = [
        (f"{row['hs2']} {row['chapter']}", Cell(dollars(row["vessel"]), row["vessel"]),
         Cell(dollars(row["air"]), row["air"]), percent(row["total"] / frame["total"].sum()))
        for row in frame.to_dict("records")
    ]  # fmt: skip
    return chart_card(
        "Imports by commodity chapter",
        imports_by_chapter(frame.head(LARGEST)),
        note=f"The largest {min(LARGEST, len(frame))} of {len(frame)} chapters of the Harmonized System, 2024; final. "
        f"By air and by container vessel only: {_NO_CHAPTERS}",
        table=plain_table("Imports by chapter", ("Chapter", "By vessel", "By air", "Share"), rows, numeric=(1, 2, 3)),
        source=_trade_source(),
        name="setpoint-imports-by-chapter",
    )


def origins_card(code: str) -> Component | None:
    """Where the imports come from; None where none are published."""
    frame = view.origins(code)
    if frame.empty:
        return None
    total = frame["total"].sum()
    rows = [
        (row["country"], Cell(dollars(row["total"]), row["total"]), percent(row["total"] / total))
        for row in frame.head(LARGEST).to_dict("records")
    ]
    return card(
        "Where they come from",
        [saved(plain_table("Imports by country of origin", ("Country", "Imports", "Share"), rows, numeric=(1, 2)),
               f"origins-{code}"),
         _trade_source()],
        note=f"The largest {len(rows)} of {len(frame)} countries of origin, 2024; air and container vessel.",
    )  # fmt: skip


def _trade_source() -> Component:
    return sources(
        ["imports_by_port_country_hs2"],
        lineage="Summed over countries or chapters. Chapter names are short names of the Harmonized System's.",
        units="US dollars, 2024",
        limits=("By air and containerised vessel only: no truck, rail or bulk.",),
    )


def freight_card(code: str) -> Component | None:
    """Imports from Canada and Mexico by mode and month; None where none are published."""
    frame = view.freight(code)
    if frame.empty:
        return None
    rows = [
        (f"{month:%B %Y}", *(Cell(dollars(value), value) if pd.notna(value) else "not available" for value in row))
        for month, row in zip(frame.index[::-1], frame[::-1].to_numpy(), strict=True)
    ]
    modes = list(frame.columns)
    return chart_card(
        "Imports from Canada and Mexico, by mode",
        freight_by_mode(frame),
        note="All goods that cleared here, each month, US dollars; final.",
        table=plain_table("Freight by month", ("Month", *modes), rows, numeric=range(1, len(modes) + 1)),
        source=sources(
            ["transborder_freight"], lineage="Summed over both partners.", units="US dollars a month",
            limits=_FREIGHT_LIMITS,
        ),
        name="setpoint-freight-by-mode",
    )  # fmt: skip
