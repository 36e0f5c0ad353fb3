"""What pages and callbacks answer about deaths: each screen by name. Needs the app to be made already."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from flask.testing import FlaskClient

from components.mortality.frames import bundle
from components.mortality.multiples import multiples
from components.mortality.picks import picks_chart, picks_side
from components.mortality.table import columns_sent
from components.region_cards import trend_card
from components.region_compare import comparison
from components.region_county import county_rows, county_side
from components.region_county_detail import county_detail, years_card
from components.region_maps import county_map, hidta_map
from components.region_rank import rank_list
from components.region_sections import BODIES, build
from components.regions import headline, region_rows, sum_words
from components.situation_cards import rates_card
from components.situation_map import MEASURES, county_card, nation_map
from components.situation_movers import movers_table
from data.build import with_derived
from data.catalog import CATALOG
from data.views.mortality import PERIODS
from data.views.place_figures import ALL_DRUGS, COUNTY, HIDTA, windows
from data.views.regions import region_deaths
from data.views.window import window
from tests.attack.worlds import PUBLISHED, World

ADDRESSES = ("/api/v1/datasets/{}/rows.json?limit=10000", "/api/v1/datasets/{}/rows.csv?sort=-{}",
             "/api/v1/datasets/{}.csv", "/api/v1/datasets/{}.parquet")  # fmt: skip
CHARTED = ("06025", "32031", "15007", "04003")  # a chart takes a tenth of a second
# of sixteen periods: two that follow each other, the one with unlisted counties, the latest
PANELS = ("san-diego-imperial-valley", "hawaii")
LOOKED_AT = ("2021", "2022", "2023", "2025-12")
_MEASURES = ("rate", "deaths", "change", "difference")


def of_deaths() -> list[str]:
    """The tables a world is published into, and those derived from them."""
    return [dataset.id for dataset in with_derived(PUBLISHED)]


def api(client: FlaskClient) -> Iterator[tuple[str, bytes]]:
    """Every address of the API that answers from those tables, sorted by their numbers too."""
    for dataset_id in of_deaths():
        count = CATALOG[dataset_id].count_column or CATALOG[dataset_id].keys[0]
        for form in ADDRESSES:
            address = form.format(dataset_id, count)
            yield address, client.get(address).data
    for period in PERIODS:
        address = f"/api/v1/regions?period={period}"
        yield address, client.get(address).data


def county_screens(world: World) -> Iterator[tuple[str, str, str, Any]]:
    """Cards of every county of the world: screen, county, period ("" of all), what is shown."""
    slugs = {fips: slug for slug, members in world.regions.items() for fips in members if fips in world.people}
    for period in LOOKED_AT:
        for fips in world.people:
            yield "card of the situation", fips, period, county_card(fips, period)
    for fips, slug in slugs.items():
        yield "card of the region", fips, "2025-12", county_side(slug, fips, "2025-12")
    for fips in CHARTED:
        yield "years of the county", fips, "", years_card(fips, "this county")
    for fips in CHARTED:
        yield "chart of chosen counties", fips, "", picks_chart(COUNTY, ALL_DRUGS, "rate", (fips,))
        yield "counts of chosen counties", fips, "", picks_chart(COUNTY, ALL_DRUGS, "deaths", (fips,))
        yield "chosen counties", fips, "2025-12", picks_side(COUNTY, ALL_DRUGS, windows(COUNTY, ALL_DRUGS)[-1], (fips,))


def region_screens(world: World) -> Iterator[tuple[str, str, str, Any]]:
    """Cards of every region of the world: screen, region, period ("" of all), what is shown."""
    for slug in world.regions:
        yield "tiles of the region", slug, "2025-12", headline(slug)
        yield "trend of the region", slug, "", trend_card(slug)
        for period in PERIODS:
            row = {str(name): value for name, value in region_deaths(period).loc[slug].items()}
            yield "sentence of the region", slug, period, sum_words(row)


def maps(world: World) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every map of deaths: name, period of its numbers, payload."""
    for period in LOOKED_AT:
        for measure in MEASURES:
            yield f"map of the nation: {measure}", period, nation_map(measure, period)
        for measure in ("rate", "deaths"):
            yield f"map of regions: {measure}", period, hidta_map(measure, period)
            for slug in world.regions:
                yield f"map of counties: {measure}", period, county_map(slug, measure, period)


def bundles() -> Iterator[tuple[str, dict[str, Any]]]:
    """All frames of the mortality page's map."""
    for place in (COUNTY, HIDTA):
        for measure in _MEASURES:
            yield f"bundle {place} {measure}", bundle(place, ALL_DRUGS, measure)


def grids() -> Iterator[tuple[str, str, dict[str, dict[str, str]]]]:
    """The mortality page's grid in every period: name, period, columns."""
    for place in (COUNTY, HIDTA):
        for each in windows(place, ALL_DRUGS):
            yield f"grid {place}", each.key, columns_sent(place, ALL_DRUGS, each)


def others(world: World) -> Iterator[tuple[str, Any]]:
    """What is compared as a whole: bundles, grids, lists in order, whole pages, what callbacks answer."""
    yield from bundles()
    yield from ((f"{name} {period}", sent) for name, period, sent in grids())
    yield "multiples", multiples(HIDTA, ALL_DRUGS, "deaths", "latest")
    for period in LOOKED_AT:
        yield f"regions {period}", region_rows(period)
        yield f"callback of the region {period}", _page("region").show_period("deaths", period, "hawaii")
        yield f"callback of the situation {period}", _page("situation").recolor("change", period)
        yield from ((f"counties {slug} {period}", county_rows(slug, period)) for slug in world.regions)
        yield from (
            (f"rank {measure} {period}", rank_list(measure, period)) for measure in ("rate", "deaths", "change")
        )
        yield f"regions compared {period}", comparison(tuple(world.regions)[:4], period)
    for slug in PANELS:
        for fips in world.regions[slug]:
            yield f"county in full {fips}", county_detail(slug, fips, "2023")
        yield f"region in place {slug}", _page("region").show_region(slug, "rate", "2025-12", {})
        yield from ((f"part {key} of {slug}", build(key, slug, {})) for key in BODIES)
        yield f"table of {slug}", _page("region").show_counties(slug, "2023")
    yield from ((f"movers {place}", movers_table(place)) for place in (COUNTY, HIDTA))
    yield "highest rates", rates_card()
    for dataset_id in of_deaths():
        sort = [{"colId": CATALOG[dataset_id].count_column or CATALOG[dataset_id].keys[0], "sort": "desc"}]
        yield f"rows {dataset_id}", window(dataset_id, 0, 500, sort).rows.to_csv()
        yield f"page {dataset_id}", _page("data_set").layout(dataset_id)
    yield from pages(world)


def pages(world: World) -> Iterator[tuple[str, Any]]:
    """Whole pages as laid out for an address."""
    yield "page /", _page("situation").layout(measure="deaths", county="15001")
    yield "page /regions", _page("regions").layout(measure="deaths")
    yield "page /mortality", _page("mortality").layout(pick="15001,06025")
    yield from ((f"page /regions/{slug}", _page("region").layout(slug)) for slug in PANELS)


def _page(name: str) -> Any:
    """A page's module; it can be imported only once there is an app."""
    return import_module(f"pages.{name}")
