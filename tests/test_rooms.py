"""The rooms import one way, and the public files name nothing of a machine."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

MAY_IMPORT = {
    "model": set(),
    "data": set(),
    "surveillance": set(),
    "scenarios": {"model", "data", "surveillance"},
    "workspace": {"scenarios", "model", "data", "surveillance"},
    "house": {"scenarios", "model", "data", "surveillance"},
    "briefs": {"house", "scenarios", "model", "data", "surveillance"},
    "components": {"server", "workspace", "briefs", "house", "scenarios", "model", "data", "surveillance"},
    "server": {"workspace", "house", "scenarios", "model", "data", "surveillance"},
    "pages": {"components", "server", "workspace", "briefs", "house", "scenarios", "model", "data", "surveillance"},
}
ROOMS = set(MAY_IMPORT) | {"app", "tests", "benchmarks"}
WEB = {"dash", "flask", "flask_login", "flask_wtf", "plotly", "dash_mantine_components", "dash_ag_grid"}


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_lies_below_it(room: str) -> None:
    files = list((ROOT / room).rglob("*.py"))
    assert len(files) > 1
    wrong = {
        f"{file.relative_to(ROOT)} imports {name}"
        for file in files
        for name in imports(file)
        if name in ROOMS - MAY_IMPORT[room] - {room}
    }
    assert wrong == set()


@pytest.mark.parametrize("room", ["components", "pages"])
def test_screens_ask_the_server_only_who_asks_and_for_links_to_hand_over(room: str) -> None:
    modules = {
        node.module
        for file in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "server"
    }
    assert modules <= {"server.who", "server.links"}


@pytest.mark.parametrize("room", ["model", "data", "surveillance", "scenarios", "workspace", "house", "briefs"])
def test_what_pages_are_made_from_knows_nothing_of_the_web(room: str) -> None:
    used = {name for file in (ROOT / room).rglob("*.py") for name in imports(file)}
    assert used & WEB == set()


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: the list of files is not known")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


def test_no_file_names_a_machine_or_a_registry() -> None:
    hosts = "|".join(("py" + "pi.org", "files.python" + "hosted", "registry.npm" + "js", "deb.deb" + "ian.org"))
    pattern = re.compile(rf"{hosts}|/home/" + r"\w|/ro" + r"ot/|(?<![\w.])/wo" + "rk/")
    texts = [file for file in tracked() if file.suffix not in {".parquet", ".png"} and file.is_file()]
    assert len(texts) > 50
    assert [str(file.relative_to(ROOT)) for file in texts if pattern.search(file.read_text(errors="replace"))] == []


def test_locks_pin_every_package_with_hashes() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        pins = re.findall(r"^([a-z0-9][\w.-]*)(.*)$", (ROOT / name).read_text(), re.M)
        assert len(pins) > 20
        assert [package for package, rest in pins if not rest.startswith("==")] == []
        assert (ROOT / name).read_text().count("--hash=sha256:") >= len(pins)


def test_every_asset_is_ours() -> None:
    kinds = {file.suffix for file in tracked() if "assets" in file.relative_to(ROOT).parts}
    assert kinds <= {".css", ".js", ".json", ".svg", ".ico"}
