"""Mail against a real SMTP server on loopback."""

import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message as Letter
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from workspace.notify import Message, NotDelivered, mail_is_set, send_mail

MESSAGE = Message("abc123", "Setpoint: an early warning,\r\nBcc: everybody@example.gov", "Doña Ana: 12 deaths.", {})


class Box:
    """Keeps what arrives; refuses one address."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody"):
            return "550 no such box"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        return "250 kept"


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = Box()
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    monkeypatch.setenv("SMTP_URL", f"smtp://127.0.0.1:{port}")
    monkeypatch.setenv("SMTP_FROM", "Setpoint <watch@example.gov>")
    yield kept
    controller.stop()


def test_a_letter_arrives_under_its_own_id(box: Box) -> None:
    send_mail("kim@example.gov", MESSAGE)
    (letter,) = box.letters
    assert letter["To"] == "kim@example.gov"
    assert letter["From"] == "Setpoint <watch@example.gov>"
    assert letter["Message-ID"] == "<abc123@example.gov>"
    assert "Bcc" not in letter
    assert letter["Subject"] == "Setpoint: an early warning, Bcc: everybody@example.gov"
    assert "Doña Ana: 12 deaths." in letter.get_content()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "address", ["", "kim", "kim@example.gov\r\nBcc: x@example.gov", "a@example.gov, b@example.gov", "kim@"]
)
def test_an_address_that_is_none_is_refused(box: Box, address: str) -> None:
    with pytest.raises(NotDelivered) as problem:
        send_mail(address, MESSAGE)
    assert problem.value.lasting
    assert box.letters == []


def test_what_the_server_refuses_is_not_tried_again(box: Box) -> None:
    with pytest.raises(NotDelivered, match="refused the address") as problem:
        send_mail("nobody@example.gov", MESSAGE)
    assert problem.value.lasting


def test_a_server_that_is_away_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        monkeypatch.setenv("SMTP_URL", f"smtp://127.0.0.1:{probe.getsockname()[1]}")
        monkeypatch.setenv("SMTP_FROM", "watch@example.gov")
        with pytest.raises(NotDelivered, match="could not be reached") as problem:
            send_mail("kim@example.gov", MESSAGE)
    assert not problem.value.lasting


@pytest.mark.parametrize("url", ["", "smtp://", "http://127.0.0.1", "smtp://127.0.0.1:x"])
def test_a_setting_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("SMTP_URL", url)
    monkeypatch.setenv("SMTP_FROM", "watch@example.gov")
    assert not mail_is_set()
    with pytest.raises(NotDelivered, match="SMTP_URL"):
        send_mail("kim@example.gov", MESSAGE)
