"""What leaks, on the simulator: the model's own figures, made again when the scenario rests."""

from selenium.webdriver.common.by import By

from components.formats import dollars, percent, whole
from model.precursor_results import precursor_results
from scenarios import default_scenario
from scenarios.leakage_inputs import scenario_leakage
from tests.pages.conftest import Reader
from tests.pages.test_simulator import offered, tab


def pick(reader: Reader, label: str, option: str) -> None:
    """Pick an option of the select with this label."""
    reader.driver.find_element(By.XPATH, f"//label[.='{label}']/..//input").click()
    offered(reader, option).click()


def test_the_tab_shows_what_leaks_from_this_scenario_and_from_the_next(reader: Reader) -> None:
    found = scenario_leakage(default_scenario("trade"))
    reader.open("/simulator?tab=leakage")
    reader.wait_for_text("Imports that go to other suppliers", "#leakage-shown")
    text = reader.text("#leakage-shown")
    assert f"{dollars(found.imports_diverted)} of them go to other suppliers" in text
    assert f"{whole(found.traffic_moved)} move to another channel" in text
    assert "no traffic moves between ports" in text
    assert "Through the finishing country" in text
    assert "San Ysidro" in text
    tab(reader, "Policy")
    pick(reader, "Who answers for precursors", "The countries they come from")
    reader.wait_for_text("this scenario has: the countries they come from", "#leakage-shown")
    moved = precursor_results(default_scenario("trade")).source
    assert reader.text('[data-cell="CHN.rate"]') == percent(moved.countries["CHN"].adjustment_rate, 2)
    assert "policy.precursor_charging=source" in reader.query()
    reader.open("/simulator?tab=leakage&lens=entry")
    under = scenario_leakage(default_scenario("entry"))
    reader.wait_for_text(dollars(under.imports_lost), "#leakage-shown")
