"""Numbers of articles in the writings of six languages: digits of any script, Roman, Chinese and Arabic words."""

import re
from typing import Final

_ROMAN_FORM = re.compile(
    r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})|C(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
)
_ROMAN: Final[dict[str, int]] = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_HAN_DIGITS: Final[dict[str, int]] = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_UNITS: Final[dict[str, int]] = {"十": 10, "百": 100, "千": 1000}
_HAN_FORM = re.compile(
    r"(?:[一二两三四五六七八九]?千)?(?:[零〇]?[一二两三四五六七八九]?百)?(?:[零〇]?[一二三四五六七八九]?十)?(?:[零〇]?[一二三四五六七八九])?"
)
# As treaties and cheques write them, so that no stroke can be added.
_HAN_FORMAL = str.maketrans("壹贰貳叁參参肆伍陆陸柒捌玖拾佰", "一二二三三三四五六六七八九十百")
HAN_NUMBER = r"[0-9０-９]{1,4}|[零〇一二两三四五六七八九十百千壹贰貳叁參参肆伍陆陸柒捌玖拾佰]{1,9}"

_ONES = ("الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة")
_ONES_BEFORE_TEN = ("الحادية", *_ONES[1:])
_TENS = ("العشرون", "الثلاثون", "الأربعون", "الخمسون", "الستون", "السبعون", "الثمانون", "التسعون")


def _arabic_ordinals() -> dict[str, int]:
    ordinals = dict(zip(_ONES, range(1, 10), strict=True)) | {"العاشرة": 10}
    for ten in ("عشرة", "عشر"):
        ordinals |= {f"{one} {ten}": 10 + n for n, one in enumerate(_ONES_BEFORE_TEN, start=1)}
    for tens, word in enumerate(_TENS, start=2):
        for ending in (word, word.removesuffix("ون") + "ين"):
            ordinals[ending] = tens * 10
            ordinals |= {f"{one} و{ending}": tens * 10 + n for n, one in enumerate(_ONES_BEFORE_TEN, start=1)}
    return ordinals


def _arabic_masculine() -> dict[str, int]:
    """The ordinals of a clause, a principle, a goal; those of a paragraph without its article."""
    words = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"
    tens = "الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع"
    indefinite = "أولى ثانية ثالثة رابعة خامسة سادسة سابعة ثامنة تاسعة عاشرة"
    return dict(zip((*words.split(), *indefinite.split()), (*range(1, 11), *range(1, 11)), strict=True)) | {
        f"{one} عشر": 10 + n for n, one in enumerate(tens.split(), start=1)
    }


_SPOKEN = frozenset({"الثانية", "الثالثة", "الثاني", "الثالث"})  # which Egyptians write with ta


def _unvoiced(ordinals: dict[str, int]) -> dict[str, int]:
    """The same with plain alef, with final ya or ha, and as they are spoken, as many texts write."""
    plain = {word.replace("أ", "ا").replace("ى", "ي"): number for word, number in ordinals.items()}
    half = {word.replace("ى", "ي"): number for word, number in ordinals.items()}
    spoken = {word.replace("ث", "ت"): number for word, number in ordinals.items() if word in _SPOKEN}
    found = plain | half | spoken | ordinals
    return {word.replace("ة", "ه"): number for word, number in found.items()} | found


ARABIC_ORDINALS: Final[dict[str, int]] = _unvoiced(_arabic_masculine() | _arabic_ordinals())


def roman(text: str) -> int | None:
    """The number that a Roman numeral below 200 writes; None for what is none.

    >>> roman("XIV")
    14
    """
    if not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN[c] for c in text]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def small_roman(number: int) -> str:
    """The small Roman numeral of a number below 40.

    >>> small_roman(14)
    'xiv'
    """
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * (number // 10) + ones[number % 10]


def han(text: str) -> int | None:
    """The number that Chinese characters or digits write (十七, 一百零三, 第17 without 第); None for what is none.

    >>> han("二百五十三")
    253
    """
    if text.isdecimal():
        return int(text)
    text = text.translate(_HAN_FORMAL)
    if text and all(character in _HAN_DIGITS for character in text):
        return int("".join(str(_HAN_DIGITS[character]) for character in text)) or None  # 二五三
    if not _HAN_FORM.fullmatch(text):
        return None
    total, digit = 0, 0
    for character in text:
        if character in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[character]
            digit = 0
        else:
            digit = _HAN_DIGITS[character]
    return total + digit or None
