"""Early warnings in words: every judgement, and the same words whatever the hidden counts are."""

import pytest
from dash.development.base_component import Component
from flask import Flask

from components.frozen import Frozen
from components.warnings import address, false_alarms, measure_words, warnings_table
from scenarios.early_warning import all_warnings, rises, unjudged
from surveillance import Warning
from tests.frozen_words import frozen_words


def _text(component: object) -> str:
    if isinstance(component, Frozen):
        return " ".join(frozen_words(component.markup))
    if isinstance(component, Component):
        return _text(getattr(component, "children", ""))
    if isinstance(component, list | tuple):
        return " ".join(map(_text, component))
    return "" if component is None else str(component)


@pytest.fixture(scope="module")
def found(laid_out_server: Flask) -> tuple[Warning, ...]:
    """The judgements; links to pages need an app that has laid them out."""
    return all_warnings()


def test_every_measure_has_words_and_every_place_a_page(found: tuple[Warning, ...]) -> None:
    for series in {(w.series.kind, w.series.measure): w.series for w in found}.values():
        assert measure_words(series)
        assert address(series).startswith("/")


def test_a_rise_shows_the_value_and_what_chance_explains(found: tuple[Warning, ...]) -> None:
    arizona = next(w for w in rises(found) if (w.series.place, w.series.measure) == ("AZ", "synthetic_opioids"))
    text = _text(warnings_table([arizona], "one"))
    assert f"{arizona.observed:,.0f}" in text
    assert f"up to {arizona.upper_bound:,.0f}" in text
    assert "provisional" in text


def test_a_hidden_count_is_shown_as_unjudged_or_as_its_bounds(found: tuple[Warning, ...]) -> None:
    hidden = [w for w in unjudged(found) if w.series.kind == "county" and w.observed is None][:20]
    assert hidden
    assert "cannot be judged" in _text(warnings_table(hidden, "hidden"))


def test_the_sentence_counts_every_series_once(found: tuple[Warning, ...]) -> None:
    sentence = false_alarms(found)
    judged = sum(w.status != "cannot be judged" for w in found)
    assert f"{judged:,} series judged" in sentence
    assert f"{len(found) - judged:,} cannot be judged" in sentence
