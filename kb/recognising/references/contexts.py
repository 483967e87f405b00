"""Whether the words around a short acronym show that it is a treaty."""

import re
from collections.abc import Sequence

from kb.recognising.names.index import NameHit
from kb.recognising.references.guards import LEFT
from kb.recognising.references.memory import Memory
from kb.recognising.references.reference import Reference

_CUE_BEFORE = re.compile(
    r"(?:ratif\w*|definitions?|especially|acced\w*|accession|sign\w*|part(?:y|ies)|adher\w*|domesticat\w*|implement\w*|incorporat\w*|provisions?|"
    r"accordance|conformity|line|compliance|comply|compatible|reservations?(?:\s+\w+){0,4}|obligations?|articles?\s+\S+|"
    r"\d|\)|under|violat\w*|enshrined|consistent)(?:\s+(?:to|with|of|by|in|under|and|the|both|UN|from))*\s*\Z"
    r"|(?<!\w)(?:ратифи\w+|участни\w+|присоедин\w+|подпис\w+|наруш\w+|положени\w+|соответстви\w+|обязательств\w+|оговорк\w+|статьи)"
    r"(?:\s(?:к|с|по|в|и|нормами|требованиями|положениям))*\s\Z",
    re.IGNORECASE,
)
_TREATIES = frozenset({"covenant", "convention"})
_THE_BEFORE = re.compile(r"(?<!\bby )\b(?:the|la|el)\s+\Z")
_LISTED_AFTER = re.compile(
    r"\s*(?:,|;|/|&|-)?\s*(?:and|or|y|et|и)?\s*(?:the\s+)?(?<=[\s,;/&-])(?:OP-)?[A-Z]{3,7}\b"
    r"|(?:\s?[,;/]|\sи)\s?(?:МПГПП|МПЭСКП|МКЛРД|КЛРД|КЛДЖ|КПР|КПИ|КПП|ВДПЧ|ЕКПЧ)(?!\w)"
    r"|\s*[,(:]?\s*(?:(?:including|especially|notably|in\sparticular|включая|особенно|в\sчастности),?\s)?(?:[Aa]rt|[Сс]т(?:\.|ат))"
    r"|\s?第\s?[\d一二三四五六七八九十]{1,4}\s?条"
    r"|\s+in\s(?:conformity|accordance|line)\swith\s[Aa]rt"
)
_LISTED_BEFORE = re.compile(r"\b(?:[A-Z]{3,7}|Protocols?)\s*(?:,|;|/|&|-|,?\s*and|,?\s*or)\s*(?:the\s+)?\Z")


def has_context(text: str, hit: NameHit, found: Sequence[Reference], memory: Memory) -> bool:
    """Whether the words around a short acronym (CAT, CRC) show that it is the treaty: ratify …, article 3 …, lists."""
    before, after = text[max(0, hit.start - LEFT) : hit.start], text[hit.end : hit.end + LEFT]
    treaty = all(memory.classes.get(use.target, frozenset()) & _TREATIES for use in hit.uses)
    if treaty and _THE_BEFORE.search(before):
        return True
    near = bool(found) and found[-1].slug != "" and hit.start - found[-1].end <= 12
    return near or any(
        (_CUE_BEFORE.search(before), _LISTED_AFTER.match(after), _LISTED_BEFORE.search(before))
    )
