"""A region's brief: two pages for a board meeting, and the CSV of every figure in them."""

from collections.abc import Callable, Mapping
from typing import Any

from briefs import region_deaths, region_help, region_near, region_states
from briefs.region_warnings import early_warnings
from briefs.section import Section, figures_csv, sources, unheard
from briefs.typeset import typeset, web_address
from data.states import STATES
from data.views.mortality import LATEST
from data.views.regions import region_names, states_of
from house.region_gaps import gaps
from model import Scenario
from scenarios import PRESETS, default_scenario

DEFAULT_PRESET = "latest_data"
_NAMES = dict(STATES.values())


def current_scenario() -> Scenario:
    """The scenario whose revenue a region's brief shares out: the latest data under the default lens."""
    return PRESETS[DEFAULT_PRESET].build(default_scenario())


def region_sections(
    slug: str, scenario: Scenario | None = None, on_step: Callable[[str], None] = unheard
) -> dict[str, Section]:
    """The parts of a region's brief by title. Raises KeyError for an unknown slug, data.store.TableUnavailable."""
    on_step("Assessing")
    headline, warnings = region_deaths.headline(slug), early_warnings(slug)
    on_step("Drawing")
    return {
        "Headline": headline,
        "Death rates by county": region_deaths.county_map(slug),
        "Deaths since 2010": region_deaths.trend(slug),
        "Drugs of its states": region_near.drugs(slug),
        "Supply and people of its states": region_states.states(slug),
        "Fentanyl seized nearby": region_near.seizures(slug),
        "Ports of entry": region_near.ports(slug),
        "Early warning": warnings,
        "Services against need": region_help.services(slug),
        "Share of border revenue": region_help.revenue(slug, scenario or current_scenario()),
    }


def region_brief(
    slug: str, address: str = "", scenario: Scenario | None = None, on_step: Callable[[str], None] = unheard
) -> bytes:
    """The PDF of a region. address: link to its page; scenario: whose revenue is shared out; on_step hears the steps.

    Raises KeyError for an unknown slug, data.store.TableUnavailable where a table is missing.
    """
    sections = region_sections(slug, scenario, on_step)
    on_step("Typesetting")
    images = {name: svg for section in sections.values() for name, svg in section.images.items()}
    return typeset("region", _content(slug, address, sections), images)


def region_figures_csv(slug: str, scenario: Scenario | None = None) -> str:
    """Every figure of a region's brief as CSV: value, low, high, unit, period, status, source_table."""
    return figures_csv(region_sections(slug, scenario))


def _content(slug: str, address: str, sections: Mapping[str, Section]) -> dict[str, Any]:
    name = region_names()[slug]
    return {
        "title": name,
        "kind": "High Intensity Drug Trafficking Area",
        "places": ", ".join(_NAMES[state] for state in states_of(slug)),
        "period": f"Overdose deaths of residents, {LATEST.label}",
        "status": "provisional: counts will rise as records arrive",
        "address": web_address(address),
        "sections": {title: dict(section.content) for title, section in sections.items()},
        "gaps": gaps(slug),
        "sources": sources(dataset for section in sections.values() for dataset in section.datasets),
    }
