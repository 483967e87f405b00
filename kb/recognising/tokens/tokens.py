"""A citation as tokens: keywords, numbers, brackets and joints of six languages, each read when it is asked for.

A Chinese article, 第十七条, comes as its keyword and then its number, so that one grammar reads every language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from kb.recognising.tokens.keywords import (
    AND,
    BEFORE_NUMBER,
    INSERTED,
    KEYWORDS,
    ONWARDS,
    ORDINAL_ENDINGS,
    ORDINALS,
    TO,
    Keyword,
    plain,
)
from kb.recognising.tokens.marks import circled
from kb.recognising.tokens.numerals import ARABIC_ORDINALS, HAN_NUMBER, han


class Kind(Enum):
    """What a token is to the grammar."""

    KEYWORD = auto()  # article, paragraph
    NUMBER = auto()
    WORD = auto()
    OPEN = auto()
    CLOSE = auto()
    COMMA = auto()
    AND = auto()
    TO = auto()
    ORDINAL = auto()  # second, premier, الثالثة
    TRAILING = auto()  # 款 and 项 behind their numbers: the number's own kind says what it is
    QUOTE = auto()
    OTHER = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token at `start:end`: its text, its word as the tables have it or its number, and what it is.

    `glued` says that nothing stands between it and the token before. A number has its further `dotted` parts ("14.3.g")
    and the `suffix` of an inserted article ("bis", "B", "-1").
    """

    kind: Kind
    text: str
    start: int
    end: int
    glued: bool = False
    word: str = ""
    keyword: Keyword | None = None
    dotted: tuple[str, ...] = ()
    suffix: str = ""


_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_MARKS = "\u0300-\u036f\u0640\u064b-\u065f\u0670"
# With the number of a footnote, ст. 3[9], which in other languages may be a paragraph.
_SPACE = re.compile(
    r"(?:[\s\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    r"|(?:(?<=[а-яё][.\s]\d)|(?<=[а-яё]\.\s\d)|(?<=[а-яё][.\s]\d\d)|(?<=[а-яё]\.\s\d\d)|(?<=[条款项]))\[\d{1,3}\])*"
)
_ENDINGS = "|".join(sorted(ORDINAL_ENDINGS - {"o", "a"}, key=len, reverse=True))
_NUMBER = re.compile(
    r"(?<!\d)(?P<digits>\d{1,4})(?!\d)(?P<dotted>(?:\.(?:\d{1,2}|[a-z]|[ivx]{1,4}|[A-F])(?![0-9A-Za-z]))*)"
    rf"(?:-?(?P<ending>{_ENDINGS})(?![^\W_])|[\s.]?[°º](?:\.(?P<behind>\d{{1,2}}))?|o(?![^\W_]))?"
    r"(?:(?P<letter>[A-Za-z])(?![^\W_])|[\s‑-]?(?P<latin>[^\W\d_]{2,9}[\u064b-\u065f]*)(?![^\W_]))?"
)
_WORD = re.compile(rf"(?:[^\W\d_{_HAN}][{_MARKS}]*)+")
_HAN_GROUP = re.compile(
    rf"第\s?(?:{HAN_NUMBER})(?:(?:\s?(?:[、,，和及与至到或~～–—-]|以及|或者)\s?第?|\.)\s?(?:{HAN_NUMBER})){{0,40}}"
    rf"(?=(?:\s?[(（]\s?[a-z{_HAN}0-9]{{1,4}}\s?[)）])*\s?(?P<unit>条|款|项|目|段))"
)
_NUMBERED_BRACKET = re.compile(r"第(?=\s?[（(]|[A-Za-z]\s?[款项目])")
_HAN_PIECE = re.compile(
    rf"(?P<number>{HAN_NUMBER})(?:\.(?P<dotted>[0-9]{{1,2}}))?|(?P<to>[至到~～–—-])|以及|或者|[、,，和及与或]"
)
_INSERTED_HAN = re.compile(rf"\s?之\s?(?P<number>{HAN_NUMBER})")
# 第二条的第三款, 第二条的第三、四款, 第2条3款
_HAN_OF_PART = re.compile(
    rf"(?<=条)[的之中](?=第\s?(?:{HAN_NUMBER})(?:\s?[、,，和及与至到]\s?第?\s?(?:{HAN_NUMBER})){{0,20}}\s?[款项目段])"
)
_HAN_PART = re.compile(rf"(?P<number>{HAN_NUMBER})\s?(?P<unit>[款项])")
_HAN_LETTER = re.compile(r"[A-Za-z甲乙丙丁戊己庚辛壬癸](?=\s?[目项])|[A-F](?=\s?款)")  # 第3款B目, 第1条A款
_HAN_LATIN = re.compile(r"[A-Za-z](?=\s?[款项目])")
# 刑法105条; and 253条之一, which is nothing but an article
HAN_BARE = r"(?<=[法典例约章言则》])\d{1,4}(?=条)|(?<=[的、，,；;])\d{1,4}(?=条之[一二三四五六七八九])"
_HAN_BARE = re.compile(HAN_BARE)
_TRAILING = re.compile(r"\s?[两各等]?[条款项目段](?:规则)?")
_HAN_WORDS = re.compile(r"或者|以及|具体目标|目标|原则")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARABIC_ORDINAL = re.compile("|".join(sorted(ARABIC_ORDINALS, key=len, reverse=True)))
_HAN_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,4}(?=\s?[)）])")
_HAN_UNITS = frozenset("条款项")
_PARAGRAPH_SIGNS = frozenset("§¶")
_QUOTES = frozenset("«»“”„\"‘’'‹›")
_COMMAS = frozenset(",;،；、，؛")
_DASHES = frozenset("-–—‑−~～")
_NO_KEYWORD: Final = Keyword()


