"""The small notation of equations, as MathML."""

import xml.etree.ElementTree as ET

import pytest

from components.methods.mathml import mathml
from components.methods.model import SECTIONS, model_sections
from model.choices import CHOICES
from model.parameters import PARAMETERS

MATH = "{http://www.w3.org/1998/Math/MathML}"


def inner(text: str) -> str:
    return mathml(text).split("<mrow>", 1)[1].rsplit("</mrow>", 1)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("D_0", "<msub><mi>D</mi><mn>0</mn></msub>"),
        ("T^η", "<msup><mi>T</mi><mi>η</mi></msup>"),
        (r"\frac{a}{2}", "<mfrac><mrow><mi>a</mi></mrow><mrow><mn>2</mn></mrow></mfrac>"),
        (r"\sum_c f", "<munder><mo movablelimits='false'>∑</mo><mi>c</mi></munder><mi>f</mi>"),
        ("max", "<mi>max</mi>"),
        ("a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        (r"\text{where a < b}", "<mtext>where\u00a0a\u00a0&lt;\u00a0b</mtext>"),
        ("(1)", "<mrow><mo>(</mo><mn>1</mn><mo>)</mo></mrow>"),
    ],
)
def test_a_formula_is_set(text: str, expected: str) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize("text", [r"\frac{a}{b", "(a", r"\nothing", "x_"])
def test_a_formula_that_is_not_in_the_notation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"missing|not in the notation"):
        mathml(text)


def test_every_line_of_every_section_is_set() -> None:
    equations = 0
    for section in SECTIONS:
        for line in section.lines:
            pieces = [line.removeprefix("= ")] if line.startswith("= ") else line.split("$")[1::2]
            equations += line.startswith("= ")
            for text in pieces:
                assert ET.fromstring(mathml(text)).tag == f"{MATH}math"
            assert line.count("$") % 2 == 0, line
    assert equations > 35
    assert len(model_sections()) == len(SECTIONS)


def test_what_a_section_names_is_there() -> None:
    from tests.conftest import ROOT

    ids = {section.id for section in SECTIONS}
    assert {choice.section for choice in CHOICES.values()} <= ids
    for section in SECTIONS:
        assert all((ROOT / module).is_file() for module in section.modules), section.id
        for pattern in section.parameters:
            assert any(name == pattern or (pattern[-1] in "._" and name.startswith(pattern)) for name in PARAMETERS)
