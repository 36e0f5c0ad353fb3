"""Passwords: which are accepted, and how they are kept.

The rules are those of NIST SP 800-63B-4, 3.1.1.2, for a password that is the only factor: at least 15 characters, every
Unicode character and the space allowed, compared after normalization, no rules of composition, no forced change, and
refused when commonly used, expected of this app or this person. They are kept by argon2id (RFC 9106).
"""

import re
import threading
import unicodedata
from collections.abc import Iterable

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from workspace.words import BadInput

SHORTEST, LONGEST = 15, 128
ALLOWED = f"{SHORTEST} to {LONGEST} characters; several words in a row are good"
_LEFT_OVER = 8  # characters that must remain when what everybody guesses is taken out
_COMMON = (
    "password", "passwort", "passw0rd", "p@ssword", "p@ssw0rd", "letmein", "welcome", "changeme", "change", "iloveyou",
    "monkey", "dragon", "football", "baseball", "superman", "batman", "princess", "sunshine", "master", "shadow",
    "trustno1", "qwerty", "qwertz", "azerty", "abc123", "admin", "administrator", "root", "user", "guest", "login",
    "test", "default", "secret", "summer", "winter", "spring", "autumn",
)  # fmt: skip
_OF_THIS_APP = ["setpoint", "hidta", "fentanyl", "opioid", "overdose", "counternarcotics", "narcotics"]
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")

_hasher = PasswordHasher()  # RFC 9106's second choice: 64 MiB, 3 passes, 4 lanes
_turns = threading.Semaphore(2)  # each takes 64 MiB: two at a time in one process
# the same work where no password is kept; a test holds its settings to the hasher's
_NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$D3GuMh7g2H8C15KWUPS1SA$OJjwi1lseO2jCW2Bv8cvxFhx8xMqwXvgOD5KL4gzCIc"


def check_new(password: str, about: Iterable[str] = ()) -> None:
    """Raise BadInput for a password too short, too long or too easily guessed; `about`: the person's own words."""
    text = _normal(password)
    if not SHORTEST <= len(text) <= LONGEST:
        raise BadInput("password", f"The password has {len(text)} characters.", f"Use {ALLOWED}.")
    if len(_unguessed(text, about)) < _LEFT_OVER:
        raise BadInput(
            "password",
            "The password is easily guessed: a common word, a row of keys, a repetition, or your name or address.",
            f"Use {ALLOWED}.",
        )


def hashed(password: str) -> str:
    """The password as it is kept."""
    with _turns:
        return _hasher.hash(_normal(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether it is the password; takes as long where none is kept, so that nobody learns who has an account."""
    with _turns:
        try:
            _hasher.verify(kept or _NOBODYS, _normal(password)[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def outdated(kept: str) -> bool:
    """Whether a kept password was made with weaker settings than today's."""
    return _hasher.check_needs_rehash(kept)


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _unguessed(text: str, about: Iterable[str]) -> str:
    """What remains of a password without what everybody tries first."""
    rest = text.casefold()
    own = [part for words in about for part in re.split(r"[^\w]+", words.casefold()) if len(part) > 2]
    for word in sorted({*_COMMON, *_OF_THIS_APP, *own}, key=len, reverse=True):
        rest = rest.replace(word, "")
    rest = re.sub(r"(.{1,8}?)\1+", r"\1", rest)  # repetitions count once
    return _without_rows(rest)


def _without_rows(text: str) -> str:
    """The text without rows of the alphabet, of numbers and of the keyboard, of four characters or more."""
    for row in _ROWS:
        for line in (row, row[::-1]):
            for length in range(len(line), 3, -1):
                for start in range(len(line) - length + 1):
                    text = text.replace(line[start : start + length], "")
    return text
