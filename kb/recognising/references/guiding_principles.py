""" "The Guiding Principles" without more: those on business where they were named, or where business is spoken of."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kb.recognising.names.index import NameHit
from kb.recognising.references.memory import Memory
from kb.recognising.references.reference import LAST, SAID, Reference

_SLUG: Final = "ungps"
_NAMED = re.compile(
    r"(?P<russian>(?<!\w)[Рр]уководящ\w{2,3}\s[Пп]ринцип\w{0,3}(?!\w)(?:\sООН(?!\w))?)"
    r"|\b(?:[Tt]he|[Tt]hese|UN|U\.N\.|United\sNations)\s(?P<english>Guiding\sPrinciples)\b"
    r"|\b(?:[LlDd]es|[Ll]os)\s(?P<romance>Principes\s[Dd]irecteurs|Principios\s[Rr]ectores)\b"
)
# No word behind says of what: a verb, "and", the end of the sentence.
_ALONE = re.compile(
    r"\s?(?:[.,;:)»”\"]|\Z)"
    r"|\s(?:и|или|не|также|были|в\sкачестве|на|с|должны|могут|гласят|[а-яё]{2,}(?:ают|яют|уют|ируют|ятся|аются|уются|ены|аны))(?!\w)"
    r"|\s(?:and|or|also|were|are|have|do|does|should|shall|can|may|must|provide|state|set|require|recognize|as|by|in|to|is|was|which|that|define|clarify|make|call|apply)\b"
    r"|\s(?:et|ne|sont|ont|disposent|prévoient|y|no|son|han|establecen|disponen|exigen|señalan)\b"
)
_ON_BUSINESS = re.compile(
    r"бизнес|предприяти|предпринимател|компани[яийюе]|корпорац|ответственност\w+\sза\sсоблюдение"
    r"|\b(?:business|businesses|compan(?:y|ies)|corporat\w+|enterprises?)\b|\bentreprises?\b|\bempresas?\b|\bempresarial"
)
_OTHERS = re.compile(
    r"[Рр]уководящ\w{2,3}\s[Пп]ринцип\w{0,3}\s(?:ОЭСР|о|об|по|в\sобласти|в\sотношении)(?!\w)"
    r"|Guiding\sPrinciples\s(?:on|for|of|concerning)\b|OECD"
)


def guiding_principles(text: str, hits: Sequence[NameHit], memory: Memory) -> Iterator[Reference]:
    """The references to the principles on business by "the Guiding Principles" alone, in the order of the text."""
    if _SLUG not in memory.gazetteer.by_slug:
        return
    named = [hit for hit in hits if any(use.target == _SLUG for use in hit.uses)]
    known = _SLUG in memory.established
    for match in _NAMED.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        covered = any(hit.start <= start < hit.end for hit in hits)
        if covered or not _ALONE.match(text, end):
            continue
        if known or any(hit.end <= start for hit in named):
            yield Reference(start, end, _SLUG, "last-named", SAID)
        elif text[start].isupper() and _ON_BUSINESS.search(text) and not _OTHERS.search(text):
            known = True
            yield Reference(start, end, _SLUG, "last-named", LAST)
