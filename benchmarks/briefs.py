"""Briefs: from the press of a button to the PDF, in a job that has read nothing yet, and in one that has."""

import subprocess
import sys

from benchmarks.measure import ROOT, Result, median_ms
from briefs.region_brief import region_brief
from briefs.scenario_brief import scenario_brief
from scenarios import PRESETS, default_scenario

SLUG = "appalachia"  # most counties, four states
# a job is forked from a process that has imported the app, and may be the first to read a table
FIRST = f"""
import time
from briefs.region_brief import region_brief
start = time.perf_counter()
region_brief({SLUG!r})
print(time.perf_counter() - start)
"""


def measure() -> list[Result]:
    """Seconds for a region and a scenario."""
    first = subprocess.run([sys.executable, "-c", FIRST], cwd=ROOT, check=True, capture_output=True, text=True)
    scenario = PRESETS["scenario_1"].build(default_scenario())
    region = median_ms(lambda: region_brief(SLUG), repeats=5, warm=1) / 1000
    policy = median_ms(lambda: scenario_brief(scenario, scenario), repeats=5, warm=1) / 1000
    return [
        Result("region's brief, nothing read before", float(first.stdout), "s", "≤ 5", "its series judged too"),
        Result("region's brief, tables and warnings read", region, "s", "≤ 5", f"{SLUG}, 98 counties"),
        Result("scenario's brief, with 1,000 draws", policy, "s", "≤ 5"),
    ]
