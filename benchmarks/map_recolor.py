"""Recoloring all counties: ours, through Dash to the painted frame, against Plotly and against a bare loop."""

import statistics
import time
from typing import Any

from selenium import webdriver

from benchmarks.browser import browser
from benchmarks.map_pages import payload, values
from benchmarks.measure import Result, served

ROUNDS = 9
WARM = 2

# A painted frame: the first task after an animation frame runs once that frame is styled, laid out and painted.
# (A second animation frame instead would add an idle wait of up to 17 ms to every time, and flatter the slower.)
_PAINTED = """
const painted = () => new Promise((go) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = go;
  port2.postMessage(0);
}));
"""

_SHOW = f"""{_PAINTED}
const [shown, hidden, done] = arguments;
document.getElementById(hidden).style.display = "none";
document.getElementById(shown).style.display = "";
painted().then(painted).then(() => setTimeout(done, 100));
"""

# Dash may answer in a later task: the clock stops at the first painted frame that has the new colors.
_OURS = f"""{_PAINTED}
const [payload, done] = arguments;
const view = setpoint.map.views.get("m");
const before = view.payload;
const start = performance.now();
dash_clientside.set_props({{type: "map-data", index: "m"}}, {{data: payload}});
const finish = () => painted().then(() => done(performance.now() - start));
const look = () => (view.payload === before ? setTimeout(look) : finish());
look();
"""

# The floor: the same classes on the same paths, nothing else; the view is told, so that ours has work to do next.
_LOOP = f"""{_PAINTED}
const [payload, done] = arguments;
const view = setpoint.map.views.get("m");
const classes = payload.ids.map((id, i) => setpoint.map.classOf(payload, i));
const shapes = view.shapes;
const start = performance.now();
for (let i = 0; i < shapes.length; i++) shapes[i].setAttribute("class", classes[i]);
painted().then(() => {{ view.classes = classes; done(performance.now() - start); }});
"""

# Plotly as a callback brings it: a whole figure into the graph's property, its shapes new objects as parsed JSON is.
# With `patch` the shapes stay the objects they were, as dash.Patch leaves them. Parsing is not timed, for ours neither.
_PLOTLY = f"""{_PAINTED}
const [z, patch, done] = arguments;
const graph = document.querySelector("#plotly .js-plotly-plot");
const {{geojson, ...trace}} = graph.data[0];
const shapes = patch ? geojson : JSON.parse(JSON.stringify(geojson));
const figure = {{data: [{{...trace, geojson: shapes, z}}], layout: {{...graph.layout}}}};
const start = performance.now();
graph.once("plotly_afterplot", () => painted().then(() => done(performance.now() - start)));
dash_clientside.set_props("plotly", {{figure}});
"""

# Plotly past Dash: reported beside, since a script of one's own could use it.
_RESTYLE = f"""{_PAINTED}
const [z, done] = arguments;
const graph = document.querySelector("#plotly .js-plotly-plot");
const start = performance.now();
Plotly.restyle(graph, {{z: [z]}}).then(painted).then(() => done(performance.now() - start));
"""

_READY = """
const view = window.setpoint && setpoint.map.views && setpoint.map.views.get("m");
return Boolean(view && view.shapes.length && document.querySelectorAll("#plotly .choroplethlayer path").length > 3000);
"""


def measure() -> list[Result]:
    """Medians of alternated rounds in one browser."""
    with served("benchmarks.map_pages:server") as address, browser() as driver:
        driver.get(address)
        _wait(driver)
        rounds = [_round(driver, number % 2 + 1) for number in range(ROUNDS + WARM)][WARM:]
    ours, loop, plotly, patched, restyled = (statistics.median(times) for times in zip(*rounds, strict=True))
    peers = (
        f"{plotly:.0f} ms for a figure returned, as ours; {patched:.0f} patched, {restyled:.0f} by restyle past Dash"
    )
    return [
        Result("map recolor, against Plotly's choropleth", plotly / ours, "× faster", "≥ 10", peers),
        Result("map recolor, against a bare class loop", ours / loop, "× the loop", "≤ 1.5", f"{loop:.0f} ms"),
        Result("map recolor to the painted frame", ours, "ms"),
    ]


def _round(driver: webdriver.Chrome, seed: int) -> tuple[float, ...]:
    """Milliseconds of ours, the loop, and Plotly by a new figure, by a patch and by restyle; values take turns."""
    driver.execute_async_script(_SHOW, "ours", "theirs")
    ours = _time(driver, _OURS, payload(3 - seed))
    loop = _time(driver, _LOOP, payload(seed))
    driver.execute_async_script(_SHOW, "theirs", "ours")
    returned = _time(driver, _PLOTLY, values(seed + 2), False)
    patched = _time(driver, _PLOTLY, values(seed + 4), True)
    return ours, loop, returned, patched, _time(driver, _RESTYLE, values(seed + 6))


def _time(driver: webdriver.Chrome, script: str, *arguments: Any) -> float:
    return float(driver.execute_async_script(script, *arguments))


def _wait(driver: webdriver.Chrome, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not driver.execute_script(_READY):
        if time.monotonic() > end:
            raise RuntimeError("the maps were not drawn in time")
        time.sleep(0.25)
