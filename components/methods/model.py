"""The model section by section: words, numbered equations, the choices made, and where each is computed and shown.

◇ marks a choice made here where the white paper is silent.
"""

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from components.methods.equations import equation, prose
from components.methods.section import Section
from components.methods.sections_assessment import ASSESSMENT
from components.methods.sections_beyond import BEYOND
from components.methods.used_on import page_links
from model.choice import Choice
from model.choices import CHOICES
from model.parameters import PARAMETERS

SECTIONS = (*ASSESSMENT, *BEYOND)


def model_sections() -> list[Component]:
    """Every section in order, its equations numbered through."""
    numbers = iter(range(1, 1000))
    return [_section(section, numbers) for section in SECTIONS]


def _section(section: Section, numbers: Iterator[int]) -> Component:
    return html.Section(
        [
            html.Div(
                [html.H2(section.title), *[_line(text, numbers) for text in section.lines], *_foot(section)],
                className="method-main",
            ),
            *_choices([choice for choice in CHOICES.values() if choice.section == section.id]),
        ],
        className="method-section",
        id=section.id,
    )


def _line(text: str, numbers: Iterator[int]) -> Component:
    return equation(text.removeprefix("= "), next(numbers)) if text.startswith("= ") else prose(text)


def _choices(choices: list[Choice]) -> list[Component]:
    if not choices:
        return []
    title = "Choices made here" if len(choices) > 1 else "Choice made here"
    return [html.Div([html.H3(title), html.Ul([_choice(choice) for choice in choices])], className="method-choices")]


def _choice(choice: Choice) -> Component:
    what_else = (
        choice.not_computed
        if choice.not_computed
        else html.A("What the alternatives would give.", href="#sensitivity", className="method-link")
    )
    return html.Li(
        [html.Strong([f"◇ {choice.title}. "]), f"{choice.does} ", html.Em("Why: "), f"{choice.reason} ", what_else],
        id=f"choice.{choice.key}",
    )


def _foot(section: Section) -> list[Component]:
    """Where the section's parameters, code and pages are, in one small line each."""
    names = [name for name in PARAMETERS if any(_named(name, each) for each in section.parameters)]
    rows: list[tuple[str, list[Component | str]]] = [
        ("Parameters", _listed([html.A(PARAMETERS[name].title, href=f"#{name}") for name in names])),
        ("Code", _listed([html.Code(module) for module in section.modules])),
        ("At work on", page_links(section.seen_on)),
    ]
    parts = [part for word, content in rows if content for part in (html.Dt(word), html.Dd(content))]
    return [html.Dl(parts, className="method-foot")] if parts else []


def _named(name: str, pattern: str) -> bool:
    return name.startswith(pattern) if pattern.endswith((".", "_")) else name == pattern


def _listed(items: list[Component]) -> list[Component | str]:
    return [part for place, item in enumerate(items) for part in ((", ", item) if place else (item,))]
