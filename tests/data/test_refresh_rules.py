"""Vintages that cannot be true are refused by the rule they break, unless it is accepted; addresses are guarded."""

import socket

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from data import store
from data.catalog import CATALOG
from data.errors import WrongInput
from data.refresh import addresses
from data.refresh.addresses import check_form, check_reach, redirected
from data.refresh.changes import compare
from data.refresh.clock import Clock
from data.refresh.download import Ask, Client
from data.refresh.faults import Fault
from data.refresh.look import look
from data.refresh.publishers.files import candidates
from data.refresh.settings import RULES, settings
from tests.data import published
from tests.data.conftest import NOW
from tests.data.test_refresh import ARIZONA, STATE, arizona, small_state_deaths

SMALL = small_state_deaths()


@pytest.fixture
def state(world):
    return world.keep(STATE, SMALL)


def _without(column, *values):
    return lambda frame: frame[~frame[column].isin(values)]


def _suppress(frame):
    hidden = frame["state"].eq("WY") & frame["month"].dt.year.eq(2024)
    number = frame["reported"].mask(hidden)
    status = frame["status"].astype("str").mask(hidden, "suppressed")
    footnote = frame["footnote"].astype("str").mask(hidden, "Data suppressed (<10).")
    return frame.assign(reported=number, status=status, footnote=footnote)


def _raise(frame):
    return frame.assign(reported=frame["reported"].mask(frame["state"].eq("US"), frame["reported"] * 1.2))


WRONG = {
    "rows": (
        lambda frame: frame[~arizona(frame)],
        "it had 378 rows and has 377, 0.3% fewer; at most 0.0% may go",
    ),
    "coverage": (
        _without("month", pd.Timestamp("2026-01-31")),
        "it covered Jan 2023 to Jan 2026 and covers Jan 2023 to Dec 2025, without Jan 2026",
    ),
    "places": (_without("state", "WY"), "of 6 jurisdictions 1 are gone (WY)"),
    "totals": (_raise, "over the same rows, "),
    "hidden": (_suppress, "of its counts were suppressed or not available and "),
}


@pytest.mark.parametrize("rule", WRONG)
def test_an_implausible_vintage_is_refused_and_says_by_which_rule(rule, world, state):
    change, said = WRONG[rule]
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(change(state)))
    result = world.refresh("vsrr-state")
    assert result.outcome == "refused"
    assert f"rule {rule}: " in result.sentence
    assert said in result.sentence
    assert f"--accept {rule}" in result.sentence
    assert result.changes[STATE]["rows_before"] == len(state)
    assert store.path(STATE) == store.snapshot_path(STATE)


@pytest.mark.parametrize("rule", WRONG)
def test_an_accepted_rule_lets_the_vintage_pass_and_is_noted(rule, world, state):
    change, _ = WRONG[rule]
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(change(state)))
    assert world.refresh("vsrr-state").outcome == "refused"
    world.publisher.asked.clear()
    result = world.refresh("vsrr-state", accept=RULES)
    assert result.outcome == "refreshed"
    assert f"Accepted: {STATE}, rule " in result.sentence
    pages = [asked for asked in world.publisher.asked if "$offset" in asked.query]
    assert pages == []  # what was refused is still there: nothing is fetched twice


def test_a_smaller_revision_than_the_rule_allows_passes(world, state):
    late = state.assign(reported=state["reported"].mask(state["state"].eq("US"), (state["reported"] * 1.02).round()))
    world.publisher.socrata("xkb8-kh2a", published.vsrr_state(late))
    assert world.refresh("vsrr-state").outcome == "refreshed"


def test_the_diff_names_a_count_that_became_suppressed(state):
    after = state.assign(
        reported=state["reported"].mask(arizona(state)),
        status=state["status"].astype("str").mask(arizona(state), "suppressed"),
    )
    diff = compare(state, after, look(CATALOG[STATE], settings().sources["vsrr-state"].tables[STATE]))
    assert diff.statuses == (f"{ARIZONA}: provisional → suppressed",)
    assert (diff.revised, diff.statuses_changed) == (0, 1)
    assert str(diff) == "1 statuses changed"


@given(
    st.dictionaries(st.integers(0, 30), st.integers(0, 99), max_size=20),
    st.dictionaries(st.integers(0, 30), st.integers(0, 99), max_size=20),
)
@hypothesis_settings(deadline=None, derandomize=True, max_examples=60)
def test_the_diff_counts_every_row_once(old, new):
    before, after = (_prices(values) for values in (old, new))
    diff = compare(before, after, look(CATALOG["cpi_us"]))
    both = old.keys() & new.keys()
    assert diff.rows_added == len(new.keys() - old.keys())
    assert diff.rows_gone == len(old.keys() - new.keys())
    assert diff.revised == sum(old[key] != new[key] for key in both)
    assert len(diff.largest) == min(diff.revised, 20)
    assert diff.none == (old == new)


def _prices(values):
    months = pd.Series([pd.Timestamp(2020, 1, 31) + pd.offsets.MonthEnd(key) for key in values], dtype="datetime64[ms]")
    return pd.DataFrame({"month": months, "cpi": [float(v) for v in values.values()], "status": "final"})


