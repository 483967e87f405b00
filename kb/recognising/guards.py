"""What a name of the base does not mean: the protocol to a treaty, its committee, another State's law."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kb.recognising.index import NameHit
from kb.recognising.memory import Memory
from kb.recognising.name_phrases import is_glued, is_titled, title_marks

if TYPE_CHECKING:
    from kb.recognising.references import Reference

_LEFT = 110  # characters
_PROTOCOL_TO = re.compile(
    r"(?:(?:(?:First|Second|Third|first|second|third|two|three|1st|2nd|3rd)\s+)?(?:[Oo]ptional\s+)?\b[Pp]rotocols?"
    r"(?:\s+(?:No\.?|Nos\.?)\s?\d+)?\s+(?:to|of|thereto and|on|under)\s+(?:the\s+)?(?:both\s+)?(?:UN\s+)?"
    r"|\bOP-\s?|\bOP\s+(?:to\s+)?(?:the\s+)?"
    r"|\b[Pp]rotocoles?(?:\s+\w+){0,2}\s+(?:à|au|se rapportant (?:à|au)|de)\s*(?:la\s+|l['’])?"
    r"|\b[Pp]rotocolos?(?:\s+\w+){0,2}\s+(?:del?|al?|relativo al?)\s*(?:la\s+|el\s+)?"
    r"|[Пп]ротокол\w*\s+к\s+"
    r"|بروتوكول\S*(?:\s+\S+){0,3}\s+)\Z"
)
_PROTOCOL_AFTER = re.compile(
    r"》?(?:的|第[一二三])?(?:任择|任意)?议定书|[-–]OP\b|['’]s\s+(?:\w+\s+)?[Oo]ptional\s+[Pp]rotocols?"
)
_COMMITTEE_AFTER = re.compile(
    r"\s+(?:Committee|[Gg]eneral [Cc]omment|[Gg]eneral [Rr]ecommendation|[Cc]oncluding|scan\b)"
)
_COMMITTEE_BEFORE = re.compile(r"(?:Committee|Comité|Комитет\w*)\b[^.;,()]{0,90}\s?[(—–]\s?\Z")
_COMMENT_BEFORE = re.compile(
    r"(?:[Cc]omments?|[Oo]bserva(?:tions?|ci[oó]n(?:es)?)\sg[eé]n[eé]ral(?:es?)?)\s[\d\s,andyet]{1,20}(?:of|du|del?)\s(?:the\s)?\Z"
)
_NOUNS = ("Charter", "Convention", "Covenant", "Declaration", "Protocol")
_YEAR_AFTER = re.compile(r"\s(?:19|20)[0-9]{2}(?![0-9/])")  # "ECHR 2002-I" is a volume of reports
_SYMBOL_AFTER = re.compile(r"/[A-Z][A-Za-z.]{0,4}[./]")  # CRC/C/153
_CUE_BEFORE = re.compile(
    r"(?:ratif\w*|definitions?|especially|acced\w*|accession|sign\w*|part(?:y|ies)|adher\w*|domesticat\w*|implement\w*|incorporat\w*|provisions?|"
    r"accordance|conformity|line|compliance|comply|compatible|reservations?(?:\s+\w+){0,4}|obligations?|articles?\s+\S+|"
    r"\d|\)|under|violat\w*|enshrined|consistent)(?:\s+(?:to|with|of|by|in|under|and|the|both|UN|from))*\s*\Z",
    re.IGNORECASE,
)
_TREATIES = frozenset({"covenant", "convention"})
_THE_BEFORE = re.compile(r"(?<!\bby )\b(?:the|la|el)\s+\Z")
_LISTED_AFTER = re.compile(
    r"\s*(?:,|;|/|&|-)?\s*(?:and|or|y|et|и)?\s*(?:the\s+)?(?<=[\s,;/&-])(?:OP-)?[A-Z]{3,7}\b|\s*[,(]?\s*[Aa]rt"
    r"|\s+in\s(?:conformity|accordance|line)\swith\s[Aa]rt"
)
_LISTED_BEFORE = re.compile(r"\b(?:[A-Z]{3,7}|Protocols?)\s*(?:,|;|/|&|-|,?\s*and|,?\s*or)\s*(?:the\s+)?\Z")
_OF_ANOTHER_PLACE = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?[A-Z]")
_NATION_BEFORE = re.compile(r"\b[A-Z][a-z]+(?:ian|ean|an|ese|ish|ch|i|['’]s?)\s+\Z")
_FOREIGN_HAN = re.compile(r"(?<![我中本共和])国\Z|日本\Z|外\Z")
_ORDINAL_BEFORE = re.compile(r"\b(?:[Ss]econd|[Tt]hird|2nd|3rd|two)\s+\Z")


def protocol_before(text: str, start: int) -> int | None:
    """Where "the Optional Protocol to" begins, if the name starting there is that of the treaty behind it."""
    left = max(0, start - _LEFT)
    match = _PROTOCOL_TO.search(text[left:start])
    return left + match.start() if match else None


def protocol_after(text: str, end: int) -> int | None:
    """Where 任择议定书 or "'s Optional Protocol" ends, if that follows the treaty's name."""
    match = _PROTOCOL_AFTER.match(text, end)
    return match.end() if match else None


