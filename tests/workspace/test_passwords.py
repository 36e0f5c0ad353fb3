"""Which passwords are accepted, and that they are kept so that nobody can read them."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workspace import passwords
from workspace.passwords import LONGEST, SHORTEST, check_new, hashed, matches, outdated
from workspace.words import BadInput

GOOD = "seven herons cross the ford"
pytestmark = pytest.mark.no_database
quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "Über den Flüssen liegt Schnee",
        "河の上に七羽の鷺が静かに飛んでいる朝",
        "x7#Qp!m2Lw9&zRt",
        "no rules of composition",
    ],
)
def test_good_ones(password: str) -> None:
    check_new(password, ("Kim Example", "kim@example.gov"))


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "fourteen chars",
        "password1234567",
        "passwordpassword",
        "Password!Password!1",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "123456789012345678",
        "qwertyuiopasdfghjkl",
        "zyxwvutsrqponmlkji",
        "setpoint-hidta-admin",
        "Kim Example 2026!",
        "kim@example.gov1",
        "x" * 129,
        "a long enough one " * 8,
    ],
)
def test_refused_ones_say_what_is_asked_for(password: str) -> None:
    with pytest.raises(BadInput) as told:
        check_new(password, ("Kim Example", "kim@example.gov"))
    assert told.value.field == "password"
    assert "15 to 128" in told.value.allowed
    assert password not in str(told.value)


@quick
@given(st.text(max_size=150))
def test_any_text_is_accepted_or_refused_in_words(password: str) -> None:
    length = len(unicodedata.normalize("NFKC", password))
    try:
        check_new(password, ("Kim Example", "kim@example.gov"))
    except BadInput:
        return
    assert SHORTEST <= length <= LONGEST


@quick
@given(st.sampled_from(["password", "qwerty", "setpoint", "abcdefgh", "12345678", "kim"]), st.integers(1, 40))
def test_common_words_do_not_become_good_by_repetition(word: str, times: int) -> None:
    with pytest.raises(BadInput):
        check_new(word * times, ("Kim",))


def test_one_that_is_kept_opens_and_others_do_not() -> None:
    kept = hashed(GOOD)
    assert kept.startswith("$argon2id$")
    assert GOOD not in kept
    assert kept != hashed(GOOD)
    assert matches(kept, GOOD)
    assert not matches(kept, GOOD + " ")
    assert not matches(None, "the password of nobody")
    assert not matches("not a hash", GOOD)
    assert not outdated(kept)
    composed, apart = "vier gr\u00fcne K\u00e4fer", "vier gru\u0308ne Ka\u0308fer"
    assert matches(hashed(composed), apart)


def test_an_unknown_person_costs_the_same_work() -> None:
    assert not outdated(passwords._NOBODYS)
