"""Paper and screen have the same colors."""

import re

from house import palette
from tests.conftest import ROOT


def test_the_maps_steps_are_those_of_the_light_page() -> None:
    light = (ROOT / "assets/css/tokens.css").read_text().split("[data-mantine-color-scheme")[0]
    assert tuple(re.findall(r"--sp-map-seq-\d: (#\w+);", light)) == palette.MAP_STEPS
    named = dict(re.findall(r"--sp-map-(land|state-line|port): (#\w+);", light))
    assert (named["land"], named["state-line"], named["port"]) == (palette.LAND, palette.STATE_LINE, palette.PORT)
