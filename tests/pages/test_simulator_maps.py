"""The simulator's maps: the toll of a known port, the revenue of the regions, both of the state at rest."""

from components.simulator.state import State, base_scenario
from house.formats import dollars
from model import assess
from model.invest.allocation import allocation_of
from scenarios.port_tolls import port_tolls
from scenarios.region_needs import investment_plan
from tests.pages.conftest import Reader
from tests.pages.test_simulator import choose, tab

SAN_YSIDRO = "2504"


def open_tables(reader: Reader) -> None:
    reader.driver.execute_script("document.querySelectorAll('.study .chart-table').forEach((each) => each.open = true)")


def test_a_known_port_shows_its_toll_and_revenue_and_follows_the_scenario(reader: Reader) -> None:
    reader.open("/simulator")
    tab(reader, "Maps")
    reader.until(lambda: reader.find_all("#map-simulator-ports circle"), "no port was drawn")
    open_tables(reader)
    for preset in ("latest_data", "set_point"):
        if preset == "set_point":
            choose(reader, "simulator-preset", "Set point")
        scenario = base_scenario(State(preset=preset))
        ports = port_tolls(scenario).set_index("port_code")
        port = ports.loc[SAN_YSIDRO]
        words = f"San Ysidro: {dollars(port.toll_yield)} at {dollars(port.toll)} an entry"
        reader.wait_for_text(words, "#maps-headline")
        reader.wait_for_text(dollars(port.toll_yield), "#maps-port-table")
        reader.wait_for_text(f"Mexico, toll {dollars(port.toll)}", "#map-simulator-ports")
        shared = allocation_of(investment_plan(assess(scenario).revenue))
        reader.wait_for_text(dollars(shared.amounts["arizona"]), "#maps-region-table")


def test_the_maps_come_back_with_their_tab_and_the_measure_is_in_the_link(reader: Reader) -> None:
    reader.open("/simulator?tab=maps&port_measure=revenue")
    reader.until(lambda: reader.find_all("#map-simulator-ports circle"), "no port was drawn")
    few = len(reader.find_all("#map-simulator-ports circle"))
    choose(reader, "maps-measure", "Traffic before the toll")
    more = lambda: len(reader.find_all("#map-simulator-ports circle")) > few  # noqa: E731 - Canada's ports have no toll
    reader.until(more, "the circles did not follow")
    reader.until(lambda: "port_measure" not in reader.query(), "the address did not follow")
    tab(reader, "Who pays")
    tab(reader, "Maps")
    reader.until(more, "the map did not come back")
