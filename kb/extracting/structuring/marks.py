"""The mark before a paragraph: a number, a letter, a Roman numeral, a bullet, a named part such as "Article 5"."""

import re
from dataclasses import dataclass

_BULLET = re.compile(r"\s*(?P<printed>[-–—•‣▪▫◦·●○■□◆◇➢➤✓✔*])\s+(?=\S)")
_LATIN_O = re.compile(r"\s*(?P<printed>o)\s{2,}(?=\S)|(?P<tabbed>o)\t\s*(?=\S)")
_ENCLOSED = r"(?P<open>[(\[（]?)(?P<label>{label})(?P<close>[.)\]）:、．]{{1,2}}|\.-|\.–)"
_AFTER = r"(?:\s+|(?=[^\W\d_]{2})(?<=[)\]）、．])|(?<=\d\.)(?=[A-ZÀ-Þ][a-zß-ÿ])|\s*\Z)"
_NUMBER = re.compile(r"\s*" + _ENCLOSED.format(label=r"\d{1,3}(?:\s?(?:bis|ter))?") + _AFTER)
_DOTTED = re.compile(r"\s*(?P<label>\d{1,3}(?:\.\d{1,3}){1,5})(?P<close>[.):]?)(?:\s+(?=[^\d\s])|\s*\Z)")
_LETTER = re.compile(r"\s*" + _ENCLOSED.format(label=r"[a-z]{1,2}|[A-Z]|[а-яА-Я]|[أ-ي]") + _AFTER)
_ROMAN = re.compile(r"\s*" + _ENCLOSED.format(label=r"[ivxlc]{1,7}|[IVXLC]{1,7}") + _AFTER)
_HAN = "一二三四五六七八九十百千零〇两"
_HAN_NUMBER = re.compile(rf"\s*(?P<open>[(（]?)(?P<label>[{_HAN}]{{1,4}})(?P<close>[)）、．])\s*")
_HAN_PART = re.compile(
    rf"\s*第\s*(?P<label>[{_HAN}]{{1,7}}|\d{{1,4}})\s*(?P<part>编|分编|章|节|条|款|部分)(?:之(?P<sub>[{_HAN}]))?(?:[\s:：]+|\Z|(?=[^\s的款项规]))"
)
_PARTS_TEXT = """
part: part partie parte teil часть الجزء deel
book: book livre libro книга الكتاب
title: title titre título titulo titolo titel titulos
chapter: chapter chapitre capítulo capitulo capitolo kapitel hoofdstuk глава الفصل الباب
section: section sección seccion sezione abschnitt afdeling раздел القسم
annex: annex annexe anexo allegato anhang bijlage приложение المرفق appendix
theme: theme thème tema thema тема goal objective pillar pilier cluster session topic
article: article artículo articulo articolo artikel статья المادة art art. artigo
rule: rule règle regla regel principle principe principio grundsatz принцип guideline recommendation recommandation
"""
_PARTS = {
    word: part
    for line in _PARTS_TEXT.strip().splitlines()
    for part, words in [line.split(": ")]
    for word in words.split()
}
_PART_WORDS = "|".join(re.escape(word) for word in sorted(_PARTS, key=len, reverse=True))
_PART = re.compile(
    rf"\s*(?P<part>{_PART_WORDS})\s+(?:[:：]\s*)?(?:no\.?\s*|№\s*|n[°º]\s*|\()?"
    r"(?P<label>\d{1,3}(?:\.\d{1,2})*(?:\s?(?:bis|ter|quater)\b|[a-zA-Z]\b)?|[IVXLC]{1,7}\b|[A-Z]\b|one|two|first|premier|première)"
    r"(?P<close>\s*[.]?(?:er|º|°|ª)?\s*\)?\s*[.:]?\s?[-–—]?|)(?:\s+|\Z)",
    re.IGNORECASE,
)
# What goes on after a number that stands in a sentence: paragraphs of it before small letters, the law it is of.
_IN_SENTENCE = re.compile(
    r"(?:(?:\(\w{1,4}\)|§+|abs(?:atz|\.)|para(?:graph)?s?\.?|al(?:inéa|\.)|lit(?:era|\.)|n[°º])"
    r"\s*(?:\d+|\w\b)?[\s,]*)+(?=[a-zß-ÿа-я])"
    r"|من\s+(?:ال|هذ|ذلك|نفس)|(?:ال)?فقرة"
    r"|(?:Пакта|Конвенции|Конституции|Устава|Декларации|Закона|Кодекса|Договора)\b",
    re.IGNORECASE,
)
#: Ranks of named parts, the greatest first.
PART_RANKS = ("annex", "part", "book", "title", "chapter", "section", "theme", "article", "rule")
_HAN_RANKS = {
    "部分": "part",
    "编": "book",
    "分编": "title",
    "章": "chapter",
    "节": "section",
    "条": "article",
    "款": "rule",
}
_WORDS = {"one": 1, "two": 2, "first": 1, "premier": 1, "première": 1}
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as printed, which ends at `end` of the text, white space behind it included.

    `style` tells marks apart that are counted apart ("1.", "(1)", "a)", "bullet", "article"); `label` is the number in
    plain form ("iv", "2.1", "12"), "" for bullets; `ordinal` its value, 0 for bullets. Letters that may be Roman
    numerals have a second reading as `other`.
    """

    style: str
    label: str
    ordinal: int
    printed: str
    end: int
    other: "Mark | None" = None

    @property
    def is_bullet(self) -> bool:
        """Whether it counts nothing."""
        return self.style == "bullet"

    @property
    def part(self) -> str:
        """The kind of a named part, such as "article", else ""."""
        return self.style if self.style in PART_RANKS else ""


def mark_of(text: str) -> Mark | None:
    """The mark at the beginning of the text, or None. A bullet before a number goes with the number."""
    bullet = _BULLET.match(text)
    if bullet:
        numbered = _counted(text[bullet.end() :])
        if numbered and not numbered.part:
            return _moved(numbered, bullet.end())
        return Mark("bullet", "", 0, bullet["printed"], bullet.end())
    letter_o = _LATIN_O.match(text)
    if letter_o:
        return Mark("bullet", "", 0, "o", letter_o.end())
    return _counted(text)


def _counted(text: str) -> Mark | None:
    return _named_part(text) or _number(text) or _dotted(text) or _letters(text) or _han(text)


def _moved(mark: Mark, by: int) -> Mark:
    other = _moved(mark.other, by) if mark.other else None
    return Mark(mark.style, mark.label, mark.ordinal, mark.printed, mark.end + by, other)


def _named_part(text: str) -> Mark | None:
    match = _HAN_PART.match(text)
    if match and match["part"] in "条款" and text[match.end() :].startswith("第") and match[0][-1:] in "条款":
        return None  # words of a sentence, as in 第二条第一款规定
    if match:
        value = _han_value(match["label"])
        label = f"{value}-{_han_value(match['sub'])}" if match["sub"] else str(value)
        return Mark(_HAN_RANKS[match["part"]], label, value, match[0].strip(" \t\n:："), match.end())
    match = _PART.match(text)
    if not match or (not match["close"].strip() and text[match.end() :][:1].islower()):
        return None  # words of a sentence, as in "Article 19 of the Covenant"
    if not match["close"].strip(" )") and _is_of_sentence(text[match.end() :]):
        return None
    label = match["label"].lower()
    part = _PARTS[match["part"].lower()]
    number = re.match(r"\d+", label)
    value = int(number[0]) if number else _WORDS.get(label) or _letter_value(label)
    end = match.end("label")
    if "(" in text[:end] and ")" in match["close"]:
        end = text.index(")", end) + 1
    printed = text[:end].strip()
    return Mark(part, label.replace(" ", ""), value, printed, match.end())


def _is_of_sentence(rest: str) -> bool:
    """Whether the words after the name of a part go on as a sentence about it: "(2) forbids", "من العهد"."""
    found = _IN_SENTENCE.match(rest)
    if found is None:
        return False
    after = rest[found.end() : found.end() + 1]
    return not after or not after.isupper()


def _number(text: str) -> Mark | None:
    match = _NUMBER.match(text)
    if not match:
        return None
    label = match["label"]
    return Mark(
        _style(match, "1"),
        label.replace(" ", ""),
        int(re.sub(r"\D", "", label)),
        _printed(match),
        match.end(),
    )


def _dotted(text: str) -> Mark | None:
    match = _DOTTED.match(text)
    if not match or (not match["close"] and text[match.end() :][:1].islower()):
        return None
    label = match["label"]
    depth = label.count(".")
    return Mark(f"1{'.1' * depth}", label, int(label.rpartition(".")[2]), match[0].strip(), match.end())


def _letters(text: str) -> Mark | None:
    match = _LETTER.match(text)
    letter = None
    if match and (len(match["label"]) == 1 or match["label"][0] == match["label"][1]):
        label = match["label"]
        first = "a" if label.isascii() else ("а" if "а" <= label.lower() <= "я" else "أ")
        value = ord(label[0].lower()) - ord(first) + 1 + 26 * (len(label) - 1)
        kind = "a" if label.islower() or not label.isascii() else "A"
        letter = Mark(_style(match, kind), label.lower(), value, _printed(match), match.end())
    match = _ROMAN.match(text)
    value = roman_value(match["label"].lower()) if match else 0
    if not match or not value:
        return letter
    kind = "i" if match["label"].islower() else "I"
    return Mark(_style(match, kind), match["label"].lower(), value, _printed(match), match.end(), letter)


def _han(text: str) -> Mark | None:
    match = _HAN_NUMBER.match(text)
    if not match:
        return None
    value = _han_value(match["label"])
    return Mark(_style(match, "一"), str(value), value, _printed(match), match.end())


def _style(match: re.Match[str], kind: str) -> str:
    opening = "(" if match["open"] else ""
    closing = {"）": ")", "．": "."}.get(match["close"][0], match["close"][0])
    return f"{opening}{kind}{closing}"


def _printed(match: re.Match[str]) -> str:
    return match[0].strip()


def roman_value(label: str) -> int:
    """The value of a Roman numeral in small letters, 0 for what is none."""
    if not label or set(label) - set(_ROMAN_VALUES):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in label]
    total = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return total if _roman(total) == label else 0


def _letter_value(label: str) -> int:
    """The value of the letters after the name of a part; single letters but i, v and x are counted as letters."""
    is_roman = len(label) > 1 or label in "ivx"
    return (roman_value(label) if is_roman else 0) or ord(label[0]) - ord("a") + 1


def _roman(number: int) -> str:
    written = ""
    for value, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while number >= value:
            written += letters
            number -= value
    return written


def _han_value(written: str) -> int:
    if written.isdecimal():
        return int(written)
    total, digit = 0, 0
    for sign in written:
        if sign in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            digit = 2 if sign == "两" else "〇一二三四五六七八九".find(sign) if sign != "零" else 0
    return total + digit
