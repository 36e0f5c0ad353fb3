"""Prints every choice (◇) and its sensitivity as Markdown: `python -m docs.sensitivity`.

The default scenario's main results under each alternative that the model can compute, then over the plausible range
of each parameter, then the choices without a computable alternative, and why.
"""

from collections.abc import Iterable, Iterator

from model.choices import CHOICES
from scenarios.alternatives import BASES
from scenarios.sensitivity import MEASURES, Effect, sensitivity

COLUMNS = tuple(f"{measure.title}, {measure.unit}" for measure in MEASURES.values())


def main() -> None:
    """Print the tables."""
    found = sensitivity()
    for line in (
        *_table("choice", "instead", found.choices),
        "",
        *_table("parameter", "at", found.parameters),
        "",
        "Choices without a computable alternative:",
        "",
        *(f"- **{CHOICES[key].title}.** {CHOICES[key].does} {CHOICES[key].not_computed}" for key in found.not_computed),
    ):
        print(line)


def _table(subject: str, what: str, effects: Iterable[Effect]) -> Iterator[str]:
    yield f"| {subject} | {what} | compared on | {' | '.join(COLUMNS)} |"
    yield "|" + "---|" * (3 + len(COLUMNS))
    for effect in effects:
        cells = [f"{effect.before[key]:,.3g} → {effect.after[key]:,.3g}" for key in MEASURES]
        yield f"| {effect.title} | {effect.words} | {BASES[effect.on][0]} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
