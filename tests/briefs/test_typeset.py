"""What a reader wrote is never markup, the same content gives the same bytes, and the document is made for everyone."""

import pytest

from briefs.typeset import printable, typeset, web_address
from tests.briefs.reading import kinds, opened, text_of

EMPTY = {"tiles": [], "headline": "", "table": {"heads": ["A"], "rows": [], "widths": []}, "alt": "A picture.",
         "note": "", "text": "", "cases": [], "preset": ""}  # fmt: skip
PARTS = (
    "Headline", "Charges by country", "What was set", "From set point to now", "Cases", "Lens by lens", "Who pays"
)  # fmt: skip
STRIP = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="9"><rect width="9" height="9"/></svg>'


def made(title: str, address: str = "") -> bytes:
    content = {
        "title": title, "kind": "Kind", "places": "", "period": "", "status": "", "address": address,
        "sections": {part: {**EMPTY, "tiles": [{"label": "", "value": "1", "detail": "", "status": ""}]}
                     for part in PARTS},
        "limits": ["none"], "command": "run", "fingerprint": "0", "sources": [],
    }  # fmt: skip
    return typeset("scenario", content, {"charges": STRIP})


@pytest.mark.parametrize(
    "title",
    [
        '#panic("stop")',
        '#read("/etc/passwd")',
        '#import "@preview/x:1.0.0": *',
        '"quoted" \\ and $x$ *bold* _it_ `code` <label> @ref [a]',
        "Ünïcode, θ and Ω – “so”",
    ],
)
def test_text_is_set_as_it_was_written(title: str) -> None:
    assert title in text_of(made(title))


@pytest.mark.parametrize("title", ["An 😀 in a name", "漢字", "nul\x00 and \u202eturned", "two\nlines"])
def test_letters_without_a_shape_do_not_stop_a_brief(title: str) -> None:
    pdf = made(title)
    assert len(opened(pdf).pages) == 2
    assert "/StructTreeRoot" in opened(pdf).trailer["/Root"]


def test_text_is_cleaned_of_what_cannot_be_seen() -> None:
    assert printable(" two\n lines\x00 and \u202eturned ") == "two lines and turned"


def test_only_addresses_of_the_web_become_links() -> None:
    assert web_address("https://host/regions/ohio?a=1") == "https://host/regions/ohio?a=1"
    assert web_address("javascript:alert(1)") == ""
    assert web_address("file:///etc/passwd") == ""


def test_the_same_content_gives_the_same_bytes() -> None:
    assert made("Once") == made("Once")
    assert made("Once") != made("Twice")


def test_the_document_is_tagged_and_titled_and_says_so() -> None:
    root = opened(made("A name")).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    assert opened(made("A name")).metadata.title == "A name – Setpoint brief"
    assert {"H1", "Table", "Figure"} <= kinds(made("A name"))


def test_content_that_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        typeset("scenario", {"value": float("nan")}, {})
