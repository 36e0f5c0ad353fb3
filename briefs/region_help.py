"""What help is reachable in a region, in its brief: services against need, and its share of border revenue."""

import pandas as pd

from briefs.section import Figure, Row, Section, number, records, row_of, table
from data.states import STATES
from data.views.mortality import LATEST
from data.views.region_services import (
    ACCESS,
    DISPENSING,
    PROGRAMS,
    deaths_per_program,
    latest_dispensing,
    treatment_access,
)
from data.views.region_services import treatment_programs as programs_of
from data.views.regions import states_of
from house.formats import MISSING, percent, span, whole
from house.region_revenue import bought_words, share_words
from model import Scenario, assess
from scenarios.region_revenue import region_revenue

SERVICES = {
    "buprenorphine": "Buprenorphine",
    "methadone": "Methadone",
    "naltrexone": "Naltrexone",
    "opioid treatment program": "Opioid treatment program",
}
MOST_BOUGHT = 2  # interventions named
_WITHIN = "census tracts within 30 minutes' drive"
_PROVIDERS = "providers of May 2025"
_DIRECTORY = "directory of about 2020–2023"
_NAMES = dict(STATES.values())


def services(slug: str) -> Section:
    """Treatment within reach, treatment programs against deaths, medicines dispensed in the region's states."""
    access = treatment_access(slug)
    rows = [[words, *_access(row_of(access, key))] for key, words in SERVICES.items()]
    states = records(latest_dispensing(states_of(slug)).reset_index())
    content = {
        "access": table(["Within 30 minutes' drive", "Tracts", "Counties with a figure"], rows),
        "programs": _programs(slug),
    }  # fmt: skip
    figures = (*_access_figures(access), *_program_figures(slug), *_dispensing_figures(states))
    return Section(content, figures, (ACCESS, PROGRAMS, DISPENSING))


def _access(row: Row) -> tuple[str, str]:
    return percent(row["share"], 0), f"{row['counties']:.0f} of {row['counties'] + row['missing']:.0f}"


def _access_figures(access: pd.DataFrame) -> tuple[Figure, ...]:
    return tuple(
        Figure(f"{words} within 30 minutes' drive", number(row_of(access, key)["share"]), f"share of {_WITHIN}",
               _PROVIDERS, "published" if row_of(access, key)["counties"] else MISSING, ACCESS)
        for key, words in SERVICES.items()
    ) + tuple(
        Figure(f"Counties with a figure: {words.lower()}", number(row_of(access, key)["counties"]), "counties",
               _PROVIDERS, "published", ACCESS)
        for key, words in SERVICES.items()
    )  # fmt: skip


def _programs(slug: str) -> str:
    """Programs beside the deaths they face: two dates, told apart."""
    programs, having, counties = programs_of(slug)
    stand = f"{whole(programs)} opioid treatment {'program' if programs == 1 else 'programs'} ({_DIRECTORY}) in "
    stand += f"{having} of {counties} counties"
    low, high = deaths_per_program(slug) or (None, None)
    if low is None:
        return f"{stand}."
    return f"{stand}: {span(low, high)} deaths for each in the {LATEST.label}."


def _program_figures(slug: str) -> tuple[Figure, ...]:
    programs, having, _ = programs_of(slug)
    low, high = deaths_per_program(slug) or (None, None)
    status = "provisional" if low is not None else MISSING
    return (
        Figure("Opioid treatment programs", float(programs), "programs", _DIRECTORY, "published, undated", PROGRAMS),
        Figure("Counties with a program", float(having), "counties", _DIRECTORY, "published, undated", PROGRAMS),
        Figure("Deaths for each program", None, "deaths per program", LATEST.label, status,
               f"hidta_deaths+{PROGRAMS}", low, high),
    )  # fmt: skip


def _dispensing_figures(states: list[Row]) -> tuple[Figure, ...]:
    return tuple(
        Figure(f"{_NAMES[row['state']]}: {drug} dispensed", number(row[drug]), "prescriptions per 100 people",
               str(row["year"]), "published" if pd.notna(row[drug]) else MISSING, DISPENSING)
        for row in states for drug in ("buprenorphine", "naloxone")
    )  # fmt: skip


def revenue(slug: str, scenario: Scenario) -> Section:
    """The region's part of the border revenue of a scenario, by the published formula, and what it buys."""
    title = scenario.title or "of its own"
    found = region_revenue(slug, assess(scenario).revenue)
    most = found.bought[:MOST_BOUGHT]
    content = {"text": f"Under the scenario “{title}” {share_words(found)}", "buys": bought_words(found, MOST_BOUGHT)}
    figures = (
        Figure("Border revenue, all", found.raised, "USD a year", title, "modeled", "model"),
        Figure("Region's part", found.amount, "USD a year", title, "modeled", "model"),
        Figure("Region's part of what regions get", found.share, "share", title, "modeled", "model"),
        Figure("Part of the revenue that goes to the regions", found.part, "share", title, "assumed", "model"),
        Figure("Need; the average region's is 1", found.need, "index", title,
               "modeled" if found.need is not None else f"{MISSING}: no figure of need", "model"),
        *(Figure(f"Spent on {each.title.lower()}", each.spending, "USD a year", title, "modeled", "model")
          for each in most),
        Figure("Deaths averted", found.averted, "deaths a year", title,
               "modeled" if found.averted is not None else f"{MISSING}: no count of deaths", "model",
               found.low, found.high),
    )  # fmt: skip
    return Section(content, figures, (*found.datasets, "goods_imports", "border_crossings", "cbp_seizures"))
