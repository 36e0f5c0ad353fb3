"""Terms that explain themselves, from the one glossary."""

import pytest
from dash import html

from components.glossary import TERMS, term, with_terms
from components.methods.glossary import glossary


def test_a_term_carries_its_meaning() -> None:
    word, meaning = term("ad valorem").children
    assert word.children == "ad valorem"
    assert meaning.children == TERMS["Ad valorem"]
    assert getattr(word, "aria-describedby") == meaning.id


def test_two_terms_never_share_an_id() -> None:
    assert term("toll").children[1].id != term("toll").children[1].id


def test_marked_words_of_a_text_become_terms() -> None:
    parts = with_terms("Border [[tolls|toll]] and [[T40.4]].")
    assert [part for part in parts if isinstance(part, str)] == ["Border ", " and ", "."]
    assert [part.children[0].children for part in parts if isinstance(part, html.Span)] == ["tolls", "T40.4"]


def test_an_unknown_term_is_refused() -> None:
    with pytest.raises(KeyError):
        with_terms("[[nonsense]]")


def test_the_glossary_lists_every_term_in_order() -> None:
    listed = [part.children for part in glossary()._traverse() if isinstance(part, html.Dt)]
    assert listed == sorted(TERMS, key=str.lower)
