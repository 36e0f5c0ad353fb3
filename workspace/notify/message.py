"""What is sent, whichever way."""

from dataclasses import dataclass
from typing import Any


class NotDelivered(Exception):
    """A message that did not arrive; the text says why and may be shown. lasting: another try will not help."""

    def __init__(self, words: str, *, lasting: bool = False) -> None:
        super().__init__(words)
        self.lasting = lasting


@dataclass(frozen=True)
class Message:
    """One message. id: the same at every try, so that a receiver knows a second copy.

    subject and text: for people. document: the same for programs, as JSON.
    """

    id: str
    subject: str
    text: str
    document: dict[str, Any]
