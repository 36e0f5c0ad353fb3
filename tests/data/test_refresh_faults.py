"""Publishers that misbehave: what serves stays, the sentence says why, and what may pass is tried again."""

import pytest

from data import store
from data.refresh.faults import Fault
from data.refresh.lock import locked
from data.refresh.log import last_results
from data.vintages import vintage
from tests.data import published
from tests.data.test_refresh import STATE, XKB8, revised, small_state_deaths

VIEW = "/api/views/xkb8-kh2a.json"
FILE = "/files/2026-05/amo-drug-seizures-fy23-fy26-apr.csv"


@pytest.fixture(scope="module")
def state_rows():
    return small_state_deaths()


@pytest.fixture
def state(world, state_rows):
    """The snapshot's table; the publisher has a newer one."""
    frame = world.keep(STATE, state_rows)
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(revised(frame)))
    return frame


def stays(state) -> bool:
    """Whether the table that served still does, whole."""
    return store.path(STATE) == store.snapshot_path(STATE) and store.load(STATE).equals(state)


PASSING = {
    "server errors": (["status 500", "status 503"], "answers 503 Service Unavailable; again in"),
    "an answer cut short": (["cut", "cut"], "of 18 bytes and stopped; again in"),
    "a connection reset": (["reset", "reset"], "broke"),
}


@pytest.mark.parametrize("case", PASSING)
def test_what_passes_is_tried_again_with_longer_waits(case, world, state):
    faults, said = PASSING[case]
    world.publisher.misbehave(XKB8, *faults)
    assert world.refresh("vsrr-state").outcome == "refreshed"
    assert len(world.slept) == 2
    assert 1 <= world.slept[0] <= 2
    assert 2 <= world.slept[1] <= 3
    assert any(said in line for line in world.lines)
    assert any("(attempt 3 of 3)" in line for line in world.lines)


def test_the_publisher_says_how_long_to_wait(world, state):
    world.publisher.misbehave(XKB8, "status 429 7")
    assert world.refresh("vsrr-state").outcome == "refreshed"
    assert world.slept == [7.0]


FINAL = {
    "errors without end": (XKB8, ["status 500", "always"], "127.0.0.1 answers 500 Internal Server Error, 3 times"),
    "cut short each time": (XKB8, ["cut", "always"], "127.0.0.1 sent 9 of 18 bytes and stopped, 3 times"),
    "asked to wait past the limit": (XKB8, ["status 429 3600"], "in 3,600 s, is past the time limit"),
    "not allowed": (XKB8, ["status 403"], "127.0.0.1 answers 403 Forbidden: sorry"),
    "gone": (VIEW, ["status 404"], "127.0.0.1 answers 404 Not Found: sorry"),
    "a web page": (XKB8, ["html"], "answers with a web page, not with data"),
    "no JSON": (XKB8, ["says [{,"], "the answer is not JSON"),
    "other JSON": (XKB8, ['says {"error": true}'], "the answer is not a count of rows"),
    "another description": (VIEW, ['says {"columns": 3}'], "not the description of a Socrata data set"),
    "fewer rows than counted": (XKB8, ['says [{"count": "400"}]'], "gave 320 rows where it counts 400"),
    "another host": (XKB8, ["redirect https://elsewhere.example/rows"], "redirects to another host, elsewhere.example"),
    "an address inside": (XKB8, ["redirect http://169.254.169.254/"], "is not encrypted"),
    "a network inside": (XKB8, ["redirect https://10.0.0.8/"], "an address inside a private network"),
    "redirects without end": (XKB8, [f"redirect {XKB8}", "always"], "redirects without end"),
}


@pytest.mark.parametrize("case", FINAL)
def test_what_does_not_pass_fails_and_says_why(case, world, state):
    path, faults, said = FINAL[case]
    world.publisher.misbehave(path, *faults)
    result = world.refresh("vsrr-state")
    assert result.outcome == "failed"
    assert said in result.sentence
    assert stays(state)
    assert last_results()["vsrr-state"].sentence == result.sentence


def test_a_publisher_that_does_not_answer_in_time(world, state):
    world.set(read_seconds=0.05, attempts=2)
    world.publisher.misbehave(XKB8, "hang", "always")
    result = world.refresh("vsrr-state")
    assert "failed: 127.0.0.1 did not answer in time, 2 times" in result.sentence
    assert stays(state)


def test_a_source_that_takes_too_long(world, state):
    world.seconds = iter(range(0, 100_000, 400))
    result = world.refresh("vsrr-state")
    assert "it took longer than the time limit of 900 s" in result.sentence
    assert stays(state)


def test_content_without_end_stops_at_the_limit(world, state):
    world.set(source_megabytes=1)
    world.publisher.misbehave(XKB8, "endless")
    result = world.refresh("vsrr-state")
    assert "failed: it is larger than the limit of 1 MB" in result.sentence
    assert not list((world.tables / "refreshed" / ".staging").rglob("*.part"))
    assert stays(state)


def test_a_column_that_is_gone_is_named(world, state):
    records = [{key: value for key, value in row.items() if key != "footnote"} for row in published.vsrr_state(state)]
    world.publisher.socrata("xkb8-kh2a", records)
    result = world.refresh("vsrr-state")
    assert "the data set has no column 'footnote' any more; it has data_value, " in result.sentence
    assert stays(state)


