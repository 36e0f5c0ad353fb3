"""A refresh that goes well: what was published serves, at once, with its provenance; reverting returns."""

import json

import pandas as pd
import pytest

from data import manifest, store
from data.catalog import CATALOG
from data.refresh.log import last_result, last_results
from data.vintages import vintage
from tests.data import published

STATE = "state_deaths_monthly"
XKB8 = "/resource/xkb8-kh2a.json"
ARIZONA = "Arizona, Synthetic opioids, excl. methadone (T40.4), 12 months to Dec 2024"


def small_state_deaths() -> pd.DataFrame:
    """Two indicators of a few states and months, New York in its parts among them."""
    frame = published.committed(STATE)
    states = frame["state"].isin(["AZ", "NY", "NY_EXCL_NYC", "YC", "US", "WY"])
    drugs = frame["indicator_key"].isin(["synthetic_opioids", "all_drugs"])
    return frame[states & drugs & frame["month"].dt.year.ge(2023)]


@pytest.fixture(scope="module")
def state_rows() -> pd.DataFrame:
    return small_state_deaths()


@pytest.fixture
def state(world, state_rows):
    return world.keep(STATE, state_rows)


def arizona(frame: pd.DataFrame) -> pd.Series:
    return frame["state"].eq("AZ") & frame["indicator_key"].eq("synthetic_opioids") & frame["month"].eq("2024-12-31")


def revised(frame: pd.DataFrame, by: float = 14) -> pd.DataFrame:
    """The table with one of Arizona's counts revised, and a month more."""
    more = frame[frame["month"].eq("2026-01-31")].assign(month=pd.Timestamp("2026-02-28"))
    changed = frame.assign(reported=frame["reported"].mask(arizona(frame), frame["reported"] - by))
    return pd.concat([changed, more], ignore_index=True)


def test_what_was_published_serves_as_the_same_table(world, state):
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(state))
    result = world.refresh("vsrr-state")
    assert result.outcome == "refreshed"
    assert "nothing changed" in result.sentence
    assert store.path(STATE).parent.name == "refreshed"
    pd.testing.assert_frame_equal(store.load(STATE), state)


def test_a_new_vintage_serves_without_a_restart_and_the_diff_names_it(world, state):
    assert store.load(STATE)["month"].max() == pd.Timestamp("2026-01-31")
    was = state.loc[arizona(state), "reported"].item()
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(revised(state)))
    result = world.refresh("vsrr-state")
    now = store.load(STATE)
    assert now["month"].max() == pd.Timestamp("2026-02-28")
    assert now.loc[arizona(now), "reported"].item() == was - 14
    assert result.changes[STATE]["periods_added"] == ("Feb 2026",)
    assert result.changes[STATE]["largest"] == (f"{ARIZONA}: {was:,.10g} → {was - 14:,.10g}",)
    assert result.changes[STATE]["revised"] == 1


def test_the_vintage_says_where_and_when(world, state):
    assert not vintage(STATE).refreshed
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(revised(state)))
    world.refresh("vsrr-state")
    now = vintage(STATE)
    assert now.refreshed
    assert now.coverage == "Jan 2023 to Feb 2026, 6 jurisdictions"
    assert now.vintage == "published 2026-09-21, retrieved 2026-11-23 from 127.0.0.1"
    assert now.retrieved_at is not None
    assert now.retrieved_at.isoformat() == "2026-11-23T12:00:00+00:00"
    assert now.endpoint.endswith(XKB8)
    assert now.rows == len(store.load(STATE))
    assert "1 numbers revised" in now.changes


def test_the_committed_snapshot_stays_and_builds_read_it(world, state):
    before = store.snapshot_path(STATE).read_bytes()
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(revised(state)))
    world.refresh("vsrr-state")
    assert store.snapshot_path(STATE).read_bytes() == before
    pd.testing.assert_frame_equal(store.load_snapshot(STATE), state)


