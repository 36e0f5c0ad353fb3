"""Methods: every parameter of the model and every value of the default scenario is on the page."""

from dash.development.base_component import Component

from components.methods.tables import section_words, value_card
from model.parameters import PARAMETERS
from scenarios import default_sources
from tests.pages.conftest import Reader


def test_every_parameter_is_shown_with_its_words_and_source(reader: Reader) -> None:
    reader.open("/methods")
    shown = reader.text()
    rows = reader.driver.execute_script(
        "return Object.fromEntries([...document.querySelectorAll('.parameter-name')]"
        ".map(e => [e.id, e.closest('tr').innerText.replace(/\\s+/g, ' ')]))"
    )
    assert set(rows) == set(PARAMETERS)
    for name, parameter in PARAMETERS.items():
        for words in (parameter.title, parameter.unit, parameter.source, section_words(parameter)):
            assert words in rows[name], f"{name} does not show “{words}”"
    assert "Glossary" in shown
    assert "T40.4" in shown


def test_a_hint_leads_to_its_parameter(reader: Reader) -> None:
    reader.open("/methods#policy.import_elasticity")
    assert "Elasticity of imports" in reader.find("[id='policy.import_elasticity']").text


def test_every_value_of_the_default_scenario_is_shown() -> None:
    values = default_sources()
    shown = {
        part.children for part in value_card(values)._traverse() if isinstance(part, Component) and part._type == "Code"
    }
    assert {value.path for value in values} <= shown
