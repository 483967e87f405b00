"""Which styles with an outline level are those of running text: programs number whole judgments with such styles."""

import re
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WIDTH = 3  # letters that a character of these says
_LONG, _SENTENCE = 120, 50  # letters: more is running text, more with a full stop is a sentence
_END = re.compile(r"[.;:。；：؛؟!?！？]['\"”’»)\]]*$")
_MOST = 1 / 3  # of its paragraphs may be running text where a style is one of headings


def reads_as_running(text: str) -> bool:
    """Whether a paragraph is too long for a heading, or a sentence of some length."""
    text = text.strip()
    width = len(text) + (_WIDTH - 1) * len(_WIDE.findall(text[: _LONG + 1]))
    return width > _LONG or (width > _SENTENCE and _END.search(text) is not None)


@dataclass(slots=True)
class RunningStyles:
    """Paragraphs counted by their style and level, to be told from headings by what most of them are."""

    paragraphs: Counter[Hashable] = field(default_factory=Counter)
    running: Counter[Hashable] = field(default_factory=Counter)

    def count(self, style: Hashable, text: str) -> None:
        """A paragraph of the style that has words."""
        if text.strip():
            self.paragraphs[style] += 1
            self.running[style] += reads_as_running(text)

    def is_running(self, style: Hashable) -> bool:
        """Whether more of its paragraphs than one in three are running text."""
        return self.running[style] > _MOST * self.paragraphs[style]
