"""The page of watches: add one, what is watched, what fired."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.formats import decimal, whole
from components.page import card
from components.saves import saved
from components.tables import Cell, plain_table
from components.workspace.counts_page import act
from data.states import STATES
from data.views.regions import region_names
from surveillance import ALARM_RATE
from workspace import watches
from workspace.notify import mail_is_set
from workspace.people import Person
from workspace.watches import Fired, Watching

_CHANNELS = {"none": "Only listed here", "email": "Mail to your account's address", "webhook": "Signed webhook"}
_STATES = {
    "known before": "warned already when the watch was made",
    "listed": "listed here",
    "sent": "sent",
    "waiting": "waiting to be sent",
    "given up": "not delivered",
}


def add_card(person: Person) -> Component:
    """Choose a place and a way to be told."""
    kinds = [{"value": "hidta", "label": "a HIDTA region"}, {"value": "state", "label": "a state"},
             {"value": "county", "label": "a county"}]  # fmt: skip
    mail = "" if mail_is_set() else " Mail is not set up on this server."
    return card(
        "Watch a place",
        [
            html.Div(
                [
                    dmc.Select(
                        id="watch-kind", label="Watch", data=kinds, value="hidta", allowDeselect=False, size="sm"
                    ),
                    html.Div(
                        dmc.Select(
                            id="watch-region",
                            label="Region",
                            data=_regions(),
                            value=min(person.regions, default=_regions()[0]["value"]),
                            searchable=True,
                            allowDeselect=False,
                            size="sm",
                        ),
                        id="watch-region-row",
                    ),
                    html.Div(
                        dmc.Select(
                            id="watch-state",
                            label="State",
                            data=_states(),
                            value="US",
                            searchable=True,
                            allowDeselect=False,
                            size="sm",
                        ),
                        id="watch-state-row",
                        hidden=True,
                    ),
                    html.Div(
                        dmc.TextInput(
                            id="watch-county",
                            label="County",
                            value="",
                            placeholder="Summit County, OH, or 39153",
                            size="sm",
                        ),
                        id="watch-county-row",
                        hidden=True,
                    ),
                    dmc.Select(
                        id="watch-channel",
                        label="Tell me by",
                        value="none",
                        allowDeselect=False,
                        size="sm",
                        data=[{"value": key, "label": label} for key, label in _CHANNELS.items()],
                    ),
                    html.Div(
                        dmc.TextInput(
                            id="watch-target",
                            label="Address to send to",
                            value="",
                            size="sm",
                            placeholder=_placeholder(person),
                        ),
                        id="watch-target-row",
                        hidden=True,
                    ),
                    html.Div(
                        [
                            dmc.Switch(id="watch-neighbors", label="Its neighbors too", checked=False, size="sm"),
                            dmc.Switch(id="watch-now", label="Tell also what warns already", checked=False, size="sm"),
                        ],
                        className="work-switches",
                    ),
                ],
                className="work-form",
            ),
            html.Div(
                html.Button("Add the watch", id="watch-add", type="button", className="run-button"),
                className="work-row",
            ),
            html.Div(id="watch-said", role="status"),
        ],
        note="A watch reads the early warnings of its place whenever new data come, and tells each rise beyond chance "
        f"once.{mail}",
    )


def watch_list(person: Person) -> Component:
    """The person's watches with what can be done to each."""
    found = watches.mine(person)
    if not found:
        return html.P("You watch no place yet.")
    head = ["Place", "Tell by", "Series judged", "False alarms to expect", "Now", "Change"]
    table = plain_table("Watches", head, [_row(each) for each in found], numeric=(2, 3), id="watch-table")
    return saved(table, "watches")


def rate_note() -> str:
    """The stated false-alarm rate."""
    return (
        f"Where nothing changed, at most {ALARM_RATE:.0%} of readings warn all the same: false alarms to expect are "
        "that share of the series judged, at each new reading of all of them. "
        "Every method's rates on simulated outbreaks: docs/early-warning.md in the project."
    )


def history_list(person: Person) -> Component:
    """What fired, the newest first."""
    found = watches.history(person)
    if not found:
        return html.P("Nothing has fired yet.")
    head = ["Warning", "Watch", "Period ends", "Fired", "What became of it"]
    table = plain_table("What fired", head, [_fired(each) for each in found])
    return html.Div(saved(table, "what-fired"), className="work-scroll")


def added(watch: Watching) -> Component:
    """What was added; the secret is shown this once."""
    parts: list[Any] = [html.Strong(f"You watch {watch.name}. "), f"{whole(watch.series)} of its series can be judged."]
    if watch.secret:
        parts += [
            html.P("Keep this secret: it is shown once. Messages are signed with it (HMAC-SHA256 of timestamp, a "
                   "point, and the body), in the header Setpoint-Signature."),
            html.P(watch.secret, className="work-secret"),
        ]  # fmt: skip
    return html.Div(parts, className="work-good")


def _row(watch: Watching) -> list[Any]:
    name = f"{watch.name}{', and neighbors' if watch.neighbors else ''}"
    pausing = ("resume", "Go on") if watch.paused else ("pause", "Pause")
    acts = [act("watch-act", pausing[0], watch.id, pausing[1], name)]
    if watch.channel != "none":
        acts.append(act("watch-act", "trial", watch.id, "Send a trial message", name))
    acts.append(act("watch-act", "remove", watch.id, "Remove", name))
    target = f": {watch.target}" if watch.target else ""
    return [
        Cell(name, className="work-off" if watch.paused else ""), f"{_CHANNELS[watch.channel]}{target}"[:120],
        whole(watch.series), decimal(watch.series * ALARM_RATE, 1), "paused" if watch.paused else "watching",
        Cell(html.Div(acts, className="work-acts"), value=""),
    ]  # fmt: skip


def _fired(fired: Fired) -> list[Any]:
    became = _STATES[fired.state]
    if fired.delivered_at:
        became = f"sent {fired.delivered_at:%Y-%m-%d %H:%M} UTC"
    elif fired.last_error:
        became = f"{became}: {fired.last_error}"
    return [fired.words, fired.place_name, f"{fired.period:%Y-%m-%d}", f"{fired.fired_at:%Y-%m-%d}", became]


def _placeholder(person: Person) -> str:
    return "https://host/path" + ("; or an address for mail" if person.role == "administrator" else "")


def _regions() -> list[dict[str, str]]:
    return [{"value": slug, "label": name} for slug, name in region_names().items()]


def _states() -> list[dict[str, str]]:
    named = sorted(STATES.values(), key=lambda each: each[1])
    return [{"value": "US", "label": "United States"}] + [{"value": postal, "label": name} for postal, name in named]
