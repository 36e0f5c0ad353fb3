r"""Equations in a small notation, as native MathML: read by screen readers, drawn by the browser, no script needed to
set them.

The notation: `D_0`, `T^η`, `κ_{travelers}`, `\frac{a}{b}`, `\sqrt{a}`, `\sum_c`, `\hat D`, `\quad`,
`\text{where D < 0}`; letters stand for themselves (λ, φ, Σ), words of two
letters or more are upright (max, min, log).
"""

import re
from collections.abc import Iterator
from html import escape

from dash.development.base_component import Component

from components.frozen import Frozen

_TOKEN = re.compile(r"\\[A-Za-z]+|\d[\d,.]*\d|\d|[A-Za-z]{2,}|[A-Za-zα-ωΑ-Ωₜₖ]|\S")
_TEXT = re.compile(r"\\text\{([^}]*)\}")
_BIG = {"\\sum": "∑", "\\prod": "∏"}
_SIGNS = {
    "\\le": "≤",
    "\\ne": "≠",
    "\\ge": "≥",
    "\\to": "→",
}
_NAMESPACE = "http://www.w3.org/1998/Math/MathML"


def formula(text: str, *, block: bool = False) -> Component:
    """A formula in the notation, in the line or on a line of its own."""
    return Frozen(mathml(text, block=block))


def mathml(text: str, *, block: bool = False) -> str:
    """The MathML of a formula. Raises ValueError where what closes a group is missing."""
    display = ' display="block"' if block else ""
    return f'<math xmlns="{_NAMESPACE}"{display}><mrow>{"".join(_Reader(text).row())}</mrow></math>'


class _Reader:
    """Reads tokens from the left; each method takes what it needs and gives MathML."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        held = _TEXT.sub(self._hold, text)
        self.tokens = _TOKEN.findall(held)
        self.at = 0

    def _hold(self, found: re.Match[str]) -> str:
        self.words.append(found.group(1))
        return " \\words "

    def row(self, until: str = "") -> Iterator[str]:
        """Everything up to what closes it, or to the end."""
        while self.at < len(self.tokens):
            if self.tokens[self.at] == until:
                self.at += 1
                return
            yield self.scripted()
        if until:
            raise ValueError(f"a closing brace or parenthesis is missing: {''.join(self.tokens)}")

    def scripted(self) -> str:
        """One part with its subscript and superscript."""
        big = self.tokens[self.at] in _BIG
        base, below, above = self.part(), "", ""
        while self.at < len(self.tokens) and self.tokens[self.at] in "_^":
            mark = self.take()
            if mark == "_":
                below = self.part()
            else:
                above = self.part()
        return _with_scripts(base, below, above, big=big)

    def part(self) -> str:
        """A letter, number or sign, a group in braces, or a command with its own."""
        token = self.take()
        if token == "{":
            return f"<mrow>{''.join(self.row('}'))}</mrow>"
        if token == "(":  # a row of their own: parentheses grow with what they hold and no further
            return f"<mrow><mo>(</mo>{''.join(self.row(')'))}<mo>)</mo></mrow>"
        if token == "\\frac":
            return f"<mfrac>{self.part()}{self.part()}</mfrac>"
        if token == "\\sqrt":
            return f"<msqrt>{self.part()}</msqrt>"
        if token == "\\hat":
            return f'<mover accent="true">{self.part()}<mo stretchy="false">^</mo></mover>'
        if token == "\\words":
            words = self.words.pop(0).replace(" ", "\u00a0")  # a plain space at an end of it is dropped
            return f"<mtext>{escape(words)}</mtext>"
        if token == "\\quad":
            return '<mspace width="1.5em"/>'
        return _leaf(token)

    def take(self) -> str:
        if self.at >= len(self.tokens):
            raise ValueError(f"something is missing at the end: {''.join(self.tokens)}")
        self.at += 1
        return self.tokens[self.at - 1]


def _with_scripts(base: str, below: str, above: str, *, big: bool) -> str:
    if below and above:
        name = "munderover" if big else "msubsup"
        return f"<{name}>{base}{below}{above}</{name}>"
    if below:
        name = "munder" if big else "msub"
        return f"<{name}>{base}{below}</{name}>"
    return f"<msup>{base}{above}</msup>" if above else base


def _leaf(token: str) -> str:
    if token in _BIG:
        return f"<mo movablelimits='false'>{_BIG[token]}</mo>"
    if token in _SIGNS:
        return f"<mo>{_SIGNS[token]}</mo>"
    if token.startswith("\\"):
        raise ValueError(f"{token} is not in the notation")
    if token[0].isdigit():
        return f"<mn>{token}</mn>"
    if token.isalpha():
        return f"<mi>{token}</mi>"
    return f"<mo>{escape(token)}</mo>"
