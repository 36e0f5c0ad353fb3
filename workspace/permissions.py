"""Who may do what: one table of actions, and the two questions asked of it."""

from dataclasses import dataclass
from typing import Literal

from workspace.people import Person, Role

Shared = Literal["view", "edit"]


@dataclass(frozen=True)
class Subject:
    """What an action is about.

    owner_id: the account it belongs to. hidta: the region it belongs to. shared: what a link that the person holds
    allows. Parts that do not apply are None.
    """

    owner_id: str | None = None
    hidta: str | None = None
    shared: Shared | None = None


@dataclass(frozen=True)
class Rule:
    """What an action asks for.

    least: the lowest role. whose: "own" asks that the subject is the person's, "region" that its region is theirs
    (a subject without a region then counts as the owner's). shared: a link that stands in for owning it; "edit" also
    allows what "view" does. moderated: administrators may do it to anybody's.
    """

    least: Role
    whose: Literal["any", "own", "region"] = "any"
    shared: Shared | None = None
    moderated: bool = False


ACTIONS: dict[str, Rule] = {
    # accounts
    "account.read": Rule("reader", "own"),
    "account.change": Rule("reader", "own"),
    "session.read": Rule("reader", "own"),
    "session.end": Rule("reader", "own", moderated=True),
    "token.create": Rule("reader", "own"),
    "token.read": Rule("reader", "own"),
    "token.revoke": Rule("reader", "own", moderated=True),
    "user.read": Rule("administrator"),
    "user.create": Rule("administrator"),
    "user.change": Rule("administrator"),
    "user.delete": Rule("administrator"),
    "user.export": Rule("reader", "own", moderated=True),
    "audit.read": Rule("administrator"),
    # saved scenarios
    "scenario.create": Rule("analyst"),
    "scenario.read": Rule("reader", "own", shared="view"),
    "scenario.fork": Rule("analyst", "own", shared="view"),
    "scenario.change": Rule("analyst", "own", shared="edit"),
    "scenario.delete": Rule("analyst", "own"),
    "scenario.share": Rule("analyst", "own"),
    # notes: of a region for its people, else the author's own
    "note.read": Rule("reader", "region"),
    "note.create": Rule("analyst", "region"),
    "note.change": Rule("analyst", "own"),
    "note.delete": Rule("analyst", "own", moderated=True),
    # a region's own counts
    "upload.read": Rule("reader", "region"),
    "upload.read_suppressed": Rule("reader"),  # outside the region, small counts hidden
    "upload.create": Rule("coordinator", "region"),
    "upload.delete": Rule("coordinator", "region"),
    # corrections of a region's county list
    "correction.read": Rule("reader"),
    "correction.create": Rule("coordinator", "region"),
    "correction.withdraw": Rule("coordinator", "region"),
    # watches
    "watch.create": Rule("reader", "own"),
    "watch.read": Rule("reader", "own"),
    "watch.change": Rule("reader", "own"),
    "watch.delete": Rule("reader", "own"),
}


class NotAllowed(Exception):
    """The person may not do this; the text says what it asks for, and nothing about what exists."""

    def __init__(self, action: str, person: Person) -> None:
        super().__init__(_asks_for(ACTIONS[action]) if person.known else "Sign in first.")
        self.action = action


def may(person: Person, action: str, subject: Subject | None = None) -> bool:
    """Whether the person may do it. Raises KeyError for an action that the table does not have."""
    rule = ACTIONS[action]
    if not person.at_least(rule.least):
        return False
    if rule.whose == "any" or (rule.moderated and person.role == "administrator"):
        return True
    if subject is None:
        return False
    if rule.whose == "region" and subject.hidta is not None:
        return person.works_for(subject.hidta)
    return subject.owner_id == person.id or _shared_enough(rule, subject)


def require(person: Person, action: str, subject: Subject | None = None) -> None:
    """Raise NotAllowed unless the person may do it."""
    if not may(person, action, subject):
        raise NotAllowed(action, person)


def _shared_enough(rule: Rule, subject: Subject) -> bool:
    if rule.shared is None or subject.shared is None:
        return False
    return rule.shared == "view" or subject.shared == "edit"


def _asks_for(rule: Rule) -> str:
    who = {"reader": "an account", "administrator": "an administrator"}.get(rule.least, f"the role {rule.least}")
    of_whom = {"any": "", "own": ", and that it is yours", "region": ", and that the region is yours"}[rule.whose]
    return f"This needs {who}{of_whom}."
