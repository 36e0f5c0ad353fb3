"""Where a webhook may go: to public addresses over TLS, and to those that WEBHOOK_ALLOW lists.

The name is resolved once, every address that it has is judged, and the connection is made to the address judged: a
name that answers otherwise a moment later (DNS rebinding) changes nothing.
"""

import ipaddress
import os
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from workspace.notify.message import NotDelivered

VARIABLE = "WEBHOOK_ALLOW"  # hosts and networks, separated by commas: "hooks.example.gov, 10.20.0.0/16"
LONGEST = 2000
Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
_CARRIERS = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"), ipaddress.ip_network("2001::/32"))


class NotAnAddress(ValueError):
    """An address that no webhook is sent to; the text says what may stand there."""


@dataclass(frozen=True)
class Hook:
    """A webhook's address in its parts. path: with the query."""

    host: str
    port: int
    tls: bool
    path: str


@dataclass(frozen=True)
class Allowed:
    """What WEBHOOK_ALLOW lists beyond public addresses."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...] = ()

    def has(self, host: str, ip: Ip) -> bool:
        """Whether the host by its name, or the address by its network, is listed."""
        return host in self.hosts or any(ip.version == net.version and ip in net for net in self.networks)


def allowed_by_environment() -> Allowed:
    """The list; an entry that is not a network is a host's name."""
    hosts, networks = set(), []
    for entry in filter(None, (part.strip().lower() for part in os.environ.get(VARIABLE, "").split(","))):
        try:
            networks.append(ipaddress.ip_network(entry))
        except ValueError:
            hosts.add(entry)
    return Allowed(frozenset(hosts), tuple(networks))


def read_hook(url: str) -> Hook:
    """The parts of an address. Raises NotAnAddress.

    Plain http is taken here for this machine alone; `judged` then asks that it be listed.
    """
    if len(url) > LONGEST or not url.isascii() or any(ord(sign) <= 32 or sign == "\x7f" for sign in url):
        raise NotAnAddress(f"The address must be plain ASCII without spaces, at most {LONGEST} characters.")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise NotAnAddress("This is not an address. Write https://host/path.") from None
    if parts.scheme not in ("https", "http") or not host:
        raise NotAnAddress("The address must begin with https:// and name a host.")
    if parts.scheme == "http" and not _is_this_machine(host):
        raise NotAnAddress("The address must begin with https://; plain http would show what is sent.")
    if parts.username is not None or parts.password is not None or "\\" in url:
        raise NotAnAddress("The address may not hold a user or password; the signature says who sends.")
    tls = parts.scheme == "https"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Hook(host, port or (443 if tls else 80), tls, path)


def judged(hook: Hook, allowed: Allowed) -> str:
    """The address to connect to, as text. Raises NotDelivered where the host has none, or one that is not allowed."""
    try:
        found = socket.getaddrinfo(hook.host, hook.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotDelivered("The webhook's host has no address now.") from None
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    if not addresses or not all(_may(hook, ip, allowed) for ip in addresses):
        raise NotDelivered(
            f"The webhook's host is not on the public internet, or its port is not 443. Whoever runs this server may "
            f"list it in {VARIABLE}.",
            lasting=True,
        )
    return str(addresses[0])


def _may(hook: Hook, ip: Ip, allowed: Allowed) -> bool:
    if allowed.has(hook.host, ip):
        return True
    return hook.tls and hook.port == 443 and is_public(ip)


def is_public(ip: Ip) -> bool:
    """Whether an address belongs to the public internet, looked at through what carries another one inside."""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(ip.ipv4_mapped)
        if any(ip in network for network in _CARRIERS):  # 6to4, Teredo and NAT64 end at an IPv4 address inside
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
