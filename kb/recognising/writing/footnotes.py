"""The marks of footnotes in square brackets, "article 6[2], article 9, paragraph 1[3]", taken for the spaces they are.

One such number alone may be a paragraph; three that go up by one from mark to mark count the notes of a page.
"""

import re
from itertools import pairwise

_GLUED = re.compile(r"(?<=[^\W_])\[(\d{1,4})\]")
_FEWEST = 3


def without_marks(text: str) -> str:
    """The text with spaces for the marks of its footnotes, all places kept; as it is where they may be paragraphs."""
    marks = [int(mark[1]) for mark in _GLUED.finditer(text)] if "[" in text else []
    goes_up = all(second == first + 1 for first, second in pairwise(marks))
    if len(marks) < _FEWEST or not goes_up:
        return text
    return _GLUED.sub(lambda mark: " " * len(mark.group()), text)
