"""Who asks: a person with a role and, for some, regions."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["reader", "analyst", "coordinator", "administrator"]
ROLES: tuple[Role, ...] = ("reader", "analyst", "coordinator", "administrator")  # each may what those before it may
ROLE_WORDS: dict[Role, str] = {
    "reader": "reads, watches places, sees what is shared",
    "analyst": "also saves and shares scenarios, and writes notes",
    "coordinator": "also uploads the counts of named regions and corrects their county lists",
    "administrator": "also keeps accounts, roles and regions, and reads the audit log",
}
LOCAL_ID = "local"  # its account comes with the store's first migration


@dataclass(frozen=True)
class Person:
    """Somebody who asks for something.

    id: the account's; empty for somebody not signed in. role: None without an account. regions: ids of the HIDTA
    regions they work for; an administrator acts for every region.
    """

    id: str
    name: str
    email: str
    role: Role | None
    regions: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Whether they have an account."""
        return self.role is not None

    def at_least(self, role: Role) -> bool:
        """Whether their role may all that this one may."""
        return self.role is not None and ROLES.index(self.role) >= ROLES.index(role)

    def works_for(self, hidta: str) -> bool:
        """Whether the region is theirs."""
        return self.role == "administrator" or (self.known and hidta in self.regions)


ANYONE = Person(id="", name="", email="", role=None)
LOCAL = Person(id=LOCAL_ID, name="Local user", email="local@localhost", role="administrator")
