"""Routes of the workspace ask for a token with their scope, before anything of the request is looked at."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from server.api.errors import FieldError, Refused
from server.api.routes import Route
from server.who import current_person, current_scopes


def scoped(route: Route) -> Callable[..., Any]:
    """The route's view, behind its scope if it has one."""
    scope = route.scope
    if scope is None:
        return route.view

    @wraps(route.view)
    def view(*parts: Any, **named: Any) -> Any:
        require_scope(scope)
        return route.view(*parts, **named)

    return view


def require_scope(scope: str) -> None:
    """Raise Refused: 401 without an account, 403 where the token was not made for this."""
    if not current_person().known:
        how = "Authorization: Bearer <token>; tokens are made at /account"
        raise Refused(401, FieldError("Authorization", "This needs an API token that is valid.", how))
    if scope != "any" and scope not in current_scopes():
        raise Refused(403, FieldError("Authorization", "The token was not made for this.", f"a token with {scope}"))
