"""A visitor without a browser: opens pages and asks callbacks over HTTP as Dash's renderer does, jobs included."""

import json
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import requests

CALLBACKS = "/_dash-update-component"
CONTENT = "_pages_content.children"


class Refused(RuntimeError):
    """An answer that is none: its status and text."""


class Visitor:
    """One reader. address: where the app is; headers: sent with everything (who a proxy says this is)."""

    def __init__(self, address: str, headers: dict[str, str] | None = None) -> None:
        self.address = address
        self.session = requests.Session()
        self.session.headers.update(headers or {})
        page = self._get("/")
        config = json.loads(re.search(r'id="_dash-config"[^>]*>(.*?)</script>', page, re.S)[1])  # type: ignore[index]
        self.end = config["end_id"]
        self.callbacks = {each["output"]: each for each in json.loads(self._get("/_dash-dependencies"))}

    def open(self, path: str, search: str = "") -> Any:
        """The layout of a page, as the browser is sent it."""
        output = next(name for name in self.callbacks if CONTENT in name)
        return self.ask(output, {"_pages_location.pathname": path, "_pages_location.search": search})

    def ask(self, output: str, values: dict[str, Any]) -> Any:
        """One answer of a callback; values by "id.property", None for the others."""
        return self._post(self.body(output, values), {})["response"]

    def job(
        self, output: str, values: dict[str, Any], told: Callable[[Any], None] = lambda _: None, seconds: float = 60
    ) -> Any:
        """The answer of a background callback; `told` hears of each progress. Raises TimeoutError."""
        body = self.body(output, values)
        handles = self._post(body, {})
        keys = {name: handles[name] for name in ("cacheKey", "job")}
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            answer = self._post(body, keys)
            if "progress" in answer:
                told(answer["progress"])
            if "response" in answer:
                return answer["response"]
            time.sleep(0.1)
        raise TimeoutError(f"{output} was not answered within {seconds:g} s")

    def start(self, output: str, values: dict[str, Any]) -> dict[str, str]:
        """Start a background callback; its handles, for `look` and `cancel`."""
        handles = self._post(self.body(output, values), {})
        return {name: handles[name] for name in ("cacheKey", "job")}

    def look(self, output: str, handles: dict[str, str]) -> Any:
        """One look at a background callback."""
        return self._post(self.body(output, {}), handles)

    def cancel(self, button: str, handles: dict[str, str]) -> None:
        """Press a cancel button."""
        output = next(name for name in self.callbacks if name.startswith(f"{button}.id"))
        self._post(self.body(output, {f"{button}.n_clicks": 1}), {"cancelJob": handles["job"]})

    def named(self, part: str) -> str:
        """The one callback whose output has this in its name."""
        found = [name for name in self.callbacks if part in name]
        if len(found) != 1:
            raise LookupError(f"{len(found)} callbacks answer {part}")
        return found[0]

    def body(self, output: str, values: dict[str, Any]) -> dict[str, Any]:
        """What the browser sends to ask a callback."""
        callback = self.callbacks[output]
        wired = {
            part: [{**_wire(each), "value": values.get(f"{each['id']}.{each['property']}")} for each in callback[part]]
            for part in ("inputs", "state")
        }
        outputs = [{"id": name, "property": prop} for name, prop in _outputs(output)]
        return {
            "output": output,
            "outputs": outputs if output.startswith("..") else outputs[0],
            **wired,
            "changedPropIds": [f"{each['id']}.{each['property']}" for each in callback["inputs"]],
        }

    def answers(self, body: dict[str, Any]) -> bool:
        """Whether the app answers this."""
        try:
            self._post(body, {})
        except Refused:
            return False
        return True

    def _get(self, path: str) -> str:
        answer = self.session.get(self.address + path, timeout=120)
        if not answer.ok:
            raise Refused(f"{answer.status_code}: {answer.text[:200]}")
        return answer.text

    def _post(self, body: dict[str, Any], query: dict[str, str]) -> Any:
        token = self.session.cookies.get("_csrf_token")
        answer = self.session.post(
            self.address + CALLBACKS, json=body, params={"endId": self.end, **query}, timeout=120,
            headers={"X-CSRFToken": token} if token else {},
        )  # fmt: skip
        if answer.status_code == 204:
            return {"response": {}}
        if not answer.ok:
            raise Refused(f"{answer.status_code}: {answer.text[:200]}")
        return answer.json()


def part_of(layout: Any, name: str) -> Any:
    """The properties of the component with this id, wherever it is in a layout."""
    return next((each for each in _components(layout) if each.get("id") == name), None)


def values_of(layout: Any) -> dict[str, dict[str, Any]]:
    """The properties of every component of a layout that has a name, by that name."""
    return {each["id"]: each for each in _components(layout) if isinstance(each.get("id"), str)}


def _components(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, list):
        for each in tree:
            yield from _components(each)
    elif isinstance(tree, dict):
        if isinstance(tree.get("props"), dict):
            yield tree["props"]
        for each in tree.values():
            yield from _components(each)


def _outputs(output: str) -> list[tuple[str, str]]:
    names = output.strip(".").split("...") if output.startswith("..") else [output]
    return [tuple(name.split("@")[0].rsplit(".", 1)) for name in names]  # type: ignore[misc]


def _wire(each: dict[str, Any]) -> dict[str, Any]:
    return {"id": each["id"], "property": each["property"]}
