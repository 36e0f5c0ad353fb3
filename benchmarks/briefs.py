"""Briefs: from a press of the button's data to the PDF, the first in a process and the next ones."""

import subprocess
import sys
import time

from benchmarks.measure import ROOT, Result, median_ms
from briefs.region_brief import region_brief
from briefs.scenario_brief import scenario_brief
from scenarios import PRESETS, default_scenario

SLUG = "appalachia"  # most counties, four states
FIRST = f"from briefs.region_brief import region_brief; region_brief({SLUG!r})"


def measure() -> list[Result]:
    """Seconds for a region and a scenario; the first includes Python's start, imports and every table."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", FIRST], cwd=ROOT, check=True)
    first = time.perf_counter() - start
    scenario = PRESETS["scenario_1"].build(default_scenario())
    region = median_ms(lambda: region_brief(SLUG), repeats=5, warm=1) / 1000
    policy = median_ms(lambda: scenario_brief(scenario, scenario), repeats=5, warm=1) / 1000
    return [
        Result("region's brief, first in a new process", first, "s", "≤ 5"),
        Result("region's brief", region, "s", "≤ 5", f"{SLUG}, 98 counties"),
        Result("scenario's brief, with 1,000 draws", policy, "s", "≤ 5"),
    ]
