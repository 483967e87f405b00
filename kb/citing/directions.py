"""Words written from right to left inside a citation, which is written from left to right."""

import re
from collections.abc import Iterator

from kb.citing.source import Source
from kb.citing.titles import full_title

_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
#: What stands for itself where it is no name or title of the source: nothing Latin and no bracket or quotation mark.
_STRETCH = rf"{_LETTER}(?:[^A-Za-z()\[\]“”‘’\"«»]*{_LETTER})?"


def isolated(text: str, source: Source) -> Iterator[tuple[str, bool]]:
    """The text in pieces: True for one that keeps its order apart from its surroundings.

    A name or title of the source is one piece whatever it is made of, so that Latin words in it do not part it.
    """
    known = sorted({one for one in _names(source) if re.search(_LETTER, one)}, key=len, reverse=True)
    apart = re.compile("|".join([*map(re.escape, known), _STRETCH]))
    end = 0
    for match in apart.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], False
        yield match[0], True
        end = match.end()
    if end < len(text):
        yield text[end:], False


def _names(source: Source) -> Iterator[str]:
    yield from (full_title(source), source.title, source.subtitle, source.original_title)
    yield from (source.short_title, source.container_title, *source.publishers)
    for one in source.contributors:
        yield from (one.literal, one.family, one.given)
