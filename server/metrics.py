"""`/metrics` for Prometheus: answers by kind and status, how long they took, jobs and how they ended, what is away.

With several processes each writes to files in a folder that the web server's settings make.
"""

import hmac
import os
import time
from collections.abc import Iterable

from flask import Blueprint, Flask, abort, current_app, g, request
from flask.wrappers import Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from server.limits import kind
from server.ready import NOT_CONFIGURED, OK, parts
from server.settings import COUNTS_FOLDER, Settings

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 5, 15)
requests_answered = Counter("setpoint_requests_total", "Requests answered", ("kind", "status"))
request_seconds = Histogram("setpoint_request_seconds", "Seconds to an answer", ("kind",), buckets=SECONDS)
jobs_told = Counter("setpoint_jobs_total", "Jobs: started, done, failed, lost, unclaimed, unavailable", ("what",))

metrics = Blueprint("metrics", __name__)


def measure_requests(server: Flask, settings: Settings) -> None:
    """Count every answer; who may read the counts is in the settings."""
    server.config["METRICS_TOKEN"] = settings.metrics_token
    server.config["METRICS_OPEN"] = settings.local

    @server.after_request
    def count(response: Response) -> Response:
        requests_answered.labels(kind(), str(response.status_code)).inc()
        if "began" in g:
            request_seconds.labels(kind()).observe(time.perf_counter() - g.began)
        return response


@metrics.get("/metrics")
def read() -> Response:
    """All counts of all processes, to who may read them: this machine alone, or the bearer of METRICS_TOKEN."""
    token = current_app.config["METRICS_TOKEN"]
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    known = bool(token) and hmac.compare_digest(given.encode(), token.encode())
    if not known and not (current_app.config["METRICS_OPEN"] and not token):
        abort(404)
    return Response(generate_latest(_registry()), content_type=CONTENT_TYPE_LATEST)


def _registry() -> CollectorRegistry:
    registry = CollectorRegistry()
    if os.environ.get(COUNTS_FOLDER):
        MultiProcessCollector(registry)
    else:
        for own in (requests_answered, request_seconds, jobs_told):
            registry.register(own)
    registry.register(_Parts())
    return registry


class _Parts(Collector):
    """What the app leans on, asked at each reading."""

    def collect(self) -> Iterable[Metric]:
        """One gauge a part that is configured: 1 while it answers."""
        up = GaugeMetricFamily("setpoint_part_up", "Whether a part the app leans on answers", labels=("part",))
        for part in parts():
            if part.state != NOT_CONFIGURED:
                up.add_metric((part.name,), float(part.state == OK))
        yield up
