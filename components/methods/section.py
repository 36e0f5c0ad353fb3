"""What a section of the Methods page is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A part of the model. Lines that begin with "= " are equations, the others prose.

    `id` is its anchor, and the `section` of the choices made in it. `parameters` are names, or prefixes that end in a
    dot; `modules` the files that compute it; `seen_on` the addresses of pages that show it at work.
    """

    id: str
    title: str
    lines: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    seen_on: tuple[str, ...] = ()
