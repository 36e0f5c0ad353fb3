"""What a reader sees of a frozen part (components/frozen.py)."""

from collections.abc import Iterator
from xml.etree import ElementTree

_SEEN = ("title", "aria-label", "data-value")


def frozen_words(markup: str) -> Iterator[str]:
    """Each text and each attribute that a reader sees, hears or downloads, in order."""
    for element in ElementTree.fromstring(markup).iter():
        yield from (value for name, value in element.items() if name in _SEEN)
        yield from (text for text in (element.text, element.tail) if text)
