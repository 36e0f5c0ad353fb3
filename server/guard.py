"""What stands before every route: names, proxies, sizes, limits, errors, logs and counts, in this order."""

import secrets

from flask import Flask

from server.bodies import bound_bodies
from server.errors import answer_errors, number_requests
from server.limits import limit
from server.logs import log_requests
from server.metrics import measure_requests
from server.proxies import know_own_name, trust_proxies
from server.settings import Settings


def guard(server: Flask, settings: Settings) -> None:
    """Put the guards on a server; its routes may be registered before or after."""
    server.secret_key = settings.secret_key or secrets.token_urlsafe(48)  # made before the workers fork: they share it
    trust_proxies(server, settings)
    number_requests(server)
    measure_requests(server, settings)
    log_requests(server, settings)
    answer_errors(server)
    know_own_name(server, settings)
    bound_bodies(server)
    limit(server, settings, enabled=not settings.local or settings.sign_in_needed)
