"""Builds the Dash app and its WSGI server: `gunicorn app:server`, or `python app.py` to develop."""

from dash import Dash, Input, page_container

from components.shell import INDEX, shell
from server import settings
from server.api import api
from server.delivery import deliver
from server.headers import protect
from server.health import health


def create_app(settings: settings.Settings = settings.from_environment()) -> Dash:
    """The app with its pages, API, headers and compression; ready to serve."""
    app = Dash(
        "app",
        use_pages=True,
        title="Setpoint",
        update_title="",
        index_string=INDEX,
        routing_callback_inputs={"revisit": Input("revisit", "data")},
    )
    app.layout = shell(page_container)
    app.server.register_blueprint(health)
    app.server.register_blueprint(api, url_prefix="/api/v1")
    app.server.json.sort_keys = False  # type: ignore[attr-defined]
    deliver(app.server)
    if not settings.debug:
        protect(app)
    return app


app = create_app()
server = app.server

if __name__ == "__main__":
    development = settings.from_environment()
    app.run(host=development.host, port=development.port, debug=True)