REFUSED = {
    "http://data.cdc.gov/x": "is not encrypted",
    "ftp://data.cdc.gov/x": "is not an https address",
    "file:///etc/passwd": "is not an https address",
    "https://10.1.2.3/x": "inside a private network",
    "https://192.168.0.1/x": "inside a private network",
    "https://169.254.169.254/latest": "inside a private network",
    "https://[fd00::1]/x": "inside a private network",
    "https://me:secret@data.cdc.gov/x": "carries a name or password",
}


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_may_not_be_asked_is_refused(address):
    with pytest.raises(Fault, match=REFUSED[address]) as caught:
        check_form(address)
    assert "secret" not in str(caught.value)


def test_this_machine_may_be_asked_outright():
    for address in ("http://127.0.0.1:8000/x", "http://localhost/x", "http://[::1]:8000/x", "https://data.cdc.gov/x"):
        assert check_form(address) == address


def test_a_public_name_that_leads_inside_is_refused(monkeypatch):
    monkeypatch.setattr(addresses, "get_environ_proxies", lambda address: {})
    inside = [(2, 1, 6, "", ("10.0.0.8", 443))]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *arguments, **more: inside)
    with pytest.raises(Fault, match=r"data.cdc.gov leads into a private network"):
        check_reach("https://data.cdc.gov/x")


def test_a_name_that_changes_after_it_was_judged_is_told_nothing(monkeypatch, tmp_path):
    inside = socket.create_server(("127.0.0.1", 0))
    inside.settimeout(10)
    answers = iter([("93.184.215.14", 443), inside.getsockname()])
    found = lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", next(answers))]  # noqa: E731
    monkeypatch.setattr(addresses, "get_environ_proxies", lambda address: {})
    monkeypatch.setattr(socket, "getaddrinfo", found)
    client = Client(settings().limits, Clock(), lambda line: None)
    with inside, pytest.raises(Fault, match=r"data.cdc.gov leads into a private network"):
        client.fetch(Ask("https://data.cdc.gov/x"), tmp_path / "x")
    assert next(answers, None) is None


def test_a_redirect_stays_with_its_host_or_one_that_is_listed():
    start = "https://www.treasury.gov/sdn.csv"
    assert redirected(start, "/ofac/sdn.csv", ()) == "https://www.treasury.gov/ofac/sdn.csv"
    elsewhere = "https://files.example.gov/sdn.csv"
    assert redirected(start, elsewhere, ("files.example.gov",)) == elsewhere
    with pytest.raises(Fault, match=r"redirects to another host, files\.example\.gov"):
        redirected(start, elsewhere, ())
    signed = "https://lists.s3.us-gov-west-1.amazonaws.com/sdn.csv?X-Amz-Expires=3600"
    assert redirected(start, signed, ("*.s3.us-gov-west-1.amazonaws.com",)) == signed
    with pytest.raises(Fault, match="redirects to another host"):
        redirected(start, "https://evils3.us-gov-west-1.amazonaws.com/x", ("*.s3.us-gov-west-1.amazonaws.com",))
    with pytest.raises(Fault, match="is not encrypted"):
        redirected(start, "http://www.treasury.gov/sdn.csv", ())


def test_the_newest_month_of_a_file_is_tried_first():
    found = list(candidates(("https://x.gov/{published}/fy{fy}-{month}.csv",), NOW))
    assert found[:3] == [
        "https://x.gov/2026-11/fy27-oct.csv",
        "https://x.gov/2026-10/fy26-sep.csv",
        "https://x.gov/2026-09/fy26-aug.csv",
    ]
    assert list(candidates(("https://x.gov/all.csv",), NOW)) == ["https://x.gov/all.csv"]


WRONG_SETTINGS = {
    "an unknown source": ('[sources.nowhere]\ntitle = "x"', "there is no source 'nowhere'"),
    "an address inside": ('[sources.vsrr-state]\naddresses = ["https://10.0.0.1"]', "inside a private network"),
    "an unknown setting": ("[limits]\npatience = 3", "limits.patience: Extra inputs are not permitted"),
    "a share above one": (
        f'[sources.vsrr-state.tables.{STATE}]\nrows = {{ limit = 3, reason = "x" }}',
        "rows.limit: Input should be less than or equal to 1",
    ),
    "no TOML": ("[limits", "must be readable as TOML"),
}


@pytest.mark.parametrize("case", WRONG_SETTINGS)
def test_wrong_settings_name_the_entry_and_the_rule(case, tmp_path, monkeypatch):
    text, said = WRONG_SETTINGS[case]
    file = tmp_path / "mine.toml"
    file.write_text(text)
    monkeypatch.setenv("SETPOINT_ENDPOINTS", str(file))
    with pytest.raises(WrongInput) as caught:
        settings()
    assert said in str(caught.value)


def test_settings_that_are_not_there_are_said(tmp_path, monkeypatch):
    monkeypatch.setenv("SETPOINT_ENDPOINTS", str(tmp_path / "none.toml"))
    with pytest.raises(WrongInput, match=r"the file that SETPOINT_ENDPOINTS names must be there"):
        settings()


def test_every_rule_of_every_source_has_a_reason():
    known = settings()
    for source in known.sources.values():
        assert source.page.startswith("https://")
        for rules in source.tables.values():
            given_rules = [getattr(rules, name) for name in RULES if getattr(rules, name)]
            assert all(len(rule.reason) > 10 for rule in given_rules)
