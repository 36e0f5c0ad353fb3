"""The worked notebook runs as it stands, without a network, and stores what it shows.

Its own cells assert that the command line gives the figures that it shows; here they only have to run to the end.
"""

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT

NOTEBOOK = ROOT / "docs" / "worked_example.ipynb"
# the kernel and the test talk over loopback; every other address is refused
NO_NETWORK = """
import socket
_connect = socket.socket.connect
def _refuse(self, address):
    if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
        raise OSError(f"the notebook asked for {address[0]}")
    return _connect(self, address)
socket.socket.connect = _refuse
"""


def stored() -> Any:
    return nbformat.read(NOTEBOOK, as_version=4)


@pytest.fixture(scope="module")
def ran() -> Any:
    """The notebook after every cell has run in a new kernel of this environment."""
    notebook = stored()
    notebook.cells.insert(0, nbformat.v4.new_code_cell(NO_NETWORK))
    folder = {"metadata": {"path": str(NOTEBOOK.parent)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=folder).execute()
    return notebook


def texts(notebook: Any) -> list[str]:
    """What the cells print and show, but for pictures."""
    outputs = [out for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]
    plain = [out.get("text") or out.get("data", {}).get("text/plain", "") for out in outputs]
    return [text for text in plain if "<Figure" not in text]


def test_it_runs_and_shows_what_is_stored(ran: Any) -> None:
    assert texts(ran) == texts(stored())
    assert "deaths averted a year" in "".join(texts(ran))


def test_it_compares_with_every_command_of_the_engine() -> None:
    source = "\n".join(cell.source for cell in stored().cells if cell.cell_type == "code")
    assert set(re.findall(r'command_line\("(\w+)"', source)) == {"assess", "run", "simulate", "invest", "sample"}
    assert source.count("assert told") >= 5


def test_it_names_no_place_of_a_machine() -> None:
    assert not re.search(r"/(home|root|work|tmp|Users)/", Path(NOTEBOOK).read_text())
    assert not any("traceback" in out for cell in stored().cells if cell.cell_type == "code" for out in cell.outputs)
