"""Whether a new vintage can be true, given the one before: each rule and its reason are configuration."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from data.refresh.look import Look, in_words, periods, places_word
from data.refresh.settings import Places, Rule, TableRules, Totals
from data.status import HIDDEN

_NAMED = 5


@dataclass(frozen=True)
class Breach:
    """A rule that a new vintage breaks; the sentence says what it was, what it is, and why the rule is there."""

    rule: str
    sentence: str


def breaches(old: pd.DataFrame, new: pd.DataFrame, view: Look, rules: TableRules) -> Iterator[Breach]:
    """Every rule of the table that the new vintage breaks."""
    yield from _rows(old, new, rules.rows)
    if view.period:
        yield from _coverage(old, new, view, rules.coverage)
    if view.place and rules.places:
        yield from _places(old, new, view, rules.places)
    if view.number and rules.totals:
        yield from _totals(old, new, view, rules.totals)
    if "status" in old.columns and rules.hidden:
        yield from _hidden(old, new, rules.hidden)
    if view.period and view.number and rules.step:
        yield from _step(old, new, view, rules.step)


def _rows(old: pd.DataFrame, new: pd.DataFrame, rule: Rule) -> Iterator[Breach]:
    if len(new) < len(old) * (1 - rule.limit):
        share = 1 - len(new) / len(old)
        said = f"it had {len(old):,} rows and has {len(new):,}, {share:.1%} fewer; at most {rule.limit:.1%} may go"
        yield _breach("rows", said, rule)


def _coverage(old: pd.DataFrame, new: pd.DataFrame, view: Look, rule: Rule) -> Iterator[Breach]:
    before, after = periods(old, view), periods(new, view)
    gone = [period for period in before if period not in set(after)]
    if gone:
        now = f"{in_words(after[0])} to {in_words(after[-1])}" if after else "nothing"
        said = f"it covered {in_words(before[0])} to {in_words(before[-1])} and covers {now}, without {_named(gone)}"
        yield _breach("coverage", said, rule)
    if "months" in old.columns:
        yield from _months(old, new, view, rule)


def _months(old: pd.DataFrame, new: pd.DataFrame, view: Look, rule: Rule) -> Iterator[Breach]:
    """A year that had so many months may not have fewer: that too is coverage going backwards."""
    was, now = (frame.groupby(view.period)["months"].max() for frame in (old, new))
    both = pd.DataFrame({"was": was, "now": now}).dropna().astype("int64")
    for row in both[both["now"].lt(both["was"])].itertuples():
        yield _breach("coverage", f"{in_words(row.Index)} covered {row.was} months and covers {row.now}", rule)


def _places(old: pd.DataFrame, new: pd.DataFrame, view: Look, rule: Places) -> Iterator[Breach]:
    before = set(old[view.place].astype("str"))
    gone = sorted(before - set(new[view.place].astype("str")) - set(rule.may_go))
    if len(gone) > rule.limit * len(before):
        word = places_word(view.place)
        said = f"of {len(before):,} {word} {len(gone):,} are gone ({_named(gone)}); at most {rule.limit:.1%} may go"
        yield _breach("places", said, rule)


def _totals(old: pd.DataFrame, new: pd.DataFrame, view: Look, rule: Totals) -> Iterator[Breach]:
    """The one total of rows that both vintages have which changed most, if by more than it may."""
    by = ["_year" if name == "year" and name not in old.columns else name for name in rule.by]
    both = _both(old, new, view, rule)
    if "_year" in by:
        both["_year"] = both[view.period].dt.year
    sums = both.groupby(by)[["_old", "_new"]].sum()
    change = (sums["_new"] - sums["_old"]).abs() / sums["_old"].abs().clip(lower=1.0)
    if len(change) and change.max() > rule.limit:
        worst = int(change.argmax())
        was, now = sums.iloc[worst]
        name = _total_name(sums.index[worst])
        said = (
            f"the total of {view.number} for {name} was {was:,.10g} and is {now:,.10g} over the same rows, "
            f"{change.max():.1%} off; at most {rule.limit:.1%} may change"
        )
        yield _breach("totals", said, rule)


def _both(old: pd.DataFrame, new: pd.DataFrame, view: Look, rule: Totals) -> pd.DataFrame:
    """The rows with a number in both vintages: keys, what the sums are by, and the numbers _old and _new."""
    keys = list(view.keys)
    more = [name for name in (*rule.by, *rule.same) if name in old.columns and name not in keys]
    before = _plain(old[[*keys, *dict.fromkeys(more)]].assign(_old=old[view.number].astype("float64")))
    after = _plain(new[[*keys, *rule.same]].assign(_new=new[view.number].astype("float64")))
    both = before.merge(after, on=[*keys, *rule.same]).dropna(subset=["_old", "_new"])
    return both


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Categories as words: those of two vintages differ, and only words can be matched."""
    return frame.astype({name: "str" for name in frame.columns if frame[name].dtype == "category"})


def _hidden(old: pd.DataFrame, new: pd.DataFrame, rule: Rule) -> Iterator[Breach]:
    was, now = (float(frame["status"].isin(HIDDEN).mean()) for frame in (old, new))
    if now > was + rule.limit:
        said = (
            f"{was:.1%} of its counts were suppressed or not available and {now:.1%} are; "
            f"at most {rule.limit:.1%} more may be"
        )
        yield _breach("hidden", said, rule)


def _step(old: pd.DataFrame, new: pd.DataFrame, view: Look, rule: Rule) -> Iterator[Breach]:
    """The total of the newest period against that of the newest before it: no row of the old vintage tells of it."""
    last, newest = old[view.period].max(), new[view.period].max()
    if not newest > last:
        return
    was = float(new.loc[new[view.period].eq(last), view.number].sum())
    now = float(new.loc[new[view.period].eq(newest), view.number].sum())
    if abs(now - was) > rule.limit * max(abs(was), 1.0):
        said = (
            f"the total of {view.number} was {was:,.10g} for {in_words(last)} and is {now:,.10g} for "
            f"{in_words(newest)}; at most {rule.limit:.1%} may lie between"
        )
        yield _breach("step", said, rule)


def _breach(rule: str, said: str, why: Rule) -> Breach:
    return Breach(rule, f"{said} ({why.reason})")


def _named(values: list[object] | list[str]) -> str:
    words = [in_words(value) for value in values[:_NAMED]]
    return ", ".join(words) + (f" and {len(values) - _NAMED:,} more" if len(values) > _NAMED else "")


def _total_name(group: object) -> str:
    parts = group if isinstance(group, tuple) else (group,)
    return ", ".join(in_words(part) for part in parts)
