"""The audit log: in order, for administrators, without what people wrote or are called."""

from collections.abc import Callable

import pytest

from workspace import audit
from workspace.people import LOCAL, Person
from workspace.permissions import NotAllowed
from workspace.store import transaction


def test_lines_are_kept_with_the_change_they_tell_of(somebody: Callable[..., Person]) -> None:
    person = somebody("coordinator", "houston")
    with transaction() as session:
        audit.record(session, person, "upload.create", "upload", "u1", hidta="houston", rows=12)

    def fail_later() -> None:
        with transaction() as session:
            audit.record(session, person, "upload.delete", "upload", "u1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_later()
    (line,) = audit.entries(LOCAL)
    assert (line.actor_id, line.action, line.subject_id, line.detail) == (
        person.id, "upload.create", "u1", {"hidta": "houston", "rows": 12},
    )  # fmt: skip


def test_pages_of_the_log_follow_each_other() -> None:
    with transaction() as session:
        for number in range(5):
            audit.record(session, LOCAL, "user.change", "user", str(number))
    first = audit.entries(LOCAL, limit=2)
    rest = audit.entries(LOCAL, before=first[-1].id)
    assert [line.subject_id for line in [*first, *rest]] == ["4", "3", "2", "1", "0"]
    assert audit.entries(LOCAL, action="token") == []
    assert audit.entries(LOCAL, actor_id="somebody else") == []


def test_only_administrators_read_it(somebody: Callable[..., Person]) -> None:
    with pytest.raises(NotAllowed):
        audit.entries(somebody("coordinator", "houston"))


def test_no_personal_data_in_it() -> None:
    with pytest.raises(ValueError, match="keeps no email"), transaction() as session:
        audit.record(session, LOCAL, "user.create", "user", "u", email="kim@example.gov")
