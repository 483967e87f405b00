"""Cyrillic capitals for the Latin sections of an article, as in "статья 1А(2)". Places stay the same."""

import re
from typing import Final

_LATIN: Final = str.maketrans("АВСЕ", "ABCE")
_SECTION = re.compile(r"(?<![^\W\d])[АВСЕ](?=\s?\(\d)")


def in_latin_sections(text: str) -> str:
    """The text, of the same length, with the letters of sections as the treaty has them.

    >>> in_latin_sections("статья 1А(2)").isascii(), in_latin_sections("1А(2)") == "1A(2)"
    (False, True)
    """
    return _SECTION.sub(lambda section: section.group().translate(_LATIN), text)
