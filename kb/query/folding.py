"""The form in which words are compared, the same for what is searched and for what is asked.

Case, accents, Unicode forms, full width, invisible characters, Arabic vowel signs and letter variants, typographic
quotation marks and dashes make no difference. Accents go in Latin and Greek; in Cyrillic the stress marks and ё go
but й, ў and ї stay, which are letters of their own and which Russian stemming needs. Marks of other scripts
(Hebrew points excepted) are part of the letter and stay.
"""

import re
import unicodedata

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
_REMOVED = re.compile(f"[{_INVISIBLE}\u0640]")  # the last is tatweel, which only stretches a word
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
        **dict.fromkeys("`´‘’‚‛“”„‟‹›«»′″‴ʹʺʻʼʽˈ՚׳״「」『』〝〞〟\"", "'"),
        **dict.fromkeys("˗֊־‐‑‒–—―⁃−⸺⸻〜〰", "-"),
        **{chr(zero + value): str(value) for zero in (0x660, 0x6F0, 0x966) for value in range(10)},
    }
)  # fmt: skip


def fold(text: str) -> str:
    """The text in the form in which words are compared; idempotent, so folding both sides is enough."""
    if text.isascii():
        return text.lower().replace('"', "'").replace("`", "'")
    folded = _REMOVED.sub("", text)
    folded = unicodedata.normalize("NFKC", folded).casefold()
    folded = unicodedata.normalize("NFKD", folded).casefold()
    folded = _REMOVED.sub("", unicodedata.normalize("NFKD", folded))
    for decomposed, letter in _CYRILLIC_LETTERS.items():
        folded = folded.replace(decomposed, letter)
    folded = _MARKS.sub("", folded).translate(_SAME_LETTER)
    return unicodedata.normalize("NFC", folded)
