"""What moves a result: a tornado of one parameter at a time, and Sobol indices of all together."""

from dash import html
from dash.development.base_component import Component

from components.chart_card import chart_card
from components.figures.uncertainty import indices, swings
from components.provenance import sources
from components.simulator.parameter_words import words_of
from components.simulator.uncertainty_results import INPUTS, LIMITS, SHOWN, shown_of
from components.tables import Cell, plain_table
from house.charges import country_name
from house.formats import percent
from model.scenario import Scenario
from model.uncertainty.sobol import Index
from model.uncertainty.tornado import Swing

MOST = 12  # parameters in a chart; the table has all that move the result
NOTHING = "Nothing that varies moves this result: it is the same in every draw."
TORNADO = "Each number alone is moved to its 5% and its 95% point, the others as in the scenario."
SOBOL = "Saltelli's design over a scrambled Sobol sequence, 1,024 rows; indices by SALib (Jansen's estimators)."


def driver_choices(scenario: Scenario) -> list[dict[str, str]]:
    """The results whose drivers can be asked for."""
    by_country = [
        {"value": f"countries.{code}.{result}", "label": f"{country_name(scenario, code)}: {shown.title.lower()}"}
        for code in scenario.countries
        for result, shown in SHOWN.items()
    ]
    return [{"value": "revenue", "label": "Border revenue, all countries"}, *by_country]


def title_of(result: str, scenario: Scenario) -> str:
    """The result's words, as the select has them."""
    return next(each["label"] for each in driver_choices(scenario) if each["value"] == result)


def tornado_card(scenario: Scenario, found: list[Swing], point: float, result: str) -> Component:
    """The widest swings of a result as a chart, all that move it as a table."""
    shown, title = shown_of(result), title_of(result, scenario)
    moving = [swing for swing in found if swing.size > 0]
    if not moving:
        return html.Section([html.H2(f"{title}: one number at a time"), html.P(NOTHING)], className="card")
    widest = moving[:MOST]
    ends = [(swing.at_low * shown.scale, swing.at_high * shown.scale) for swing in widest]
    rows = [
        [words_of(swing.name, scenario), *[Cell(shown.words(value), value) for value in (swing.at_low, swing.at_high)]]
        for swing in moving
    ]
    return chart_card(
        f"{title}: one number at a time",
        swings([words_of(swing.name, scenario) for swing in widest], ends, point * shown.scale, _axis(shown.unit)),
        note=f"{_axis(shown.unit)}, about {shown.words(point)} in the scenario itself. {TORNADO} Modeled.",
        table=plain_table(
            f"What moves {title.lower()}", ["Number", "At its low end", "At its high end"], rows, numeric=(1, 2)
        ),
        source=sources(INPUTS, lineage=TORNADO, units=shown.unit, limits=LIMITS),
        name="setpoint-tornado",
    )


def sobol_card(scenario: Scenario, found: list[Index], result: str) -> Component:
    """Parts of the variance of a result, alone and with interactions, largest first."""
    title = title_of(result, scenario)
    moving = [index for index in found if index.total > 0]
    if not moving:
        return html.Section([html.H2(f"{title}: all together"), html.P(NOTHING)], className="card")
    largest = moving[:MOST]
    rows = [
        [
            words_of(index.name, scenario),
            Cell(f"{percent(index.first)} ± {percent(index.first_confidence)}", index.first),
            Cell(f"{percent(index.total)} ± {percent(index.total_confidence)}", index.total),
        ]
        for index in moving
    ]
    return chart_card(
        f"{title}: all together",
        indices(
            [words_of(index.name, scenario) for index in largest],
            [index.first for index in largest],
            [index.total for index in largest],
        ),
        note="Part of the result's variance that a number makes alone, and with all others. Modeled.",
        table=plain_table(
            f"Sobol indices of {title.lower()}", ["Number", "Alone", "With its interactions"], rows, numeric=(1, 2)
        ),
        source=sources(INPUTS, lineage=SOBOL, units="Part of the variance, ± its 95% confidence.", limits=LIMITS),
        name="setpoint-sobol",
    )


def _axis(unit: str) -> str:
    return unit[:1].upper() + unit[1:]
