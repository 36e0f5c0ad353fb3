"""Mail by SMTP: SMTP_URL (smtp://user:password@host:587, or smtps://host:465) and SMTP_FROM.

A host that is not this machine is spoken to over TLS only: smtps://, or STARTTLS that the server must offer.
"""

import os
import smtplib
import ssl
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, parseaddr
from urllib.parse import unquote, urlsplit

from workspace.notify.message import Message, NotDelivered

URL_VARIABLE = "SMTP_URL"
FROM_VARIABLE = "SMTP_FROM"
NOT_SET = f"Mail is not set up on this server: {URL_VARIABLE} and {FROM_VARIABLE} are needed."
_SECONDS = 10
_PORTS = {"smtp": 587, "smtps": 465}
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over, and whom it is from."""

    host: str
    port: int
    tls: bool  # from the first byte; else STARTTLS
    user: str
    password: str
    sender: str


def mail_is_set() -> bool:
    """Whether the environment names a mail server that can be used."""
    try:
        mail_server()
    except NotDelivered:
        return False
    return True


def mail_server() -> MailServer:
    """The server by the environment. Raises NotDelivered, with a sentence that names the variable."""
    url, sender = os.environ.get(URL_VARIABLE, "").strip(), os.environ.get(FROM_VARIABLE, "").strip()
    if not url or not sender:
        raise NotDelivered(NOT_SET)
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise NotDelivered(f"{URL_VARIABLE} must be smtp://host:port or smtps://host:port.") from None
    if not parts.hostname:
        raise NotDelivered(f"{URL_VARIABLE} names no host.")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname, port, parts.scheme == "smtps", user, password, sender)


def send_mail(to: str, message: Message) -> None:
    """Hand one message to the server, which answers for it from then on. Raises NotDelivered."""
    server = mail_server()
    letter = _letter(server.sender, to, message)
    try:
        with _connected(server) as connection:
            connection.send_message(letter)
    except smtplib.SMTPRecipientsRefused:
        raise NotDelivered("The mail server refused the address.", lasting=True) from None
    except smtplib.SMTPAuthenticationError:
        raise NotDelivered("The mail server did not accept the user and password that are set.") from None
    except smtplib.SMTPNotSupportedError:
        raise NotDelivered("The mail server offers no TLS, and is not on this machine.") from None
    except (smtplib.SMTPException, OSError, ssl.SSLError):
        raise NotDelivered("The mail server could not be reached, or broke off.") from None


def _connected(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.tls:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=context)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
        if server.host not in _THIS_MACHINE:
            connection.starttls(context=context)
    if server.user:
        connection.login(server.user, server.password)
    return connection


def _letter(sender: str, to: str, message: Message) -> EmailMessage:
    """The letter; its id is the message's, so that a second copy can be told. Raises NotDelivered."""
    letter = EmailMessage()
    name, address = parseaddr(sender)
    try:
        letter["From"] = Address(name or "Setpoint", addr_spec=address)
        letter["To"] = Address(addr_spec=to)
        letter["Subject"] = " ".join(message.subject.split())
    except (ValueError, IndexError, TypeError):
        raise NotDelivered("The address is not one that mail can be sent to.", lasting=True) from None
    letter["Message-ID"] = f"<{message.id}@{address.rpartition('@')[2] or 'setpoint'}>"
    letter["Date"] = formatdate()
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(message.text)
    return letter