@lru_cache(maxsize=65_536)
def keyword_of(word: str) -> tuple[str, Keyword | None]:
    """A word of a text in the tables' writing, and the keyword that it is if any; particles of Arabic are taken off."""
    key = plain(word)
    if key in KEYWORDS or not _ARABIC.match(word):
        return key, KEYWORDS.get(key)
    for short in _without_particles(key):
        if short in KEYWORDS:
            return short, KEYWORDS[short]
    return key, None


def may_begin(word: str) -> bool:
    """Whether a word may be a keyword, with the full stop that may follow it."""
    key, keyword = keyword_of(word)
    return keyword is not None or f"{key}." in KEYWORDS


def _without_particles(key: str) -> Iterator[str]:
    """An Arabic word without "and", "in" and "the" before it, in every way they can be written."""
    for joined in (key, key[1:] if key[:1] in {"و", "ف"} else ""):
        for rest in (joined, joined[1:] if joined[:1] in {"ب", "ل", "ك"} else ""):
            for bare in (rest, rest.removeprefix("ال"), rest.removeprefix("ل")):
                if len(bare) > 2:
                    yield bare


def joins(word: str) -> bool:
    """Whether an Arabic keyword has "and" before it: والفقرة, but not فقرة."""
    return word[:1] in {"و", "ف"} and plain(word) not in KEYWORDS and keyword_of(word[1:])[1] is not None


