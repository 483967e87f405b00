"""One form for characters that print alike: compatibility forms, digits, quotation marks, dashes, ligatures.

A sign in which a figure says something by its place or its frame (10⁶, CO₂, ½, ①, ⒈) stays what it is: 10⁶ is neither
106 nor 10 6. Searching goes on from this form, past more differences (`kb.query.folding`).
"""

import unicodedata
from functools import lru_cache

# Soft hyphen, fillers, zero-width and bidirectional controls, variation selectors, tags: no reader sees them.
# The last only stretches an Arabic word.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u3164\ufeff\uffa0"
    + "".join(map(chr, range(0x200B, 0x2010)))
    + "".join(map(chr, range(0x202A, 0x202F)))
    + "".join(map(chr, range(0x2060, 0x2070)))
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0000, 0xE1000)))
    + "\u0640"
)
_DAGGERS = "†‡"  # note markers whatever they follow
_ASTERISKS = "*＊﹡∗⁎"
QUOTES = "\"'`´΄‘’‚‛“”„‟‹›«»′‵‶‷ʹʺʻʼʽˈˊˋ՚׳״「」『』〝〞〟❛❜❝❞❮❯⹂\u1fbd\u1fbf\u1fef\u1ffd\u1ffe"
PRIMES = "″‴⁗"  # quotation marks, but seconds and inches after a figure
DASHES = "-˗֊־᐀᠆‐‑‒–—―⁃−⸗⸚⸺⸻⹀⹝〜〰゠︱︲﹘﹣－"
_LIGATURES = {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}  # the others are compatibility forms
_SIGNS = {"٪": "%", "٫": ".", "٬": ",", "∕": "/", "⁄": "/"}
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_UNIFIED: dict[str, str] = {
    **dict.fromkeys(INVISIBLE + _DAGGERS, ""),
    **dict.fromkeys(QUOTES, "'"),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(_ASTERISKS, "*"),
    **_LIGATURES,
    **_SIGNS,
}
_REMOVED = frozenset(INVISIBLE + _DAGGERS)
#: Compatibility forms whose place or frame says something.
_SPEAKING_FORMS = frozenset({"<super>", "<sub>", "<fraction>", "<circle>"})
_ORDINALS = frozenset("ªº")

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


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = unified = _unified(chr(code))
        return unified


_TABLE = _Table()


def _unified(character: str) -> str:
    """A character unified by itself, decomposed as far as that is compatibility."""
    if character in _UNIFIED:
        return _UNIFIED[character]
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    parts = unicodedata.decomposition(character).split()
    if not parts or keeps_its_form(character):
        return character
    return "".join(_unified(chr(int(part, 16))) for part in parts if not part.startswith("<"))


@lru_cache(maxsize=4096)
def keeps_its_form(character: str) -> bool:
    """Whether a compatibility form says something that its plain letters and figures do not.

    Raised letters say nothing (21ˢᵗ is 21st) but for ⁿ and ⁱ, which are powers; ㎡ is m².
    """
    form, *parts = unicodedata.decomposition(character).split() or [""]
    if not form.startswith("<") or character in _ORDINALS:
        return False
    if form == "<super>":
        return character in "ⁿⁱ™℠" or not unicodedata.category(character).startswith("L")
    hides_figure = unicodedata.category(character) != "Nd" and any(
        unicodedata.category(chr(int(part, 16))) == "Nd" for part in parts
    )
    return form in _SPEAKING_FORMS or hides_figure


def is_removed(character: str) -> bool:
    """Whether the character leaves no trace in the unified text."""
    return character in _REMOVED


def unify(text: str) -> str:
    """Compatibility forms that print alike made one, folded, one quotation mark ('), one dash (-), nothing invisible.

    Applied twice because case folding can undo a composition (Unicode Standard 3.13, toNFKC_Casefold).
    """
    return _plain(_plain(_plain(text).casefold()).casefold())


def unify_keeping_case(text: str) -> str:
    """The same, with capitals as they are."""
    return _plain(text)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_TABLE))


@lru_cache(maxsize=4096)
def joins_previous(character: str) -> bool:
    """Whether the character may change how the one before it is unified, so that they go together."""
    if character in _REMOVED:
        return True
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.combining(first) != 0 or first in _COMPOSING_STARTERS
