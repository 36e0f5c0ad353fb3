"""Goods imports by country on one card."""

from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.trade import imports_by_country
from components.formats import dollars, percent
from components.provenance import sources
from components.tables import Cell, plain_table
from data.views.trade import by_country, leading

YEAR = 2025


def imports_card() -> Component:
    """The fifteen largest partners as bars, all partners in the table."""
    every = by_country(YEAR)
    rows = [
        (row["country"], row["iso3"], Cell(dollars(row["usd"]), row["usd"]), percent(row["share"]))
        for row in every.to_dict("records")
    ]
    total = dollars(float(every["usd"].sum()))
    return chart_card(
        f"Goods imports by country, {YEAR}",
        imports_by_country(leading(YEAR)),
        note=f"The largest 15 of {len(every)} partners; all goods {total}. Billion US dollars, {YEAR}; final.",
        table=plain_table("Imports by country", ("Country", "Code", "Imports", "Share"), rows, numeric=(2, 3)),
        source=sources(
            ["goods_imports"],
            lineage="As published for the twelve months; shares are of the sum of all partners.",
            units="US dollars, general imports at customs value, not seasonally adjusted",
            limits=("By country of origin, not by port: goods may pass through a third country.",),
        ),
        name="setpoint-imports-by-country",
    )
