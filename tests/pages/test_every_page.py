"""What every page keeps: it loads, stays on this host, is reachable by keyboard, and survives a broken table."""

import json
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import dash
import pytest
from dash import dcc
from dash.development.base_component import Component
from flask import Flask
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from data import manifest, store
from data.catalog import CATALOG
from tests.pages.conftest import PATIENCE, Reader

PAGES = (
    "/",
    "/regions",
    "/regions/arizona",
    "/mortality",
    "/ports",
    "/ports/2504",
    "/simulator",
    "/invest",
    "/sampling",
    "/data",
    "/data/county_deaths_annual",
    "/governance",
    "/sanctions",
    "/methods",
    "/workspace/counts",
    "/workspace/watches",
    "/account",
)
AXE = """const done = arguments[0];
axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})
  .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ').slice(0, 300))))
  .catch(e => done([String(e)]));"""

# Marks what a person could press, one mark for a group that the keyboard enters once and walks with arrows.
CONTROLS = """
const shown = e => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().width > 0;
const group = e => e.closest('[role=tablist], [role=radiogroup], [role=grid], .ag-root-wrapper, [data-map]')
  || (e.type === 'radio' && e.name && document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"]`));
const helpers = '.mantine-NumberInput-controls *, .mantine-InputClearButton-root, [data-combobox-option]';
const found = new Set();
document.querySelectorAll('main a[href], main button, main input, main select, main textarea, main summary, '
    + 'main [role=slider], main [role=tab], header a, header button, footer a').forEach(e => {
  if (e.disabled || e.type === 'hidden' || e.matches(helpers) || !shown(e)) return;
  found.add(group(e) || e);
});
window.__controls = [...found];
window.__reached = new Set();
return window.__controls.length;"""
REACHED = """
const at = document.activeElement;
const known = window.__controls.find(c => c === at || c.contains(at)
  || (c.type === 'radio' && at.type === 'radio' && c.name === at.name));
if (known) window.__reached.add(known);
return window.__reached.size === window.__controls.length;"""
MISSED = """return window.__controls.filter(c => !window.__reached.has(c)).map(c => c.outerHTML.slice(0, 160));"""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone(reader: Reader, path: str) -> None:
    reader.resize(390)
    reader.open(path)
    assert_fits(reader)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_one_document_from_this_host_and_axe_finds_nothing(reader: Reader, path: str) -> None:
    reader.open(path)
    assert_fits(reader)
    assert len(reader.find_all("h1")) == 1
    assert len(reader.find_all("main")) == 1
    asked = reader.driver.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert [url for url in asked if not url.startswith((reader.address, "data:", "blob:"))] == []
    assert "– Setpoint" in reader.driver.title
    reader.driver.execute_script((files("axe_playwright_python") / "axe.min.js").read_text())
    reader.driver.set_script_timeout(PATIENCE)
    for scheme in ("dark", "light"):
        reader.prefer(scheme)
        reader.settle()
        assert (scheme, reader.driver.execute_async_script(AXE)) == (scheme, [])


def assert_fits(reader: Reader) -> None:
    """Nothing is wider than the window."""
    assert reader.driver.execute_script("return document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_every_callback_finds_what_it_names(reader: Reader, laid_out_server: Flask) -> None:
    # readers are not sent the layouts that Dash checks ids against (server/gunicorn.py): here a browser checks them
    config = laid_out_server.extensions["dash"].config
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(config, "suppress_callback_exceptions", False)
        reader.open("/")
    assert reader.console_errors() == []


@pytest.mark.parametrize("path", PAGES)
def test_the_tab_key_reaches_every_control(reader: Reader, path: str) -> None:
    reader.open(path)
    reader.driver.execute_script("document.activeElement.blur(); window.scrollTo(0, 0)")
    count = reader.driver.execute_script(CONTROLS)
    assert count > 8
    for _ in range(3 * count + 60):
        ActionChains(reader.driver).send_keys(Keys.TAB).perform()
        if reader.driver.execute_script(REACHED):
            return
    pytest.fail("\n".join(["the Tab key never reached:", *reader.driver.execute_script(MISSED)]))


@pytest.fixture(scope="module")
def copied_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tables, their times kept: what was made from a table that no test breaks is not made again."""
    folder = tmp_path_factory.mktemp("tables")
    for dataset_id in CATALOG:
        shutil.copy2(store.path(dataset_id), folder)
    return folder


@pytest.fixture
def tables(copied_tables: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The tables, which a test may break; they are whole again after it."""
    originals = {dataset_id: store.path(dataset_id) for dataset_id in CATALOG}
    monkeypatch.setenv("SETPOINT_TABLES", str(copied_tables))
    yield copied_tables
    for original in originals.values():
        copy = copied_tables / original.name
        if not copy.exists() or copy.stat().st_mtime_ns != original.stat().st_mtime_ns:
            shutil.copy2(original, copy)


@pytest.fixture(scope="module")
def pages_by_table(laid_out_server: Flask) -> dict[str, list[str]]:
    """The pages that ask for each table, by the names Dash knows them by. Nothing else reaches a table: data.store."""
    found: dict[str, list[str]] = {dataset_id: [] for dataset_id in CATALOG}
    for name, page in dash.page_registry.items():
        for dataset_id in _asked_for(page):
            found[dataset_id].append(name)
    return found


def _asked_for(page: dict[str, Any]) -> set[str]:
    asked: set[str] = set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest, "serving", lambda folder, catalog, dataset_id: asked.add(dataset_id))
        _laid_out(page)
    return asked


@pytest.mark.parametrize("dataset_id", list(CATALOG))
def test_a_broken_table_never_takes_a_page_down(
    tables: Path, pages_by_table: dict[str, list[str]], dataset_id: str
) -> None:
    (tables / f"{dataset_id}.parquet").write_bytes(b"PAR1 but not really")
    assert pages_by_table[dataset_id]
    for name in pages_by_table[dataset_id]:
        assert isinstance(_laid_out(dash.page_registry[name]), Component)


def test_a_broken_table_is_named_where_its_panel_was(reader: Reader, tables: Path) -> None:
    (tables / "county_death_rates.parquet").unlink()
    reader.open("/regions/arizona")
    assert "county_death_rates" in reader.text("[role=alert]")
    assert reader.text("h1")


@pytest.mark.usefixtures("laid_out_server")
def test_no_chart_offers_to_send_data_elsewhere() -> None:
    graphs = [part for page in dash.page_registry.values() for part in _parts(page)]
    graphs = [part for part in graphs if isinstance(part, dcc.Graph)]
    assert len(graphs) > 5
    assert all(graph.config["showSendToCloud"] is False for graph in graphs)


def _laid_out(page: dict[str, Any]) -> Any:
    layout = page["layout"]
    return layout() if callable(layout) else layout


def _parts(page: dict[str, Any]) -> Iterator[Component]:
    root = _laid_out(page)
    yield root
    yield from root._traverse()


@pytest.mark.usefixtures("laid_out_server")
def test_layouts_are_valid_json_without_nan() -> None:
    for page in dash.page_registry.values():
        sent = json.dumps(_laid_out(page).to_plotly_json(), cls=_Encoder)
        json.loads(sent, parse_constant=lambda word: pytest.fail(word))


class _Encoder(json.JSONEncoder):
    def default(self, o: Any) -> Any:
        from plotly.utils import PlotlyJSONEncoder

        return PlotlyJSONEncoder().default(o)
