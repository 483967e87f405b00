"""Texts as words that can be compared: one key for the spellings and, roughly, the inflections of a word."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

# A Han character is a word of its own; elsewhere a run of letters and digits with the marks above and below them.
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_OTHER_LETTER = rf"[^\W_0-9A-Za-z{_HAN}][\u0300-\u036f\u0640\u064b-\u065f\u0670]*+"
# The number of a footnote that a copied page has glued to a word: "the Rights of the Child3".
FOOTNOTE = r"(?<=[^\W\d_]{4})[0-9]{1,3}(?![^\W_])"
_WORD = (
    r"[0-9]++(?=[\u0621-\u064a])|"  # the number of a line, glued to an Arabic word
    r"(?<![A-Za-z0-9])(?:SDG|ODS|ODD)(?=\d{1,2}(?![0-9A-Za-z]))|"
    rf"(?:[A-Za-z]++|{_OTHER_LETTER})++(?:(?={FOOTNOTE})|(?:[0-9A-Za-z]++|{_OTHER_LETTER})*+)"
    rf"|(?:[0-9A-Za-z]++|{_OTHER_LETTER})++|[{_HAN}]"
)
_PARTS = re.compile(f"({_WORD})")
# What may stand between two words of one name: spaces, a line end, a hyphen, apostrophe, comma, slash, quotation mark.
GAP = re.compile(r"(?:[\s\-‐‑'’,，、:：/&\[\]()（）《》“”\"№\u00ad]){0,4}")

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC_MARKS = re.compile(r"[\u0640\u064b-\u065f\u0670]")
_ARABIC_LETTERS = str.maketrans("أإآٱىةؤئ", "ااااي" + "هوي")
_RUSSIAN_ENDING = re.compile(
    r"(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иях|иям|ией|ый|ий|ой|ей|ая|яя|ое|ее|ые|ие|ых|их|ым|им|ом|ем|ую|юю|"
    r"ия|ию|ии|ам|ям|ах|ях|ов|ев|ью|ы|и|а|я|у|ю|е|о|ь|й)\Z"
)
_THRICE = re.compile(r"([а-я])\1\1+")
_SHORTEST_STEM = 3
_LONGEST_PIECE = 2  # letters that a stray space has parted from their word
_BROKEN = frozenset({"-", "- ", "-\n", "\u00ad"})  # at the end of a line that a page has joined to the next
_CLITICS = "وفبلك"


def folded(word: str) -> str:
    """The key of a word: no case, no accents; Russian without its ending, Arabic in one spelling of its letters."""
    if word.isascii():
        return word.lower()
    if _ARABIC.match(word):
        return _ARABIC_MARKS.sub("", unicodedata.normalize("NFKC", word)).translate(_ARABIC_LETTERS)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    if _CYRILLIC.match(word):
        plain = _THRICE.sub(r"\1\1", plain)  # "отношениии"
        return _without_ending(plain.replace("и\u0306", "й").replace("е\u0308", "е"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def stem(word: str) -> str:
    """A Russian word without its ending, letters as written; a word of three letters or less stays as it is."""
    return word[: len(_without_ending(word.lower()))]


def _without_ending(word: str) -> str:
    stem = _RUSSIAN_ENDING.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word


def without_clitics(word: str) -> str:
    """A folded Arabic word without the one or two particles that may be written together with it.

    Names and texts are both compared in this form, so a letter that is no particle is missing from both.

    >>> without_clitics("وبالعهد"), without_clitics("للعهد")
    ('العهد', 'العهد')
    """
    for _ in range(2):
        if len(word) > _SHORTEST_STEM + 1 and word.startswith("لل"):
            return ("الل" if word.startswith(("للج", "للايح")) else "ال") + word[2:]
        if len(word) <= _SHORTEST_STEM or word[0] not in _CLITICS:
            break
        word = word[1:]
    return word


def is_arabic(word: str) -> bool:
    """Whether a word is written in the Arabic script."""
    return _ARABIC.match(word) is not None


def is_cyrillic(word: str) -> bool:
    """Whether a word is written in the Cyrillic script."""
    return _CYRILLIC.match(word) is not None


def split(text: str) -> list[str]:
    """The keys of the words of a name."""
    return [key_of(word) for word in _PARTS.split(text)[1::2]]


def key_of(word: str) -> str:
    """The key by which a word of a name or a text is compared."""
    key = folded(word)
    return without_clitics(key) if is_arabic(word) else key


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words: as written, with where each begins and ends, what stands after each, and its key.

    The key is "" for a word that no name has.
    """

    text: str
    written: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    keys: list[str]


def cut(text: str, keys: Callable[[list[str]], list[str]]) -> Words:
    """The words of a text (places count code points), their keys as the function says."""
    parts = _PARTS.split(text)
    written = parts[1::2]
    places = list(accumulate(map(len, parts)))
    return Words(text, written, places[0:-1:2], places[1::2], parts[2::2], keys(written))


def without_stray_spaces(words: Words, keys: Callable[[list[str]], list[str]]) -> Words:
    """The words with those put together that a page has parted by a space, where only the whole is in a name.

    So "к онвенция" and "حق وق", where the first piece has one letter or two, and "Палерм-ского" from the end of a line.
    """
    written = words.written
    pieces = [
        i
        for i in range(len(written) - 1)
        if (
            (len(written[i]) <= _LONGEST_PIECE and words.gaps[i] == " ")
            or (words.gaps[i] in _BROKEN and written[i + 1].islower())
        )
        and not (words.keys[i] and words.keys[i + 1])
        and not written[i].isascii()
        and not written[i + 1].isascii()
    ]
    whole = keys([written[i] + written[i + 1] for i in pieces])
    parted = {i for i, key in zip(pieces, whole, strict=True) if key}
    return _put_together(words, parted, keys) if parted else words


def _put_together(words: Words, firsts: set[int], keys: Callable[[list[str]], list[str]]) -> Words:
    """The words with each of these and the one behind it as one."""
    firsts = {i for i in firsts if i - 1 not in firsts}
    kept = [i for i in range(len(words.written)) if i - 1 not in firsts]
    last = [i + 1 if i in firsts else i for i in kept]
    written = ["".join(words.written[i : j + 1]) for i, j in zip(kept, last, strict=True)]
    starts, ends = [words.starts[i] for i in kept], [words.ends[j] for j in last]
    return Words(words.text, written, starts, ends, [words.gaps[j] for j in last], keys(written))
