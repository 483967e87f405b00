"""One form for characters that print alike: case, compatibility forms, quotation marks, dashes."""

import unicodedata
from functools import lru_cache

# Soft hyphen, zero-width and bidirectional controls, variation selectors, tags: no reader sees them.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180b\u180c\u180d\u180e\u180f\ufeff"
    + "".join(map(chr, range(0x200B, 0x2010)))
    + "".join(map(chr, range(0x202A, 0x202F)))
    + "".join(map(chr, range(0x2060, 0x2070)))
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0000, 0xE0080)))
)
# Markdown emphasis and the signs that print as note markers whatever they follow.
_MARKS = "*＊﹡∗⁎†‡" + "⁰¹²³⁴⁵⁶⁷⁸⁹"
_QUOTES = "\"'`´΄‘’‚‛“”„‟‹›«»′″‴‵‶‷⁗ʹʺʻʼʽˈˊˋ՚׳״「」『』〝〞〟❛❜❝❞❮❯⹂\u1fbd\u1fbf\u1fef\u1ffd\u1ffe"
_DASHES = "-˗֊־᐀᠆‐‑‒–—―⁃−⸗⸚⸺⸻⹀⹝〜〰゠︱︲﹘﹣－"

_UNIFIED: dict[int, str | None] = {
    **{ord(character): None for character in _INVISIBLE + _MARKS},
    **{ord(character): "'" for character in _QUOTES},
    **{ord(character): "-" for character in _DASHES},
}
_REMOVED = frozenset(_INVISIBLE + _MARKS)

# Characters of combining class 0 that Unicode nevertheless composes with the character before them:
# Hangul vowels and final consonants, and the second halves of some South Asian vowel signs.
_COMPOSING_STARTERS = frozenset(
    [chr(code) for code in range(0x1161, 0x1176)]
    + [chr(code) for code in range(0x11A8, 0x11C3)]
    + [
        *"\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35",
        *"\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930",
    ]
)


def is_removed(character: str) -> bool:
    """Whether the character leaves no trace in the unified text."""
    return character in _REMOVED


def unify(text: str) -> str:
    """NFKC, folded, one quotation mark ('), one dash (-), nothing invisible, no emphasis or superscripts.

    Applied twice because case folding can undo a composition (Unicode Standard 3.13, toNFKC_Casefold).
    """
    text = text.translate(_UNIFIED)
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", text).translate(_UNIFIED)


@lru_cache(maxsize=4096)
def joins_previous(character: str) -> bool:
    """Whether the character may change how the one before it is unified, so that they go together."""
    if character in _REMOVED:
        return True
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.combining(first) != 0 or first in _COMPOSING_STARTERS
