"""Scores that were measured, beside the sliders: a mark on the track, a button that takes it, its proxy."""

from collections.abc import Iterable, Mapping

from dash import html
from dash.development.base_component import Component

from components.formats import decimal
from components.provenance import sources
from components.simulator.knobs import Knob, country_name, outcome_title
from components.tables import plain_table
from data.store import TableUnavailable
from model.scenario import Scenario
from scenarios.measured_scores import MeasuredScore, measured_scores

Found = Mapping[tuple[str, str], MeasuredScore]


def measured_of(scenario: Scenario) -> Found:
    """The record of every country and outcome; empty where the table is not readable."""
    try:
        return {(row.country, row.outcome): row for row in measured_scores(tuple(scenario.countries))}
    except TableUnavailable:
        return {}


def is_measured(place: tuple[str, str], found: Found) -> bool:
    """Whether a country's score for an outcome was measured."""
    row = found.get(place)
    return row is not None and row.score is not None


def mark_of(knob: Knob, found: Found) -> float | None:
    """Where on the knob's track the measured score stands, in the unit on screen."""
    row = found.get((knob.path[3], knob.path[1])) if knob.group == "score" else None
    return None if row is None or row.score is None else knob.shown(row.score)


def measured_line(knob: Knob, found: Found) -> Component:
    """What was measured for a score, with the button that takes it; or that nothing was."""
    row = found.get((knob.path[3], knob.path[1]))
    if row is None or row.score is None:
        return html.Div("not measured", className="measured-none")
    shown = knob.shown(row.score)
    take = {"data-simulator": "use", "data-key": knob.key, "data-value": repr(row.score), "data-shown": f"{shown:g}"}
    note = f"measured-{knob.key.replace('.', '-')}"
    words = f"{decimal(row.score)}, measured"
    button = html.Button(
        [words, html.Span("use", className="measured-use")],
        type="button",
        className="measured",
        **take,
        **{"aria-label": f"Use the measured score, {decimal(row.score)}, for {knob.label}", "aria-describedby": note},
    )
    meaning = html.Span(_meaning(row, knob), role="tooltip", id=note, className="term-meaning")
    return html.Div([button, meaning], className="term measured-line")


def measured_table(scenario: Scenario, found: Found) -> Component:
    """Every score with its proxy, period and weakness, or why it is not measured; folded away until asked for."""
    if not found:
        return html.P("Measured scores cannot be shown: the table outcome_scores is not readable.", className="notice")
    rows = [found[key] for key in found if key[1] in scenario.outcomes]
    measured = [row for row in rows if row.score is not None]
    columns = ["Score", "Measured", "Proxy", "Periods", "Weakness, or why there is none"]
    table = plain_table("Measured scores: proxy, period, weakness", columns, list(_rows(scenario, rows)), numeric=[1])
    return html.Details(
        [
            html.Summary(f"Measured: {len(measured)} of {len(rows)} scores, and why not the others"),
            table,
            sources(
                ("outcome_scores",),
                lineage="100·(1 − flow now / baseline flow), a flow being what was found per unit of its base.",
                units="Percent reduction of the flow; 100 is gone, below 0 worse.",
                limits=[
                    "Seizures measure enforcement as well as flow.",
                    "A measured score is a proposal, never put into a scenario unasked.",
                ],
            ),
        ],
        className="measured-table",
    )


def _rows(scenario: Scenario, rows: Iterable[MeasuredScore]) -> Iterable[list[str]]:
    for row in rows:
        name = f"{country_name(scenario, row.country)}, {outcome_title(scenario, row.outcome).lower()}"
        periods = f"{row.period}; baseline {row.baseline_period}" if row.score is not None else "–"
        measured = "not available" if row.score is None else decimal(row.score)
        yield [name, measured, row.proxy, periods, row.weakness if row.score is not None else row.reason]


def _meaning(row: MeasuredScore, knob: Knob) -> str:
    assert row.score is not None
    assert knob.track is not None
    beyond = "It lies beyond the track's end; the number field takes it. " if row.score < knob.track[0] else ""
    return (
        f"Measured, a fall of the flow by {decimal(row.score)}%. Proxy: {row.proxy}. {row.period}, against "
        f"{row.baseline_period}. {beyond}{row.weakness}"
    ).replace("by −", "by minus ")
