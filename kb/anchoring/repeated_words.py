"""Whether a text repeats words of other texts: what may not be read in one place is not to be read in another."""

import re
from collections.abc import Iterable
from itertools import takewhile

from kb.anchoring.normalised import normalised_string

#: So many consecutive words in common are no chance.
RUN = 6
_HAN_AND_KANA = "\u3040-\u30ff\u3400-\u9fff"
_WORDS = re.compile(rf"[{_HAN_AND_KANA}]|[^\W{_HAN_AND_KANA}]+")


class Repeated:
    """The words of some texts, to ask whether another text repeats any of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        listed = [words for text in texts if (words := _words(text))]
        self._texts = sorted({_line(words) for words in listed}, key=len)
        self._together = "\n".join(self._texts)
        self._runs = {run for words in listed for run in _runs(words)}

    def __bool__(self) -> bool:
        return bool(self._texts)

    def is_in(self, text: str) -> bool:
        """Whether the text stands in one of them, holds one of them, or has `RUN` words on end in common with one."""
        words = _words(text)
        if not words or not self._texts:
            return False
        line = _line(words)
        shorter = takewhile(lambda one: len(one) <= len(line), self._texts)
        if line in self._together or any(one in line for one in shorter):
            return True
        return not self._runs.isdisjoint(_runs(words))


def _words(text: str) -> list[str]:
    return _WORDS.findall(normalised_string(text).casefold())


def _line(words: list[str]) -> str:
    return f" {' '.join(words)} "


def _runs(words: list[str]) -> set[str]:
    return {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
