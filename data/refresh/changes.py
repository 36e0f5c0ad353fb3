"""What changed between two vintages of a table, in numbers and in words."""

from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from data.refresh.look import Look, in_words, periods
from data.status import HIDDEN_COUNTS

LARGEST = 20
_PERIODS_NAMED = 3


@dataclass(frozen=True)
class Changes:
    """The diff of a table. The counts are of all rows; `largest` and `statuses` name at most LARGEST of them.

    periods_added: new periods in words, oldest first. largest: revised numbers, by the size of the change, such as
    "Arizona, 12 months to Dec 2024: 2,512 → 2,498". statuses: rows whose status changed.
    """

    periods_added: tuple[str, ...]
    rows_before: int
    rows_after: int
    rows_added: int
    rows_gone: int
    revised: int
    statuses_changed: int
    largest: tuple[str, ...]
    statuses: tuple[str, ...]

    @property
    def none(self) -> bool:
        """Whether the two vintages are the same."""
        return not (self.rows_added or self.rows_gone or self.revised or self.statuses_changed)

    def as_dict(self) -> dict[str, Any]:
        """As it stands in the log and in a report."""
        return asdict(self)

    def __str__(self) -> str:
        if self.none:
            return "nothing changed"
        parts = (
            (len(self.periods_added), f"new periods: {self._periods()}"),
            (self.rows_added, f"{self.rows_added:,} rows more"),
            (self.rows_gone, f"{self.rows_gone:,} rows gone"),
            (self.revised, f"{self.revised:,} numbers revised"),
            (self.statuses_changed, f"{self.statuses_changed:,} statuses changed"),
        )
        return "; ".join(words for number, words in parts if number)

    def _periods(self) -> str:
        if len(self.periods_added) <= _PERIODS_NAMED:
            return ", ".join(self.periods_added)
        return f"{len(self.periods_added)}, {self.periods_added[0]} to {self.periods_added[-1]}"


def compare(old: pd.DataFrame, new: pd.DataFrame, view: Look) -> Changes:
    """Match the rows of two vintages by key and say what differs."""
    merged = _matched(old, new, view)
    side = merged["_side"]
    both = merged[side.eq("both")]
    revised = _revised(both)
    moved = both[both["_status_old"].ne(both["_status_new"])]
    return Changes(
        periods_added=_added_periods(old, new, view),
        rows_before=len(old),
        rows_after=len(new),
        rows_added=int(side.eq("right_only").sum()),
        rows_gone=int(side.eq("left_only").sum()),
        revised=len(revised),
        statuses_changed=len(moved),
        largest=tuple(_revision(row, view) for row in revised.head(LARGEST).to_dict("records")),
        statuses=tuple(_moved(row, view) for row in moved.head(LARGEST).to_dict("records")),
    )


def _matched(old: pd.DataFrame, new: pd.DataFrame, view: Look) -> pd.DataFrame:
    before, after = _side(old, view, "old"), _side(new, view, "new")
    names = [name for name in view.label if name not in view.keys]
    before = before.drop(columns=names)  # the newer vintage says how a row is called
    return before.merge(after, on=list(view.keys), how="outer", indicator="_side")


def _side(frame: pd.DataFrame, view: Look, side: str) -> pd.DataFrame:
    columns = dict.fromkeys((*view.keys, *view.label))
    picked = frame[list(columns)].copy()
    for name in picked.columns[picked.dtypes.eq("category")]:
        picked[name] = picked[name].astype("str")
    picked[f"_number_{side}"] = frame[view.number].astype("float64") if view.number else float("nan")
    picked[f"_status_{side}"] = frame["status"].astype("str") if "status" in frame else ""
    return picked


def _revised(both: pd.DataFrame) -> pd.DataFrame:
    """Rows with a number in both vintages that differs, largest change first."""
    change = (both["_number_new"] - both["_number_old"]).abs()
    differs = change.gt(both["_number_old"].abs() * 1e-9) & change.notna()
    order = change[differs].sort_values(ascending=False, kind="stable").index
    return both.loc[order]


def _added_periods(old: pd.DataFrame, new: pd.DataFrame, view: Look) -> tuple[str, ...]:
    if not view.period:
        return ()
    before = set(periods(old, view))
    return tuple(in_words(period) for period in periods(new, view) if period not in before)


def _revision(row: dict[Any, Any], view: Look) -> str:
    return f"{_name(row, view)}: {row['_number_old']:,.10g} → {row['_number_new']:,.10g}"


def _moved(row: dict[Any, Any], view: Look) -> str:
    return f"{_name(row, view)}: {_cell(row, 'old')} → {_cell(row, 'new')}"


def _cell(row: dict[Any, Any], side: str) -> str:
    """A number with its status, or the status alone: where there is no number, and where its publisher hides it now."""
    number, status = row[f"_number_{side}"], row[f"_status_{side}"]
    return status if pd.isna(number) or row["_status_new"] in HIDDEN_COUNTS else f"{number:,.10g} {status}"


def _name(row: dict[Any, Any], view: Look) -> str:
    """A row's labels and its period: "Arizona, Cocaine (T40.5), 12 months to Dec 2024"."""
    words = [in_words(row[name]) for name in view.label]
    if view.period and view.period not in view.label:
        words.append(f"{view.window} {in_words(row[view.period])}".strip())
    return ", ".join(words)
