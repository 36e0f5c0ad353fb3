"""Signing in as people do it: password, token shown once, signing out; an administrator's change holds at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By

from tests.pages.conftest import Reader
from workspace import accounts, credentials, tokens
from workspace import store as stores
from workspace.people import LOCAL, Person, Role

GOOD = "seven herons cross the ford"


@pytest.fixture(autouse=True)
def asks_who_comes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("SETPOINT_WORKSPACE", str(tmp_path / "workspace"))
    monkeypatch.setenv("SETPOINT_SIGN_IN", "1")
    yield
    stores.forget()


def somebody(email: str, name: str, role: Role) -> Person:
    made = accounts.create(LOCAL, email, name, role)
    credentials.set_password_by_link(made.id, credentials.link_state(LOCAL, made.id), GOOD)
    return made.person


def sign_in(reader: Reader, person: Person, target: str) -> None:
    reader.open(f"/sign-in?next={target}")
    reader.find("#email").send_keys(person.email)
    reader.find("#password").send_keys(GOOD)
    reader.find("main button").click()
    reader.until(lambda: person.name in reader.text("header"), "the header never named the person")
    reader.settle()


def click(reader: Reader, words: str) -> None:
    what = f"//main//*[self::a or self::button][.='{words}']"
    reader.until(lambda: reader.driver.find_element(By.XPATH, what).click() or True, f"no “{words}” to click")


def test_a_password_a_token_and_signing_out(reader: Reader) -> None:
    kim = somebody("kim@example.gov", "Kim <i>Example</i>", "analyst")
    reader.open("/account")
    assert "an account is needed" in reader.text()
    sign_in(reader, kim, "/account")
    assert "Kim <i>Example</i>" in reader.text()
    reader.find("#token-name").send_keys("a script")
    click(reader, "Make a token")
    reader.wait_for_text("shown this once")
    found = tokens.find(reader.text("#token-text"))
    assert found is not None
    assert (found.person, found.scopes) == (kim, {"read"})
    reader.open("/account")
    assert "setpoint_" not in reader.text()
    click(reader, "Revoke")
    reader.wait_for_text("You have none.")
    click(reader, "Sign out")
    reader.until(lambda: reader.driver.find_element(By.CSS_SELECTOR, "form[action='/sign-out'] button").click() or True,
                 "no button to sign out")  # fmt: skip
    reader.until(lambda: "Sign in" in reader.text("header"), "still signed in")
    reader.settle()


def test_whom_an_administrator_disables_is_refused_at_the_next_click(reader: Reader, second_reader: Reader) -> None:
    chief = somebody("chief@example.gov", "Chief Example", "administrator")
    kim = somebody("kim@example.gov", "Kim Example", "analyst")
    sign_in(second_reader, kim, "/account")
    sign_in(reader, chief, f"/admin?user={kim.id}")
    reader.driver.execute_script("document.getElementById('admin-disabled').click()")
    click(reader, "Save")
    reader.wait_for_text("It holds from")
    reader.wait_for_text("disabled 2", "#admin-accounts")
    second_reader.find("#token-name").send_keys("too late")
    click(second_reader, "Make a token")
    second_reader.wait_for_text("Sign in first.")
    assert tokens.list_tokens(kim) == []
