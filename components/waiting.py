"""Tell the seconds while one long step runs that cannot tell its own progress."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")
TICK = 1  # s between two words to the reader


def while_waiting(work: Callable[[], T], tell: Callable[[int], None]) -> T:
    """The result of `work`; `tell` hears the seconds so far. What `work` raises is raised here."""
    with ThreadPoolExecutor(1) as pool:
        job, seconds = pool.submit(work), 0
        tell(seconds)
        while wait([job], timeout=TICK).not_done:
            seconds += TICK
            tell(seconds)
        return job.result()
