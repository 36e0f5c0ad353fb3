"""Watches: what is new fires once, leaves once, and survives whatever dies in between."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from scenarios.early_warning import all_warnings, rises
from surveillance import Warning
from workspace import watches
from workspace.notify import Message, NotDelivered
from workspace.people import LOCAL, Person
from workspace.permissions import NotAllowed
from workspace.records_accounts import Audit, User
from workspace.records_regions import Firing, Watch
from workspace.store import reading, transaction
from workspace.watches import NewWatch, check, deliver, places
from workspace.watches.delivery import HELD, PAUSES, Delivered
from workspace.watches.places import period_end, place_name, readings, told
from workspace.words import BadInput, NotFound

Somebody = Callable[..., Person]
HOOK = NewWatch("state", "AZ", channel="webhook", target="https://hooks.example.gov/a")


class Sender:
    """Takes what is sent; fails where told to."""

    def __init__(self, *problems: Exception | None) -> None:
        self.problems, self.messages = list(problems), []  # type: list[Exception | None], list[Message]

    def __call__(self, watch: Watch, email: str, message: Message) -> None:
        problem = self.problems.pop(0) if self.problems else None
        if problem is not None:
            raise problem
        self.messages.append(message)


def rising(state: str = "AZ") -> int:
    return sum(each.series.place == state and each.series.kind == "state" for each in rises(all_warnings()))


def state_of(person: Person) -> set[str]:
    return {each.state for each in watches.history(person)}


def test_arizona_warns_on_the_snapshot() -> None:
    """The tests below rest on it."""
    assert rising() >= 2


def test_a_watch_comes_back_only_where_there_is_room(somebody: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = somebody("reader")
    monkeypatch.setattr(watches.watching, "MOST", 1)
    gone = watches.add(ana, HOOK)
    watches.remove(ana, gone.id)
    kept = watches.add(ana, HOOK)
    with pytest.raises(BadInput, match="Remove one first"):
        watches.restore(ana, gone.id)
    assert [each.id for each in watches.mine(ana)] == [kept.id]


def test_what_warned_already_is_known_and_not_told(somebody: Somebody) -> None:
    person = somebody()
    watch = watches.add(person, HOOK)
    assert check() == 0
    assert deliver(Sender()) == Delivered()
    assert state_of(person) == {"known before"}
    assert len(watches.history(person)) == rising()
    assert watch.series > rising()
    assert watch.secret


def test_what_warned_already_is_told_once_if_asked(somebody: Somebody) -> None:
    person, sender = somebody(), Sender()
    watches.add(person, replace(HOOK, tell_now=True))
    assert [check(), check()] == [rising(), 0]
    assert [deliver(sender), deliver(sender)] == [Delivered(sent=1), Delivered()]
    (message,) = sender.messages
    assert len(message.document["warnings"]) == rising()
    assert "1% of readings" in message.text
    assert state_of(person) == {"sent"}


def test_a_new_period_fires_again(somebody: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    person = somebody()
    watches.add(person, HOOK)
    monkeypatch.setattr("workspace.watches.checking.rises_of", lambda *_: later())
    assert [check(), check()] == [rising(), 0]


def later() -> tuple[Warning, ...]:
    """Arizona's warnings, of a later period."""
    found = [each for each in rises(all_warnings()) if (each.series.kind, each.series.place) == ("state", "AZ")]
    return tuple(replace(each, series=replace(each.series, period="June 2030")) for each in found)


def test_two_checks_at_once_fire_once(somebody: Somebody) -> None:
    watches.add(somebody(), replace(HOOK, tell_now=True))
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(lambda _: check(), range(4))) == rising()
    with reading() as session:
        assert len(session.scalars(select(Firing.message_id).distinct()).all()) == 1


def test_two_deliveries_at_once_send_once(somebody: Somebody) -> None:
    sender = Sender()
    for _ in range(3):
        watches.add(somebody(), replace(HOOK, tell_now=True))
    check()
    with ThreadPoolExecutor(4) as pool:
        assert sum(each.sent for each in pool.map(lambda _: deliver(sender), range(4))) == 3
    assert len({message.id for message in sender.messages}) == len(sender.messages) == 3


def test_a_crash_before_sending_loses_nothing(somebody: Somebody) -> None:
    """The process dies after the firing and before the message: the next one sends it, once."""
    watches.add(somebody(), replace(HOOK, tell_now=True))
    check()

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    clock = datetime.now(UTC)
    with pytest.raises(KeyboardInterrupt):
        deliver(die, at=lambda: clock)
    sender = Sender()
    assert deliver(sender, at=lambda: clock + timedelta(seconds=1)) == Delivered()  # it is held
    assert deliver(sender, at=lambda: clock + HELD * 2) == Delivered(sent=1)
    assert deliver(sender, at=lambda: clock + HELD * 4) == Delivered()


def test_a_message_is_tried_again_under_the_same_id_and_given_up_in_the_end(somebody: Somebody) -> None:
    person = somebody()
    watches.add(person, replace(HOOK, tell_now=True))
    check()
    clock, seen = [datetime.now(UTC)], set()

    def fail(watch: Watch, email: str, message: Message) -> None:
        seen.add(message.id)
        raise NotDelivered("The webhook answered 500.")

    def try_now() -> Delivered:
        return deliver(fail, at=lambda: clock[0])

    for pause in PAUSES:
        assert [try_now(), try_now()] == [Delivered(put_off=1), Delivered()]
        assert state_of(person) == {"waiting"}
        clock[0] += pause
    assert try_now() == Delivered(given_up=1)
    clock[0] += timedelta(days=9)
    assert try_now() == Delivered()
    assert len(seen) == 1
    assert {(each.state, each.last_error) for each in watches.history(person)} == {
        ("given up", "The webhook answered 500.")
    }


