"""Words as they are compared between two readings of one file, so that only real differences count.

Ligatures, presentation forms, composed and decomposed letters, soft hyphens, joiners, marks of direction, hyphens at
line ends and inside words, and whether a figure is raised make no difference; letters, digits and their order do.
Ideographs and kana count one by one.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

RUN = 5  # words
_UNSEEN = re.compile(
    r"[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0610-\u061a\u064b-\u065f\u0670]"
)
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011]\s*\n\s*(?=[^\W\d_])|(?<=\w)[-\u2010\u2011](?=\w)")
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])[^\W_])+"
)
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z0-9][\w.,:/%@-]*[\w%]|[A-Za-z0-9]")
# Letters of a font's own, letters that could not be read, and an alef before an alef and a lam: the halves of the
# ligature turned round, which no Arabic word begins with.
_BROKEN = re.compile(r"[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]|^\W*ا[اأإآ]ل")
_MIRRORED = str.maketrans("()[]{}«»<>", ")(][}{»«><")


def words(text: str) -> list[str]:
    """The words of a text in order, folded."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return _WORD.findall(_HYPHEN.sub("", text).casefold())


def broken(text: str) -> float | None:
    """The share of the words of a text that have letters no word has, or in an order that none has."""
    every = unicodedata.normalize("NFKC", text).split()
    return sum(_BROKEN.search(word) is not None for word in every) / len(every) if every else None


def in_logical_order(lines: Sequence[str]) -> list[str]:
    """Lines of Arabic, as read: a reader that took the letters from left to right is turned round.

    The article tells: words begin with it, and end with its letters in reverse where a line was read backwards.
    """
    text = unicodedata.normalize("NFKC", "\n".join(lines))
    forward, backward = len(re.findall(r"\bال\w", text)), len(re.findall(r"\wلا\b", text))
    return [_turned(line) for line in lines] if backward > forward else list(lines)


def _turned(line: str) -> str:
    line = unicodedata.normalize("NFKC", line)
    if not _RIGHT_TO_LEFT.search(line):
        return line
    return _LEFT_TO_RIGHT.sub(lambda found: found[0][::-1], line[::-1].translate(_MIRRORED))


@dataclass(frozen=True, slots=True)
class Compared:
    """How many of the expected words were found, which were not (in their runs), how many of the found were surplus."""

    expected: int
    found: int
    surplus: int
    missing: list[list[str]] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        """The share of the expected words that was found."""
        return self.found / self.expected if self.expected else None

    @property
    def precision(self) -> float | None:
        """The share of the given words that was expected."""
        given = self.found + self.surplus
        return self.found / given if given else None


def compare(expected: Sequence[str], given: Sequence[str]) -> Compared:
    """Each expected word against the given ones, each of which counts once; words run together or cut are found."""
    left = Counter(given)
    lost: list[int] = []
    for place, word in enumerate(expected):
        if left[word] > 0:
            left[word] -= 1
        else:
            lost.append(place)
    rest = _Rest(left, given)
    lost = [place for place in lost if not rest.takes(expected[place])]
    return Compared(len(expected), len(expected) - len(lost), rest.surplus, list(_runs(expected, lost)))


class _Rest:
    """Words that nothing matched yet; a lost word may stand in one of them, or be cut into several."""

    def __init__(self, left: Counter[str], given: Sequence[str]) -> None:
        self.surplus = left.total()
        self._whole = {word for word, count in left.items() if count > 0 and len(word) > 2}
        self._joined = self._cut_words(left, given)
        self._inside = " ".join(self._whole)

    @staticmethod
    def _cut_words(left: Counter[str], given: Sequence[str]) -> str:
        """What is left over in a row, without the spaces."""
        pieces = [word if left[word] > 0 else " " for word in given]
        return "".join(pieces)

    def takes(self, word: str) -> bool:
        """Whether the word is there after all, with a space too many or too few."""
        if len(word) < 3:
            return False
        is_there = word in self._inside or word in self._joined
        self.surplus = max(0, self.surplus - is_there)
        return is_there


def _runs(expected: Sequence[str], lost: Iterable[int]) -> Iterator[list[str]]:
    run: list[str] = []
    last = -2
    for place in lost:
        if place != last + 1 and run:
            yield run
            run = []
        run.append(expected[place])
        last = place
    if run:
        yield run


def in_order(expected: Sequence[str], given: Sequence[str]) -> float | None:
    """The share of the words common to both that stand in the same order."""
    common = (Counter(expected) & Counter(given)).total()
    if not common:
        return None
    numbers: dict[str, int] = {}
    first, second = ([numbers.setdefault(word, len(numbers)) for word in each] for each in (expected, given))
    return LCSseq.similarity(first, second) / common


def runs_found(expected: Sequence[Sequence[str]], given: Sequence[str]) -> float | None:
    """The share of the expected runs of five words that the given text has, too; no run goes over the end of a list."""
    held = {tuple(given[start : start + RUN]) for start in range(len(given) - RUN + 1)}
    sought = [tuple(part[start : start + RUN]) for part in expected for start in range(len(part) - RUN + 1)]
    return sum(run in held for run in sought) / len(sought) if sought else None