def test_rows_come_in_pages_of_one_order_with_the_key_in_a_header(world, state, monkeypatch):
    monkeypatch.setenv("SOCRATA_APP_TOKEN", "a-token")
    records = published.vsrr_state(state)
    world.publisher.socrata("xkb8-kh2a", records)
    world.refresh("vsrr-state")
    pages = [asked for asked in world.publisher.asked_for(XKB8) if "$offset" in asked.query]
    assert [int(page.query["$offset"]) for page in pages] == list(range(0, len(records), 100))
    assert {page.query["$order"] for page in pages} == {":id"}
    assert {page.headers["X-App-Token"] for page in pages} == {"a-token"}


def test_the_same_version_is_not_fetched_again(world, state):
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(state))
    world.refresh("vsrr-state")
    served = store.path(STATE)
    world.publisher.asked.clear()
    assert world.refresh("vsrr-state").outcome == "unchanged"
    assert [asked.path for asked in world.publisher.asked] == ["/api/views/xkb8-kh2a.json"]
    assert store.path(STATE) == served


def test_the_log_keeps_every_run_and_gives_the_last(world, state):
    assert last_results() == {}
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(state))
    first = world.refresh("vsrr-state")
    world.publisher.misbehave("/api/views/xkb8-kh2a.json", "html")
    second = world.refresh("vsrr-state")
    lines = (world.tables / "refreshed" / "log.jsonl").read_text().splitlines()
    assert [json.loads(line)["outcome"] for line in lines] == ["refreshed", "failed"]
    assert last_results()["vsrr-state"].sentence == second.sentence
    assert last_result(STATE) == last_results()["vsrr-state"]
    assert last_result("majors_list") is None
    assert first.ok
    assert not second.ok


def test_an_unfinished_line_of_the_log_is_passed_over(world, state):
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(state))
    world.refresh("vsrr-state")
    with (world.tables / "refreshed" / "log.jsonl").open("a") as file:
        file.write('{"source": "vsrr-state", "outc')
    assert last_results()["vsrr-state"].outcome == "refreshed"


def test_a_dry_run_changes_nothing(world, state):
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(revised(state)))
    result = world.refresh("vsrr-state", dry_run=True)
    assert result.sentence.startswith("would be refreshed: ")
    assert store.path(STATE) == store.snapshot_path(STATE)
    assert last_results() == {}


def test_a_table_made_for_another_catalog_does_not_serve(world, state, monkeypatch):
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(revised(state)))
    world.refresh("vsrr-state")
    monkeypatch.setattr(manifest, "fingerprint", lambda dataset: "another")
    assert store.path(STATE) == store.snapshot_path(STATE)
    assert vintage(STATE).outdated


def test_a_manifest_that_cannot_be_read_leaves_the_snapshot(world, state):
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(revised(state)))
    world.refresh("vsrr-state")
    (world.tables / "refreshed" / "manifest.json").write_text('{"tables": ')
    pd.testing.assert_frame_equal(store.load(STATE), state)


def test_counties_keep_their_population_and_lose_no_comma(world):
    frame = published.committed("county_deaths_provisional")
    some = frame[frame["fips"].isin(["01001", "01003", "04013", "06037"])]
    before = world.keep("county_deaths_provisional", some)
    assert before["deaths"].max() > 1000
    world.publisher.socrata("gb4e-yj24", published.vsrr_county(before))
    assert world.refresh("vsrr-county").outcome == "refreshed"
    pd.testing.assert_frame_equal(store.load("county_deaths_provisional"), before)


def test_a_county_blank_without_a_reason_is_refused(world):
    frame = published.committed("county_deaths_provisional")
    before = world.keep("county_deaths_provisional", frame[frame["fips"].isin(["01001", "01003"])])
    records = published.vsrr_county(before)
    for record in records:
        record["footnote"] = ""
        record.setdefault("provisional_drug_overdose", "")
    world.publisher.socrata("gb4e-yj24", records)
    result = world.refresh("vsrr-county")
    assert (result.outcome, result.rule) == ("refused", "schema")
    assert "a blank count must have a footnote that says it is suppressed" in result.sentence


