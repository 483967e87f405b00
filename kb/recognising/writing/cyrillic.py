"""Cyrillic letters for the Latin marks of parts, as in "статья 1А(2)" and "задача 4.а". Places stay the same."""

import re
from typing import Final

_LATIN: Final = str.maketrans("АВСЕас", "ABCEac")
# "ч. «А» ст. 1" as well, whose letter is that of a section.
_MARK = re.compile(
    r"(?<![^\W\d])[АВСЕ](?=\s?\(\d)|(?<=\d\.)[ас](?!\w)"
    r"|(?:(?<=\bч\.\s)|(?<=част[ьи]\s)|(?<=\bч\.\s[«\"“„])|(?<=част[ьи]\s[«\"“„]))[АВСЕ](?=[»\"”“]?\s(?:ст\.|стать))"
)


def in_latin_marks(text: str) -> str:
    """The text, of the same length, with the letters of marks as the treaty has them.

    >>> in_latin_marks("статья 1А(2)").isascii(), in_latin_marks("1А(2)") == "1A(2)"
    (False, True)
    """
    return _MARK.sub(lambda mark: mark.group().translate(_LATIN), text)
