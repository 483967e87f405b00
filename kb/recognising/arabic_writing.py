"""Arabic words as scanned and converted pages misspell them, in their right spelling, letter for letter.

Such pages turn the joined letters lam and alef round: "االختياري" for "الاختياري". Places stay the same.
"""

import re
from typing import Final

_SIGNS: Final = ("اال", "األ", "اإل", "اآل", "التفاقي", "إعالن")
_TURNED = re.compile(r"(?<!\w)(?P<particles>[وفبلك]{0,2})ا(?P<alef>[اأإآ])ل(?=\w)")
_WORDS: Final = (
    (re.compile(r"(?<!\w)(?P<and>[وف]?)التفاقي(?=ة|ات)"), r"\g<and>لاتفاقي"),
    (re.compile(r"إعالن(?!\w)"), "إعلان"),
)


def in_order(text: str) -> str:
    """The text, of the same length, with lam and alef in their order where no word has them otherwise.

    >>> in_order("البروتوكول االختياري األول")
    'البروتوكول الاختياري الأول'
    """
    if not any(sign in text for sign in _SIGNS):
        return text
    text = _TURNED.sub(r"\g<particles>ال\g<alef>", text)
    for written, right in _WORDS:
        text = written.sub(right, text)
    return text
