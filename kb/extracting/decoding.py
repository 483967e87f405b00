"""Text from bytes: byte order marks, what the text declares, UTF-8, UTF-16 without a mark, legacy code pages."""

import codecs
import re
from dataclasses import dataclass
from gettext import gettext as _

from charset_normalizer import from_bytes

from kb.extracting.parsed import Refused

# The longer marks first: the mark of UTF-32 begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Code pages that texts in this field are found in; guessing among all of Python's gives Japanese mainframes.
LEGACY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "mac_roman",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
WESTERN_RELATIVES = {"cp1250", "cp1254", "mac_roman"}
# What Polish, Czech or Turkish looks like when it is read as Western European: signs inside words, Icelandic letters.
RARE_IN_WESTERN = re.compile(r"[^\W\d_][¹³¼¾¿¢£¥ª¬][^\W\d_]|[ýþðÝÞÐ]")
GUESSED_FROM = 64 * 1024  # bytes; a guess gets no better with more
HEAD = 4096  # bytes in which a text may declare its encoding


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding (a name of Python's) that it was in; `guessed` where nothing in the bytes says so."""

    text: str
    encoding: str
    guessed: bool = False

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a curator should look at, as a reader reports it."""
        if not self.guessed:
            return ()
        return (
            _("The text is not Unicode; it was read as %s. Check accents and quotation marks.")
            % self.encoding,
        )


def decode(data: bytes, *, declared_inside: bool = False, cut: bool = False) -> Decoded:
    """The text of the bytes. With `declared_inside` a charset or encoding named in the first 4096 bytes is tried.

    `cut` says that these are only the first bytes, which may end inside a character.
    Raises Refused("unknown-type") for bytes that are no text in any encoding.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    for encoding in _stated(data, declared_inside):
        text = _strictly(data, encoding, cut)
        if text is not None and "\0" not in text:
            return Decoded(text, encoding)
    return _guessed(data)


def _stated(data: bytes, declared_inside: bool) -> list[str]:
    """UTF-8 first, whatever is declared: other text is hardly ever valid UTF-8 by accident."""
    declared = DECLARED.search(data[:HEAD]) if declared_inside else None
    return ["utf-8", *([_known(declared[1].decode("ascii"))] if declared else []), *_utf_16(data)]


def _known(encoding: str) -> str:
    """Python's name of a text encoding; Latin-1 on the web means Windows-1252. A name nobody knows is left as it is."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return encoding
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(name, name)


def _utf_16(data: bytes) -> list[str]:
    """The byte order of UTF-16 without a mark, seen from where the zero bytes of ASCII characters stand."""
    sample = data[: HEAD & ~1]
    pairs = len(sample) // 2
    if pairs and sample[1::2].count(0) > pairs // 4 and not sample[::2].count(0):
        return ["utf-16-le"]
    if pairs and sample[::2].count(0) > pairs // 4 and not sample[1::2].count(0):
        return ["utf-16-be"]
    return []


def _strictly(data: bytes, encoding: str, cut: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data, final=not cut)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(data: bytes) -> Decoded:
    if b"\0" in data:
        raise Refused(
            "unknown-type",
            _(
                "The file is neither a known kind of document nor text: it has NUL bytes. Save it as PDF or DOCX."
            ),
        )
    encoding = _likeliest(data[:GUESSED_FROM])
    if not encoding:
        raise Refused(
            "unknown-type",
            _("The file is no text in any known encoding. Save it as UTF-8 text, PDF or DOCX and try again."),
        )
    return Decoded(data.decode(encoding, "replace"), encoding, guessed=True)


def _likeliest(sample: bytes) -> str:
    """Mac Roman where lines end as on old Macs; Western European where it fits as well as its rarer relatives."""
    if b"\r" in sample and b"\n" not in sample:
        return "mac_roman"
    best = from_bytes(sample, cp_isolation=LEGACY, steps=5, chunk_size=1024).best()
    if best is None:
        return ""
    if best.encoding in WESTERN_RELATIVES and not RARE_IN_WESTERN.search(sample.decode("cp1252", "replace")):
        return "cp1252"
    return best.encoding
