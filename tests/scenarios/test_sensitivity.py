"""Every choice where the paper is silent is listed, with its alternatives computed or the reason why not."""

import re

import pytest

from docs import sensitivity as printed
from model import assess
from model.choices import CHOICES
from model.parameters import PARAMETERS
from scenarios import default_scenario
from scenarios.alternatives import BASES, alternatives
from scenarios.sensitivity import LEFT_OUT, MEASURES, Effect, sensitivity, values_of
from scenarios.wto_paths import with_basis
from tests.conftest import ROOT

TECHNICAL = {"Ranges", "Many draws"}  # limits of the schema and a layout in memory: no choice about the world


def effects(subject: str) -> list[Effect]:
    found = sensitivity()
    return [effect for effect in (*found.choices, *found.parameters) if effect.subject == subject]


def test_every_choice_has_an_alternative_or_a_reason() -> None:
    computed = {each.choice for each in alternatives()}
    assert computed <= set(CHOICES)
    for key, choice in CHOICES.items():
        assert bool(choice.not_computed) is (key not in computed), key
    assert set(sensitivity().not_computed) == set(CHOICES) - computed


@pytest.mark.parametrize("page", ["0004-model-choices.md", "0009-over-time.md"])
def test_every_decision_written_down_is_a_choice(page: str) -> None:
    headings = re.findall(r"\*\*([^*]+?)\.?\*\*", (ROOT / "docs" / "decisions" / page).read_text())
    decided = {heading for choice in CHOICES.values() for heading in choice.decided}
    assert len(headings) > 5
    assert set(headings) - TECHNICAL <= decided


def test_every_module_that_marks_a_choice_is_named_by_one() -> None:
    files = [file for room in ("model", "scenarios") for file in (ROOT / room).rglob("*.py")]
    marked = {str(file.relative_to(ROOT)) for file in files if "◇" in file.read_text()}
    marked -= {file for file in marked if re.match(r"model/choice", file) or file == "scenarios/alternatives.py"}
    named = {module for choice in CHOICES.values() for module in choice.modules}
    assert marked - {"scenarios/sensitivity.py"} == named


def test_every_parameter_with_a_range_that_the_default_scenario_reads_is_moved_over_it() -> None:
    moved = {effect.subject for effect in sensitivity().parameters}
    policy = {p.name for p in PARAMETERS.values() if p.name.startswith("policy.") and p.plausible}
    # households divide what is paid, and move no main result
    assert policy - LEFT_OUT - moved <= {"policy.households"}
    for name in moved:
        ends = PARAMETERS[name].plausible
        assert ends is not None
        assert [effect.words.split()[0] for effect in effects(name)] == [f"{end:,.15g}" for end in ends]


def test_the_base_is_the_assessment_of_the_default_scenario() -> None:
    found = assess(default_scenario())
    assert sensitivity().base == values_of(found)
    assert sensitivity().base["mexico_rate"] == pytest.approx(100 * found.countries["MEX"].adjustment_rate)
    assert sensitivity().base["revenue"] == pytest.approx(found.revenue / 1e9)


def test_effects_are_what_the_engine_gives() -> None:
    changed = values_of(assess(with_basis(default_scenario(), "compliance")))
    assert next(effect for effect in effects("basis") if effect.words == "Compliance").after == changed


def test_how_outcomes_divide_moves_nothing_while_shares_and_channels_are_the_same_for_all() -> None:
    for effect in effects("partition"):
        assert all(abs(effect.change(key)) < 1e-9 for key in MEASURES), effect.words


def test_a_choice_is_compared_where_it_acts() -> None:
    inert = {"partition", "policy.adjustment_cap", "policy.toll_cap", "policy.phase_in", "policy.households"}
    for effect in (*sensitivity().choices, *sensitivity().parameters):
        assert effect.on in BASES
    for subject in {effect.subject for effect in (*sensitivity().choices, *sensitivity().parameters)} - inert:
        assert any(effect.before != effect.after for effect in effects(subject)), subject


def test_growth_held_to_no_country_gives_the_set_point() -> None:
    (effect,) = effects("growth")
    at_set_point = values_of(assess(BASES["more_deaths"][1](default_scenario())))
    assert effect.before == at_set_point
    assert effect.change("mexico_rate") < 0


def test_the_printed_tables_have_a_row_for_every_effect(capsys: pytest.CaptureFixture[str]) -> None:
    printed.main()
    lines = capsys.readouterr().out.splitlines()
    found = sensitivity()
    rows = [line for line in lines if line.startswith("| ") and not line.startswith(("| choice", "| parameter"))]
    assert len(rows) == len(found.choices) + len(found.parameters)
    assert all(line.count("|") == 4 + len(MEASURES) for line in rows)
    assert sum(line.startswith("- **") for line in lines) == len(found.not_computed)
