"""The swap: tables and those derived of them change together; reverting returns; a running app sees it at once."""

import io
import os

import pandas as pd
import pytest

from data import manifest, store
from data.__main__ import main
from data.catalog import CATALOG
from data.refresh import batch, derive, run
from data.refresh.clock import Clock
from data.refresh.log import last_results
from data.refresh.revert import revert
from data.refresh.settings import settings
from data.vintages import vintage
from tests.conftest import ROOT
from tests.data import published
from tests.data.conftest import NOW

BLS = "/publicAPI/v2/timeseries/data/"
COUNTY, RATES, HIDTAS = "county_deaths_provisional", "county_death_rates", "hidta_deaths"


@pytest.fixture
def derived(monkeypatch):
    """With derived tables rebuilt, as outside of tests."""
    monkeypatch.setattr(batch, "derived_from", derive.derived_from)


def link(world, *tables):
    """Let the world's snapshot have these tables of the committed one."""
    for name in dict.fromkeys(tables):
        os.symlink(ROOT / "data" / "tables" / f"{name}.parquet", world.tables / f"{name}.parquet")


def prices(world, factor=1.0):
    """A BLS whose last year is off by a factor."""
    frame = published.committed("cpi_us")
    recent = frame["month"].dt.year.ge(2026)
    frame = frame.assign(cpi=frame["cpi"].mask(recent, (frame["cpi"] * factor).round(3)))
    world.publisher.bls(BLS, published.consumer_prices(frame))
    return frame


def do_revert(*names):
    return revert(settings(), list(names), run.Options(report=lambda line: None, clock=Clock(lambda: NOW)))


def test_derived_tables_change_with_their_input(world, derived):
    link(world, "cpi_us", "real_usd_index")
    before = store.load("real_usd_index")
    prices(world, 1.0005)
    result = world.refresh("bls-prices")
    assert result.outcome == "refreshed", result.sentence
    assert set(result.changes) == {"cpi_us", "real_usd_index"}
    assert not store.load("real_usd_index").equals(before)
    assert vintage("real_usd_index").vintage == "computed 2026-11-23 with refreshed cpi_us"


def test_a_derived_table_that_would_be_wrong_stops_the_whole_swap(world, derived, monkeypatch):
    link(world, "cpi_us", "real_usd_index")
    monkeypatch.setattr(derive, "maker", lambda dataset: lambda *frames: frames[0].head(0))
    prices(world, 1.0005)
    result = world.refresh("bls-prices")
    assert (result.outcome, result.rule) == ("refused", "derived")
    assert "real_usd_index, derived from it, would be wrong" in result.sentence
    assert not vintage("cpi_us").refreshed


