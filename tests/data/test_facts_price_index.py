"""Consumer prices: the month that was not published, and how the file is read."""

import pandas as pd
import pytest

from data import store
from data.errors import WrongInput
from data.sources import cpi


def _parse(folder, *lines):
    file = folder / cpi.FILE
    file.parent.mkdir(parents=True)
    file.write_text("\n".join(["Date,Index,Inflation", *lines]) + "\n")
    return cpi.parse(folder)


def test_october_2025_is_not_available_and_no_other_month_is():
    frame = store.load("cpi_us")
    hole = frame[frame["status"].eq("not_available")]
    assert hole["month"].tolist() == [pd.Timestamp("2025-10-31")]
    assert hole["cpi"].isna().all()


def test_every_month_has_a_row():
    month = store.load("cpi_us")["month"]
    assert month.tolist() == pd.date_range("1913-01-31", "2026-05-31", freq="ME").tolist()


def test_base_period_is_one_hundred():
    frame = store.load("cpi_us")
    assert frame.loc[frame["month"].dt.year.between(1982, 1984), "cpi"].mean() == pytest.approx(100, abs=0.05)


def test_month_that_the_file_lacks_is_not_filled_in(tmp_path):
    frame = _parse(tmp_path, "2025-09-01,324.8,0.25", "2025-11-01,324.122,-0.21")
    assert frame["status"].tolist() == ["final", "not_available", "final"]
    assert pd.isna(frame["cpi"].iloc[1])


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("2025-13-01,1,0", "Date must be the first day of a month"),
        ("2025-02-01,,0", "Index must not be blank"),
        ("2025-01-01,1,0", "Date must not be repeated"),
    ],
)
def test_wrong_cell_is_named_by_file_row_and_rule(tmp_path, line, rule):
    with pytest.raises(WrongInput, match=rf"cpi_us_bls_cpiai\.csv.* row 3: {rule}"):
        _parse(tmp_path, "2025-01-01,317.671,0.65", line)


def test_raw_file_gives_the_snapshot(raw):
    assert cpi.parse(raw)["cpi"].sum() == pytest.approx(store.load("cpi_us")["cpi"].sum())
