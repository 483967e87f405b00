"""A citation as tokens: keywords, numbers, brackets and joints of six languages, each read when it is asked for.

A Chinese article, 第十七条, comes as its keyword and then its number, so that one grammar reads every language.
"""

import re
from collections.abc import Iterator
from typing import Final

from kb.recognising.tokens.han_patterns import (
    HAN,
    HAN_GROUP,
    HAN_OF_PART,
    HAN_PART,
    HAN_PIECE,
    HAN_UNLED,
    HAN_WORDS,
    INSERTED_HAN,
    NUMBERED_BRACKET,
    TRAILING,
    han_keyword,
    letter_of_part,
)
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
)
from kb.recognising.tokens.marks import circled
from kb.recognising.tokens.numerals import ARABIC_ORDINALS, han
from kb.recognising.tokens.plain_words import plain
from kb.recognising.tokens.token import Kind, Token
from kb.recognising.tokens.token_words import ARABIC, joins, keyword_of

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
_WORD = re.compile(rf"(?:[^\W\d_{HAN}][{_MARKS}]*)+")
_ARABIC_ORDINAL = re.compile("|".join(sorted(ARABIC_ORDINALS, key=len, reverse=True)))
_HAN_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,4}(?=\s?[)）])")
_PARAGRAPH_SIGNS = frozenset("§¶")
_QUOTES = frozenset("«»“”„\"‘’'‹›")
_COMMAS = frozenset(",;،；、，؛")
_DASHES = frozenset("-–—‑−~～")
_NO_KEYWORD: Final = Keyword()


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
            if NUMBERED_BRACKET.match(text, start):
                start += 1  # 第（二）项
            if start >= len(text):
                break
            if HAN_OF_PART.match(text, start):
                start += 1
            yield from self._at(start, glued=start == self._place)
        while True:
            yield Token(Kind.END, "", len(text), len(text))

    def _at(self, start: int, *, glued: bool) -> Iterator[Token]:
        """The token that begins here; several for a Chinese group and an Arabic word with its "and"."""
        text, character = self.text, self.text[start]
        if character == "第" and (group := HAN_GROUP.match(text, start)):
            yield from self._han_group(group, glued=glued)
        elif bare := letter_of_part(text, start):
            yield self._token(Kind.OPEN, start, start, glued=glued)
            yield self._token(Kind.WORD, start, bare.end(), glued=True, word=bare.group())
            yield self._token(Kind.CLOSE, bare.end(), bare.end(), glued=True)
        elif unled := HAN_UNLED.match(text, start):
            yield self._token(Kind.KEYWORD, start, start, word="条", keyword=han_keyword("条"))
            yield self._token(Kind.NUMBER, start, unled.end(), word=str(int(unled.group())))
        elif text[start - 1 : start] in {"条", "款"} and (part := HAN_PART.match(text, start)):
            unit = part["unit"]
            yield self._token(Kind.KEYWORD, start, start, word=unit, keyword=han_keyword(unit))
            yield self._token(Kind.NUMBER, *part.span("number"), word=str(han(part["number"]) or 0))
            self._place = part.end()
        elif (number := circled(character)) is not None:
            yield self._token(Kind.NUMBER, start, start + 1, glued=glued, word=str(number), suffix="circled")
        elif (match := _NUMBER.match(text, start)) is not None:
            yield self._number(match, glued=glued)
        elif (match := _WORD.match(text, start)) is not None:
            yield from self._word(match, glued=glued)
        elif (match := TRAILING.match(text, start)) is not None and not HAN_WORDS.match(text, start):
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
        if ARABIC.match(text, start) and (ordinal := _arabic_ordinal(text, start)):
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
        if keyword is not None and ARABIC.match(match.group()) and joins(match.group()):
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
        if match := HAN_WORDS.match(self.text, start):
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
        yield self._token(Kind.KEYWORD, start, start + 1, glued=glued, word=unit, keyword=han_keyword(unit))
        for piece in HAN_PIECE.finditer(self.text, start + 1, end):
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
        if trailing := TRAILING.match(self.text, end):
            yield self._trailing(trailing)

    def _trailing(self, unit: re.Match[str], *, glued: bool = False) -> Token:
        """条 behind its number, with what makes it an inserted article: 条之一."""
        inserted = INSERTED_HAN.match(self.text, unit.end()) if unit.group().endswith("条") else None
        suffix = f"-{han(inserted['number'])}" if inserted else ""
        return self._token(Kind.TRAILING, unit.start(), (inserted or unit).end(), glued=glued, suffix=suffix)


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
