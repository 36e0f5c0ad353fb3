"""What the README says is so."""

import re

from server.settings import VARIABLES
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text()


def test_every_environment_variable_is_documented() -> None:
    rooms = ("server", "data", "scenarios", "workspace", "tests")
    code = "\n".join(file.read_text() for room in rooms for file in (ROOT / room).rglob("*.py"))
    used = set(re.findall(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"", code))
    used |= set(re.findall(r"_(?:whole_number|address|text|yes_or_no)\(\"([A-Z_]+)\"", code))
    used |= set(re.findall(r"VARIABLE = \"([A-Z_]+)\"", code))
    used |= set(VARIABLES)
    assert {"PORT", "SETPOINT_RAW", "SETPOINT_TABLES"} <= used
    assert used == set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.M))


def test_every_page_is_in_the_tour() -> None:
    import dash

    import app  # noqa: F401 - registers the pages

    paths = {page["path_template"] or page["path"] for page in dash.page_registry.values()}
    paths.discard("/not-found-404")
    assert paths == set(re.findall(r"^\| `(/[^`]*)`", README, re.M))


def test_files_the_readme_points_at_exist() -> None:
    for name in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / name).exists(), name
