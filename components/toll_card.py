"""What tolls at ports would be under a scenario: a card for all land ports, and one for a single port."""

from collections.abc import Mapping

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from components.formats import dollars, signed_percent, whole
from components.page import card, figure_tile, tiles
from components.provenance import sources
from components.saves import saved
from components.simulator.carried import carry
from components.status import mark
from components.tables import Cell, plain_table
from model import assess
from model.scenario import Scenario
from scenarios.port_tolls import NO_PORT, OffBorder, off_border, port_tolls

SHOWN = 10
NOT_COLLECTED = "No toll is collected today."
_LIMITS = (
    "Modeled: no toll is collected today. Shares of deaths by country are assumptions, chosen in the simulator.",
    "Every port of a country is taken to answer a toll as the country does. A toll that is the same at every port "
    "moves nobody to another port in this model.",
    "Entries, not people: one person may cross daily. Border traffic ends in February 2025.",
    NO_PORT,
)


def tolls_card(scenario: Scenario, carried: Mapping[str, str]) -> Component:
    """The land ports with the highest expected yield, the rest summed up by country, and countries off the border."""
    result = assess(scenario)
    frame = port_tolls(scenario, result)
    charged = frame[frame["toll"] > 0]
    total, period = float(frame["toll_yield"].sum()), frame.attrs["period"]
    rows = [_port_row(row, carried) for row in charged.head(SHOWN).to_dict("records")]
    rows += _rests(scenario, pd.concat([charged.iloc[SHOWN:], frame[frame["toll"] == 0]]))
    rows += [_abroad_row(country) for country in off_border(scenario, result).values()]
    head = ("Port", "Toll", "Entries", "Expected after", "Yield a year")
    return card(
        "Tolls at ports",
        [
            saved(plain_table("Tolls at land ports", head, rows, numeric=(1, 2, 3, 4)), "setpoint-tolls-at-ports"),
            _simulator_link(carried),
            _source(),
        ],
        note=f"{_scenario_words(scenario, carried)} All ports together would yield {dollars(total)} a year. "
        f"Entries are people inbound, {period}. {NOT_COLLECTED}",
        className="toll-card",
    )


def port_toll_card(code: str, scenario: Scenario, carried: Mapping[str, str]) -> Component:
    """One port's toll, entries before and after, and yield; what it would not have, and why."""
    frame = port_tolls(scenario).set_index("port_code")
    if code not in frame.index:
        text = "No people are counted crossing here by land, so that no toll on entries has a base at this port. "
        return card("Toll under the scenario", [html.P(text + NO_PORT), _simulator_link(carried)])
    row = frame.loc[code]
    country = scenario.countries[str(row["iso3"])].name or str(row["iso3"])
    if not row["chargeable"]:
        text = (
            f"{country} may not be charged under this scenario: it is not on the latest list of major source and "
            "transit countries, or has no deficit. No toll would be asked here."
        )
        return card("Toll under the scenario", [html.P(text), _simulator_link(carried), _source()])
    change = signed_percent(float(row["entries_after"] / row["entries"]) - 1)
    share = float(row["entries"] / frame.loc[frame["iso3"].eq(row["iso3"]), "entries"].sum())
    modeled = mark("modeled")
    figures = tiles(
        [
            figure_tile("Toll on an entry", dollars(row["toll"]),
                        detail=f"{country}'s, at each of its ports", mark=modeled),
            figure_tile("Entries expected", whole(row["entries_after"]),
                        detail=f"{change} on {whole(row['entries'])}, {frame.attrs['period']}", mark=modeled),
            figure_tile("Expected yield", dollars(row["toll_yield"]),
                        detail=f"a year; toll × entries. {share:.1%} of {country}'s", mark=modeled),
        ]
    )  # fmt: skip
    note = f"{_scenario_words(scenario, carried)} {NOT_COLLECTED}"
    return card("Toll under the scenario", [figures, _simulator_link(carried), _source()], note=note)


def _scenario_words(scenario: Scenario, carried: Mapping[str, str]) -> str:
    whose = "as the address carries it" if carried else "the simulator's default"
    return f"Scenario “{scenario.title}”, {whose}; modeled."


def _port_row(row: Mapping[str, object], carried: Mapping[str, str]) -> tuple[Cell, ...]:
    name = f"{row['port']}, {row['state']}"
    link = dcc.Link(name, href=carry(f"/ports/{row['port_code']}", carried))
    return (Cell(link, name), *_numbers(row))


def _numbers(row: Mapping[str, object]) -> tuple[Cell, ...]:
    toll, entries, after, yielded = (float(str(row[k])) for k in ("toll", "entries", "entries_after", "toll_yield"))
    return (
        Cell(dollars(toll) if toll else "none", toll),
        Cell(whole(entries), round(entries)),
        Cell(whole(after), round(after)),
        Cell(dollars(yielded) if yielded else "none", round(yielded)),
    )


def _rests(scenario: Scenario, frame: pd.DataFrame) -> list[tuple[Cell | str, ...]]:
    """The ports not listed, one row a country."""
    rows: list[tuple[Cell | str, ...]] = []
    for code, ports in frame.groupby("iso3"):
        sums = ports[["entries", "entries_after", "toll_yield"]].sum().to_dict()
        name = f"{len(ports)} other ports of {scenario.countries[str(code)].name or code}"
        if not ports["chargeable"].any():
            name = f"{len(ports)} ports of {scenario.countries[str(code)].name or code}, not eligible"
        rows.append((name, *_numbers({"toll": ports["toll"].iloc[0], **sums})))
    return rows


def _abroad_row(country: OffBorder) -> tuple[Cell | str, ...]:
    values = {"toll": country.toll, "entries": country.entries, "entries_after": country.entries_after,
              "toll_yield": country.toll_yield}  # fmt: skip
    return (f"{country.name}: at no land port, assumed", *_numbers(values))


def _simulator_link(carried: Mapping[str, str]) -> Component:
    return dcc.Link("Change the scenario in the simulator", href=carry("/simulator", carried), className="card-link")


def _source() -> Component:
    return sources(
        ["border_crossings", "state_deaths_monthly", "cbp_seizures", "goods_imports", "parameters"],
        lineage="The country's toll of the assessment, over each port's part of the people who entered across its "
        "border in the latest 12 months; entries after are the country's response, spread the same way.",
        units="U.S. dollars an entry; entries a year; U.S. dollars a year",
        limits=_LIMITS,
    )
