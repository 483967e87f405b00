"""Fetching a source by its address: the one place from which the program itself asks other sites for anything.

Off unless the installation says so. A host is asked for once per request and exactly the address that was checked is
connected to; redirects are checked like the first address; size, time and compression are bounded.
No cookies, no proxy.
"""

import http.client
import io
import socket
import ssl
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from kb.extracting.parsed import Refused

from .reachable import Reach, Site

CONNECT_SECONDS = 5.0
ALL_SECONDS = 20.0
MOST_REDIRECTS = 3
PIECE = 65_536  # bytes read at once
LONGEST_NAME = 150
_MOVED = {301, 302, 303, 307, 308}
#: What a source can be served as; a picture or a film is refused before it is read.
_TEXTS = ("text/", "application/", "binary/octet-stream", "message/rfc822")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched: its bytes, a name for it, the address that answered in the end, and what it was served as."""

    data: bytes
    name: str
    url: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a fetch may take: seconds for a connection and for everything, and bytes of the body."""

    connect: float = CONNECT_SECONDS
    seconds: float = ALL_SECONDS
    most_bytes: int | None = None

    @property
    def bytes(self) -> int:
        return settings.IMPORT_MAX_BYTES if self.most_bytes is None else self.most_bytes


def fetch(address: str, *, reach: Reach | None = None, limits: Limits | None = None) -> Fetched:
    """The source at a public web address.

    `reach` and `limits` are given by tests alone. Raises Refused: forbidden-address, unreachable, too-large, too-slow,
    unknown-type.
    """
    if not settings.URL_IMPORT:
        raise Refused(
            "forbidden-address",
            _(
                "Fetching from addresses is switched off: set KB_URL_IMPORT=True, or download the file and import it."
            ),
        )
    reach, limits = reach or Reach(), limits or Limits()
    deadline = monotonic() + limits.seconds
    site = reach.site(address.strip())
    for _hop in range(MOST_REDIRECTS + 1):
        answer = _ask(site, reach, limits, deadline)
        if isinstance(answer, Fetched):
            return answer
        onward = reach.site(urljoin(site.address, answer))
        if site.scheme == "https" and onward.scheme != "https":
            raise Refused("forbidden-address", _("The site leads from a secure address to one that is not."))
        site = onward
    raise Refused("unreachable", _("The site leads from one address to another more than three times."))


def _ask(site: Site, reach: Reach, limits: Limits, deadline: float) -> Fetched | str:
    """What the site answers, or the address that it leads to."""
    ways = reach.ways(site, min(limits.connect, deadline - monotonic()))
    try:
        with _Exchange(site, _connected(site, ways, limits, deadline), deadline) as exchange:
            return exchange.ask(limits)
    except TimeoutError as error:
        raise _too_slow(site) from error
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        if monotonic() >= deadline:
            raise _too_slow(site) from error
        raise Refused(
            "unreachable", _("%(host)s gave no answer that can be read.") % {"host": site.host}
        ) from error


def _connected(site: Site, ways: Sequence[str], limits: Limits, deadline: float) -> socket.socket:
    """A connection to the first of the checked addresses that takes one; nobody is asked for the name again."""
    failure: OSError = OSError(site.host)
    until = min(deadline, monotonic() + limits.connect)
    for way in ways:
        try:
            bare = socket.create_connection((way, site.port), timeout=max(0.001, until - monotonic()))
        except OSError as error:
            failure = error
            continue
        if site.scheme == "http":
            return bare
        try:
            return ssl.create_default_context().wrap_socket(bare, server_hostname=site.host)
        except BaseException:
            bare.close()
            raise
    raise failure


class _Bounded(io.RawIOBase):
    """What comes over a connection, until the deadline of the whole fetch: one slow byte after another ends there."""

    def __init__(self, connection: socket.socket, deadline: float) -> None:
        self._connection = connection
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        remaining = self._deadline - monotonic()
        if remaining <= 0:
            raise TimeoutError
        self._connection.settimeout(remaining)
        return self._connection.recv_into(buffer)


