"""What a choice is: one record that the sensitivity table and the Methods page read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One choice. `section` is its place on the Methods page, `modules` the files of model
    and scenarios that mark it.

    `decided` are the headings in docs/decisions that it is written under; none where it stands in the design alone.
    `not_computed` says why no alternative is computed, or which results it moves instead of charges and prices.
    """

    key: str
    title: str
    section: str
    does: str
    reason: str
    decided: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    not_computed: str = ""
