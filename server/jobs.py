"""Long work beside the web processes: progress, cancel, and an answer when it is done.

Pages mark a callback `background=True`; what runs it is chosen here.
"""

import tempfile

from dash import DiskcacheManager
from diskcache import Cache


def background_manager() -> DiskcacheManager:
    """Runs background callbacks in processes of this machine; their handles are kept in a private folder of its own."""
    return DiskcacheManager(Cache(tempfile.mkdtemp(prefix="setpoint-jobs-")))
