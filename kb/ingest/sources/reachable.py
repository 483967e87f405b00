"""Which web addresses the program itself may ask for: public sites by their names, nothing inside a network."""

import ipaddress
import queue
import re
import socket
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _

from kb.extracting.parsed import Refused

type Resolve = Callable[[str, int, float], Sequence[str]]

LONGEST = 2000  # characters of an address
_PORTS = {"http": 80, "https": 443}
#: One part of a name in the DNS; the ASCII form of other writing (xn--…) is among them, other characters are not.
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
#: A last part that readers of addresses take for a number, and the whole for an IP address: 1, 0x7f, 017.
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
#: Names that mean something inside a network only (RFC 6761, 6762, 7686, 8375, 9476, and names in common use).
_INSIDE = {
    "local", "localhost", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "test", "invalid",
    "example", "onion", "alt", "arpa",
}  # fmt: skip
#: What is_global counts as public although it leads to other addresses or nowhere.
_DETOURS = tuple(
    ipaddress.ip_network(block)
    for block in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "2001::/23",
        "2002::/16",
        "2001:db8::/32",
        "3fff::/20",
        "5f00::/16",
    )
)
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")


@dataclass(frozen=True, slots=True)
class Site:
    """Where an address leads: the host by its name in ASCII, and what is asked of it; `address` is the whole."""

    address: str
    scheme: str
    host: str
    port: int
    target: str


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and not a detour to one that is not."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if not ip.is_global or ip.is_multicast or ip.is_reserved or getattr(ip, "scope_id", None):
        return False
    if any(ip in block for block in _DETOURS if block.version == ip.version):
        return False
    return (
        ip.version == 4 or ip in _GLOBAL_UNICAST
    )  # leaves out mapped, translated (NAT64) and site addresses


def resolve(host: str, port: int, seconds: float) -> Sequence[str]:
    """The IP addresses of a host; OSError where there are none, TimeoutError where nobody answers in time."""
    answers: queue.Queue[list[str] | OSError | UnicodeError] = queue.Queue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([str(address[0]) for *_kind, address in found])
        except (OSError, UnicodeError) as error:
            answers.put(error)

    # The system's resolver cannot be interrupted: a thread that nobody waits for holds the question.
    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, seconds))
    except queue.Empty as error:
        raise TimeoutError from error
    if isinstance(answer, Exception):
        raise OSError(str(answer)) from answer
    return list(dict.fromkeys(answer))


@dataclass(frozen=True, slots=True)
class Reach:
    """How far requests may go. The program has one, the default; tests make their own."""

    resolve: Resolve = resolve
    allows: Callable[[str], bool] = is_public
    ports: Collection[int] = frozenset(_PORTS.values())

    def site(self, address: str) -> Site:
        """Where the address leads; raises Refused (forbidden-address) unless it is plainly a public site's."""
        if len(address) > LONGEST:
            raise _forbidden(_("The address is longer than %(most)d characters.") % {"most": LONGEST})
        if (
            any(character <= " " or character in "\\\x7f" for character in address)
            or not address.isprintable()
        ):
            raise _forbidden(_("The address holds spaces or characters that no address has."))
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError as error:
            raise _forbidden(_("This is no web address: write it as https://example.com/page.")) from error
        if parts.scheme not in _PORTS or not parts.netloc:
            raise _forbidden(_("Only addresses that begin with http:// or https:// are fetched."))
        if "@" in parts.netloc:
            raise _forbidden(_("The address names a user before an @: leave that out."))
        host = _host(parts.netloc.rpartition(":")[0] if port is not None else parts.netloc.removesuffix(":"))
        port = _PORTS[parts.scheme] if port is None else port
        if port not in self.ports:
            raise _forbidden(_("Only the usual ports of the web are asked, 80 and 443."))
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        return Site(address, parts.scheme, host, port, f"{target}?{query}" if query else target)

    def ways(self, site: Site, seconds: float) -> Sequence[str]:
        """The IP addresses of the site, asked for once; raises Refused if it has none or any of them lies inside."""
        try:
            found = self.resolve(site.host, site.port, seconds)
        except TimeoutError as error:
            raise Refused(
                "too-slow", _("Nobody answered in time where %(host)s is.") % {"host": site.host}
            ) from error
        except OSError as error:
            raise Refused(
                "unreachable", _("There is no site named %(host)s.") % {"host": site.host}
            ) from error
        if not found:
            raise Refused("unreachable", _("There is no site named %(host)s.") % {"host": site.host})
        if not all(self.allows(address) for address in found):
            raise _forbidden(_("%(host)s leads to an address inside a network.") % {"host": site.host})
        return found


def _host(written: str) -> str:
    """The name of a public site; numbers, other spellings of IP addresses and inside names are refused."""
    if "[" in written or "]" in written or ":" in written:
        raise _forbidden(_("The address is a number: name the site by its name."))
    if not written.isascii() or "%" in written:
        raise _forbidden(_("Write the site's name in its ASCII form, which begins with xn--."))
    host = written.lower().removesuffix(".")
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise _forbidden(_("This is not the name of a site: %(host)s") % {"host": written[:100]})
    if _NUMBER.fullmatch(labels[-1]):
        raise _forbidden(_("The address is a number: name the site by its name."))
    if len(labels) < 2 or labels[-1] in _INSIDE:
        raise _forbidden(_("%(host)s is a name inside a network.") % {"host": host})
    return host


def _forbidden(message: str) -> Refused:
    return Refused("forbidden-address", message)