class Tokens:
    """The tokens of a text from one place on; each is read once, when it is first asked for."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self._place, self._found = start, [Token(Kind.END, "", start, start)][:0]
        self._more = self._read()

    def __getitem__(self, index: int) -> Token:
        while index >= len(self._found):
            self._found.append(next(self._more))
        return self._found[index]

    def _read(self) -> Iterator[Token]:
        text = self.text
        while self._place < len(text):
            space = _SPACE.match(text, self._place)
            start = space.end() if space else self._place
            if _NUMBERED_BRACKET.match(text, start):
                start += 1  # 第（二）项
            if start >= len(text):
                break
            if _HAN_OF_PART.match(text, start):
                start += 1
            yield from self._at(start, glued=start == self._place)
        while True:
            yield Token(Kind.END, "", len(text), len(text))

    def _at(self, start: int, *, glued: bool) -> Iterator[Token]:
        """The token that begins here; several for a Chinese group and an Arabic word with its "and"."""
        text, character = self.text, self.text[start]
        if character == "第" and (group := _HAN_GROUP.match(text, start)):
            yield from self._han_group(group, glued=glued)
        elif bare := _letter_of_part(text, start):
            yield self._token(Kind.OPEN, start, start, glued=glued)
            yield self._token(Kind.WORD, start, bare.end(), glued=True, word=bare.group())
            yield self._token(Kind.CLOSE, bare.end(), bare.end(), glued=True)
        elif unled := _HAN_BARE.match(text, start):
            yield self._token(Kind.KEYWORD, start, start, word="条", keyword=_han_keyword("条"))
            yield self._token(Kind.NUMBER, start, unled.end(), word=str(int(unled.group())))
        elif text[start - 1 : start] in {"条", "款"} and (part := _HAN_PART.match(text, start)):
            unit = part["unit"]
            yield self._token(Kind.KEYWORD, start, start, word=unit, keyword=_han_keyword(unit))
            yield self._token(Kind.NUMBER, *part.span("number"), word=str(han(part["number"]) or 0))
            self._place = part.end()
        elif (number := circled(character)) is not None:
            yield self._token(Kind.NUMBER, start, start + 1, glued=glued, word=str(number), suffix="circled")
        elif (match := _NUMBER.match(text, start)) is not None:
            yield self._number(match, glued=glued)
        elif (match := _WORD.match(text, start)) is not None:
            yield from self._word(match, glued=glued)
        elif (match := _TRAILING.match(text, start)) is not None and not _HAN_WORDS.match(text, start):
            yield self._trailing(match, glued=glued)
        else:
            yield self._sign(start, glued=glued)

    def _token(self, kind: Kind, start: int, end: int, *, glued: bool = False, **more: object) -> Token:
        self._place = end
        return Token(kind, self.text[start:end], start, end, glued, **more)  # type: ignore[arg-type]

    def _number(self, match: re.Match[str], *, glued: bool) -> Token:
        end, suffix = match.end(), match["letter"] or ""
        if match["latin"]:
            suffix = INSERTED.get(plain(match["latin"]), "")
            end = end if suffix else match.start("latin")
            while not suffix and end > match.end("digits") and self.text[end - 1] in " ‑-\u00a0\n\t":
                end -= 1
        dotted = tuple(part.lower() if len(part) > 1 else part for part in match["dotted"].split(".")[1:])
        dotted += (match["behind"],) if match["behind"] else ()
        return self._token(
            Kind.NUMBER,
            match.start(),
            end,
            glued=glued,
            word=str(int(match["digits"])),
            dotted=dotted,
            suffix=suffix,
        )

    def _word(self, match: re.Match[str], *, glued: bool) -> Iterator[Token]:
        start, end, text = match.start(), match.end(), self.text
        if _ARABIC.match(text, start) and (ordinal := _arabic_ordinal(text, start)):
            if (joined := text[start] == "و") and ordinal.start() > start:
                yield self._token(Kind.AND, start, start + 1, glued=glued)
            number = str(ARABIC_ORDINALS[ordinal.group()])
            yield self._token(
                Kind.ORDINAL, ordinal.start(), ordinal.end(), glued=joined or glued, word=number
            )
            return
        key, keyword = keyword_of(match.group())
        if key in {"sub", "sous"} and text[end : end + 1] in _DASHES and (rest := _WORD.match(text, end + 1)):
            key, keyword = keyword_of(key + rest.group())
            end = rest.end()
        if text[end : end + 1] == "." and (dotted := f"{key}.") in _DOTTED:
            key, keyword, end = dotted, KEYWORDS.get(dotted, keyword), end + 1
        if keyword is not None and _ARABIC.match(match.group()) and joins(match.group()):
            yield self._token(Kind.AND, start, start + 1, glued=glued)
            yield self._token(Kind.KEYWORD, start + 1, end, glued=True, word=key, keyword=keyword)
            return
        kind = _kind(key, keyword)
        word = str(ORDINALS[key]) if kind is Kind.ORDINAL else key
        yield self._token(kind, start, end, glued=glued, word=word, keyword=keyword)

    def _sign(self, start: int, *, glued: bool) -> Token:
        character, end = self.text[start], start + 1
        if character in "(（[":
            return self._token(Kind.OPEN, start, end, glued=glued)
        if character in ")）]":
            return self._token(Kind.CLOSE, start, end, glued=glued)
        if character in _COMMAS:
            return self._token(Kind.COMMA, start, end, glued=glued)
        if character in _DASHES:
            return self._token(Kind.TO, start, end, glued=glued, word="-")
        if character in _PARAGRAPH_SIGNS:
            end += self.text[end : end + 1] == character
            word = "§" * (end - start)
            return self._token(Kind.KEYWORD, start, end, glued=glued, word=word, keyword=KEYWORDS[word])
        if match := _HAN_WORDS.match(self.text, start):
            key, keyword = keyword_of(match.group())
            return self._token(
                _kind(key, keyword), start, match.end(), glued=glued, word=key, keyword=keyword
            )
        if numeral := _HAN_NUMERAL.match(self.text, start):
            number = str(han(numeral.group()) or 0)
            return self._token(Kind.OTHER, start, numeral.end(), glued=glued, word=number)
        kind = Kind.QUOTE if character in _QUOTES else _kind(character, None)
        return self._token(kind, start, end, glued=glued, word=character)

    def _han_group(self, group: re.Match[str], *, glued: bool) -> Iterator[Token]:
        """第2、4和17条 as its keyword, then the numbers with what joins them."""
        start, end, unit = group.start(), group.end(), group["unit"]
        yield self._token(Kind.KEYWORD, start, start + 1, glued=glued, word=unit, keyword=_han_keyword(unit))
        for piece in _HAN_PIECE.finditer(self.text, start + 1, end):
            if piece["number"]:
                yield self._token(
                    Kind.NUMBER,
                    *piece.span(),
                    word=str(han(piece["number"]) or 0),
                    dotted=(piece["dotted"],) if piece["dotted"] else (),
                )
            else:
                kind = Kind.COMMA if piece.group() in _COMMAS else Kind.AND
                yield self._token(Kind.TO if piece["to"] else kind, *piece.span(), word=piece.group())
        self._place = end
        if trailing := _TRAILING.match(self.text, end):
            yield self._trailing(trailing)

    def _trailing(self, unit: re.Match[str], *, glued: bool = False) -> Token:
        """条 behind its number, with what makes it an inserted article: 条之一."""
        inserted = _INSERTED_HAN.match(self.text, unit.end()) if unit.group().endswith("条") else None
        suffix = f"-{han(inserted['number'])}" if inserted else ""
        return self._token(Kind.TRAILING, unit.start(), (inserted or unit).end(), glued=glued, suffix=suffix)


def _letter_of_part(text: str, start: int) -> re.Match[str] | None:
    """The letter of 第3款B目 and 第37条第b款, without brackets around it."""
    if text[start - 1 : start] == "第":
        return _HAN_LATIN.match(text, start)
    return _HAN_LETTER.match(text, start) if text[start - 1 : start] in _HAN_UNITS else None


def _han_keyword(unit: str) -> Keyword:
    known = KEYWORDS[unit]
    return Keyword(known.unit, known.depth, many=True, either=True)


def _arabic_ordinal(text: str, start: int) -> re.Match[str] | None:
    """The ordinal that begins here, or behind an "and" here; the longest one, as a whole word."""
    match = _ARABIC_ORDINAL.match(text, start + (text[start] == "و"))
    return match if match and not text[match.end() : match.end() + 1].isalpha() else None


def _kind(key: str, keyword: Keyword | None) -> Kind:
    if keyword is not None:
        return Kind.KEYWORD
    if key in AND:
        return Kind.AND
    if key in TO:
        return Kind.TO
    if key in ORDINALS:
        return Kind.ORDINAL
    return Kind.WORD if key[:1].isalpha() else Kind.OTHER


_DOTTED = frozenset(
    word for words in (KEYWORDS, BEFORE_NUMBER, ONWARDS) for word in words if word.endswith(".")
)
