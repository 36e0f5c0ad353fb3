"""What people write, checked: length, no control characters, nothing else taken away."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]")  # line breaks and tabs may stand


class BadInput(ValueError):
    """One thing that a person gave and that cannot be taken. field: its name; allowed: what may stand there."""

    def __init__(self, field: str, message: str, allowed: str = "") -> None:
        super().__init__(message)
        self.field, self.allowed = field, allowed


class NotFound(LookupError):
    """There is no such thing, or it is not the person's to know of."""


def line(field: str, text: object, longest: int) -> str:
    """One line of words, 1 to `longest` characters. Raises BadInput."""
    return _checked(field, " ".join(str(text or "").split()), longest)


def lines(field: str, text: object, longest: int) -> str:
    """Words of any number of lines, 1 to `longest` characters. Raises BadInput."""
    return _checked(field, str(text or "").replace("\r\n", "\n").strip(), longest)


def one_of(field: str, text: object, allowed: tuple[str, ...]) -> str:
    """One of a few words. Raises BadInput."""
    if text not in allowed:
        raise BadInput(field, f"“{str(text)[:40]}” is not one of those that may stand here.", ", ".join(allowed))
    return str(text)


def _checked(field: str, words: str, longest: int) -> str:
    if not words:
        raise BadInput(field, "This is empty.", f"1 to {longest} characters")
    if len(words) > longest:
        raise BadInput(field, f"This has {len(words):,} characters.", f"at most {longest:,} characters")
    if _CONTROL.search(words):
        raise BadInput(field, "This holds characters that cannot be shown.", "letters, digits and signs")
    return words
