"""Reports and laws: labels such as "Index number:", names of acts, regulations of the Official Journal."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kb.extracting.parsed import Certainty, Metadata, Origin
from kb.extracting.title_pages.days import days_in
from kb.extracting.title_pages.lines import Line

_FIRST = 40  # lines
_AI_INDEX = re.compile(
    r"\b(?:(?:AI )?index(?: number)?\s*:?\s*|\[)?([A-Z]{3} \d\d/\d{3,4}/\d{4})\b", re.IGNORECASE
)
_TITLE = re.compile(r"(?:[A-Z]+ ){0,3}TITLE\s*:\s*(?P<title>\S.{5,300})")
_DAY = re.compile(
    r"(?:publication date|date of publication|published(?: on)?|date)\s*:\s*(?P<day>.{6,40})", re.IGNORECASE
)
_CHAPTER = re.compile(r"chapter \d{1,2}:\d{1,3}", re.IGNORECASE)
_NAME_OF_ACT = re.compile(
    r"(?-i:[A-Z])[^.:;]{3,120}\b(?:act|ordinance|code)(?:,? (?:19|20)\d\d)?", re.IGNORECASE
)
_EU = re.compile(
    r"(?P<title>(?:(?:delegated|implementing)\s+)?"
    r"(?P<act>REGULATION|DIRECTIVE|DECISION|RÈGLEMENT|DÉCISION|REGLAMENTO|DIRECTIVA|DECISIÓN|VERORDNUNG|RICHTLINIE)"
    r"\s\((?:EU|EC|EEC|UE|CE|EG|Euratom)\)\s(?:No\.?\s|n[°o]\s|Nr\.\s)?(?P<number>\d{2,4}/\d{1,4})\s.{20,900}?)"
    r"(?=\s*\((?:Text with EEA|Texte présentant)|\s*(?:THE EUROPEAN (?:PARLIAMENT|COMMISSION)|THE COUNCIL OF)"
    r"|\s*HAVE ADOPTED|$)",
    re.DOTALL,
)
_REACH = 1_600  # characters in which a regulation is named


def publication(lines: Sequence[Line]) -> Metadata:
    """What labels and names on the first pages say; nothing where there are none."""
    first = [line for line in lines[:_FIRST] if not line.is_running]
    known = _of_union(" ".join(line.text for line in lines)[:_REACH]) or _of_act(first)
    index = next((match[1] for line in first if (match := _AI_INDEX.search(line.text))), "")
    if index:
        known = known.telling("report-number", index, Origin.PRINTED, Certainty.STATED)
        known = known.telling("publisher", "Amnesty International", Origin.PRINTED, Certainty.LIKELY)
    titled = next((match["title"] for line in first if (match := _TITLE.fullmatch(line.text))), "")
    known = known.telling("title", titled, Origin.PRINTED, Certainty.STATED)
    dated = (days_in(match["day"]) for line in first if (match := _DAY.fullmatch(line.text)))
    return known.telling(
        "date", next((days[0] for days in dated if days), ""), Origin.PRINTED, Certainty.STATED
    )


def _of_union(text: str) -> Metadata | None:
    """A regulation, directive or decision as the Official Journal names it."""
    match = _EU.search(text)
    if match is None or match.start() > _REACH // 2:
        return None
    known = Metadata().telling("title", " ".join(match["title"].split()), Origin.PRINTED, Certainty.STATED)
    known = known.telling("report-number", match["number"], Origin.PRINTED, Certainty.STATED)
    known = known.telling("kind", "statute", Origin.PRINTED, Certainty.STATED)
    return known.telling(
        "date", next(iter(days_in(match["title"][:200])), ""), Origin.PRINTED, Certainty.STATED
    )


def _of_act(first: Sequence[Line]) -> Metadata:
    """An act with its chapter of the laws."""
    for line, after in pairwise(first):
        if _NAME_OF_ACT.fullmatch(line.text) and _CHAPTER.fullmatch(after.text):
            known = Metadata().telling("title", line.text, Origin.PRINTED, Certainty.STATED)
            known = known.telling("report-number", after.text, Origin.PRINTED, Certainty.STATED)
            return known.telling("kind", "statute", Origin.PRINTED, Certainty.STATED)
    return Metadata()
