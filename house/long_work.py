"""What readers are told of work beside the web that did not come to its end."""

LOST = "The process that did this work ended before it was done. Nothing was changed: run it again."
UNCLAIMED = "No process took this work up. Nothing was changed: run it again later."
AWAY = "Work beside the page is not available now. Everything else works. Run it again in a few minutes."
BUSY = "Too much work is waiting already. Nothing was changed: run it again in a minute."
FAILED = "The work failed. Nothing was changed. It is in the server's log; other settings may work."
TOLD = (LOST, UNCLAIMED, AWAY, BUSY)
_DASH_PREFIX = "An error occurred inside a background callback: "


def told(error: Exception) -> str:
    """The sentence for an error of a background callback; what went wrong inside is told to nobody but the log."""
    first = str(error).removeprefix(_DASH_PREFIX).partition("\n")[0]
    return first if first in TOLD else FAILED
