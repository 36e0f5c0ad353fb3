"""A region's brief gives no hidden count away: each of its numbers of deaths is one that everybody may know."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from briefs.region_brief import region_figures_csv, region_sections
from briefs.section import Figure
from tests.attack.readings import Number, Publication, recovered, unexplained
from tests.attack.worlds import draw, publish, redrawn, served

UNITS = {"deaths": "count", "deaths per 100,000 people": "rate", "share of deaths before": "change"}
TABLES = ("hidta_deaths", "county_death_rates")


def of_deaths(slug: str) -> list[Figure]:
    """Figures of deaths; how many people and counties there are is no secret."""
    figures = [each for section in region_sections(slug).values() for each in section.figures]
    return [each for each in figures if each.dataset in TABLES and each.unit in UNITS]


def numbers(slug: str, figures: list[Figure]) -> Iterator[Number]:
    """The value and the bounds of each figure, as an attacker reads them; a county is named by its code."""
    for each in figures:
        place = each.name.split("(")[1].split(")")[0] if "(" in each.name else slug
        period = f"{each.period[-4:]}-12" if "12 months" in each.period else each.period
        unit = "change" if each.name.startswith("Change") else UNITS[each.unit]
        for column in ("value", "low", "high"):
            value = getattr(each, column)
            if value is not None:
                yield Number(f"brief {each.name} {each.unit} {column}", place, period, unit, value)


def hidden(known: Publication) -> str:
    """A region whose sum has hidden counties in it."""
    return next(slug for slug, members in sorted(known.groups.items())
                if any(known.is_hidden((fips, "2025-12")) for fips in members))  # fmt: skip


def test_every_number_of_a_brief_has_a_public_meaning(tmp_path_factory: pytest.TempPathFactory) -> None:
    world = draw(3)
    slug = hidden(world.known)
    with served(publish(world, tmp_path_factory.mktemp("world"))):
        figures = of_deaths(slug)
    found = list(numbers(slug, figures))
    assert len(found) > 30
    assert unexplained(found, world.known) == []
    assert recovered(found, world.known) == {}
    hidden_sum = next(each for each in figures if each.low != each.high and each.low is not None)
    leak = replace(hidden_sum, value=hidden_sum.low)
    assert unexplained([*found, *numbers(slug, [leak])], world.known) != []


def test_what_is_hidden_changes_no_byte_of_a_briefs_figures(tmp_path_factory: pytest.TempPathFactory) -> None:
    world = draw(3)
    slug, texts = hidden(world.known), []
    for each in (world, redrawn(world, 3)):
        with served(publish(each, tmp_path_factory.mktemp("world"))):
            texts.append(region_figures_csv(slug))
    assert texts[0] == texts[1]
