"""Which addresses may be asked: https anywhere public, http only on this machine, and nothing inside a network."""

import ipaddress
import socket
from urllib.parse import urljoin, urlsplit

from requests.utils import get_environ_proxies

from data.refresh.faults import Fault

_CARRIERS = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "2002::/16", "2001::/32")))  # an IPv4 address is inside
_THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


def host_of(address: str) -> str:
    """The host of an address, in lower case, without its port."""
    return (urlsplit(address).hostname or "").lower()


def on_this_machine(address: str) -> bool:
    """Whether the address names this machine outright (127.0.0.1, ::1, localhost)."""
    return host_of(address) in _THIS_MACHINE


def check_form(address: str) -> str:
    """The address, if its form is one that may be asked. Raises Fault with the reason."""
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise Fault(f"{address} is not an https address")
    if parts.username or parts.password:
        raise Fault(f"the address at {parts.hostname} carries a name or password: give keys in the environment instead")
    if parts.scheme == "http" and not on_this_machine(address):
        raise Fault(f"{address} is not encrypted: only https may be asked, and http on this machine")
    if _is_private(parts.hostname) and not on_this_machine(address):
        raise Fault(f"{parts.hostname} is an address inside a private network: it may not be asked")
    return address


def check_reach(address: str) -> None:
    """Refuse a public name that leads into a private network. Raises Fault.

    Behind a proxy the names are the proxy's to resolve. A name that cannot be found is left to the request to say.
    """
    if not is_direct(address):
        return
    try:
        found = socket.getaddrinfo(host_of(address), urlsplit(address).port or 443, type=socket.SOCK_STREAM)
    except OSError:
        return
    for item in found:
        check_peer(host_of(address), str(item[4][0]))


def check_peer(host: str, ip: str) -> None:
    """Refuse an address of a network inside, to which a public name leads. Raises Fault."""
    if _is_private(ip):
        raise Fault(f"{host} leads into a private network: it may not be asked")


def is_direct(address: str) -> bool:
    """Whether this machine itself connects to the publisher: it is another machine, and no proxy stands between."""
    return not on_this_machine(address) and not get_environ_proxies(address)


def redirected(address: str, location: str, allowed: tuple[str, ...]) -> str:
    """Where a redirect leads, if to the same host or one the configuration allows. Raises Fault otherwise."""
    target = check_form(urljoin(address, location))
    host = host_of(target)
    same = (host, urlsplit(target).port) == (host_of(address), urlsplit(address).port)
    if not same and not any(_is_listed(host, name) for name in allowed):
        raise Fault(f"{host_of(address)} redirects to another host, {urlsplit(target).netloc}: it is not followed")
    if urlsplit(address).scheme == "https" and urlsplit(target).scheme != "https":
        raise Fault(f"{host_of(address)} redirects to an address that is not encrypted: it is not followed")
    return target


def _is_listed(host: str, name: str) -> bool:
    """Whether the host is the one listed, or below it where the list has *.domain."""
    return host.endswith(name[1:]) if name.startswith("*.") else host == name


def _is_private(host: str) -> bool:
    try:
        ip = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return not ip.is_global or ip.is_multicast or any(ip in network for network in _CARRIERS)
