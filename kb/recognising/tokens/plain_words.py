"""Words as the tables of citations have them."""

import re
import unicodedata

from kb.recognising.writing.words import folded

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def plain(word: str) -> str:
    """A word as the tables have it: small letters, no accents, ё as е, one spelling of Arabic letters, endings kept."""
    if word.isascii():
        return word.lower()
    if _ARABIC.match(word):
        return folded(word)
    if _CYRILLIC.match(word):
        return word.lower().replace("ё", "е")
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
