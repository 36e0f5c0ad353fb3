"""The same figures elsewhere: addresses of the API, Python lines, and a link to this screen."""

from urllib.parse import urlencode

import pandas as pd
from dash import get_relative_path, html
from dash.development.base_component import Component

from components.mortality.words import summary
from data.views.place_figures import HIDTA, STATE, Window

_COUNTY_COLUMNS = "fips,deaths,status,lower,upper,population"
_STATE_COLUMNS = "state,month,reported,predicted,percent_complete,percent_pending,underreported,status"


def rows_address(place: str, drug: str, window: Window, ending: str = "csv") -> str:
    """Address of the rows behind a view, as their publisher gives them; suppressed counts are empty there."""
    if place == STATE:
        month = pd.Timestamp(window.key) + pd.offsets.MonthEnd(0)
        query = {"indicator_key": drug, "month": f"{month:%Y-%m-%d}", "columns": _STATE_COLUMNS}
        return _rows("state_deaths_monthly", query, ending)
    if window.status == "final":
        return _rows("county_deaths_annual", {"year": window.key, "columns": _COUNTY_COLUMNS}, ending)
    month = pd.Timestamp(window.key) + pd.offsets.MonthEnd(0)
    query = {"month": f"{month:%Y-%m-%d}", "columns": _COUNTY_COLUMNS}
    return _rows("county_deaths_provisional", query, ending)


def _rows(dataset_id: str, query: dict[str, str], ending: str) -> str:
    return get_relative_path(f"/api/v1/datasets/{dataset_id}/rows.{ending}?{urlencode(query, safe=',')}")


def reproduce(place: str, drug: str, window: Window) -> Component:
    """The view in words, its rows from the API, and the lines that give its table in Python."""
    lines = f'from data.views.place_figures import figures\nfigures("{place}", "{drug}", "{window.key}")'
    links = [_link(rows_address(place, drug, window, ending)) for ending in ("csv", "json")]
    if place == HIDTA:
        links.append(_link(_rows("hidta_counties", {"columns": "fips,hidta_slug,confidence"}, "csv")))
    return html.Div(
        [
            html.P(summary(place, drug, window)),
            html.P("The rows from the API:"),
            html.Ul([html.Li(link) for link in links]),
            html.P("The table in Python, from the project's folder:"),
            html.Pre(html.Code(lines), tabIndex=0, role="region", **{"aria-label": "Python lines"}),
        ],
        className="mortality-reproduce",
    )


def _link(address: str) -> Component:
    return html.A(html.Code(address), href=address)
