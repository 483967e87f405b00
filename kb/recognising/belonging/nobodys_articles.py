"""Articles that are no one law's: common to several conventions, of a protocol by its code, a working party's name."""

import re

_COMMON = re.compile(
    r"\s+(?:which\sis\s)?(?:common\sto|communs?\saux|común\s(?:a|de)|comunes\s(?:a|de)|,?\s?общ\w+\sдля|المشتركة)",
    re.IGNORECASE,
)
_COMMON_BEFORE = re.compile(r"(?:[Cc]ommon\s|共同|公约共同)\Z")
_OF_A_PROTOCOL = re.compile(r"\(P\d{1,2}-\d")  # "Article 1 (P1-1)", as the Court wrote it
# "Article 1 Protocol 1", "Article 2 P1", "Art 2 AP-1"
_BEFORE_A_PROTOCOL = re.compile(r",?\s(?:(?:Additional\s)?Protocol\s(?:No\.?\s?)?|A?P-?)\d{1,2}(?!\w)")
# 该文件第7条 is one of that paper, whatever it is.
_HAN_PAPER_BEFORE = re.compile(
    r"[该此这][\u4e00-\u9fff]{0,6}?(?:文件|文书|方法|方案|法令|法案|草案|合同|协议|指南|报告|标准|准则|计划|声明|命令|决议|判决)(?:的|中的?)?\s?\Z"
)
# The Article 29 Working Party of the Union's data protection authorities.
_WORKING_PARTY = re.compile(
    r"[\s\"”»]{0,3}(?:(?:[Dd]ata\s[Pp]rotection\s)?[Ww]orking\s(?:[Pp]arty|[Gg]roup)|(?:数据保护|资料保护)?工作[组小])"
)
_WORKING_PARTY_BEFORE = re.compile(
    r"(?:[Gg]roupe|[Gg]rupo|[Гг]рупп\w)(?:\sde\s[Tt]ra(?:vail|bajo))?(?:\s(?:del?|de\sl['’]))?[\s\"“«]{0,3}\Z"
)


def is_common(text: str, end: int) -> bool:
    """Whether "common to" several conventions stands behind a citation that ends there."""
    return _COMMON.match(text, end) is not None


def is_of_a_protocol(text: str, end: int) -> bool:
    """Whether the number of a protocol stands right behind a citation that ends there."""
    return _BEFORE_A_PROTOCOL.match(text, end) is not None


def is_nobodys(text: str, start: int, end: int) -> bool:
    """Whether the citation at `start:end` is "article 3 common to" several, "Article 1 (P1-1)", a working party."""
    return (
        is_common(text, end)
        or is_of_a_protocol(text, end)
        or _COMMON_BEFORE.search(text, max(0, start - 8), start) is not None
        or _HAN_PAPER_BEFORE.search(text, max(0, start - 14), start) is not None
        or _OF_A_PROTOCOL.search(text, start, end) is not None
        or _WORKING_PARTY.match(text, end) is not None
        or _WORKING_PARTY_BEFORE.search(text, max(0, start - 30), start) is not None
    )
