"""Watches in the browser: added, told, paused, removed with undo."""

from tests.pages.conftest import Reader
from tests.pages.test_workspace_counts import press


def test_a_watch_from_its_making_to_its_removal(reader: Reader) -> None:
    reader.open("/workspace/watches")
    assert "You watch no place yet." in reader.text()
    reader.find("#watch-neighbors").find_element("xpath", "./ancestor::label | ./..").click()
    reader.find("#watch-add").click()
    reader.wait_for_text("You watch Alaska HIDTA.", "#watch-said")
    reader.wait_for_text("Alaska HIDTA", "#watch-list")
    press(reader, "Pause", "#watch-list")
    reader.wait_for_text("paused", "#watch-list")
    press(reader, "Go on", "#watch-list")
    reader.wait_for_text("watching", "#watch-list")
    press(reader, "Remove", "#watch-list")
    reader.wait_for_text("You watch no place yet.", "#watch-list")
    press(reader, "Undo", "#watch-did")
    reader.wait_for_text("Alaska HIDTA", "#watch-list")
    press(reader, "Remove", "#watch-list")
    reader.wait_for_text("You watch no place yet.", "#watch-list")
