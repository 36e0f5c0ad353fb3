"""What an API token may be used for, within what its person may do."""

from typing import Literal

Scope = Literal["read", "scenarios:write", "uploads:write", "watches:write", "admin"]
SCOPES: dict[Scope, str] = {
    "read": "read what you may read: your account, saved scenarios, your regions' counts, watches",
    "scenarios:write": "save, change, share and delete scenarios and notes",
    "uploads:write": "upload and delete your regions' counts, and correct their county lists",
    "watches:write": "add, change and delete watches",
    "admin": "make and revoke tokens; for administrators also: accounts, roles and the audit log",
}
EVERY_SCOPE = frozenset(SCOPES)
