"""Markup of what never changes."""

import xml.etree.ElementTree as ET

import dash_mantine_components as dmc
import pytest
from dash import dcc, html

from components.frozen import Frozen, frozen


def test_components_become_markup_with_their_attributes() -> None:
    part = html.Div([html.P("a < b & c"), None, 3], className="card", id="x", **{"data-key": '"q"'})
    root = ET.fromstring(frozen(part).markup)
    assert root.tag == "{http://www.w3.org/1999/xhtml}div"
    assert root.attrib == {"class": "card", "id": "x", "data-key": '"q"'}
    assert "".join(root.itertext()) == "a < b & c3"


def test_links_and_frozen_parts_keep_their_place() -> None:
    part = html.Div([dcc.Link("Go", href="/simulator"), Frozen("<span>in</span>")])
    assert '<a href="/simulator">Go</a><span>in</span>' in frozen(part).markup


@pytest.mark.parametrize("part", [dmc.Switch(), html.Div(style={"color": "red"}), html.Button("x", n_clicks=0)])
def test_what_a_callback_or_a_style_would_need_is_refused(part: object) -> None:
    with pytest.raises(TypeError, match="cannot be frozen"):
        frozen(html.Div(part))
