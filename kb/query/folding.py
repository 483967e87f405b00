"""The form in which words are compared, the same for what is searched and for what is asked.

It begins with the form in which quotations are compared (`kb.anchoring.characters`) and goes on from there, so that
what is the same for a quotation is found: accents, Arabic vowel signs and letter variants, and figures in other forms
(½, ①) make no difference either; raised figures stay, so that 10⁶ is not 106. Accents go in Latin and Greek; in
Cyrillic the stress marks and ё go but й, ў and ї stay, which are letters of their own and which Russian stemming needs.
Marks of other scripts (Hebrew points excepted) are part of the letter and stay.
"""

import re
import unicodedata
from functools import lru_cache

from kb.anchoring.characters import DASHES, INVISIBLE, QUOTES, RAISED, keeps_its_form, unify

_MARKS = re.compile(
    # Diacritics, Hebrew points, Arabic vowel signs and the hamza and madda that NFKD takes off their letters.
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_CYRILLIC_LETTERS = {"и\u0306": "й", "у\u0306": "ў", "і\u0308": "ї"}
_SAME_LETTER = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n", "þ": "th", "æ": "ae", "œ": "oe",
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ک": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه",
        **dict.fromkeys(QUOTES, "'"), **dict.fromkeys(DASHES, "-"), **dict.fromkeys(INVISIBLE),
    }
)  # fmt: skip

_KEPT = frozenset(RAISED + "⁺⁻")


@lru_cache(maxsize=4096)
def _letters_and_figures(character: str) -> str:
    """What a form of its own stands for, parted from what stands beside it: 2½ is 2 1/2, not 21/2."""
    if character in _KEPT or not keeps_its_form(character):
        return character
    return f" {unify(unicodedata.normalize('NFKD', character))} "


def fold(text: str) -> str:
    """The text in the form in which words are compared; idempotent, so folding both sides is enough."""
    if text.isascii():
        return text.lower().replace('"', "'").replace("`", "'")
    folded = "".join(map(_letters_and_figures, unify(text))).casefold()
    folded = unicodedata.normalize("NFD", folded)
    for decomposed, letter in _CYRILLIC_LETTERS.items():
        folded = folded.replace(decomposed, letter)
    folded = _MARKS.sub("", folded).translate(_SAME_LETTER)
    return unicodedata.normalize("NFC", folded)