def belongs_to_longer_name(text: str, hit: NameHit, memory: Memory) -> bool:
    """Whether the words are part of another name: OP-CAT, CEDAW Committee, the Cybersecurity Law of Elsewhere."""
    before, after = text[max(0, hit.start - _LEFT) : hit.start], text[hit.end : hit.end + _LEFT]
    if hit.uses[0].exact and is_glued(text, hit.start, hit.end):
        return True
    if not hit.uses[0].exact and hit.uses[0].rule != "instrument-title" and _goes_on(text, hit):
        return True
    if hit.uses[0].exact and (_COMMITTEE_BEFORE.search(before) or _COMMENT_BEFORE.search(before)):
        return True
    if hit.uses[0].exact and (_YEAR_AFTER.match(after) or _SYMBOL_AFTER.match(after)):
        return True
    if _inside_title_marks(text, hit):
        return True
    if _COMMITTEE_AFTER.match(after) and all(use.exact for use in hit.uses):
        return True
    targets = [memory.gazetteer.by_slug[use.target] for use in hit.uses]
    if any("protocol" in memory.classes[entry.slug] for entry in targets):
        return _ORDINAL_BEFORE.search(before) is not None
    return all(entry.national for entry in targets) and _is_elsewhere(before, after, hit)


def _goes_on(text: str, hit: NameHit) -> bool:
    """Whether a short name ends in a noun that a title goes on from: "African Charter for the Rights and Welfare"."""
    return text.endswith(_NOUNS, hit.start, hit.end) and is_titled(text, hit.end)


def _inside_title_marks(text: str, hit: NameHit) -> bool:
    """Whether the words are only part of a title between 《 and 》."""
    marks = title_marks(text, hit.start, hit.end)
    if marks is None:
        return False
    lead = text[marks[0] : hit.start].replace("中华人民共和国", "").replace("联合国", "")
    return bool(lead.strip()) or bool(text[hit.end : marks[1]].strip())


def _is_elsewhere(before: str, after: str, hit: NameHit) -> bool:
    """A law of one State named without it ("Civil Procedure Law"), next to the name of another State."""
    if _FOREIGN_HAN.search(before):
        return True
    nation = _NATION_BEFORE.search(before)
    foreign = nation is not None and not nation.group().startswith(("Chin", "the ", "The "))
    return foreign or _OF_ANOTHER_PLACE.match(after) is not None


def has_context(text: str, hit: NameHit, found: "Sequence[Reference]", memory: Memory) -> bool:
    """Whether the words around a short acronym (CAT, CRC) show that it is the treaty: ratify …, article 3 …, lists."""
    before, after = text[max(0, hit.start - _LEFT) : hit.start], text[hit.end : hit.end + _LEFT]
    treaty = all(memory.classes.get(use.target, frozenset()) & _TREATIES for use in hit.uses)
    if treaty and _THE_BEFORE.search(before):
        return True
    near = bool(found) and found[-1].slug != "" and hit.start - found[-1].end <= 12
    return near or any(
        (_CUE_BEFORE.search(before), _LISTED_AFTER.match(after), _LISTED_BEFORE.search(before))
    )
