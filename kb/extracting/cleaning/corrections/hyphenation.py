"""Words divided at the end of a line, put together again as the rest of the text writes them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from gettext import gettext as _

from kb.extracting.cleaning.corrections import Correction
from kb.extracting.parsed import RemovalReason

# Notes of removals, translated once: there may be thousands.
_OF_A_DIVISION = _("Word divided at the end of a line: %s")

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
# The search begins at the hyphen, so that its cost is that of its line.
_MARK = re.compile(r"(?<=[^\W_])[-‐][^\S\n]*\n\s*(?=[^\W_])")
_LEFT = re.compile(r"[^\W_]+(?:[-‐][^\W_]+){0,6}\Z")
_ADDRESS = re.compile(r"(?:/|www\.|@)[^\s]*\Z")  # of a page or person: its hyphens are its own
_RIGHT = re.compile(r"[^\W_]{1,60}")
_LONGEST = 60  # characters before the hyphen that may be of its word
# After these the hyphen belongs to the word, whether or not the line ends there.
_HYPHENATED_TEXT = (
    "cross full half high long non quasi self socio third three two vice well year "
    "twenty thirty forty fifty sixty seventy eighty ninety"
)
_SURELY_HYPHENATED = frozenset(_HYPHENATED_TEXT.split())
# Before the same vowel these are written with a hyphen: re-examined, co-operation.
_DOUBLING = frozenset({"re", "co", "pre", "anti", "micro", "semi", "de"})
# After a hyphen these begin a word of their own, as in "short- and long-term".
_CONJUNCTIONS_TEXT = "and or to nor but und oder bis et ou y o e i och og en of"
_CONJUNCTIONS = frozenset(_CONJUNCTIONS_TEXT.split())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often the text has each word, in small letters, hyphenated compounds also by their parts."""

    counts: Counter[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        """The vocabulary of the texts, words divided at line ends left out."""
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(word.lower() for word in _WORD.findall(_without_divided(text)))
        for word, count in list(counts.items()):
            if "-" in word or "‐" in word:
                for part in re.split("[-‐]", word):
                    counts[part] += count
        return cls(counts)

    def is_hyphenated(self, left: str, right: str) -> bool:
        """Whether the hyphen between two parts of a word is part of it, rather than of the division of a line."""
        left, right = left.lower(), right.lower()
        joined, compound = self.counts[left + right], self.counts[f"{left}-{right}"]
        if joined != compound:
            return compound > joined
        if "-" in left or left in _SURELY_HYPHENATED:
            return True
        if not left.isalpha() or (left in _DOUBLING and right[:1] == left[-1:]):
            return True
        return min(self.counts[left], self.counts[right]) >= 2 and min(len(left), len(right)) >= 3


def hyphenation_corrections(text: str, vocabulary: Vocabulary) -> Iterator[Correction]:
    """Every division of a word at a line end, with the hyphen taken out or left in, as the text does elsewhere."""
    for start, end, left, right in _divisions(text):
        if right.lower() in _CONJUNCTIONS:
            continue
        is_address = _ADDRESS.search(text[max(0, start - _LONGEST) : start]) is not None
        is_compound = is_address or not continues_word(left, right) or vocabulary.is_hyphenated(left, right)
        yield Correction(
            RemovalReason.HYPHENATION,
            ((start + is_compound, end, ""),),
            _OF_A_DIVISION % (f"{left}-{right}" if is_compound else left + right),
        )


def _divisions(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Where a hyphen at a line end begins and the next line begins, and the words before and after it."""
    for match in _MARK.finditer(text) if "\n" in text else ():
        start, end = match.span()
        left = _LEFT.search(text[max(0, start - _LONGEST) : start])
        right = _RIGHT.match(text, end)
        if left and right:
            yield start, end, left[0], right[0]


def _without_divided(text: str) -> str:
    pieces, position = [], 0
    for start, end, left, right in _divisions(text):
        if start - len(left) >= position:
            pieces.append(text[position : start - len(left)])
        position = end + len(right)
    return " ".join([*pieces, text[position:]])


def continues_word(left: str, right: str) -> bool:
    """Whether the second part goes on in the letters of the first: small after small, capital after capitals."""
    return right[:1].islower() or (right.isupper() and left.isupper() and left.isalpha() and len(right) > 1)
