"""What the API answers: every route with its method, its address and what the document says of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from workspace.scopes import Scope


@dataclass(frozen=True)
class Parameter:
    """One value in the address or the query. schema: its JSON Schema."""

    name: str
    description: str
    schema: dict[str, Any]
    in_path: bool = False


@dataclass(frozen=True)
class Route:
    """One thing that can be asked.

    address: as Flask writes it, below /api/v1. answer: the model of a JSON answer, or the media type of any other.
    errors: the codes it may refuse with. body: the model of what is sent, if anything is. scope: what a token must
    allow (workspace.scopes), "any" for every token, None for what everybody may ask. status: the code of a good answer.
    """

    address: str
    view: Callable[..., Any]
    summary: str
    answer: type[BaseModel] | str
    parameters: tuple[Parameter, ...] = ()
    errors: tuple[int, ...] = ()
    method: str = "GET"
    body: type[BaseModel] | None = None
    scope: Scope | Literal["any"] | None = None
    status: int = 200
