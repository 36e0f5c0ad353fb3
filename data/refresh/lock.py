"""One refresh at a time: a lock that the system takes back when its holder ends, however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.refresh.faults import Fault

NAME = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder of refreshed tables. Raises Fault naming the process that holds it already.

    A lock file left by a process that died is free: what counts is the system's lock on it, not the file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / NAME).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise Fault(f"another refresh is running (process {holder}): wait for it, or end it") from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
