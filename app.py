"""Builds the Dash app and its WSGI server: `gunicorn app:server`, or `python app.py` to develop."""

from dash import Dash, Input, page_container

from components.shell import INDEX, shell
from components.workspace.entry import account_entry
from server.answers import keep_answers
from server.api import api
from server.delivery import deliver
from server.guard import guard
from server.headers import protect
from server.health import health
from server.jobs import background_manager
from server.metrics import metrics
from server.missing import mark_missing
from server.settings import from_environment
from server.signin import add_sign_in


def create_app() -> Dash:
    """The app with its pages, API, guards, headers and compression."""
    settings = from_environment()
    app = Dash(
        "app",
        use_pages=True,
        title="Setpoint",
        update_title="",
        index_string=INDEX,
        background_callback_manager=background_manager(),
        routing_callback_inputs={"revisit": Input("revisit", "data")},
    )
    app.layout = lambda: shell(page_container, account_entry())
    app.server.extensions["dash"] = app  # for the web server's hooks and guards, which are handed the Flask server
    guard(app.server, settings)
    app.server.register_blueprint(health)
    app.server.register_blueprint(metrics)
    app.server.register_blueprint(api, url_prefix="/api/v1")
    app.server.json.sort_keys = False  # answers keep the order they are written in
    keep_answers(app.server)
    deliver(app.server)
    add_sign_in(app.server)
    mark_missing(app.server)
    protect(app, https=settings.https)
    return app


app = create_app()
server = app.server

if __name__ == "__main__":
    settings = from_environment()
    app.run(host=settings.host, port=settings.port, debug=True, dev_tools_disable_version_check=True)
