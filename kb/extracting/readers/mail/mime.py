"""Parts of a MIME message: parsed leniently, decoded, the text of each as it was written."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from gettext import gettext as _

from kb.extracting.decoding import decode
from kb.extracting.parsed import Refused

DEEPEST = 20  # messages and multiparts inside each other
MOST_PARTS = 2_000


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of a message. `choice` is the number of the alternatives it belongs to, -1 for none; `depth` says inside
    how many forwarded messages it stands."""

    message: Message
    choice: int
    depth: int

    @property
    def media_type(self) -> str:
        """Its type, as "text/html"."""
        return self.message.get_content_type()

    @property
    def is_attached(self) -> bool:
        """Whether it is a file of its own rather than something to be read on the way."""
        return self.message.get_content_disposition() == "attachment"

    @property
    def name(self) -> str:
        """The name of its file, else its type."""
        return said(self.message.get_filename() or "") or self.media_type


def parsed(data: bytes) -> Message:
    """The message in the bytes; damaged ones are read as far as they go."""
    return message_from_bytes(data.lstrip(b"\r\n \t"))


def parts_of(message: Message) -> list[Part]:
    """All leaves in order. Raises Refused for messages nested or split beyond measure."""
    parts: list[Part] = []
    for part in _leaves(message, -1, 0, 0):
        parts.append(part)
        if len(parts) > MOST_PARTS:
            raise _too_many()
    return parts


def _leaves(message: Message, choice: int, depth: int, level: int) -> Iterator[Part]:
    if level > DEEPEST:
        raise _too_many()
    inside = message.get_payload()
    if not isinstance(inside, list):
        yield Part(message, choice, depth)
        return
    if message.get_content_type() == "multipart/alternative":
        choice = id(message)
    forwarded = message.get_content_type() == "message/rfc822"
    for each in inside:
        if isinstance(each, Message):
            yield from _leaves(each, choice, depth + forwarded, level + 1)


def text_of(message: Message) -> tuple[str, tuple[str, ...]]:
    """The decoded text of a leaf, and warnings where its characters were guessed."""
    data = message.get_payload(decode=True)
    if not isinstance(data, bytes):
        return "", ()
    charset = (message.get_content_charset() or "").strip()
    if charset:
        with suppress(LookupError, UnicodeDecodeError):  # of a charset nobody knows, or a wrong one
            return data.decode(charset), ()
    decoded = decode(data, declared_inside=message.get_content_type() == "text/html")
    return decoded.text, decoded.warnings


def said(header: object) -> str:
    """A header as it was meant: encoded words decoded, folded lines in one."""
    written = str(header or "")
    with suppress(LookupError, UnicodeError, ValueError):  # else left as it is
        written = str(make_header(decode_header(written)))
    return " ".join(written.split())


def _too_many() -> Refused:
    return Refused(
        "too-complex", _("The message has too many parts inside each other. Save the one to import as PDF.")
    )
