"""The peers: a bare Dash slider and bar chart, and a bare Flask route. Served by the same server as the app."""

from dash import Dash, Input, Output, dcc, html
from flask import Flask, Response, request

app = Dash("bare")
app.layout = html.Div(
    [
        html.H1("Bare"),
        dcc.Slider(0, 100, 1, value=10, id="slider", updatemode="drag", marks=None),
        html.Div(id="text"),
        dcc.Graph(id="bars"),
    ]
)


@app.callback(Output("bars", "figure"), Output("text", "children"), Input("slider", "value"))
def draw(value: float) -> tuple[dict[str, object], str]:
    """Four bars that move with the slider."""
    bars = {"type": "bar", "x": ["MEX", "CHN", "CAN", "IND"], "y": [value, value / 2, value / 4, 10]}
    return {"data": [bars], "layout": {"height": 320}}, str(value)


server = app.server

flask = Flask("bare_flask")


@flask.get("/")
def ready() -> str:
    """Answer that the route can be asked."""
    return "ready"


@flask.post("/echo")
def echo() -> Response:
    """Read a JSON body and answer as many bytes as `?bytes=` asks for: the floor of any JSON route."""
    request.get_json()
    size = int(request.args.get("bytes", "1000"))
    return Response(b'"' + b"x" * (size - 2) + b'"', mimetype="application/json")
