"""The sanctions page's address and sentences."""

import pytest

from components.sanctions.state import fields_of_page, plan_of, read_page
from components.sanctions.words import finding
from model.network import NetworkPlan
from scenarios.network_study import study


def test_nothing_in_the_address_is_the_default_plan() -> None:
    values, notices = read_page({})
    assert notices == []
    assert plan_of(values) == NetworkPlan()


@pytest.mark.parametrize(
    ("name", "text"),
    [("share", "101"), ("finance.actors", "2.5"), ("finance.actors", "0"), ("role", "tea"), ("compare", "finance,tea"),
     ("quarters", "nan"), ("program", "SDGT")],
)  # fmt: skip
def test_what_an_address_may_not_say_becomes_a_notice(name: str, text: str) -> None:
    values, notices = read_page({name: text})
    assert len(notices) == 1
    assert plan_of(values) == NetworkPlan()


def test_values_reach_the_plan() -> None:
    values, _ = read_page({"role": "broker", "share": "25", "finance.replacement": "7", "broker.hubs": "0.5"})
    plan = plan_of(values)
    assert (plan.removed, plan.share) == ("broker", 0.25)
    assert (plan.roles["finance"].replacement, plan.roles["broker"].hubs) == (7, 0.5)


def test_an_empty_comparison_is_a_choice_and_not_the_default() -> None:
    assert read_page({"compare": "none"})[0]["compare"] == ()
    assert read_page({"compare": []})[0]["compare"] == ()


def test_every_control_of_the_page_has_its_name_once() -> None:
    keys = [each.key for each in fields_of_page()]
    assert len(keys) == len(set(keys)) == 5 + 3 + 7 * 6


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"share": "0"}, "Nothing is removed"), ({"quarters": "2"}, "longer than shown"), ({}, "is back at 100%")],
)
def test_the_finding_says_what_the_plan_shows(changes: dict[str, str], words: str) -> None:
    plan = plan_of(read_page(changes)[0])
    assert words in finding(study(plan), "finance")
