"""In which script and language a stretch of text is written, judged by its letters and its commonest words."""

import re
from collections import Counter
from functools import lru_cache
from unicodedata import normalize

from kb.extracting.common_words import COMMON_WORDS

# First and last code point of the letters of each script (ISO 15924), as far as sources of this field use them.
_RANGES = (
    ("Latn", 0x41, 0x24F),
    ("Latn", 0x1E00, 0x1EFF),
    ("Grek", 0x370, 0x3FF),
    ("Cyrl", 0x400, 0x52F),
    ("Armn", 0x531, 0x58F),
    ("Hebr", 0x591, 0x5F4),
    ("Arab", 0x600, 0x6FF),
    ("Arab", 0x750, 0x77F),
    ("Arab", 0xFB50, 0xFDFF),
    ("Arab", 0xFE70, 0xFEFE),
    ("Ethi", 0x1200, 0x139F),
    ("Deva", 0x900, 0x97F),
    ("Beng", 0x980, 0x9FF),
    ("Guru", 0xA00, 0xA7F),
    ("Gujr", 0xA80, 0xAFF),
    ("Taml", 0xB80, 0xBFF),
    ("Telu", 0xC00, 0xC7F),
    ("Knda", 0xC80, 0xCFF),
    ("Mlym", 0xD00, 0xD7F),
    ("Sinh", 0xD80, 0xDFF),
    ("Thai", 0xE00, 0xE7F),
    ("Laoo", 0xE80, 0xEFF),
    ("Tibt", 0xF00, 0xFFF),
    ("Mymr", 0x1000, 0x109F),
    ("Geor", 0x10A0, 0x10FF),
    ("Khmr", 0x1780, 0x17FF),
    ("Hang", 0x1100, 0x11FF),
    ("Hang", 0xAC00, 0xD7AF),
    ("Kana", 0x3041, 0x30FF),
    ("Hani", 0x3400, 0x9FFF),
    ("Hani", 0xF900, 0xFAFF),
)
# The language that a script is mostly printed in, where it is not shared by many.
_OF_SCRIPT = {
    "Grek": "el", "Armn": "hy", "Hebr": "he", "Ethi": "am", "Deva": "hi", "Beng": "bn", "Guru": "pa", "Gujr": "gu",
    "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Sinh": "si", "Thai": "th", "Laoo": "lo", "Tibt": "bo",
    "Mymr": "my", "Geor": "ka", "Khmr": "km", "Hang": "ko", "Kana": "ja",
}  # fmt: skip
# Letters that only some languages of a shared script use; the first language whose letters are common enough wins.
_LETTERS = {
    "Cyrl": (
        ("kk", "әғқңұ"), ("mn", "өү"), ("be", "ў"), ("uk", "іїєґ"), ("mk", "ѓќѕ"), ("sr", "ђћџљњј"), ("ru", "ыэё"),
    ),
    "Arab": (("ug", "ۇۋ"), ("ur", "ٹڈڑںےہ"), ("ps", "ښځڅږټډړ"), ("ckb", "ێۆڵڕ"), ("fa", "پچژگی"), ("ar", "ةىيك")),
}  # fmt: skip
_LETTERS_DEFAULT = {"Cyrl": "bg", "Arab": "ar"}
_SHARE_OF_LETTERS = 0.012
_TRADITIONAL = frozenset(
    "國會與權實際為這個們來時說經過對關於應當發條無區據義務執產業處學體選舉證護擔動員見從還題請種類結論"
)
_SIMPLIFIED = frozenset(
    "国会与权实际为这个们来时说经过对关于应当发条无区据义务执产业处学体选举证护担动员见从还题请种类结论"
)

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ELISION = re.compile(r"^([cdjlmnst]|qu)['’]", re.IGNORECASE)
_FEWEST_WORDS = 6  # below that a stretch speaks the language of its surroundings
_FEWEST_KNOWN = 3  # different common words
_SHARE_KNOWN = 0.12
_JUDGED = 1200  # characters; a longer stretch gets no clearer
_JUDGED_FOR_SCRIPT = 400


@lru_cache(maxsize=8192)
def script_of_character(character: str) -> str:
    """The ISO 15924 code of a letter's script, "" for other characters and scripts that are not known here."""
    if not character.isalpha():
        return ""
    code = ord(character)
    return next((script for script, first, last in _RANGES if first <= code <= last), "")


def script_of(text: str) -> str:
    """The script of most letters, or "" where there are none. Kana and Han together count as Japanese writing."""
    counts = Counter(map(script_of_character, text[:_JUDGED_FOR_SCRIPT]))
    counts.pop("", None)
    if not counts:
        return ""
    if counts["Kana"] * 12 > counts["Hani"] > 0:
        return "Kana"
    return max(counts, key=lambda script: counts[script])


def language_of(text: str, surroundings: str = "") -> str:
    """The BCP 47 tag of the language, or `surroundings` where the text is too short or too odd to tell.

    Latin writing is judged by the share of common words, other scripts by their letters.
    """
    sample = text[:_JUDGED]
    script = script_of(sample)
    if script == "Latn":
        return _latin(sample, surroundings)
    if script == "Hani":
        return _chinese(sample, surroundings)
    if script in _LETTERS:
        return _by_letters(sample, script, surroundings)
    return _OF_SCRIPT.get(script, surroundings)


def _latin(text: str, surroundings: str) -> str:
    words = [_ELISION.sub("", word.lower()) for word in _WORD.findall(normalize("NFC", text))]
    if len(words) < _FEWEST_WORDS:
        return surroundings
    counts = Counter(words)
    scores = {
        language: sum(counts[word] for word in known & counts.keys())
        for language, known in COMMON_WORDS.items()
    }
    best = max(scores, key=lambda language: (scores[language], language == surroundings))
    is_known = len(COMMON_WORDS[best] & counts.keys()) >= _FEWEST_KNOWN and scores[
        best
    ] >= _SHARE_KNOWN * len(words)
    if not is_known:
        return surroundings
    is_clear = scores[best] >= scores.get(surroundings, 0) + 2
    return best if is_clear or surroundings not in scores else surroundings


def _by_letters(text: str, script: str, surroundings: str) -> str:
    letters = [character for character in text.lower() if script_of_character(character) == script]
    if len(letters) < 4 * _FEWEST_WORDS and surroundings in {language for language, _ in _LETTERS[script]}:
        return surroundings
    for language, own in _LETTERS[script]:
        if sum(letter in own for letter in letters) > _SHARE_OF_LETTERS * len(letters):
            return language
    return _LETTERS_DEFAULT[script]


def _chinese(text: str, surroundings: str) -> str:
    traditional = sum(character in _TRADITIONAL and character not in _SIMPLIFIED for character in text)
    simplified = sum(character in _SIMPLIFIED and character not in _TRADITIONAL for character in text)
    if traditional == simplified:
        return surroundings if surroundings.startswith("zh") else "zh-Hans"
    return "zh-Hant" if traditional > simplified else "zh-Hans"
