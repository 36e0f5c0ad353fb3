"""What a watch's messages say, to people and to programs."""

from collections.abc import Sequence
from typing import Any

from surveillance import ALARM_RATE
from workspace.notify import Message
from workspace.records import new_id, now
from workspace.records_regions import Firing

RATE = (
    f"Each series is read once for every period. Where nothing changed, at most {ALARM_RATE:.0%} of readings warn all "
    "the same. A warning says that chance alone does not explain a value, not why it moved."
)


def alarm(message_id: str, watch_id: str, place: str, fired: Sequence[Firing]) -> Message:
    """The message of some firings of one watch."""
    count = f"{len(fired)} early warnings" if len(fired) > 1 else "an early warning"
    lines = [f"New data trip {count} where you watch {place}:", ""]
    for each in fired:
        lines += [f"- {each.words}", ""]
    lines += [RATE, "", "You get this because you watch this place in Setpoint. Pause or remove the watch there."]
    document = _document(message_id, watch_id, place, fired)
    return Message(message_id, f"Setpoint: {count}, {place}", "\n".join(lines), document)


def trial(watch_id: str, place: str) -> Message:
    """A message that says it is a trial."""
    message_id = new_id()
    text = f"This is a trial message: your watch of {place} can reach you here. Nothing has fired.\n\n{RATE}"
    document = _document(message_id, watch_id, place, ()) | {"trial": True}
    return Message(message_id, f"Setpoint: trial message, {place}", text, document)


def _document(message_id: str, watch_id: str, place: str, fired: Sequence[Firing]) -> dict[str, Any]:
    return {
        "id": message_id,
        "sent": now().isoformat(timespec="seconds"),
        "trial": False,
        "watch": {"id": watch_id, "place": place},
        "false_alarm_rate": ALARM_RATE,
        "warnings": [
            {"id": each.id, "series": each.series_key, "period_end": each.period.isoformat(), "words": each.words}
            for each in fired
        ],
    }
