"""Early warnings as readers see them: what rose or fell beyond chance, beside the false alarms to expect."""

from collections.abc import Sequence

from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

from components.formats import MISSING, decimal, whole
from components.provenance import sources
from components.saves import saved
from components.status import mark
from components.tables import Cell, plain_table
from scenarios.early_warning import UNJUDGED, summary
from surveillance import CANNOT, Series, Warning

UNITS = "the series' own: deaths, visits, visits per 10,000, laboratory reports, seizures"
LINEAGE = (
    "Each series' latest value against what it would be if nothing had changed: two windows that do not overlap "
    "(counts of 12 months), CUSUM calibrated on simulated months (12-month sums), Farrington–Noufal regression and "
    "EARS C2 (monthly series). Thresholds: one false alarm in a hundred readings of a series that did not change."
)
LIMITS = (
    "A warning says that chance alone does not explain the value, not why it moved.",
    "Hidden counts (1–9) never become numbers: a warning holds for every value they may have, or is not given.",
    "Provisional counts change, mostly upward: a fall may be a delay in reporting.",
    "On simulated series, two windows find a rise by half within a year in 70% of series with 300 deaths a year and in "
    "26% of those with 20; a doubling in 99% and 56%. Every method and size: docs/early-warning.md in the project.",
)
_MEASURES = {
    "all_drugs": "overdose deaths",
    "synthetic_opioids": "synthetic-opioid deaths (T40.4)",
    "natural_opioids": "deaths, natural opioids",
    "heroin": "heroin deaths",
    "cocaine": "cocaine deaths",
    "psychostimulants": "deaths, psychostimulants",
    "visits": "emergency visits, nonfatal",
    "fentanyl_reports": "laboratory reports of fentanyl",
}


def warnings_table(found: Sequence[Warning], caption: str) -> Component:
    """The judgements as rows: where and what, the latest value, what chance explains, the period. At least one."""
    rows = [_row(warning) for warning in found]
    head = ("Series", "Now", "Chance explains", "Period")
    return saved(plain_table(caption, head, rows, numeric=(1, 2)), "setpoint-warnings")


def warnings_sources(found: Sequence[Warning]) -> Component:
    """The four blocks under a card of warnings."""
    tables = sorted({warning.series.dataset_id for warning in found}) or ["county_deaths_provisional"]
    return sources(tables, lineage=LINEAGE, units=UNITS, limits=LIMITS)


def false_alarms(found: Sequence[Warning]) -> str:
    """How many series were judged, and how many false warnings of a rise to expect among them."""
    families = summary(found)
    judged, unjudged = sum(f.judged for f in families), sum(f.unjudged for f in families)
    expected = sum(f.expected_false for f in families)
    rose = sum(f.rose for f in families)
    return (
        f"{whole(judged)} series judged: {whole(rose)} rose beyond chance, {_about(expected)} would if "
        f"nothing had changed. {whole(unjudged)} cannot be judged: {UNJUDGED}."
    )


def _about(expected: float) -> str:
    """A number of false alarms to expect: about 36, fewer than 1."""
    return "fewer than 1" if expected < 1 else f"about {decimal(expected, 0)}"


def measure_words(series: Series) -> str:
    """What is counted, in a few words."""
    if series.measure.startswith("seizures_"):
        return f"{series.measure.removeprefix('seizures_')} seizures"
    if series.measure.startswith("visits_"):
        return f"nonfatal visits, {series.measure.removeprefix('visits_').replace('_', ' ')}"
    return _MEASURES[series.measure]


def address(series: Series) -> str:
    """The page on which the series' place is shown."""
    if series.kind == "region":
        return str(get_relative_path(f"/regions/{series.place}"))
    if series.kind == "office":
        return str(get_relative_path("/ports"))
    if series.kind == "county":
        return str(get_relative_path(f"/mortality?pick={series.place}"))
    return str(get_relative_path("/mortality?place=state"))


def _row(warning: Warning) -> tuple[Cell | str, ...]:
    series = warning.series
    name = html.Span(dcc.Link(series.name, href=address(series)), title=warning.reason)
    status = [" ", mark("provisional")] if series.provisional else []
    return (
        Cell([name, html.Span(measure_words(series), className="warning-measure")], f"{series.name}: {series.measure}"),
        _observed(warning),
        _explained(warning),
        Cell([series.period.removeprefix("the "), *status], series.period),
    )


def _observed(warning: Warning) -> str:
    if warning.status == CANNOT:
        return "cannot be judged"
    if warning.observed is None:
        return f"{whole(warning.observed_low)}–{whole(warning.observed_high)}"
    return _number(warning.observed)


def _explained(warning: Warning) -> str:
    if warning.upper_bound is None:
        return MISSING
    if warning.lower_bound is None:  # CUSUM looks one way at a time
        return f"up to {_number(warning.upper_bound)}"
    return f"{_number(warning.lower_bound)}–{_number(warning.upper_bound)}"


def _number(value: float) -> str:
    return whole(value) if value >= 20 or float(value).is_integer() else decimal(value)
