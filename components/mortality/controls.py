"""The mortality page's controls: kind of place, drug, measure, period with play, and the search for places."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.mortality.choices import MOST_PICKS, measures_of, options
from data.views.place_figures import PLACES, STATE, drugs_of, names_of

_FINAL, _WINDOWS = 14, 2  # periods of the county series


def controls(place: str, drug: str, measure: str) -> Component:
    """Selects in a row; each says what it can."""
    measures = {key: each.label for key, each in measures_of(place).items()}
    drugs = drugs_of(place)
    only = "" if len(drugs) > 1 else "the only one published here"
    return html.Div(
        [
            _select("mortality-place", "Places", PLACES, place),
            _select("mortality-drug", f"Drug ({only})" if only else "Drug", drugs, drug),
            _select("mortality-measure", "Measure", measures, measure),
        ],
        className="mortality-controls",
    )  # fmt: skip


def _select(key: str, label: str, words: dict[str, str], value: str) -> Component:
    return dmc.Select(id=key, label=label, data=options(words), value=value, allowDeselect=False)


def picker(place: str, picks: tuple[str, ...]) -> Component:
    """The search for places by name; the browser fills in the names when they come."""
    return dmc.MultiSelect(
        id="mortality-picks",
        label=f"Up to {MOST_PICKS} places: by name, on the map or in the table",
        value=list(picks),
        data=_named(place, picks),
        searchable=True,
        searchValue="",
        limit=40,
        maxValues=MOST_PICKS,
        clearable=True,
        placeholder="" if picks else "Find by name",
        nothingFoundMessage="No place has this name",
    )


def _named(place: str, picks: tuple[str, ...]) -> list[dict[str, str]]:
    """The picks' own names; the browser fills in the rest."""
    names = names_of(place) if picks else {}
    return [{"value": pick, "label": str(names[pick])} for pick in picks]


def player(place: str) -> Component:
    """Play button, slider over the periods, a strip that says where the series breaks, and the list of periods."""
    slider = dmc.Slider(
        id="mortality-step", value=0, min=0, max=1, step=1, label=None, updatemode="drag", size=4, thumbSize=16,
        thumbLabel="Period of the map; space plays", className="mortality-slider",
    )  # fmt: skip
    return html.Div(
        [
            html.Button("Play", id="mortality-play", className="map-button mortality-play", type="button"),
            html.Div([slider, _axis(place)], className="mortality-time"),
            dmc.Select(id="mortality-period", data=[], allowDeselect=False, searchable=place == STATE,
                       **{"aria-label": "Period of the map"}),
        ],
        className="mortality-player",
    )  # fmt: skip


def _axis(place: str) -> Component:
    """The two series of counties and regions are not one: the strip under the slider breaks between them."""
    if place == STATE:
        parts: list[tuple[str, int, str]] = [
            ("12 months ending each month, by place of death: provisional", 1, "mortality-axis-provisional")
        ]
    else:
        parts = [
            ("final calendar years, by residence", _FINAL - 1, ""),
            ("provisional", _WINDOWS, "mortality-axis-provisional"),
        ]
    return html.Div([html.Div(words, className=name, style=_share(share)) for words, share, name in parts],
                    className="mortality-axis")  # fmt: skip


def _share(share: int) -> dict[str, Any]:
    return {"flex": f"{share} 1 0"}
