"""Signed webhooks: one POST of JSON, bounded in time and size, that follows no redirect.

The receiver computes HMAC-SHA256 of "<timestamp>.<body>" with the watch's secret and compares it with the header
`Setpoint-Signature: t=<timestamp>,v1=<hex>`; it refuses old timestamps, and leaves out an id that it has seen.
"""

import hashlib
import hmac
import http.client
import json
import socket
import ssl
import threading
import time

from workspace.notify.guard import Hook, NotAnAddress, allowed_by_environment, judged, read_hook
from workspace.notify.message import Message, NotDelivered

SECONDS = 10.0  # for all of it, however slowly the other side speaks
LARGEST_ANSWER = 65_536


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """The header's value."""
    digest = hmac.new(secret.encode(), b"%d." % timestamp + body, hashlib.sha256).hexdigest()
    return f"t={timestamp},v1={digest}"


def verify(secret: str, header: str, body: bytes, now: int, tolerance: int = 300) -> bool:
    """What a receiver does: whether the body is signed with the secret, not more than `tolerance` seconds ago."""
    parts = dict(part.partition("=")[::2] for part in header.split(","))
    if not parts.get("t", "").isdigit() or abs(now - int(parts["t"])) > tolerance:
        return False
    return hmac.compare_digest(signature(secret, int(parts["t"]), body), header)


def send_webhook(url: str, secret: str, message: Message, *, seconds: float = SECONDS) -> None:
    """Send one message; an answer of 200 to 299 takes it. Raises NotDelivered."""
    try:
        hook = read_hook(url)
    except NotAnAddress as problem:
        raise NotDelivered(str(problem), lasting=True) from None
    body = json.dumps(message.document, ensure_ascii=False).encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Setpoint-Webhook/1",
        "Setpoint-Id": message.id,
        "Setpoint-Signature": signature(secret, int(time.time()), body),
    }
    status = _post(hook, judged(hook, allowed_by_environment()), body, headers, seconds)
    if 200 <= status < 300:
        return
    if 300 <= status < 400:
        raise NotDelivered(f"The webhook answered {status}; redirects are not followed.", lasting=True)
    raise NotDelivered(f"The webhook answered {status}.", lasting=status == 410)


def _post(hook: Hook, address: str, body: bytes, headers: dict[str, str], seconds: float) -> int:
    connection = _Pinned(hook, address, seconds)
    deadline = threading.Timer(seconds, connection.cut)
    deadline.start()
    try:
        connection.request("POST", hook.path, body=body, headers=headers)
        answer = connection.getresponse()
        if len(answer.read(LARGEST_ANSWER + 1)) > LARGEST_ANSWER:
            raise NotDelivered("The webhook answered with far more than was asked.")
        if connection.ended:  # an answer that was cut off reads as a short one
            raise TimeoutError
        return answer.status
    except ssl.SSLCertVerificationError:
        raise NotDelivered("The webhook's certificate is not one that is trusted for its host.") from None
    except (OSError, http.client.HTTPException, ValueError):
        raise NotDelivered("The webhook could not be reached, broke off, or took too long.") from None
    finally:
        deadline.cancel()
        connection.close()


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was judged, whatever the host's name says by now; TLS asks for the host."""

    def __init__(self, hook: Hook, address: str, seconds: float) -> None:
        super().__init__(hook.host, hook.port, timeout=seconds)
        self._hook, self._address = hook, address
        self.default_port = 443 if hook.tls else 80  # which the Host header leaves out
        self.ended = False

    def connect(self) -> None:
        """Open the connection to the judged address."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._hook.tls:
            context = ssl.create_default_context()
            tls = context.wrap_socket(self.sock, server_hostname=self._hook.host, do_handshake_on_connect=False)
            self.sock = tls  # before the handshake, so that it can be cut too
            tls.do_handshake()
        if self.ended:
            raise TimeoutError

    def cut(self) -> None:
        """End it from another thread: whoever waits for it gets an error at once."""
        self.ended = True
        if self.sock is not None:
            try:
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)  # of the connection itself, not of its TLS
            except OSError:
                return
