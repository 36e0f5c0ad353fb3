"""When the tables that scenarios read were last written: a cache keyed by it is never stale."""

from data.store import path

TABLES = ("border_crossings", "cbp_seizures", "goods_imports", "majors_list", "state_deaths_monthly")


def table_stamp() -> tuple[int, ...]:
    """The time of the last write of each table in nanoseconds; 0 for one that is missing."""
    return tuple(_written(name) for name in TABLES)


def _written(name: str) -> int:
    try:
        return path(name).stat().st_mtime_ns
    except OSError:
        return 0