def test_a_word_the_catalog_does_not_know_is_refused_with_its_row(world, state):
    records = published.vsrr_state(state)
    records[4]["indicator"] = "Cannabis"
    world.publisher.socrata("xkb8-kh2a", records)
    result = world.refresh("vsrr-state")
    assert (result.outcome, result.rule) == ("refused", "schema")
    assert "refused: xkb8-kh2a: row 5: indicator must be one of" in result.sentence
    assert stays(state)


def test_a_number_out_of_range_is_refused_with_its_key(world, state):
    records = published.vsrr_state(state)
    records[4]["percent_complete"] = "140"
    world.publisher.socrata("xkb8-kh2a", records)
    result = world.refresh("vsrr-state")
    assert (result.outcome, result.rule) == ("refused", "schema")
    assert "state_deaths_monthly: row state=AZ, " in result.sentence
    assert "percent_complete must be 100 or less" in result.sentence
    assert stays(state)


def test_a_data_set_that_changes_while_it_is_read_is_not_mixed(world, state):
    first = world.publisher.paths[VIEW]
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(state), updated=1_790_000_001)
    second, views = world.publisher.paths[VIEW], iter([first])
    world.publisher.paths[VIEW] = lambda asked: next(views, second)(asked)
    assert "changed the data set while it was read" in world.refresh("vsrr-state").sentence
    assert stays(state)
    assert world.refresh("vsrr-state").outcome == "refreshed"


def test_one_source_that_fails_does_not_stop_the_next(world, state):
    world.publisher.misbehave("/api/views/keg4-3bc2.json", "status 404")
    assert world.refresh("border-crossings", "vsrr-state").outcome == "refreshed"
    assert {name: result.outcome for name, result in last_results().items()} == {
        "border-crossings": "failed",
        "vsrr-state": "refreshed",
    }


def test_an_interrupted_refresh_leaves_all_and_goes_on_where_it_stopped(world, state, monkeypatch):
    pages = world.publisher.paths[XKB8]

    def stop(asked):
        if asked.query.get("$offset") == "200":
            world.stopping = True
        return pages(asked)

    world.publisher.paths[XKB8] = stop
    append = world.lines.append
    world.lines = _Interrupting(append)
    with pytest.raises(KeyboardInterrupt):
        world.refresh("vsrr-state")
    assert stays(state)
    assert last_results() == {}
    world.publisher.asked.clear()
    world.lines = []
    assert world.refresh("vsrr-state").outcome == "refreshed"
    offsets = [asked.query["$offset"] for asked in world.publisher.asked_for(XKB8) if "$offset" in asked.query]
    assert offsets == ["200", "300"]
    assert any("(kept from before)" in line for line in world.lines)


class _Interrupting:
    """Takes lines of progress, and a Ctrl-C at the second page."""

    def __init__(self, append):
        self._append = append

    def append(self, line):
        if "200 of" in line:
            raise KeyboardInterrupt
        self._append(line)


def amo(world):
    frame = published.committed("cbp_amo_seizures")
    before = world.keep("cbp_amo_seizures", frame[frame["fiscal_year"].ge(2023)])
    return before, published.cbp_seizures(before).replace(b"Area of Responsibility", b"Branch")


def test_a_file_cut_short_goes_on_where_it_stopped(world):
    _, content = amo(world)
    world.publisher.file(FILE, content)
    world.publisher.misbehave(FILE, "cut")
    assert world.refresh("cbp-amo-seizures").outcome == "refreshed"
    again = world.publisher.asked_for(FILE)[-1]
    assert again.headers["Range"] == f"bytes={len(content) // 2}-"
    assert again.headers["If-Range"] == '"1"'


def test_a_file_that_changed_meanwhile_is_read_from_its_start(world):
    before, content = amo(world)
    world.publisher.file(FILE, content, tag='"1"')
    world.publisher.misbehave(FILE, "cut", "always")
    assert world.refresh("cbp-amo-seizures").outcome == "failed"
    world.publisher.misbehave(FILE)
    world.publisher.file(FILE, content, tag='"2"')
    assert world.refresh("cbp-amo-seizures").outcome == "refreshed"
    assert store.load("cbp_amo_seizures").equals(before)


def test_a_file_with_a_short_line_is_refused_with_its_row(world):
    _, content = amo(world)
    world.publisher.file(FILE, content.rstrip(b"\n").rpartition(b",")[0] + b"\n")
    result = world.refresh("cbp-amo-seizures")
    assert (result.outcome, result.rule) == ("refused", "schema")
    assert "the line must have as many fields as the header" in result.sentence
    assert not vintage("cbp_amo_seizures").refreshed


def test_two_refreshes_do_not_meet(world, state):
    folder = world.tables / "refreshed"
    with locked(folder), pytest.raises(Fault, match="another refresh is running"):
        world.refresh("vsrr-state")
    assert stays(state)


def test_a_lock_left_by_a_dead_process_is_free(world, state):
    folder = world.tables / "refreshed"
    folder.mkdir()
    (folder / ".lock").write_text("4194304")
    assert world.refresh("vsrr-state").outcome == "refreshed"
