"""Dash's callbacks as an attacker calls them: any that the app has, with values of their own choosing."""

import json
from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import app

ADDRESS = "/_dash-update-component"
Values = Mapping[str, Any]


def served() -> dict[str, dict[str, Any]]:
    """The callbacks that run on the server, by their output; the layout was asked for before."""
    return {name: found for name, found in app.callback_map.items() if found.get("callback")}


def function_of(found: Mapping[str, Any]) -> Any:
    """The function that the pages wrote."""
    function = found["callback"]
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    return function


def call(
    client: FlaskClient, output: str, values: Values, headers: Mapping[str, str], trigger: str = ""
) -> TestResponse:
    """Call it. values: of inputs and states by "id.property", for patterns a list of (id, value); None for the rest.

    trigger: the input that is said to have changed, the first one otherwise.
    """
    found = app.callback_map[output]
    inputs = [_part(each, values) for each in found["inputs"]]
    body = {
        "output": output,
        "outputs": _outputs(found["output"]),
        "inputs": inputs,
        "state": [_part(each, values) for each in found["state"]],
        "changedPropIds": [trigger or _first(inputs)],
    }
    return client.post(ADDRESS, json=body, headers=dict(headers))


def _part(wired: Mapping[str, str], values: Values) -> Any:
    name = f"{wired['id']}.{wired['property']}"
    value = values.get(name)
    if wired["id"].startswith("{"):
        return [{"id": at, "property": wired["property"], "value": each} for at, each in value or ()]
    return {"id": wired["id"], "property": wired["property"], "value": value}


def _outputs(output: Any) -> Any:
    parts = output if isinstance(output, list | tuple) else [output]
    told = [_output(each) for each in parts]
    return told if isinstance(output, list | tuple) else told[0]


def _output(each: Any) -> Any:
    at, name = each.component_id, each.component_property
    if isinstance(at, dict):
        return [] if any(not isinstance(part, str) for part in at.values()) else {"id": at, "property": name}
    return {"id": at, "property": name}


def _first(inputs: list[Any]) -> str:
    part = next((each for each in inputs if each), {"id": "", "property": ""})
    part = part[0] if isinstance(part, list) else part
    at = part["id"] if isinstance(part["id"], str) else json.dumps(part["id"], separators=(",", ":"), sort_keys=True)
    return f"{at}.{part['property']}"
