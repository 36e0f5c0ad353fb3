"""What the border would charge under the default scenario: the simulator's result in one small table."""

from dash import dcc, get_relative_path
from dash.development.base_component import Component

from components.formats import dollars, percent
from components.page import card
from components.provenance import sources
from components.saves import saved
from components.status import mark
from components.tables import Cell, plain_table
from model import Scenario, assess
from model.results import CountryResult
from scenarios import PRESETS, default_scenario

_HEADS = ("Country", "Adjustment", "Toll")


def charges_card() -> Component:
    """Rates and tolls by country at the latest deaths, scores at the set point of 0."""
    scenario = PRESETS["latest_data"].build(default_scenario())
    result = assess(scenario)
    rows = [_row(scenario, code, country) for code, country in result.countries.items()]
    return card(
        "What the border would charge",
        [
            saved(plain_table("Adjustments and tolls by country", _HEADS, rows, numeric=(1, 2)), "setpoint-charges"),
            dcc.Link("Open the simulator", href=get_relative_path("/simulator"), className="card-link"),
            sources(
                ["state_deaths_monthly", "goods_imports", "border_crossings", "cbp_seizures", "parameters"],
                lineage="The model at its defaults: the trade lens, every score at the set point of 0, deaths now.",
                units="ad valorem, percent of import value; U.S. dollars a crossing",
                limits=(
                    "No data set attributes deaths to a country: shares come from a lens that you choose.",
                    "The share of harm that is charged is an assumption. Methods lists each value and its range.",
                ),
            ),
        ],
        note=f"At the defaults it would raise {dollars(result.revenue)} a year. Modeled; its shares are assumptions.",
    )


def _row(scenario: Scenario, code: str, country: CountryResult) -> tuple[str | Cell, ...]:
    name = scenario.countries[code].name or code
    if not country.chargeable:
        return name, Cell("not eligible", ""), Cell("", "")
    capped = [" ", mark("capped")] if country.toll_capped else []
    toll = Cell([dollars(country.toll), *capped], country.toll) if country.toll else Cell("none", 0)
    return name, Cell(percent(country.adjustment_rate, 2), country.adjustment_rate), toll
