"""How Chinese texts write articles and their parts: 第十七条, 第3款B目, 刑法105条."""

import re

from kb.recognising.tokens.keywords import KEYWORDS, Keyword
from kb.recognising.tokens.numerals import HAN_NUMBER

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
HAN_GROUP = re.compile(
    rf"第\s?(?:{HAN_NUMBER})(?:(?:\s?(?:[、,，和及与至到或~～–—-]|以及|或者)\s?第?|\.)\s?(?:{HAN_NUMBER})){{0,40}}"
    rf"(?=(?:\s?[(（]\s?[a-z{HAN}0-9]{{1,4}}\s?[)）])*\s?(?P<unit>条|款|项|目|段))"
)
NUMBERED_BRACKET = re.compile(r"第(?=\s?[（(]|[A-Za-z]\s?[款项目])")
HAN_PIECE = re.compile(
    rf"(?P<number>{HAN_NUMBER})(?:\.(?P<dotted>[0-9]{{1,2}}))?|(?P<to>[至到~～–—-])|以及|或者|[、,，和及与或]"
)
INSERTED_HAN = re.compile(rf"\s?之\s?(?P<number>{HAN_NUMBER})")
# 第二条的第三款, 第二条的第三、四款, 第2条3款
HAN_OF_PART = re.compile(
    rf"(?<=条)[的之中](?=第\s?(?:{HAN_NUMBER})(?:\s?[、,，和及与至到]\s?第?\s?(?:{HAN_NUMBER})){{0,20}}\s?[款项目段])"
)
HAN_PART = re.compile(rf"(?P<number>{HAN_NUMBER})\s?(?P<unit>[款项])")
_HAN_LETTER = re.compile(r"[A-Za-z甲乙丙丁戊己庚辛壬癸](?=\s?[目项])|[A-F](?=\s?款)")  # 第3款B目, 第1条A款
_HAN_LATIN = re.compile(r"[A-Za-z](?=\s?[款项目])")
# 刑法105条; and 253条之一, which is nothing but an article
HAN_BARE = r"(?<=[法典例约章言则》])\d{1,4}(?=条)|(?<=[的、，,；;])\d{1,4}(?=条之[一二三四五六七八九])"
HAN_UNLED = re.compile(HAN_BARE)
TRAILING = re.compile(r"\s?[两各等]?[条款项目段](?:规则)?")
HAN_WORDS = re.compile(r"或者|以及|具体目标|目标|原则")
_HAN_UNITS = frozenset("条款项")


def letter_of_part(text: str, start: int) -> re.Match[str] | None:
    """The letter of 第3款B目 and 第37条第b款, without brackets around it."""
    if text[start - 1 : start] == "第":
        return _HAN_LATIN.match(text, start)
    return _HAN_LETTER.match(text, start) if text[start - 1 : start] in _HAN_UNITS else None


def han_keyword(unit: str) -> Keyword:
    known = KEYWORDS[unit]
    return Keyword(known.unit, known.depth, many=True, either=True)
