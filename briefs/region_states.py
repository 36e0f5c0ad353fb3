"""A region's states in its brief: laboratory reports of fentanyl, people of special concern, medicines dispensed."""

from collections.abc import Mapping

import pandas as pd

from briefs.section import Figure, Row, Section, number, records, row_of, table
from data.states import STATES
from data.status import STATUSES
from data.views.region_services import DISPENSING, latest_dispensing
from data.views.region_signals import SIGNALS, state_signals
from data.views.regions import states_of
from data.views.sudors import ANNUAL, CONCERNS, special_concern
from house.formats import MISSING, decimal, percent, signed_percent, whole

NOT_IN_SUDORS = "state not in SUDORS"
HEADS = (
    "State", "Lab reports, fentanyl", "Change", "Ages 15–24", "Recent release", "Counterfeit pills", "Buprenorphine",
    "Naloxone",
)  # fmt: skip
_NAMES = dict(STATES.values())
Concerns = Mapping[tuple[str, str], Row]


def states(slug: str) -> Section:
    """One row a state: laboratory reports of the latest half-year that is not provisional, shares of deaths, medicines.

    The figures of medicines stand with those of the services.
    """
    here = states_of(slug)
    reports = _latest_reports(here)
    concerns = {(row["state"], row["measure"]): row for row in records(special_concern(here))}
    dispensed = latest_dispensing(here)
    rows = [[*_row(state, reports.get(state), concerns), *_dispensed(row_of(dispensed, state))] for state in here]
    figures = tuple(figure for state in here for figure in _figures(state, reports.get(state), concerns))
    half = next((row["label"] for row in reports.values()), "")
    content = {"table": table(HEADS, rows), "note": _note(half, concerns, int(dispensed["year"].max()))}
    return Section(content, figures, ("nflis_reports", ANNUAL, DISPENSING))


def _latest_reports(here: tuple[str, ...]) -> dict[str, Row]:
    """The last half-year of each state whose reports are all in."""
    frame = state_signals(here)
    done = frame[frame["status"].ne("provisional")].groupby("state").tail(1)
    return {row["state"]: row for row in records(done)}


def _note(half: str, concerns: Concerns, year: int) -> str:
    years = sorted({str(row["year"]) for row in concerns.values()})
    reports = f"Laboratory reports: {half}, against the same half a year before; later ones are provisional. "
    shares = f"Shares of overdose deaths with known information, SUDORS {' and '.join(years)}. " if years else ""
    return f"{reports if half else ''}{shares}Prescriptions dispensed per 100 people, {year}."


def _dispensed(row: Row) -> tuple[str, str]:
    return decimal(row["buprenorphine"]), decimal(row["naloxone"])


def _row(state: str, report: Row | None, concerns: Concerns) -> list[str]:
    count = MISSING if report is None or pd.isna(report["fentanyl"]) else whole(report["fentanyl"])
    change = MISSING if report is None else signed_percent(report["change"])
    if not any(place == state for place, _ in concerns):
        return [_NAMES[state], count, change, NOT_IN_SUDORS, "–", "–"]
    return [_NAMES[state], count, change, *(_share(concerns.get((state, measure))) for measure in CONCERNS)]


def _share(row: Row | None) -> str:
    if row is None:
        return MISSING
    return "under 0.1%" if row["share_below"] else percent(row["share"])


def _figures(state: str, report: Row | None, concerns: Concerns) -> tuple[Figure, ...]:
    name = _NAMES[state]
    counted = None if report is None else number(report["fentanyl"])
    status = f"{MISSING}: no reports published" if report is None or counted is None else str(report["status"])
    half = "" if report is None else str(report["label"])
    changed = None if report is None else number(report["change"])
    return (
        Figure(f"{name}: laboratory reports of fentanyl", counted, "reports", half, status, SIGNALS),
        Figure(f"{name}: laboratory reports of fentanyl, change", changed, "share of reports a year before", half,
               status if changed is not None else f"{MISSING}: no reports a year before", SIGNALS),
        *(_concern(name, words, concerns.get((state, measure))) for measure, words in CONCERNS.items()),
    )  # fmt: skip


def _concern(state: str, words: str, row: Row | None) -> Figure:
    name, unit = f"{state}: {words[0].lower()}{words[1:]}", "share of deaths with known information"
    if row is None:
        return Figure(name, None, unit, "", f"{MISSING}: {NOT_IN_SUDORS}", ANNUAL)
    value = number(row["share"])
    status = STATUSES[row["status"]].label if row["status"] in STATUSES else str(row["status"])
    return Figure(name, value, unit, str(row["year"]), status if value is not None else f"{MISSING}: hidden", ANNUAL)
