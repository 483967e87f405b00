"""Text and web addresses made fit for one line of a citation."""

import unicodedata
from urllib.parse import quote

# Bidirectional embeddings, overrides and isolates can make a citation read as something it does not say;
# joiners (U+200C, U+200D) and direction marks (U+200E, U+200F) are part of how words are written and stay.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_BROKEN_CATEGORIES = frozenset({"Cc", "Cs"})
_WEB_SCHEMES = ("https://", "http://")
# What RFC 3986 lets stand in an address, and "%" because addresses arrive already encoded.
_ADDRESS_SAFE = ":/?#[]@!$&'()*+,;=-._~%"


def one_line(text: str) -> str:
    """The text on one line: white space collapsed; control, reordering and invalid characters removed."""
    spaced = " ".join(text.split())
    return " ".join("".join(c for c in spaced if _belongs(c)).split())


def web_address(address: str) -> str:
    """The address if it is one of the web, percent-encoded where needed so that nothing can end it early; else "".

    Other schemes are dropped because the text goes into reference managers, which make links of it.
    """
    cleaned = one_line(address)
    if not cleaned.lower().startswith(_WEB_SCHEMES):
        return ""
    return quote(cleaned, safe=_ADDRESS_SAFE)


def _belongs(character: str) -> bool:
    if character in _REORDERING or unicodedata.category(character) in _BROKEN_CATEGORIES:
        return False
    code = ord(character)
    # Noncharacters (Unicode 23.7): XML and some databases refuse them.
    return code & 0xFFFE != 0xFFFE and not 0xFDD0 <= code <= 0xFDEF
