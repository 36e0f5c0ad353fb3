"""Markup of what never changes."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import dash_mantine_components as dmc
import numpy as np
import pytest
from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st

from components import frozen as module
from components.frozen import ELEMENTS, Frozen, frozen, frozen_around

XHTML = "{http://www.w3.org/1999/xhtml}"
SCRIPT = Path(__file__).resolve().parents[2] / "assets" / "js" / "frozen.js"


@pytest.fixture(autouse=True)
def only_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A callback names "named" and nothing else."""
    monkeypatch.setattr(module, "named_ids", lambda: frozenset({"named"}))


def test_components_become_markup_with_their_attributes() -> None:
    part = html.Div([html.P("a < b & c"), None, 3], className="card", id="x", **{"data-key": '"q"'})
    (root,) = ET.fromstring(frozen(part).markup)
    assert root.tag == f"{XHTML}div"
    assert root.attrib == {"class": "card", "id": "x", "data-key": '"q"'}
    assert "".join(root.itertext()) == "a < b & c3"


def test_links_of_the_app_are_told_from_links_that_load_and_frozen_parts_keep_their_place() -> None:
    part = html.Div([dcc.Link("Go", href="/simulator"), Frozen("<span>in</span>"), html.A("File", href="/x.csv")])
    link, span, file = ET.fromstring(frozen(part).markup)[0]
    assert link.attrib == {"data-within": "", "href": "/simulator"}
    assert (span.text, file.attrib) == ("in", {"href": "/x.csv"})


REFUSED = (
    dmc.Switch(),
    html.Div(style={"color": "red"}),
    html.Button("x", n_clicks=0),
    html.Iframe(),
    html.A("x", href="javascript:alert(1)"),
    html.A("x", href="//elsewhere.test"),
)


@pytest.mark.parametrize("part", REFUSED, ids=lambda part: part._type)
def test_what_a_callback_or_a_style_would_need_or_the_browser_would_drop_is_refused(part: object) -> None:
    with pytest.raises(TypeError, match="cannot be frozen"):
        frozen(html.Div(part))


@pytest.mark.parametrize("part", REFUSED, ids=lambda part: part._type)
def test_around_what_is_refused_everything_else_is_frozen(part: object) -> None:
    found = frozen_around(html.Div([html.P("a"), html.P("b"), part, "words", html.P("c")], className="card"))
    before, kept, after = found.children
    assert found.className == "card"
    assert kept is part
    assert isinstance(before, Frozen)
    assert [each.text for each in ET.fromstring(before.markup)] == ["a", "b"]
    assert "".join(ET.fromstring(after.markup).itertext()) == "wordsc"


def test_what_a_callback_names_stays_and_other_ids_are_anchors() -> None:
    named, anchor = html.Div([html.P("inside")], id="named"), html.Div("x", id="anchor")
    found = frozen_around(html.Div([html.Section(named), html.Div(id={"type": "row", "key": 1}), anchor]))
    section, row, piece = found.children
    assert section.children is named
    assert isinstance(named.children[0], Frozen)
    assert row.id == {"type": "row", "key": 1}
    assert 'id="anchor"' in piece.markup


def test_parts_that_come_as_a_row_stay_a_row_and_words_stay_words() -> None:
    assert frozen_around("words") == "words"
    assert frozen_around(None) is None
    (only,) = frozen_around([html.P("a"), [html.P("b")]])
    assert [each.text for each in ET.fromstring(only.markup)] == ["a", "b"]
    graph = dcc.Graph()
    assert frozen_around([graph]) == [graph]
    assert frozen_around(html.P("x", n_clicks=0)).children == "x"


@pytest.mark.parametrize("child", [np.int64(3), True, {"props": {}}])
def test_what_is_neither_words_nor_a_component_is_left_to_dash(child: object) -> None:
    found = frozen_around(html.Div([html.P("a"), child]))
    assert found.children[1] is child


def test_what_is_frozen_twice_is_frozen_once() -> None:
    once = frozen_around(html.Div([html.P("a"), dcc.Graph(), html.P("b")]))
    pieces = [each.markup for each in once.children if isinstance(each, Frozen)]
    for _ in range(20):
        once = frozen_around(once)
    again = "".join(each.markup for each in once.children if isinstance(each, Frozen))
    assert again.count("<p>") == len(pieces) == 2


@given(st.text(), st.text())
def test_any_text_comes_through_but_for_what_no_markup_can_hold(words: str, title: str) -> None:
    (root,) = ET.fromstring(frozen(html.Span(words, title=title)).markup)
    assert len(root.text or "") == len(words)
    for asked, got in zip(words, root.text or "", strict=True):
        assert got == asked or got == "\ufffd" or (asked == "\r" and got == "\n")
    assert not list(root)
    assert set(root.attrib) == {"title"}


def test_the_browser_makes_the_elements_that_are_frozen() -> None:
    line = re.search(r'const HTML = ((?:"[^"]*"[\s+]*)+);', SCRIPT.read_text())
    assert line
    assert set(" ".join(re.findall(r'"([^"]*)"', line[1])).split()) == ELEMENTS


def test_every_id_of_a_callback_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    from app import app, server

    server.test_client().get("/")
    named = module.named_ids()
    for output, callback in app.callback_map.items():
        for each in output.strip(".").split("..."):
            assert output.count(".") == 0 or each.rsplit(".", 1)[0] in named
        for wired in callback["inputs"] + callback["state"]:
            assert wired["id"] in named
    assert {"simulator-brief-pdf", "simulator-brief-cancel"} <= named, "what shows that a job runs"
    assert "uncertainty-progress-text" in named, "what shows how far it is"