def test_derived_tables_of_derived_tables_follow(world, derived):
    named = {COUNTY, RATES, HIDTAS}
    link(world, *named, *(name for table in (RATES, HIDTAS) for name in CATALOG[table].inputs if name not in named))
    frame = published.committed(COUNTY)
    more = frame.assign(deaths=frame["deaths"] + (frame["deaths"] // 50))
    world.publisher.socrata("gb4e-yj24", published.vsrr_county(more))
    world.endpoints.write_text(world.endpoints.read_text().replace("page_rows = 100", "page_rows = 20000"))
    result = world.refresh("vsrr-county")
    assert result.outcome == "refreshed", result.sentence
    assert {name: vintage(name).refreshed for name in sorted(named)} == dict.fromkeys(sorted(named), True)
    inputs = manifest.entries(world.tables / "refreshed")[HIDTAS].inputs
    assert inputs[RATES] == store.path(RATES).name
    assert inputs["hidta_counties"] == "snapshot"
    do_revert("vsrr-county")
    assert {name: vintage(name).refreshed for name in sorted(named)} == dict.fromkeys(sorted(named), False)


def test_a_derived_table_does_not_serve_beside_another_vintage_of_its_input(world, derived):
    link(world, "cpi_us", "real_usd_index")
    prices(world, 1.0005)
    world.refresh("bls-prices")
    folder = world.tables / "refreshed"
    kept = dict(manifest.entries(folder))
    del kept["cpi_us"]
    manifest.write(folder, kept)
    assert store.path("real_usd_index") == store.snapshot_path("real_usd_index")


def test_no_reader_sees_half_a_swap(world, derived, monkeypatch):
    """At every step that touches the disk, the two tables are both old or both new."""
    link(world, "cpi_us", "real_usd_index")
    seen = set()
    replace = type(world.tables).replace

    def watched(self, target):
        seen.add((vintage("cpi_us").refreshed, vintage("real_usd_index").refreshed))
        result = replace(self, target)
        seen.add((vintage("cpi_us").refreshed, vintage("real_usd_index").refreshed))
        return result

    monkeypatch.setattr(type(world.tables), "replace", watched)
    prices(world, 1.0005)
    world.refresh("bls-prices")
    assert seen == {(False, False), (True, True)}


def test_a_crash_before_the_manifest_leaves_the_old_tables(world, derived, monkeypatch):
    link(world, "cpi_us", "real_usd_index")
    prices(world, 1.0005)

    def crash(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(manifest, "write", crash)
    result = world.refresh("bls-prices")
    assert result.outcome == "failed"
    assert "No space left on device" in result.sentence
    assert not vintage("cpi_us").refreshed


def test_reverting_returns_to_the_snapshot(world, derived):
    link(world, "cpi_us", "real_usd_index")
    prices(world, 1.0005)
    world.refresh("bls-prices")
    assert do_revert("bls-prices")[0].outcome == "reverted"
    assert store.load("cpi_us").equals(store.load_snapshot("cpi_us"))
    assert not vintage("real_usd_index").refreshed
    assert last_results()["bls-prices"].sentence == "the snapshot serves again for cpi_us"


def test_a_file_that_is_being_sent_outlives_the_next_swap(world):
    link(world, "cpi_us")
    for factor in (1.0001, 1.0002, 1.0003):
        prices(world, factor)
        world.refresh("bls-prices")
        served = store.path("cpi_us")
        if factor == 1.0002:
            second = served
    assert second.exists()
    assert second != served
    assert len(list((world.tables / "refreshed").glob("*.parquet"))) == 2


def test_the_running_app_serves_the_new_vintage_and_the_old_again(laid_out_server, world):
    link(world, "cpi_us")
    client = laid_out_server.test_client()
    assert _last_price(client) == pytest.approx(store.load("cpi_us")["cpi"].iloc[-1])
    frame = prices(world, 1.0005)
    world.refresh("bls-prices")
    assert _last_price(client) == pytest.approx(frame["cpi"].iloc[-1])
    do_revert("bls-prices")
    assert _last_price(client) == pytest.approx(published.committed("cpi_us")["cpi"].iloc[-1])


def _last_price(client):
    answer = client.get("/api/v1/datasets/cpi_us.csv")
    assert answer.status_code == 200
    return pd.read_csv(io.BytesIO(answer.get_data()))["cpi"].iloc[-1]


def test_the_command_ends_with_0_or_1_and_writes_its_report(world, tmp_path, capsys):
    link(world, "cpi_us")
    prices(world, 1.0005)
    report = tmp_path / "report.json"
    assert main(["refresh", "cpi_us", "--report", str(report)]) == 0
    assert '"May 2026: ' in report.read_text()
    world.publisher.misbehave(BLS, "status 404")
    assert main(["refresh", "bls-prices"]) == 1
    assert "bls-prices: failed: 127.0.0.1 answers 404 Not Found" in capsys.readouterr().out


def test_the_command_names_what_is_not_there(world, capsys):
    assert main(["refresh", "nowhere"]) == 2
    assert "there is no source 'nowhere'; the sources are: vsrr-state, " in capsys.readouterr().err
    assert main(["refresh", "county_deaths_annual"]) == 2
    said = capsys.readouterr().err
    assert "is refreshed by hand: CDC WONDER" in said
    assert "refresh --from FOLDER county_deaths_annual" in said
    assert main(["refresh", "real_usd_index"]) == 2
    assert "it is derived from cpi_us and follows" in capsys.readouterr().err
    assert main(["refresh", "--revert"]) == 2
    assert "name the sources to revert" in capsys.readouterr().err


def test_the_list_has_every_table_that_is_not_derived(world, capsys):
    assert main(["refresh", "--list"]) == 0
    said = capsys.readouterr().out
    assert [name for name, dataset in CATALOG.items() if not dataset.derived and f"{name}:" not in said] == []


def test_a_file_brought_by_hand_meets_the_same_checks(world, tmp_path, capsys):
    before = world.keep("majors_list", published.committed("majors_list"))
    file = tmp_path / "raw" / CATALOG["majors_list"].raw_files[0]
    file.parent.mkdir(parents=True)
    frame = before.assign(failed_demonstrably=before["failed_demonstrably"].astype("int32"))
    frame.to_csv(file, index=False)
    assert main(["refresh", "--from", str(tmp_path / "raw"), "majors_list"]) == 0
    assert vintage("majors_list").endpoint == "files brought by hand"
    frame.head(100).to_csv(file, index=False)
    assert main(["refresh", "--from", str(tmp_path / "raw"), "majors_list"]) == 1
    assert "rule rows: it had 179 rows and has 100" in capsys.readouterr().out
    assert main(["refresh", "--from", str(tmp_path), "majors_list"]) == 1
    assert "the file must be in the raw folder" in capsys.readouterr().out