def test_crossings_keep_their_contradiction_and_codes(world):
    frame = published.committed("border_crossings")
    odd = frame["port_code"].isin(["2606", "0103"]) & frame["month"].dt.year.ge(2021)
    before = world.keep("border_crossings", frame[odd])
    assert before["crossings"].isna().sum() == 1
    world.publisher.socrata("keg4-3bc2", published.border_crossings(before))
    assert world.refresh("border-crossings").outcome == "refreshed"
    pd.testing.assert_frame_equal(store.load("border_crossings"), before)


def seizures(world) -> pd.DataFrame:
    frame = published.committed("cbp_seizures")
    frame = frame[frame["area"].isin(["San Diego Field Office", "Tucson Field Office"])]
    return world.keep("cbp_seizures", frame)


def test_seizures_come_from_the_newest_file_and_keep_the_years_before_it(world):
    recent = published.committed("cbp_fentanyl_recent")
    before = seizures(world)
    sums = fentanyl_sums(before, recent)
    world.keep("cbp_fentanyl_recent", sums)
    current = before[before["fiscal_year"].ge(2023)]
    world.publisher.file("/files/2026-05/nationwide-drugs-fy23-fy26-apr.csv", published.cbp_seizures(current))
    result = world.refresh("cbp-seizures")
    assert result.outcome == "refreshed", result.sentence
    pd.testing.assert_frame_equal(store.load("cbp_seizures"), before)
    assert vintage("cbp_seizures").endpoint.endswith("/files/2026-05/nationwide-drugs-fy23-fy26-apr.csv")
    assert store.load("cbp_fentanyl_recent")["pounds"].sum() == pytest.approx(sums["pounds"].sum())


def fentanyl_sums(seized: pd.DataFrame, like: pd.DataFrame) -> pd.DataFrame:
    """Fentanyl by fiscal year, component and region, as the publisher's aggregated table has it."""
    fentanyl = seized[seized["drug"].eq("Fentanyl") & seized["fiscal_year"].ge(2023)]
    keys = ["fiscal_year", "component", "region"]
    sums = fentanyl.groupby(keys, observed=True, as_index=False)[["events", "pounds"]].sum()
    current = sums["fiscal_year"].eq(2026)
    months = current.map({True: 7, False: 12})
    status = current.map({True: "provisional", False: "final"})
    return sums.assign(months=months, status=status)[list(like.columns)]


def test_no_file_under_any_address_says_where_to_look(world):
    seizures(world)
    result = world.refresh("cbp-seizures")
    assert result.outcome == "failed"
    assert "none of the 8 addresses" in result.sentence
    assert "https://www.cbp.gov/document/stats/nationwide-drug-seizures" in result.sentence


CODES = {"CAN": "1220", "MEX": "2010"}
IMPORTS = "/data/imports/hs"


def test_imports_come_by_year_and_a_year_not_yet_published_is_none(world):
    frame = published.committed("goods_imports")
    kept = frame[frame["iso3"].isin(CODES) & frame["year"].isin([2024, 2025])]
    before = world.keep("goods_imports", kept)
    monthly = published.committed("goods_imports_monthly")
    world.keep("goods_imports_monthly", monthly[monthly["iso3"].isin(CODES) & monthly["month"].dt.year.eq(2012)])
    rows = [
        [CODES[row.iso3], str(round(row.usd / 12)), f"{row.year}-{month:02d}"]
        for row in before.itertuples()
        for month in range(1, 13)
    ]
    world.publisher.census(IMPORTS, ["CTY_CODE", "GEN_VAL_MO", "time"], rows)
    result = world.refresh("census-imports")
    assert result.outcome == "refreshed", result.sentence
    now = store.load("goods_imports")
    assert now["months"].tolist() == [12] * 4
    assert now["usd"].tolist() == pytest.approx(before["usd"].tolist())
    months = store.load("goods_imports_monthly")
    assert months.groupby(months["month"].dt.year).size().to_dict() == {2012: 24, 2024: 24, 2025: 24}
    years = [asked.query["time"] for asked in world.publisher.asked_for(IMPORTS)]
    assert years == [str(year) for year in range(2013, 2027)]


