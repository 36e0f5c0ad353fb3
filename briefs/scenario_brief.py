"""A scenario's brief: two pages on what was set, what follows and who pays, and the CSV of every figure in them."""

from collections.abc import Callable, Mapping
from typing import Any

from briefs import scenario_results as results
from briefs.scenario_settings import settings
from briefs.scenario_views import lenses, parts
from briefs.section import Section, figures_csv, sources, unheard
from briefs.typeset import printable, typeset, web_address
from house.charges import LENS_WORDS, LIMITS
from model import Scenario, assess
from model.uncertainty.spread import run
from scenarios import default_sources
from scenarios.file import COMMAND, fingerprint
from scenarios.uncertainty import default_study
from scenarios.who_pays import NO_CITIZENSHIP, NO_INCOME, NO_SELLERS

DRAWS = 1_000
LONGEST_NAME = 80


def scenario_sections(
    scenario: Scenario, base: Scenario, on_step: Callable[[str], None] = unheard
) -> dict[str, Section]:
    """The parts of a scenario's brief by title; base: the preset it started from.

    Raises data.store.TableUnavailable where a table is missing.
    """
    on_step("Assessing")
    assessment = assess(scenario)
    found = run(default_study(scenario, draws=DRAWS))
    on_step("Drawing")
    return {
        "Headline": results.summary(scenario, assessment, found),
        "What was set": settings(scenario, base),
        "Charges by country": results.charges(scenario, assessment, found),
        "From set point to now": parts(scenario, assessment),
        "Cases": results.cases(scenario, assessment),
        "Lens by lens": lenses(scenario, assessment),
        "Who pays": results.payers(scenario, assessment),
    }


def scenario_brief(
    scenario: Scenario,
    base: Scenario,
    name: str = "",
    address: str = "",
    on_step: Callable[[str], None] = unheard,
) -> bytes:
    """The PDF of a scenario. name: what the reader calls it; address: link to it; on_step hears the steps.

    Raises data.store.TableUnavailable where a table is missing.
    """
    sections = scenario_sections(scenario, base, on_step)
    on_step("Typesetting")
    images = {key: svg for section in sections.values() for key, svg in section.images.items()}
    return typeset("scenario", _content(scenario, name, address, sections), images)


def scenario_figures_csv(scenario: Scenario, base: Scenario) -> str:
    """Every figure of a scenario's brief as CSV: value, low, high, unit, period, status, source_table."""
    return figures_csv(scenario_sections(scenario, base))


def _content(scenario: Scenario, name: str, address: str, sections: Mapping[str, Section]) -> dict[str, Any]:
    lens = scenario.lens.name if scenario.lens else "custom"
    title, words = LENS_WORDS.get(lens, (lens.capitalize(), ""))
    datasets = [source.dataset_id for source in default_sources() if source.dataset_id]
    return {
        "title": (printable(name) or scenario.title or "Scenario")[:LONGEST_NAME],
        "kind": "Scenario: adjustments and tolls from outcomes",
        "places": f"Lens: {title}. {words}",
        "period": "Modeled: a year, against the set point of 2023",
        "status": "an assessment, not a forecast",
        "address": web_address(address),
        "sections": {title: dict(section.content) for title, section in sections.items()},
        "limits": [*LIMITS, NO_INCOME, NO_SELLERS, NO_CITIZENSHIP],
        "command": COMMAND,
        "fingerprint": fingerprint(scenario),
        "sources": sources([*datasets, *(each for section in sections.values() for each in section.datasets)]),
    }
