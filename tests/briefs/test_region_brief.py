"""A region's brief: two pages for each of the 33, its figures those of the views, what is missing said with reasons."""

import csv
import io
import re
from dataclasses import replace

import pandas as pd
import pytest

from briefs.region_brief import region_brief, region_figures_csv, region_sections
from data.catalog import CATALOG
from data.views.mortality import LATEST
from data.views.regions import region_counties, region_deaths, region_names
from house.formats import bounds, decimal, whole
from house.regions import COUNTY_BREAKS
from scenarios.early_warning import judged_in, rises, unjudged, warnings_for
from tests.briefs.reading import alternatives, opened, text_of

ISLANDS, HEAVY = "puerto-rico-us-virgin-islands", "alaska"


@pytest.mark.parametrize("slug", sorted(region_names()))
def test_every_region_fits_two_pages(slug: str) -> None:
    assert len(opened(region_brief(slug, "https://setpoint.example/regions/" + slug)).pages) == 2


def test_the_figures_are_those_of_the_views() -> None:
    text = text_of(region_brief("south-texas"))
    row = region_deaths(LATEST.key).loc["south-texas"]
    assert bounds(row["lower"], row["upper"]) in text
    assert f"between {whole(row['lower'])} and {whole(row['upper'])}" in text
    counties = region_counties("south-texas", LATEST.key)
    top = counties.sort_values("deaths", ascending=False).iloc[0]
    assert f"{top['name']}, {top['state']} {whole(top['deaths'])} {decimal(top['rate'])}" in text
    assert "provisional" in text
    assert "Laredo" in text
    assert "Drug Seizure Statistics" in text


def test_every_picture_has_its_words() -> None:
    told = alternatives(region_brief("ohio"))
    assert len(told) == 2
    assert told[0].startswith("Map of overdose death rates by county, 12 months to December 2025")
    assert told[1].startswith("Bar chart of overdose deaths in Ohio. 2010:")


def test_where_nothing_is_published_the_brief_says_why() -> None:
    text = text_of(region_brief(ISLANDS))
    assert "CDC publishes no county counts for Puerto Rico and the U.S. Virgin Islands" in text
    assert text.count("not available") > 4
    assert "state not in SUDORS" in text
    assert len(alternatives(region_brief(ISLANDS))) == 1


def test_hidden_counties_are_bounds_and_never_zero() -> None:
    counties = region_counties(HEAVY, LATEST.key)
    hidden = counties[counties["status"] == "suppressed"]
    assert len(hidden) > 5
    named = {figure.name for section in region_sections(HEAVY).values() for figure in section.figures}
    assert not [fips for fips in hidden["fips"] if any(f"({fips})" in name for name in named)]
    assert f"plus {len(hidden)} suppressed (1–9 each)" in text_of(region_brief(HEAVY))


def test_each_figure_of_the_file_has_unit_period_status_and_a_table() -> None:
    rows = list(csv.DictReader(io.StringIO(region_figures_csv("new-england"))))
    assert len(rows) > 60
    assert all(row["value"] for row in rows if row["low"] and row["low"] == row["high"])
    for row in rows:
        assert row["unit"]
        assert row["status"]
        assert all(part in CATALOG or part == "model" for part in row["source_table"].split("+"))
        if not (row["value"] or row["low"]):
            assert any(word in row["status"] for word in ("not available", "suppressed", "reports none"))


def test_numbers_on_paper_are_numbers_of_the_file() -> None:
    rows = pd.DataFrame(csv.DictReader(io.StringIO(region_figures_csv("gulf-coast"))))
    trend = rows[rows["section"] == "Deaths since 2010"]
    expected = [region_deaths(period).loc["gulf-coast"] for period in ("2010", LATEST.key)]
    for row, label in zip(expected, ("2010", LATEST.label), strict=True):
        told = trend[trend["period"] == label].iloc[0]
        assert (float(told["value"]), float(told["low"]), float(told["high"])) == (
            row["deaths"], row["lower"], row["upper"]
        )  # fmt: skip


def test_a_region_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        region_brief("atlantis")


def test_warnings_are_told_with_the_false_alarms_to_expect() -> None:
    found = warnings_for(region="arizona")
    assert judged_in("arizona") == tuple(replace(each, adjusted=None) for each in found)
    risen, judged = rises(found), len(found) - len(unjudged(found))
    text = text_of(region_brief("arizona"))
    assert f"{len(risen)} of {judged} series rose beyond chance; about {judged / 100:.1f} would by chance alone" in text
    assert "None fell beyond chance; 3 cannot be judged: counts hidden, missing or too few." in text
    assert all(whole(each.observed) in text for each in risen[:8] if (each.observed or 0) >= 100)
    quiet = next(slug for slug in region_names() if not rises(judged_in(slug)))
    assert "None of" in text_of(region_brief(quiet))


@pytest.mark.parametrize("slug", ["arizona", "appalachia"])
def test_every_figure_on_paper_is_in_the_file(slug: str) -> None:
    text = text_of(region_brief(slug)).partition("Sources")[0]
    rows = list(csv.DictReader(io.StringIO(region_figures_csv(slug))))
    values = [abs(float(row[key])) for row in rows for key in ("value", "low", "high") if row[key]]
    scales = (1, 100, 1e-6, 1e-9)  # as it stands, percent, millions, billions
    told = {f"{value * scale:,.{places}f}" for value in values for scale in scales for places in range(3)}
    words = " ".join(word for row in rows for word in row.values())
    missing = {each.rstrip(",.") for each in re.findall(r"\d[\d,]*\.?\d*", text)} - told
    drawn = {str(each) for each in COUNTY_BREAKS["rate"]} | {"0.001", "0.005"}  # a legend; "under 0.001"
    axis = {each for each in missing if each.endswith("00")}
    more = re.findall(r"(\d+) counties more", text)
    assert [each for each in missing - drawn - axis - set(more) if each not in words] == []