def test_prices_come_in_windows_and_a_dash_is_no_price(world):
    before = world.keep("cpi_us", published.committed("cpi_us"))
    assert before["cpi"].isna().sum() == 1
    world.publisher.bls("/publicAPI/v2/timeseries/data/", published.consumer_prices(before))
    assert world.refresh("bls-prices").outcome == "refreshed"
    pd.testing.assert_frame_equal(store.load("cpi_us"), before)
    windows = [json.loads(asked.body) for asked in world.publisher.asked]
    years = [(window["startyear"], window["endyear"]) for window in windows]
    assert (years[0], years[-1], len(years)) == (("1913", "1922"), ("2023", "2026"), 12)


def test_the_bureaus_own_message_is_passed_on(world):
    world.keep("cpi_us", published.committed("cpi_us"))
    said = {"status": "REQUEST_NOT_PROCESSED", "message": ["daily threshold reached"], "Results": {}}
    world.publisher.json("/publicAPI/v2/timeseries/data/", said)
    result = world.refresh("bls-prices")
    assert result.sentence == "failed: the Bureau's API answers REQUEST_NOT_PROCESSED: daily threshold reached"


SDN = "/exports/SDN.CSV"


def sanctions_list(kingpins: int) -> bytes:
    """A list as OFAC serves it: no header, -0- for a blank, several programs in one cell, a control character last."""
    rest = ",".join(["-0- "] * 8)
    lines = [f'{number},"SECRET, Name {number}","individual","SDNTK",{rest}' for number in range(kingpins)]
    lines += [
        f'9001,"SECRET LTD",-0- ,"SDNT] [SDGT",{rest}',
        f'9002,"SECRET SHIP","vessel","ILLICIT-DRUGS-EO14059",{rest}',
    ]
    lines += [f'9003,"OTHER","individual","CUBA",{rest}', "\x1a"]
    return "\r\n".join(lines).encode()


@pytest.fixture
def listed(world):
    """What was on the list two years ago, small."""
    frame = published.committed("ofac_narcotics_listed")
    counts = {"SDNT": 1, "SDNTK": 4, "ILLICIT-DRUGS-EO14059": 1}
    return world.keep("ofac_narcotics_listed", frame.assign(listed=frame["program"].astype("str").map(counts)))


def test_the_list_of_today_is_added_as_counts_and_no_name_is_kept(world, listed):
    world.publisher.file(SDN, sanctions_list(5))
    result = world.refresh("ofac-narcotics")
    assert result.outcome == "refreshed", result.sentence
    now = store.load("ofac_narcotics_listed")
    today = now[now["list_date"].eq("2026-11-23")].set_index("program")
    assert today["listed"].to_dict() == {"ILLICIT-DRUGS-EO14059": 1, "SDNT": 1, "SDNTK": 5}
    assert (today.loc["SDNT", "entities"], today.loc["ILLICIT-DRUGS-EO14059", "vessels"]) == (1, 1)
    assert now["list_date"].nunique() == 2
    files = [file for file in (world.tables / "refreshed").rglob("*") if file.is_file()]
    assert files
    assert [file.name for file in files if b"SECRET" in file.read_bytes()] == []


def test_a_list_that_lost_its_listings_is_refused_and_leaves_no_name(world, listed):
    world.publisher.file(SDN, sanctions_list(1))
    result = world.refresh("ofac-narcotics")
    assert (result.outcome, result.rule) == ("refused", "step")
    assert "the total of listed was 6 for Jul 2024 and is 3 for Nov 2026; at most 30.0%" in result.sentence
    world.publisher.file(SDN, sanctions_list(0))
    assert "the program SDNTK must have listings" in world.refresh("ofac-narcotics").sentence
    assert not list((world.tables / "refreshed").rglob("sdn.csv*"))


def test_every_source_has_tables_of_the_catalog_and_a_maker():
    from data.refresh import tables
    from data.refresh.settings import settings

    known = settings()
    assert set(known.sources) == set(tables._MAKERS)
    assert {table for source in known.sources.values() for table in source.tables} <= set(CATALOG)