class _Exchange:
    """One request and its answer over one connection."""

    def __init__(self, site: Site, connection: socket.socket, deadline: float) -> None:
        self._site = site
        self._connection = connection
        self._deadline = deadline

    def __enter__(self) -> "_Exchange":
        return self

    def __exit__(self, *_raised: object) -> None:
        self._connection.close()

    # http.client reads its answer from whatever gives it a file.
    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Bounded(self._connection, self._deadline), PIECE)

    def ask(self, limits: Limits) -> Fetched | str:
        """Send the request and read the answer."""
        self._connection.settimeout(max(0.001, self._deadline - monotonic()))
        self._connection.sendall(_request(self._site))
        response = http.client.HTTPResponse(self, method="GET")  # type: ignore[arg-type]
        try:
            response.begin()
            return _answer(response, self._site, limits)
        finally:
            response.close()


def _request(site: Site) -> bytes:
    usual = (site.scheme, site.port) in (("http", 80), ("https", 443))
    lines = (
        f"GET {site.target} HTTP/1.1",
        f"Host: {site.host if usual else f'{site.host}:{site.port}'}",
        f"User-Agent: human-rights-policy-knowledge-base/{settings.VERSION} (+{settings.SITE_URL})",
        "Accept: text/html, application/xhtml+xml, application/pdf, application/xml;q=0.9, */*;q=0.5",
        "Accept-Encoding: identity",
        "Connection: close",
    )
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def _answer(response: http.client.HTTPResponse, site: Site, limits: Limits) -> Fetched | str:
    if response.status in _MOVED and (onward := response.headers.get("Location")):
        return onward
    if response.status != 200:
        said = {"host": site.host, "status": response.status}
        raise Refused("unreachable", _("%(host)s answered with the status %(status)d.") % said)
    media_type = response.headers.get_content_type() if "Content-Type" in response.headers else ""
    if media_type and not media_type.startswith(_TEXTS):
        raise Refused("unknown-type", _("The address holds no text but %(type)s.") % {"type": media_type})
    return Fetched(_body(response, limits.bytes), _name(response, site), site.address, media_type)


def _body(response: http.client.HTTPResponse, most: int) -> bytes:
    """The bytes of the source; compressed ones are unpacked piece by piece, so that none grows beyond the limit."""
    if (response.length or 0) > most:
        raise _too_large(most)
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip"):
        raise Refused("unknown-type", _("The site sends it packed as %(coding)s.") % {"coding": coding[:40]})
    unpacked = _unpacked if "gzip" in coding else _as_it_comes
    data = bytearray()
    for piece in unpacked(response, most):
        data += piece
        if len(data) > most:
            raise _too_large(most)
    return bytes(data)


def _as_it_comes(response: http.client.HTTPResponse, _most: int) -> Iterator[bytes]:
    while piece := response.read(PIECE):
        yield piece
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)


def _unpacked(response: http.client.HTTPResponse, most: int) -> Iterator[bytes]:
    unpacking, taken = zlib.decompressobj(wbits=31), 0
    for piece in _as_it_comes(response, most):
        taken += len(piece)
        if taken > most:
            raise _too_large(most)
        yield unpacking.decompress(piece, PIECE)
        while unpacking.unconsumed_tail:
            yield unpacking.decompress(unpacking.unconsumed_tail, PIECE)
    yield unpacking.flush()
    if not unpacking.eof:
        raise ValueError("the packed answer is cut off")


def _name(response: http.client.HTTPResponse, site: Site) -> str:
    """The file name that the site gives, else the last part of the address, else the site's name."""
    given = response.headers.get_filename() or urlsplit(site.address).path.rstrip("/")
    name = unquote(given).replace("\\", "/").rpartition("/")[2]
    shown = "".join(character for character in name if character.isprintable())
    return shown.strip(". ")[:LONGEST_NAME] or site.host


def _too_large(most: int) -> Refused:
    return Refused("too-large", _("The source is larger than %(limit)d MB.") % {"limit": most // 1_000_000})


def _too_slow(site: Site) -> Refused:
    return Refused("too-slow", _("%(host)s did not send everything in time.") % {"host": site.host})
