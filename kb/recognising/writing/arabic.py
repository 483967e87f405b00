"""Arabic words as pages write them that are scanned, converted or typed on a Persian keyboard, letter for letter.

Converted pages turn the joined letters lam and alef round: "االختياري" for "الاختياري". Persian and Urdu have
letters of their own for kaf, yeh and heh, which look the same: "اتفاقیة". Places stay the same.
"""

import re
from typing import Final

_PERSIAN: Final = str.maketrans("یېکڪگھہەۃ", "ييكككهههة")
_SIGNS: Final = ("اال", "األ", "اإل", "اآل", "التفاقي", "إعالن")
_TURNED = re.compile(r"(?<!\w)(?P<particles>[وفبلك]{0,2})ا(?P<alef>[اأإآ])ل(?=\w)")
# "15 ـ 4" with the stroke that draws words out, and "(9 ف/2)", where ف is short for paragraph.
_STROKE = re.compile(r"(?<=\d\s)ـ(?=\s\d)")
_SHORT_PARAGRAPH = re.compile(r"(?<=\()(?P<article>\d{1,3})(?P<joint>[\s/]ف[\s/]?)(?P<number>\d{1,2})(?=\))")
_SHORT_BEHIND = re.compile(r"(?<=مادة\s)(?P<article>\d{1,3})(?P<joint>\sف[\s/]?)(?P<number>\d{1,2})(?!\d)")
_WORDS: Final = (
    (re.compile(r"(?<!\w)(?P<and>[وف]?)التفاقي(?=ة|ات)"), r"\g<and>لاتفاقي"),
    (re.compile(r"إعالن(?!\w)"), "إعلان"),
)


def in_arabic_letters(text: str) -> str:
    """The text, of the same length, with the letters of Persian and Urdu as Arabic has them.

    >>> in_arabic_letters("اتفاقیة حقوق الطفل") == "اتفاقية حقوق الطفل"
    True
    """
    return text if text.isascii() else text.translate(_PERSIAN)


def with_paragraphs(text: str) -> str:
    """The text, of the same length, with the paragraphs behind articles as other texts write them.

    >>> with_paragraphs("المادة (9 ف/2)")
    'المادة (9) (2)'
    """
    if "ـ" in text:
        text = _STROKE.sub("-", text)
    if "ف" not in text:
        return text
    text = _SHORT_BEHIND.sub(
        lambda found: f"{found['article']}{' ' * (len(found['joint']) - 2)}({found['number']})", text
    )
    return _SHORT_PARAGRAPH.sub(
        lambda found: f"{found['article']}){' ' * (len(found['joint']) - 2)}({found['number']}", text
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