def test_what_cannot_succeed_is_given_up_at_once(somebody: Somebody) -> None:
    watches.add(somebody(), replace(HOOK, tell_now=True))
    check()
    assert deliver(Sender(NotDelivered("refused", lasting=True))) == Delivered(given_up=1)


def test_one_failing_watch_does_not_hold_up_another(somebody: Somebody) -> None:
    for _ in range(2):
        watches.add(somebody(), replace(HOOK, tell_now=True))
    check()
    assert deliver(Sender(NotDelivered("away"))) == Delivered(sent=1, put_off=1)


def test_paused_and_removed_watches_are_silent(somebody: Somebody) -> None:
    person = somebody()
    watch = watches.add(person, replace(HOOK, tell_now=True))
    watches.change(person, watch.id, paused=True)
    assert check() == 0
    watches.change(person, watch.id, paused=False)
    watches.remove(person, watch.id)
    assert watches.mine(person) == ()
    assert check() == 0
    watches.restore(person, watch.id)
    assert check() == rising()
    watches.change(person, watch.id, paused=True)
    assert deliver(Sender()) == Delivered()


def test_a_disabled_account_hears_nothing(somebody: Somebody) -> None:
    person = somebody()
    watches.add(person, replace(HOOK, tell_now=True))
    with transaction() as session:
        session.execute(update(User).where(User.id == person.id).values(disabled=datetime.now(UTC)))
    assert check() == 0


def test_a_watch_without_a_channel_lists_what_fires(somebody: Somebody) -> None:
    person = somebody()
    watches.add(person, NewWatch("state", "AZ", tell_now=True))
    assert check() == rising()
    assert deliver(Sender()) == Delivered()
    assert all(each.words.startswith("Arizona") for each in watches.history(person))


def test_others_watches_are_not_there(somebody: Somebody) -> None:
    watch = watches.add(somebody(), HOOK)
    for act in (watches.remove, watches.restore, watches.send_trial):
        with pytest.raises(NotFound):
            act(LOCAL, watch.id)
    with pytest.raises(NotFound):
        watches.change(LOCAL, watch.id, paused=True)
    assert watches.history(LOCAL) == ()
    with pytest.raises(NotAllowed):
        watches.add(replace(LOCAL, role=None, id=""), HOOK)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"place_kind": "planet"}, "place_kind"),
        ({"place": "ZZ"}, "place"),
        ({"place_kind": "county", "place": "99999"}, "place"),
        ({"place_kind": "hidta", "place": "atlantis"}, "place"),
        ({"channel": "fax"}, "channel"),
        ({"target": "http://example.gov"}, "target"),
        ({"target": ""}, "target"),
        ({"channel": "email", "target": "somebody.else@example.gov"}, "target"),
    ],
)
def test_what_cannot_be_watched_names_the_field(somebody: Somebody, change: dict[str, str], field: str) -> None:
    with pytest.raises(BadInput) as problem:
        watches.add(somebody(), replace(HOOK, **change))  # type: ignore[arg-type]
    assert problem.value.field == field


def test_mail_goes_to_the_accounts_own_address_and_a_trial_once_a_minute(
    somebody: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(
        "workspace.watches.watching.send_mail", lambda to, message: sent.append(f"{to} {message.subject}")
    )
    person = somebody()
    watch = watches.add(person, NewWatch("state", "AZ", channel="email"))
    watches.send_trial(person, watch.id)
    assert sent == [f"{person.email} Setpoint: trial message, Arizona"]
    with pytest.raises(BadInput, match="less than a minute"):
        watches.send_trial(person, watch.id)


def test_all_of_it_is_in_the_audit_log_without_addresses(somebody: Somebody) -> None:
    person = somebody()
    watch = watches.add(person, HOOK)
    watches.change(person, watch.id, paused=True)
    watches.remove(person, watch.id)
    watches.restore(person, watch.id)
    with reading() as session:
        lines = session.scalars(select(Audit).order_by(Audit.id)).all()
    assert [line.action for line in lines] == ["watch.create", "watch.pause", "watch.delete", "watch.restore"]
    assert "hooks.example.gov" not in str([line.detail for line in lines])


def test_neighbors_are_taken_in() -> None:
    alone, around = readings("county", "39153", False), readings("county", "39153", True)
    assert {each.series.place for each in alone} == {"39153"}
    assert {each.series.place for each in around} == {"39153", "39035", "39103", "39133", "39151", "39169"}
    assert {each.series.place for each in readings("state", "OH", True)} == {"OH", "IN", "KY", "MI", "PA", "WV"}
    near, own = readings("hidta", "ohio", True), readings("hidta", "ohio", False)
    assert {each.series.id for each in own} < {each.series.id for each in near}


def test_every_series_says_which_period_it_is_of() -> None:
    assert period_end("the 12 months to February 2025") == date(2025, 2, 28)
    assert period_end("2023") == date(2023, 12, 31)
    assert period_end("April 2026") == date(2026, 4, 30)
    for each in all_warnings():
        period_end(each.series.period)
    for each in rises(all_warnings()):
        assert told(each).startswith(each.series.name)


def test_places_have_names() -> None:
    assert [place_name("hidta", "ohio"), place_name("state", "OH"), place_name("county", "39153")] == [
        "Ohio HIDTA", "Ohio", "Summit County, OH"
    ]  # fmt: skip
    assert places.known_place("state", "oh") == "OH"
