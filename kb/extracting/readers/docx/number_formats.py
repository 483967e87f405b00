"""Numbers as Word prints them in the formats that it has names for."""

from collections.abc import Callable

from kb.extracting.readers.list_numbers import repeated_letters, roman

BULLET, NONE = "bullet", "none"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_HAN = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ENCLOSED = 20  # numbers have a sign in a circle, in brackets, or with a stop
_CHICAGO = "*†‡§"
_ONES_TEXT = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_ONES = _ONES_TEXT.split()
_TENS_TEXT = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = _TENS_TEXT.split()
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
}
_ORDINALS |= {"twelve": "twelfth"}
_ENDS = {1: "st", 2: "nd", 3: "rd"}


def _of(letters: str) -> Callable[[int], str]:
    """The letters in turn, doubled and tripled after the last; digits below one."""

    def written(number: int) -> str:
        if number < 1:
            return str(number)
        return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)

    return written


def _signs(first: str) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= _ENCLOSED else str(number)


def _han_digits(number: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(number))


def _han_count(number: int) -> str:
    """一, 十, 十一, 二十 … up to ninety-nine; digits of their own beyond."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return _han_digits(number)
    return f"{_HAN[tens] if tens > 1 else ''}{'十' if tens else ''}{_HAN[ones] if ones else ''}"


def _cardinal(number: int) -> str:
    return _words(number).capitalize()


def _words(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number] if number >= 0 else str(number)
    tens, ones = divmod(number, 10)
    if tens > 9:
        return str(number)
    return f"{_TENS[tens - 2]}-{_ONES[ones]}" if ones else _TENS[tens - 2]


def _ordinal_words(number: int) -> str:
    before, dash, last = _words(number).rpartition("-")
    if last.isdecimal():
        return _ordinal(number)
    ended = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{before}{dash}{ended}".capitalize()


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{_ENDS.get(number % 10, 'th')}"


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": repeated_letters,
    "upperLetter": lambda number: repeated_letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal,
    "ordinalText": _ordinal_words,
    NONE: lambda _number: "",
    "numberInDash": lambda number: f"- {number} -",
    "chicago": _of(_CHICAGO),
    "russianLower": _of(_RUSSIAN),
    "russianUpper": _of(_RUSSIAN.upper()),
    "arabicAlpha": _of(_ARABIC_ALPHA),
    "arabicAbjad": _of(_ARABIC_ABJAD),
    "hebrew2": _of(_HEBREW),
    "ideographDigital": _han_digits,
    "japaneseDigitalTenThousand": _han_digits,
    "taiwaneseDigital": _han_digits,
    "chineseCounting": _han_count,
    "chineseCountingThousand": _han_count,
    "japaneseCounting": _han_count,
    "taiwaneseCounting": _han_count,
    "taiwaneseCountingThousand": _han_count,
    "ideographTraditional": _of(_STEMS),
    "decimalEnclosedCircle": _signs("①"),
    "decimalEnclosedCircleChinese": _signs("①"),
    "decimalEnclosedParen": _signs("⑴"),
    "decimalEnclosedFullstop": _signs("⒈"),
    "decimalFullWidth": lambda number: str(number).translate(
        {code: code + 0xFEE0 for code in range(0x30, 0x3A)}
    ),
    "decimalHalfWidth": str,
}
