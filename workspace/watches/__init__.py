"""Watches: places that people watch, the warnings that fired there, and the messages that tell of them."""

from workspace.watches.checking import check
from workspace.watches.delivery import Delivered, deliver
from workspace.watches.watching import (
    Fired,
    NewWatch,
    Watching,
    add,
    change,
    history,
    mine,
    remove,
    restore,
    send_trial,
)

__all__ = [
    "Delivered",
    "Fired",
    "NewWatch",
    "Watching",
    "add",
    "change",
    "check",
    "deliver",
    "history",
    "mine",
    "remove",
    "restore",
    "send_trial",
]
