"""What a panel of the simulator shows, kept in the address beside the scenario and read back from it."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import ClientsideFunction, Input, State, clientside_callback, dcc
from dash.development.base_component import Component

from components.simulator.state import VIEW_NAMES, state_store
from components.simulator.state import State as Chosen
from components.url_state import Parameter, address_names, read_address


def view_in(query: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a query string that says what is looked at, not what is assessed."""
    return {name: query[name] for name in VIEW_NAMES if query.get(name) is not None}


def read_view(parameters: Sequence[Parameter], view: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The values of a panel's own names in the view, and a notice for each that could not be used."""
    own = {parameter.name for parameter in parameters}
    return read_address(parameters, {name: text for name, text in view.items() if name in own})


def view_names(prefix: str, parameters: Sequence[Parameter]) -> Component:
    """The store that tells the browser a panel's names and which values are defaults and stay out."""
    return address_names(prefix, parameters)


def at_rest_id(key: Any) -> dict[str, Any]:
    """The id of a late panel's own store of the state at rest, by the panel's tab.

    A panel's callbacks hear this one: Dash reports those of which only some inputs are on the page.
    """
    return {"type": "simulator-at-rest", "key": key}


def at_rest(key: str, state: Chosen) -> Component:
    """The store; the browser writes it while the panel's tab is open, and when it is opened again."""
    return dcc.Store(id=at_rest_id(key), data=state_store(state))


def keep_in_view(prefix: str, *controls: Input) -> None:
    """Register the callback that writes the controls' values into the address, in the order of the panel's names.

    Unlike `components.url_state.keep_in_address`, it leaves every other name in the address as it is.
    """
    clientside_callback(
        ClientsideFunction("setpoint", "keepView"),
        *controls,
        State(f"{prefix}-address", "data"),
        prevent_initial_call=True,
    )
