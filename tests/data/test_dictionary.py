"""The data dictionary is the catalog's."""

from data.dictionary import dictionary
from tests.conftest import ROOT


def test_page_is_in_step_with_the_catalog():
    assert (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8") == dictionary()
