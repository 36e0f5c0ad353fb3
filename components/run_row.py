"""The row that starts long work beside the web: run, cancel, progress, and how it ended.

A page lays out `run_row(prefix, label)` and decorates the callback that answers `run_id(prefix)` with
`@callback(*outputs, …, Output(status_id(prefix), "children"), …, **background(prefix))`.
"""

import logging
from collections.abc import Callable
from typing import Any

from dash import ClientsideFunction, Input, Output, clientside_callback, html, no_update
from dash.development.base_component import Component

from house.long_work import FAILED, told

LOOK_EVERY = 250  # ms between two looks at the progress


def run_id(prefix: str) -> str:
    """The button that starts the work."""
    return f"{prefix}-run"


def status_id(prefix: str) -> str:
    """Where it is told how the work ended."""
    return f"{prefix}-status"


def run_row(prefix: str, label: str) -> Component:
    """Buttons, progress and status. `label`: what the button says it does."""
    return html.Div(
        [
            html.Button(label, id=run_id(prefix), type="button", className="run-button"),
            html.Button("Cancel", id=f"{prefix}-cancel", type="button", className="quiet-button", hidden=True),
            html.Span(
                [
                    html.Progress(
                        id=f"{prefix}-progress", value="0", max="100", **{"aria-label": f"{label}: progress"}
                    ),
                    html.Span("Starting…", id=f"{prefix}-progress-text"),
                ],
                id=f"{prefix}-running",
                className="run-progress",
                hidden=True,
            ),
            html.Span(id=status_id(prefix), role="status", className="run-status"),
        ],
        className="run-row",
    )


def wire_cancel(prefix: str) -> None:
    """Tell at once that the work was cancelled; Dash ends its process."""
    clientside_callback(
        ClientsideFunction("setpoint", "tellCancelled"),
        Output(status_id(prefix), "children", allow_duplicate=True),
        Input(f"{prefix}-cancel", "n_clicks"),
        prevent_initial_call=True,
    )


def background(prefix: str, answers: int) -> dict[str, Any]:
    """How the callback is run: beside the web, with progress and cancel. `answers`: outputs before the status.

    Its `set_progress` takes a percent and words: see `step`.
    """

    return {
        "background": True,
        "interval": LOOK_EVERY,
        "progress": [Output(f"{prefix}-progress", "value"), Output(f"{prefix}-progress-text", "children")],
        "progress_default": ["0", "Starting…"],
        "running": [
            (Output(run_id(prefix), "disabled"), True, False),
            (Output(f"{prefix}-cancel", "hidden"), False, True),
            (Output(f"{prefix}-running", "hidden"), False, True),
            (Output(status_id(prefix), "hidden"), True, False),
        ],
        "cancel": [Input(f"{prefix}-cancel", "n_clicks")],
        "prevent_initial_call": True,
        "on_error": telling(prefix, answers),
    }


def telling(prefix: str, answers: int) -> Callable[[Exception], tuple[Any, ...]]:
    """What a background callback answers when its work did not come to its end: the words, as its last output."""

    def tell(error: Exception) -> tuple[Any, ...]:
        words = told(error)
        if words == FAILED:
            logging.getLogger(__name__).error("%s: %s", prefix, error)
        return (*[no_update] * answers, words)

    return tell


def step(done: int, total: int, what: str) -> tuple[str, str]:
    """The progress to show: percent, and "4,096 of 10,000 draws"."""
    return str(100 * done // total), f"{done:,} of {total:,} {what}"
