"""A comparison in an address: what is written is read back, and what is broken is told and loses nothing."""

from hypothesis import given
from hypothesis import strategies as st

from components.simulator.compare_link import THE_PAGE, Entry, entries_in, opened, query_of, text_of
from components.simulator.compare_results import Column, differing
from components.simulator.compare_sources import offers
from components.simulator.state import State, read_state, scenario_of
from model import assess

WORDS = st.text(st.characters(blacklist_characters="*", blacklist_categories=("Cs",)), min_size=1, max_size=12)
NAMES = WORDS.filter(lambda word: word != ".")
PAIRS = st.lists(st.tuples(WORDS.map(lambda word: f"k{word}"), WORDS), max_size=4).map(tuple)
ENTRIES = st.lists(st.builds(Entry, NAMES, PAIRS), max_size=5)


@given(ENTRIES, st.integers(0, 5))
def test_entries_are_read_back_in_their_order(entries: list[Entry], place: int) -> None:
    entries.insert(min(place, len(entries)), THE_PAGE)
    assert entries_in(text_of(entries)) == entries


@given(st.text(max_size=80))
def test_any_text_gives_a_comparison_with_the_page_s_scenario(text: str) -> None:
    found = entries_in(text)
    assert any(entry.now for entry in found)
    assert all(entry.name for entry in found)


def test_what_is_broken_in_an_entry_is_told_and_the_rest_is_kept() -> None:
    _, entry, *_ = entries_in("Mine*score.MEX.oversupply*25*tab*maps*lens")
    assert entry.query == (("score.MEX.oversupply", "25"),)
    assert entry.notices == ("“lens” has no value.", "“tab” says what a page shows, not a scenario.")


def test_the_query_of_a_state_is_read_back_as_the_state() -> None:
    values = {"score.MEX.oversupply": 12.5, "country.CAN.eligible": True, "policy.basis": "compliance"}
    state = State(lens="precursor", preset="scenario_1", added=("VNM",), removed=("IND",), values=values)
    assert read_state(query_of(state)) == (state, [])
    assert query_of(State()) == {}


def test_every_offer_is_a_scenario_of_its_own() -> None:
    state = State(values={"score.MEX.oversupply": 10.0})
    choices, known = offers(state)
    assert [group["group"] for group in choices] == ["Presets", "This scenario under another lens"]
    for offer in known.values():
        read, notices = read_state(dict(offer["query"]))
        assert notices == []
        assert scenario_of(read)
    assert dict(known["lens.entry"]["query"]) == {"lens": "entry", "score.MEX.oversupply": "10"}


def test_opening_an_entry_keeps_the_comparison() -> None:
    entries = entries_in("Set point*preset*set_point")
    assert opened(entries[1], entries) == "preset=set_point&tab=compare&compare=Set+point*preset*set_point"


def test_only_settings_that_differ_are_told() -> None:
    columns = [_column(State()), _column(State(values={"score.MEX.oversupply": 25.0}))]
    assert differing(columns) == [["Mexico, oversupply of fentanyl: score", "0", "25"]]
    added = differing([_column(State()), _column(State(added=("VNM",)))])
    assert ["Vietnam: may be charged", "not in it", "no"] in added
    assert differing([_column(State()), _column(State())]) == []


def _column(state: State) -> Column:
    scenario = scenario_of(state)
    return Column("One", state, scenario, assess(scenario))
