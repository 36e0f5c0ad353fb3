"""Today's land ports: one toll moves nobody, a toll at one port alone moves some to the others."""

import pytest

from scenarios import default_scenario
from scenarios.port_leakage import port_leakage

SAN_YSIDRO = "2504"


def test_the_assessments_toll_moves_no_one_between_ports() -> None:
    found = port_leakage(default_scenario(), "MEX")
    assert found.toll > 0
    assert found.crossings_lost > 0
    assert (found.crossings_moved, found.deaths_moved, found.gained) == (0, 0, {})


def test_a_toll_at_one_port_alone_sends_half_of_what_it_loses_elsewhere() -> None:
    found = port_leakage(default_scenario(), "MEX", [SAN_YSIDRO])
    assert found.crossings_moved == pytest.approx(0.5 * found.crossings_lost)
    assert sum(found.gained.values()) == pytest.approx(found.crossings_moved)
    assert SAN_YSIDRO not in found.gained
    assert found.deaths_moved > 0


@pytest.mark.parametrize(("country", "port", "said"), [("CHN", None, "country: "), ("MEX", ["0101"], "tolled: ")])
def test_what_has_no_land_port_is_refused(country: str, port: list[str] | None, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        port_leakage(default_scenario(), country, port)
