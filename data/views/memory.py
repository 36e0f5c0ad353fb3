"""Keep what a view has made until one of its tables changes on disk."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from data.store import path

P = ParamSpec("P")
R = TypeVar("R")


def remembered(*dataset_ids: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorate a pure view of these tables: the same arguments give the same object until a table's file changes.

    Arguments must be hashable, and callers must not change what they get. A view that raises is asked again.
    """

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(maxsize=128)
        def keep(changed: tuple[tuple[str, int], ...], *args: P.args, **kwargs: P.kwargs) -> R:
            return view(*args, **kwargs)

        @wraps(view)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            return keep(tuple(stamp(dataset_id) for dataset_id in dataset_ids), *args, **kwargs)  # type: ignore[arg-type]

        return call

    return decorate


def stamp(dataset_id: str) -> tuple[str, int]:
    """Where the table is and when it was written: a key for what is made from it.

    The time is 0 where the file is missing, so that the view itself says so.
    """
    file = path(dataset_id)
    return str(file), file.stat().st_mtime_ns if file.exists() else 0
