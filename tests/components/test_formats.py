"""Numbers as readers see them."""

import pandas as pd
import pytest

from components import formats

MISSING_VALUES = (None, float("nan"), pd.NA)


@pytest.mark.parametrize("value", MISSING_VALUES)
def test_a_missing_number_is_said_and_never_zero(value: object) -> None:
    for write in (
        formats.whole,
        formats.decimal,
        formats.percent,
        formats.signed,
        formats.signed_percent,
        formats.dollars,
    ):
        assert write(value) == "not available"
    assert formats.bounds(value, 3) == formats.span(1, value) == "not available"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "$0.00"),
        (21.178, "$21.18"),
        (1234.4, "$1,234"),
        (61_400_000, "$61.4 million"),
        (12.6e9, "$12.6 billion"),
        (3.4145e12, "$3.4 trillion"),
        (-5.2e9, "−$5.2 billion"),
        (999_999_999, "$1.0 billion"),
    ],
)
def test_dollars_are_shortened(value: float, text: str) -> None:
    assert formats.dollars(value) == text


def test_changes_carry_their_sign_and_zero_none() -> None:
    assert [formats.signed(v, 1) for v in (3.46, -3.46, 0.04, -0.04)] == ["+3.5", "−3.5", "0.0", "0.0"]
    assert formats.signed_percent(-0.281) == "−28.1%"


def test_bounds_that_are_equal_are_one_number() -> None:
    assert formats.bounds(1204, 1356) == "1,204–1,356"
    assert formats.bounds(2770, 2770) == "2,770"
    assert formats.span(38.11, 38.14) == "38.1"
    assert formats.span(41.02, 54.64) == "41.0–54.6"
