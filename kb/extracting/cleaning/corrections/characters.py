"""Characters that belong to the printing and not to the text: soft hyphens, ligatures, controls, private use."""

import re
import unicodedata
from collections.abc import Iterator
from gettext import gettext as _

from kb.extracting.cleaning.corrections import Correction
from kb.extracting.parsed import RemovalReason

# Notes of removals, translated once: there may be thousands.
_OF_SOFT_HYPHENS = _("Soft hyphens.")
_OF_CONTROLS = _("Control characters and page feeds.")
_OF_LIGATURES = _("Letters of the font, written as the letters they stand for.")
_OF_A_BULLET = _("Bullet of a symbol font.")
_OF_PRIVATE_USE = _("Signs that only one font knows, such as a bar code.")

# U+0002 and U+FFFE are what PDF programs write where a word is divided at the end of a line.
_SOFT_HYPHEN = re.compile(r"[\u00ad\u0002\ufffe][^\S\n]*\n[^\S\n]*|[\u00ad\u0002\ufffe]")
# Latin ligatures, and the forms that Arabic letters take in a font; a program should store the letters.
_LIGATURE = re.compile("[\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufff9-\ufffb\uffff\ud800-\udfff]")
_PRIVATE_BULLET = re.compile("\\A\\s*[\ue000-\uf8ff](?=\\s)")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]+")
BULLET = "•"


def character_corrections(text: str) -> Iterator[Correction]:
    """What is taken out of a block or written in plain letters, all of one kind together."""
    if text.isascii() and text.isprintable():
        return
    yield from _together(text, _SOFT_HYPHEN, RemovalReason.SOFT_HYPHEN, _OF_SOFT_HYPHENS)
    yield from _ligatures(text)
    yield from _together(text, _CONTROL, RemovalReason.MARKUP, _OF_CONTROLS, " ")
    yield from _private_use(text)


def _together(
    text: str, pattern: re.Pattern[str], reason: RemovalReason, note: str, between_words: str = ""
) -> Iterator[Correction]:
    spans = tuple(
        (*match.span(), between_words if _between_words(text, match) else "")
        for match in pattern.finditer(text)
    )
    if spans:
        yield Correction(reason, spans, note)


def _between_words(text: str, match: re.Match[str]) -> bool:
    return match[0] in "\f\v\x1c\x1d\x1e\x1f" and match.start() > 0 and match.end() < len(text)


def _ligatures(text: str) -> Iterator[Correction]:
    written = ((*match.span(), unicodedata.normalize("NFKC", match[0])) for match in _LIGATURE.finditer(text))
    spans = tuple(span for span in written if span[2].strip() and not span[2].startswith(" "))
    if spans:
        yield Correction(RemovalReason.LIGATURE, spans, _OF_LIGATURES)


def _private_use(text: str) -> Iterator[Correction]:
    bullet = _PRIVATE_BULLET.match(text)
    if bullet:
        yield Correction(RemovalReason.MARKUP, ((bullet.end() - 1, bullet.end(), BULLET),), _OF_A_BULLET)
    yield from _together(text, _PRIVATE, RemovalReason.OTHER, _OF_PRIVATE_USE)
