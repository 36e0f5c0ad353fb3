"""The code behind each table: its parser or, where it is derived, its derivation, as the catalog names it."""

from collections.abc import Callable
from importlib import import_module

import pandas as pd

from data.catalog import Dataset

Maker = Callable[..., pd.DataFrame]


def maker(dataset: Dataset) -> Maker:
    """The function that makes the table: `parse(raw)` of data/sources, or `derive(*frames)` of data/derived."""
    room, usual = ("derived", "derive") if dataset.derived else ("sources", "parse")
    module, _, function = dataset.made_by.partition(":")
    made_by: Maker = getattr(import_module(f"data.{room}.{module}"), function or usual)
    return made_by
