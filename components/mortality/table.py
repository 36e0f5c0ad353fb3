"""The table of all places in one period: what the grid shows, and the columns sent as compact texts."""

from typing import Any

import pandas as pd

from components.mortality.choices import numbers
from components.mortality.words import status_words
from data.views.memory import remembered
from data.views.place_figures import COUNTY, HIDTA, STATE, TABLES, Window, figures

_COUNTED = {"deaths": 0, "lower": 0, "upper": 0, "rate": 1, "rate_lower": 1, "rate_upper": 1, "population": 0,
            "before": 0, "change": 0, "percent": 1}  # fmt: skip
_CHANCE = {"rate_low_95": 1, "rate_high_95": 1}
_ONLY = {
    COUNTY: _CHANCE,
    STATE: {**_CHANCE, "predicted": 0, "percent_complete": 1, "percent_pending": 2},
    HIDTA: {"reported": 0, "hidden": 0, "compared": 0},
}
_NUMBER = {"type": "rightAligned", "filter": "agNumberColumnFilter", "minWidth": 118}
_BETWEEN = "params.data.lower == null ? 'not available' : params.data.lower + '–' + params.data.upper"
_AT_MOST = "params.data.rate_upper == null ? 'not available' : 'at most ' + d3.format('.1f')(params.data.rate_upper)"


@remembered(*TABLES)
def columns_sent(place: str, drug: str, window: Window) -> dict[str, dict[str, str]]:
    """Columns of the grid by name: numbers between commas (empty where hidden or missing), words between bars."""
    frame = figures(place, drug, window.key).assign(percent=lambda rows: rows["change_share"].astype("Float64") * 100)
    words = {
        "id": frame.index.astype("str"),
        "name": frame["name"],
        "status": [status_words(row) for row in frame[["status", "rate_status"]].to_dict("records")],
        "published": [window.status] * len(frame),
        "period": [window.label] * len(frame),
    }
    counted = {**_COUNTED, **_ONLY[place]}
    return {
        "words": {name: "|".join(column) for name, column in words.items()},
        "numbers": {name: numbers(pd.Series(frame[name]), places) for name, places in counted.items()},
    }


def grid_columns(place: str) -> list[dict[str, Any]]:
    """Column definitions of the grid; values stay numbers, or empty, so that a saved CSV has no words in a number."""
    columns = [
        {"field": "name", "headerName": {"county": "County", "state": "State", "hidta": "Region"}[place],
         "minWidth": 190, "pinned": "left"},
        {"field": "id", "headerName": "Code" if place == HIDTA else "FIPS", "hide": place == HIDTA, "minWidth": 80},
        _count("deaths", "Deaths reported", _BETWEEN if place != HIDTA else "'not available'"),
        _count("lower", "At least"),
        _count("upper", "At most"),
        *_predictions(place),
        *_rates(place),
        {"field": "status", "headerName": "Status", "minWidth": 150},
        _count("change", "Change, deaths", signed=True),
        {**_count("percent", "Change, percent"), "valueFormatter": _formatter("+.1f", "'not available'", "%")},
        _count("before", "Year before"),
        *([_count("compared", "Counties compared"), _count("hidden", "Hidden counties")] if place == HIDTA else []),
        _count("population", "People"),
        {"field": "published", "headerName": "Published as", "minWidth": 118},
        {"field": "period", "headerName": "Period", "minWidth": 200},
    ]  # fmt: skip
    return columns


def _predictions(place: str) -> list[dict[str, Any]]:
    if place != STATE:
        return []
    share = {**_NUMBER, "minWidth": 118}
    return [
        _count("predicted", "Predicted by NCHS"),
        {"field": "percent_complete", "headerName": "Percent complete", **share,
         "valueFormatter": _formatter(".1f", "'not available'", "%")},
        {"field": "percent_pending", "headerName": "Percent pending", **share,
         "valueFormatter": _formatter(".2f", "'not available'", "%")},
    ]  # fmt: skip


def _rates(place: str) -> list[dict[str, Any]]:
    if place == HIDTA:
        return [_rate("rate_lower", "Rate at least"), _rate("rate_upper", "Rate at most")]
    return [_rate("rate", "Per 100,000 people", _AT_MOST), _rate("rate_upper", "Rate at most"),
            _rate("rate_low_95", "95% interval from"), _rate("rate_high_95", "95% interval to")]  # fmt: skip


def _count(field: str, head: str, absent: str = "'not available'", *, signed: bool = False) -> dict[str, Any]:
    return {"field": field, "headerName": head, **_NUMBER,
            "valueFormatter": _formatter("+," if signed else ",", absent)}  # fmt: skip


def _rate(field: str, head: str, absent: str = "'not available'") -> dict[str, Any]:
    return {"field": field, "headerName": head, **_NUMBER, "valueFormatter": _formatter(",.1f", absent)}


def _formatter(form: str, absent: str, unit: str = "") -> dict[str, str]:
    """A number in d3's form; words where there is none."""
    return {"function": f"params.value == null ? ({absent}) : d3.format('{form}')(params.value) + '{unit}'"}
