"""What is told when the database does not answer, in words that name no host, file or statement."""

from sqlalchemy.exc import DBAPIError

AWAY = "The workspace's database cannot be reached now. Public pages work without it; please try again in a minute."
BUSY = "The workspace is busy. Nothing was saved; please try again."
FULL = "The workspace cannot be written: its disk is full. Nothing was saved."
READ_ONLY = "The workspace cannot be written: its files may only be read. Nothing was saved."

_SQLITE = {"locked": BUSY, "busy": BUSY, "disk is full": FULL, "readonly": READ_ONLY}
_POSTGRES = {"40001": BUSY, "40P01": BUSY, "55P03": BUSY, "57014": BUSY, "53100": FULL, "25006": READ_ONLY}


class StoreUnavailable(Exception):
    """The database is away or cannot be written. The text is for a person; `passing`: a second try may do."""

    def __init__(self, words: str = AWAY) -> None:
        super().__init__(words)
        self.passing = words == BUSY


def unavailable(error: DBAPIError) -> StoreUnavailable:
    """The one sentence for an error of the database's driver."""
    state = getattr(error.orig, "sqlstate", None)
    if state in _POSTGRES:
        return StoreUnavailable(_POSTGRES[state])
    said = str(error.orig).lower()
    return StoreUnavailable(next((words for sign, words in _SQLITE.items() if sign in said), AWAY))
