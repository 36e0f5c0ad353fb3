"""The HIDTA regions with their deaths: reported sum, hidden counties, bounds."""

from typing import Any

from flask import Response, jsonify, request
from pydantic import BaseModel

from data.views.mortality import PERIODS
from data.views.regions import region_deaths
from data.views.rows import to_records
from server.api.errors import FieldError, Refused
from server.api.fresh import unless_known
from server.api.routes import Parameter, Route

LATEST = list(PERIODS)[-1]
TABLES = (
    "hidta_counties",
    "counties",
    "county_code_changes",
    "county_deaths_annual",
    "county_deaths_provisional",
    "county_population",
)


class Regions(BaseModel):
    """Deaths of every region in one period; a region's deaths lie between `lower` and `upper`."""

    period: str
    status: str
    regions: list[dict[str, Any]]


def regions() -> Response:
    """Every region in one period."""
    period = request.args.get("period", LATEST)
    if period not in PERIODS:
        allowed = ", ".join(PERIODS)
        raise Refused(400, FieldError("period", "There are no county figures for this.", allowed, period[:40]))
    status = "provisional" if PERIODS[period].provisional else "final"
    return unless_known(
        TABLES,
        lambda: jsonify(period=period, status=status, regions=to_records(region_deaths(period).reset_index())),
    )


_PERIOD = Parameter(
    "period",
    "a calendar year (final) or the last month of a 12-month period (provisional)",
    {"type": "string", "enum": list(PERIODS), "default": LATEST},
)
ROUTES = (Route("/regions", regions, "The HIDTA regions with their deaths", Regions, (_PERIOD,), (400, 503)),)
