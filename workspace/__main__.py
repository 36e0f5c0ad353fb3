"""`python -m workspace`: bring the store up to date, keep accounts, back up and restore, export and delete a person."""

import argparse
import getpass
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from workspace import accounts, credentials
from workspace.backup import BadBackup, backup, restore
from workspace.credentials import SignInRefused
from workspace.engines import WrongAddress
from workspace.export import export
from workspace.migrations import newest
from workspace.passwords import ALLOWED, check_new
from workspace.people import LOCAL, ROLES
from workspace.store import StoreUnavailable, store
from workspace.words import BadInput, NotFound

WHO = LOCAL  # whoever may run commands beside the database may do everything


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if it was done, 1 with a sentence on stderr if not."""
    asked = _parser().parse_args(arguments)
    try:
        said = asked.run(asked)
    except BadInput as problem:
        print(f"{problem.field}: {problem} {problem.allowed}".strip(), file=sys.stderr)
        return 1
    except (NotFound, StoreUnavailable, BadBackup, SignInRefused, WrongAddress, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    if said:
        print(said)
    return 0


def _upgrade(_: argparse.Namespace) -> str:
    store()
    return f"The tables are up to date ({newest()})."


def _create_user(asked: argparse.Namespace) -> str:
    accounts.checked_email(asked.email)
    password = _password()
    check_new(password, (asked.name, asked.email))
    made = accounts.create(WHO, asked.email, asked.name, asked.role, asked.region)
    credentials.set_password_by_link(made.id, credentials.link_state(WHO, made.id), password)
    return f"{made.person.email} may sign in as {made.person.role}."


def _backup(asked: argparse.Namespace) -> str:
    return f"{backup(asked.file):,} rows are in {asked.file}. Keep it as you keep the database."


def _restore(asked: argparse.Namespace) -> str:
    return f"{restore(asked.file, replace=asked.replace):,} rows were restored."


def _export(asked: argparse.Namespace) -> str:
    return json.dumps(export(WHO, asked.user), ensure_ascii=False, indent=2)


def _delete_user(asked: argparse.Namespace) -> str:
    found = accounts.find_by_email(WHO, asked.email)
    if not asked.yes and input(f"Delete {found.person.email} and what is their own? Type yes: ").strip() != "yes":
        return "Nothing was deleted."
    accounts.delete_account(WHO, found.id)
    return f"{found.person.email} was deleted, with what was their own. What belongs to a region stays."


def _check_watches(_: argparse.Namespace) -> str:
    from workspace.watches.checking import check  # these read the tables, which nothing else here does
    from workspace.watches.delivery import deliver

    fired, told = check(), deliver()
    return f"{fired:,} new; {told.sent:,} sent, {told.put_off:,} to be tried again, {told.given_up:,} given up."


def _password() -> str:
    """Asked for twice at a terminal; else one line of the input, for scripts."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass(f"Password ({ALLOWED}): ")
    if getpass.getpass("Once more: ") != first:
        raise BadInput("password", "The two passwords differ.")
    return first


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m workspace", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("upgrade", help="bring the tables up to date").set_defaults(run=_upgrade)
    user = commands.add_parser("create-user", help="make an account; the password is asked for, or read from the input")
    user.add_argument("email")
    user.add_argument("--name", required=True)
    user.add_argument("--role", choices=ROLES, default="reader")
    user.add_argument("--region", action="append", default=[], help="a HIDTA's id; may be given again")
    user.set_defaults(run=_create_user)
    kept = commands.add_parser("backup", help="write everything to a file, all of one moment")
    kept.add_argument("file", type=Path)
    kept.set_defaults(run=_backup)
    back = commands.add_parser("restore", help="put a backup in place of everything, on either database")
    back.add_argument("file", type=Path)
    back.add_argument("--replace", action="store_true", help="also where the database holds work")
    back.set_defaults(run=_restore)
    out = commands.add_parser("export", help="everything of one person, as JSON")
    out.add_argument("--user", required=True, metavar="EMAIL")
    out.set_defaults(run=_export)
    gone = commands.add_parser("delete-user", help="delete an account and what is its own")
    gone.add_argument("email")
    gone.add_argument("--yes", action="store_true", help="do not ask")
    gone.set_defaults(run=_delete_user)
    watches = commands.add_parser(
        "check-watches", help="judge what is watched on the newest data, and tell what is new"
    )
    watches.set_defaults(run=_check_watches)
    return parser


if __name__ == "__main__":
    sys.exit(main())
