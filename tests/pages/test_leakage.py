"""What leaks, on the simulator: the model's own figures, made again when the scenario rests."""

from components.formats import dollars, whole
from scenarios import default_scenario
from scenarios.leakage_inputs import scenario_leakage
from tests.pages.conftest import Reader


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
    reader.open("/simulator?tab=leakage&lens=entry")
    under = scenario_leakage(default_scenario("entry"))
    reader.wait_for_text(dollars(under.imports_lost), "#leakage-shown")
