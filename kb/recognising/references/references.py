"""What a name or a noun refers to: an instrument of the base, one named before, or one that the base does not hold."""

import re
from collections.abc import Sequence

from kb.recognising.names.index import NameHit, NameUse
from kb.recognising.names.name_phrases import is_glued, is_titled, phrase_around
from kb.recognising.names.nouns import CLASSES, NOUN, classes_of_noun
from kb.recognising.protocols.protocols import phrase_at, protocol_of
from kb.recognising.references.contexts import has_context
from kb.recognising.references.guards import belongs_to_longer_name, longer_law_end
from kb.recognising.references.memory import Memory
from kb.recognising.references.named_law import UNKNOWN
from kb.recognising.references.reference import NEAR, PROTOCOL, Reference
from kb.recognising.treaties.core_treaties import TREATY_OF

_NAME_SCORES = {"title": 1.0, "short": 0.98, "alias": 0.95, "acronym": 0.95}
_WEAK_WITH_CONTEXT = 0.85

SELF_BEFORE = re.compile(
    r"(?:\b(?:this|the present|present|est[ae]|(?:la |el )?presente|(?:la |le )?présente?|настоящ\w+)\s+"
    r"|\b(?:هذا|هذه)\s+|本)\Z",
    re.IGNORECASE,
)
SAID_BEFORE = re.compile(
    r"(?:\b(?:the (?:said|same|latter|above-mentioned|aforementioned|aforesaid)|said|that|same|such|dich[ao]|"
    r"(?:la |el )?(?:citad[ao]|mism[ao]|mencionad[ao]|referid[ao])|ladite|ledit|dudit|cette même|ce même|"
    r"указанн\w+|данн\w+|эт\w+|упомянут\w+)\s+|[该上]述?)\Z",
    re.IGNORECASE,
)
HAN_BEFORE_NOUN = frozenset("据照反合和与及的在对入准为由受于从循加《（(，。、；：本该依按行守了给到称")
_HAN_BEFORE_ROOT = frozenset("基日资根原文版样标")  # 基本规定, 日本法: no "this"
_NOUN_BEHIND = re.compile(r"\s(?P<noun>Convention|Covenant|Charter|Declaration)\b(?!\s[A-ZÀ-Þ])")
# "Протокол о внесении изменений в Конвенцию …"
_AMENDED_BY = re.compile(
    r"(?:[Пп]ротокол\w{0,3}\s(?:№\s?\d+\s)?(?:(?:CETS|ETS|СДСЕ|СЕД)\s№\s?\d+\s)?о\sвнесении\sизменений\s(?:и\sдополнений\s)?в|\b[Pp]rotocol\s(?:No\.\s?\d+\s)?amending(?:\sthe)?)\s\Z"
)
_OP_BEFORE = re.compile(r"\bOP\s+(?:to\s+)?(?:the\s+)?\Z|\bФП\s+к\s+\Z")


def stands_for_itself(text: str, start: int) -> bool:
    """Whether "this" or "the said" stands before a place."""
    before = text[max(0, start - NEAR) : start]
    return SELF_BEFORE.search(before) is not None or SAID_BEFORE.search(before) is not None


def by_name(text: str, hit: NameHit, memory: Memory, found: Sequence[Reference]) -> Reference | None:
    """The instrument that a name of the base means here; None where it means nothing of ours."""
    if (longer := longer_law_end(text, hit.end)) is not None:
        return Reference(hit.start, longer, UNKNOWN, "unknown-name", 1.0)
    if belongs_to_longer_name(text, hit, memory):
        a_word = hit.uses[0].exact and not is_glued(text, hit.start, hit.end)
        return None if a_word else phrase_reference(text, hit.start, hit.end)
    use = meant_use(text, hit, memory, found)
    if use is None:
        return None
    if lead := _AMENDED_BY.search(text, max(0, hit.start - 2 * NEAR), hit.start):
        return Reference(lead.start(), hit.end, UNKNOWN, "protocol-to", 1.0, PROTOCOL, use.target)
    if lead := _OP_BEFORE.search(text, max(0, hit.start - NEAR), hit.start):
        slug = protocol_of(use.target, optional=True, number=None)
        held = slug if slug in memory.gazetteer.by_slug else None
        return Reference(lead.start(), hit.end, held or UNKNOWN, "protocol-to", 0.9, PROTOCOL, use.target)
    if "protocol" in memory.classes[use.target] and use.target in TREATY_OF:
        return _protocol_by_name(text, hit, use, memory)
    score = _WEAK_WITH_CONTEXT if use.weak else _NAME_SCORES.get(use.rule.split("-")[-1], 0.95)
    return Reference(hit.start, _past_noun(text, hit, use, memory), use.target, use.rule, score)


def _past_noun(text: str, hit: NameHit, use: NameUse, memory: Memory) -> int:
    """Where a name ends, with the noun that repeats what its abbreviation says: "the CEDAW Convention"."""
    noun = _NOUN_BEHIND.match(text, hit.end) if use.exact else None
    again = noun is not None and CLASSES[noun["noun"]] & memory.classes[use.target]
    return noun.end() if noun is not None and again and not is_titled(text, noun.end()) else hit.end


def _protocol_by_name(text: str, hit: NameHit, use: NameUse, memory: Memory) -> Reference:
    """A protocol by its title, or another one to the same treaty where "Second" stands before the title."""
    score = _NAME_SCORES.get(use.rule.split("-")[-1], 0.95)
    phrase = phrase_at(text, hit.start, hit.start)
    if phrase.number is None or use.exact:
        return Reference(hit.start, hit.end, use.target, use.rule, score)
    slug = protocol_of(TREATY_OF[use.target], optional=True, number=phrase.number)
    if slug in memory.gazetteer.by_slug:
        return Reference(phrase.start, hit.end, slug or UNKNOWN, use.rule, score)
    return Reference(phrase.start, hit.end, UNKNOWN, "protocol-to", 1.0, PROTOCOL, TREATY_OF[use.target])


def meant_use(text: str, hit: NameHit, memory: Memory, found: Sequence[Reference]) -> NameUse | None:
    """The one instrument that a name stands for, with the context that an ambiguous one needs."""
    sure = [use for use in hit.uses if not use.weak]
    if len({use.target for use in sure}) == 1:
        return sure[0]
    known = [use for use in hit.uses if use.target in memory.established and not (use.shared and use.exact)]
    if len({use.target for use in known}) == 1:
        return known[0]
    if len({use.target for use in hit.uses}) == 1 and has_context(text, hit, found, memory):
        return hit.uses[0]
    return None


def phrase_reference(text: str, start: int, end: int) -> Reference:
    """A reference to an instrument that the base does not hold, with the whole of its name."""
    first, last = phrase_around(text, start, end)
    match = NOUN.search(text, start, end)
    named = match is not None and not match["han"]  # a Chinese title says what it is at its end
    return Reference(
        first, last, UNKNOWN, "unknown-name", 1.0, classes_of_noun(match) if match and named else frozenset()
    )


def free_standing(before: str, match: re.Match[str]) -> bool:
    """Whether a Chinese noun is no part of a longer word."""
    if match.group()[0] == "本" and before[-1:] in _HAN_BEFORE_ROOT:
        return False
    return (
        not before
        or match.group()[0] in "《本该"
        or before[-1] in HAN_BEFORE_NOUN
        or not before[-1].isalnum()
    )
