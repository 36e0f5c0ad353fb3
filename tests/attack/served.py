"""Every number the app serves about deaths in places: from tables, the API, maps, grids, cards and charts."""

import base64
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd
from flask.testing import FlaskClient
from plotly.utils import PlotlyJSONEncoder

from data import store
from data.views.mortality import PERIODS
from tests.attack.readings import Number
from tests.frozen_words import frozen_words

_NOT_OF_DEATHS = ("population_year", "year")
_TEXT = ("children", "text", "data-value")
_DRAWN = ("y", "array", "customdata", "text")
_WRITTEN = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?")
_ASIDE = re.compile(
    r"12 months to December \d{4}|Dec \d{4}|[Ff]ewer than 20 deaths|per 100,000|\(\d{4}\)|\d{4}–\d{4}"
    r"|1–9 (?:each|deaths)|0–9 (?:each|if not listed)|\b(?:19|20)\d\d\b|FIPS \d+|\d{4}-\d{2}|\b95% interval"
)


def table_numbers(dataset_id: str, place: str = "fips") -> Iterator[Number]:
    """Every number of a table of places and periods, as it is stored."""
    frame = store.load(dataset_id)
    period = frame["period"].astype("str") if "period" in frame else _keys(frame)
    yield from _columns(dataset_id, frame[place].astype("str"), period, frame)


def api_numbers(client: FlaskClient, dataset_id: str, place: str = "fips") -> Iterator[Number]:
    """The same by the API, a page after the other."""
    address = f"/api/v1/datasets/{dataset_id}/rows.json?limit=10000"
    while address:
        answer = client.get(address).get_json()
        frame = pd.DataFrame(answer["rows"])
        period = frame["period"] if "period" in frame else _keys(frame)
        yield from _columns(f"api {dataset_id}", frame[place], period.astype("str"), frame)
        address = answer["next"]


def region_numbers(client: FlaskClient) -> Iterator[Number]:
    """Every number of the API's regions, in every period."""
    for period in PERIODS:
        frame = pd.DataFrame(client.get(f"/api/v1/regions?period={period}").get_json()["regions"])
        yield from _columns("api regions", frame["slug"], pd.Series(period, frame.index), frame)


def map_numbers(channel: str, payload: dict[str, Any], period: str) -> Iterator[Number]:
    """The values a map colors by, and the numbers in the words of its card."""
    slack = 0.5 * 10.0 ** -payload["decimals"]
    unit = "rate" if "100,000" in payload["unit"] else "count"
    for place, value in zip(payload["ids"], payload["values"], strict=True):
        if value is not None:
            yield Number(channel, place, period, unit, float(value), slack)
    for place, words in payload["labels"].items():
        yield from word_numbers(channel, place, period, words)


def grid_numbers(channel: str, sent: dict[str, dict[str, str]], period: str) -> Iterator[Number]:
    """The numbers of the mortality page's grid, decoded from its compact texts."""
    ids = sent["words"]["id"].split("|")
    for name, text in sent["numbers"].items():
        yield from _compact(f"{channel}.{name}", ids, text, period)


def bundle_numbers(channel: str, sent: dict[str, Any]) -> Iterator[Number]:
    """The numbers of a bundle of map frames: what colors follow, and what the cards of places tell."""
    ids = sent["ids"].split(",")
    for period, frame in zip(sent["periods"], sent["frames"], strict=True):
        for name in ("values", "deaths", "rates"):
            yield from _compact(f"{channel}.{name}", ids, frame.get(name, ""), period["key"])
        for place, lines in zip(ids, frame.get("lines", ()), strict=False):
            for line in lines:
                yield from word_numbers(channel, place, period["key"], line)
        for place, label in zip(ids, frame.get("labels", ()), strict=False):
            yield from word_numbers(channel, place, period["key"], label)


def _compact(channel: str, places: list[str], text: str, period: str) -> Iterator[Number]:
    """Numbers as "12.4,,3", one a place."""
    for place, written in zip(places, text.split(","), strict=bool(text)):
        if written:
            slack = 0.5 * 10.0 ** -len(written.partition(".")[2])
            yield Number(channel, place, period, "rate" if "rate" in channel else "count", float(written), slack)


def word_numbers(channel: str, place: str, period: str, text: str) -> Iterator[Number]:
    """The numbers of a text; each stands for itself, since sentences differ."""
    for written in _WRITTEN.findall(_ASIDE.sub(" ", text)):
        plain = written.replace(",", "").replace("−", "-")
        slack = 0.5 * 10.0 ** -len(plain.partition(".")[2])
        unit = "rate" if "." in plain else "count"
        yield Number(f"{channel} {place} {period}: {written} in {text[:60]}", place, period, unit, float(plain), slack)


def screen_numbers(screens: Iterable[tuple[str, str, str, Any]]) -> Iterator[Number]:
    """The numbers of cards and charts: screen, place, period ("" of all), what is shown.

    Texts that a screen says of every place alike are about none and are left out.
    """
    texts = defaultdict(list)
    for screen, place, period, shown in screens:
        texts[screen].append((place, period, set(texts_of(shown))))
    for screen, found in texts.items():
        alike = set.intersection(*(said for _, _, said in found)) if len(found) > 1 else set()
        for place, period, said in found:
            for text in sorted(said - alike):
                yield from word_numbers(screen, place, period, text)


def answer(shown: Any) -> str:
    """Anything a page or callback answers, as the text that goes over the wire."""
    return json.dumps(shown, cls=PlotlyJSONEncoder, sort_keys=True)


def _columns(
    channel: str, places: "pd.Series[str]", periods: "pd.Series[str]", frame: pd.DataFrame
) -> Iterator[Number]:
    for name in frame.select_dtypes("number").columns.difference(_NOT_OF_DEATHS):
        values = frame[name].astype("Float64").astype("float64")
        known = values.notna()
        unit = "rate" if name.startswith("rate") else "change" if name.startswith("change") else "count"
        for place, period, value in zip(places[known], periods[known], values[known], strict=True):
            yield Number(f"{channel}.{name}", place, period, unit, value)


def _keys(frame: pd.DataFrame) -> "pd.Series[str]":
    """Keys of PERIODS of a table by year or by month."""
    if "year" in frame:
        return frame["year"].astype("str")
    month = frame["month"]
    return month.dt.strftime("%Y-%m") if month.dtype.kind == "M" else month.str[:7]


def texts_of(shown: Any) -> Iterator[str]:
    """Words a reader sees in a text, component or figure, and the numbers a figure draws."""
    return _walk(json.loads(answer(shown)), seen=True)


def _walk(tree: Any, seen: bool) -> Iterator[str]:
    if isinstance(tree, str | int | float) and not isinstance(tree, bool):
        if seen:
            yield str(tree) if isinstance(tree, str) else f"{tree:.12g}"
    elif isinstance(tree, list):
        for part in tree:
            yield from _walk(part, seen)
    elif isinstance(tree, dict):
        yield from _walk_dict(tree)


def _walk_dict(tree: dict[str, Any]) -> Iterator[str]:
    if "bdata" in tree:  # how Plotly sends arrays
        yield from (f"{value:.12g}" for value in np.frombuffer(base64.b64decode(tree["bdata"]), tree["dtype"]))
        return
    for key, part in tree.items():
        if key == "data" and isinstance(part, list) and "layout" in tree:
            for trace in part:
                yield from _walk([trace.get(name) for name in _DRAWN] + [trace.get("error_y", {})], seen=True)
        elif key == "markup":
            yield from frozen_words(part)
        elif key not in ("layout", "config", "style"):
            yield from _walk(part, seen=key in _TEXT or key in _DRAWN)
