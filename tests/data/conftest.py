"""A refresh in a world of its own: a folder of small tables, a publisher on this machine, a clock that never waits."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from data import parquet, store
from data.catalog import CATALOG
from data.refresh import batch, run
from data.refresh.clock import Clock
from data.refresh.log import Result
from data.refresh.settings import settings
from tests.data.publisher_server import Publisher, serving

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass
class World:
    """Where a refresh happens. `slept`: what the clock was asked to wait; `seconds`: what it shows, else 0."""

    tables: Path
    publisher: Publisher
    endpoints: Path
    slept: list[float] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    seconds: Iterator[float] | None = None

    def keep(self, dataset_id: str, frame: pd.DataFrame) -> pd.DataFrame:
        """Make a small table the snapshot's; return it as the store gives it."""
        dataset = CATALOG[dataset_id]
        words = {name: "str" for name in frame.columns if frame[name].dtype == "category"}
        parquet.write(parquet.tidy(frame.astype(words), dataset), dataset, self.tables / f"{dataset_id}.parquet")
        return store.load(dataset_id)

    def set(self, **limits: float) -> None:
        """Set limits over those of the test world."""
        text = self.endpoints.read_text()
        start = text.index("[limits]") + len("[limits]")
        chosen = "".join(f"\n{name} = {value}" for name, value in limits.items())
        kept = [line for line in text[start:].split("\n") if line.partition(" ")[0] not in limits]
        self.endpoints.write_text(text[:start] + chosen + "\n".join(kept))

    def refresh(self, *names: str, accept: tuple[str, ...] = (), dry_run: bool = False) -> Result:
        """Refresh sources; the result of the last."""
        clock = Clock(lambda: NOW, self._monotonic, self.slept.append)
        options = run.Options(frozenset(accept), dry_run, self.lines.append, clock)
        return run.refresh(settings(), names, options)[-1]

    def _monotonic(self) -> float:
        return next(self.seconds) if self.seconds else 0.0


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A world without derived tables, whose publisher is this machine."""
    tables = tmp_path / "tables"
    tables.mkdir()
    monkeypatch.setenv("SETPOINT_TABLES", str(tables))
    monkeypatch.setattr(batch, "derived_from", lambda tables: [])
    with serving() as publisher:
        endpoints = tmp_path / "endpoints.toml"
        endpoints.write_text(_endpoints(publisher.address))
        monkeypatch.setenv("SETPOINT_ENDPOINTS", str(endpoints))
        yield World(tables, publisher, endpoints)


def _endpoints(address: str) -> str:
    lines = ["[limits]", "read_seconds = 5", "attempts = 3", "first_wait_seconds = 1"]
    for name in ("vsrr-state", "vsrr-county", "border-crossings"):
        lines += [f"[sources.{name}]", f'addresses = ["{address}"]', f"[sources.{name}.options]", "page_rows = 100"]
    paths = {
        "cbp-seizures": "/files/{published}/nationwide-drugs-fy23-fy{fy}-{month}.csv",
        "cbp-amo-seizures": "/files/{published}/amo-drug-seizures-fy23-fy{fy}-{month}.csv",
        "census-imports": "/data/imports/hs",
        "ofac-narcotics": "/exports/SDN.CSV",
        "bls-prices": "/publicAPI/v2/timeseries/data/",
    }
    for name, path in paths.items():
        lines += [f"[sources.{name}]", f'addresses = ["{address}{path}"]']
    return "\n".join(lines) + "\n"
