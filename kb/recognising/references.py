"""Where a text refers to an instrument: by a name that the base knows, by a noun for one named before, or by a name
that the base does not know.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.recognising.core_treaties import PROTOCOL_OF
from kb.recognising.definitions import definition_after
from kb.recognising.guards import belongs_to_longer_name, has_context, protocol_after, protocol_before
from kb.recognising.index import NameHit, NameUse
from kb.recognising.memory import UNKNOWN, Memory
from kb.recognising.name_phrases import is_glued, is_named, is_titled, phrase_around
from kb.recognising.nouns import NOUN, classes_of_noun, find_nouns
from kb.recognising.words import Words

# Short references are surer the closer they hold to what the text itself said.
DEFINED, HOME, SAID, LAST, DEFAULT = 0.9, 0.85, 0.8, 0.7, 0.5
_NAME_SCORES = {"title": 1.0, "short": 0.98, "alias": 0.95, "acronym": 0.95}
_WEAK_WITH_CONTEXT = 0.85

_SELF = re.compile(
    r"(?:\b(?:this|the present|present|est[ae]|(?:la |el )?presente|cette|ce|(?:la |le )?présente?|настоящ\w+)\s+"
    r"|本)\Z",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:\b(?:the (?:said|same|latter|above-mentioned|aforementioned|aforesaid)|said|that|same|such|dich[ao]|"
    r"(?:la |el )?(?:citad[ao]|mism[ao])|ladite|ledit|dudit|cette même|указанн\w+|данн\w+|эт\w+)\s+|[该上]述?)\Z",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:\b(?:the|both|la|el|le|del|al|du|au)\s+|\bde la\s+|[dl]['’])\Z", re.IGNORECASE)
_OPTIONAL = re.compile(
    r"(?:\b(?P<its>its|their|the first)\s+|\bthe\s+)?(?P<optional>\boptional)\s+\Z", re.IGNORECASE
)
_OF_ANOTHER_TREATY = re.compile(r"\s+(?:on|to|of|aiming)\s")
_PROTOCOL = frozenset({"protocol"})
_BARE_ALLOWED = frozenset({"covenant", "convention", "charter", "declaration"})
_HAN_BEFORE_NOUN = frozenset("据照反合和与及的在对入准为由受于从循加《（(，。、；：本该依按行守了给到")
_CYRILLIC = re.compile(r"[А-Я]")
_NEAR = 40  # characters that a look to the left takes


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to an instrument at `start:end`: its slug, or UNKNOWN with the name as written."""

    start: int
    end: int
    slug: str
    rule: str
    score: float
    classes: frozenset[str] = frozenset()


def find_references(words: Words, hits: Sequence[NameHit], memory: Memory) -> list[Reference]:
    """The references of a text in its order; the memory learns the names and definitions on the way."""
    text = words.text
    candidates: list[tuple[int, NameHit | re.Match[str]]] = [(hit.start, hit) for hit in hits]
    covered = [(hit.start, hit.end) for hit in hits]
    candidates += [(m.start(), m) for m in _nouns_outside(words, covered)]
    candidates.sort(key=lambda candidate: candidate[0])
    found: list[Reference] = []
    for place, (_, candidate) in enumerate(candidates):
        if found and candidate_start(candidate) < found[-1].end:
            continue
        if _leads_to_a_treaty(text, candidate, candidates[place + 1 : place + 2]):
            continue
        if isinstance(candidate, NameHit):
            reference = _by_name(text, candidate, memory, found)
        else:
            reference = _by_noun(text, candidate, memory)
        if reference is None:
            continue
        found.append(reference)
        _remember(text, reference, memory)
    return found


def _leads_to_a_treaty(
    text: str, candidate: "NameHit | re.Match[str]", following: list[tuple[int, "NameHit | re.Match[str]"]]
) -> bool:
    """Whether a noun is the "Protocol" of "Protocol to the Convention on …", which is read with that name."""
    if isinstance(candidate, NameHit) or not following or not isinstance(following[0][1], NameHit):
        return False
    protocol = protocol_before(text, following[0][0])
    return protocol is not None and protocol <= candidate.start()


def candidate_start(candidate: "NameHit | re.Match[str]") -> int:
    """Where a name or a noun begins."""
    return candidate.start if isinstance(candidate, NameHit) else candidate.start()


def _nouns_outside(words: Words, covered: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The nouns that are not part of a known name; both lists go forward together."""
    place = 0
    for match in find_nouns(words):
        while place < len(covered) and covered[place][1] <= match.start():
            place += 1
        if place == len(covered) or covered[place][0] >= match.end():
            yield match


def _remember(text: str, reference: Reference, memory: Memory) -> None:
    if reference.rule not in {"itself", "unresolved"}:
        memory.name(reference.slug, reference.classes)
    for short in definition_after(text, reference.end):
        memory.define(short, reference.slug)


def _by_name(text: str, hit: NameHit, memory: Memory, found: list[Reference]) -> Reference | None:
    """The instrument that a name of the base means here; None where it means nothing of ours."""
    if belongs_to_longer_name(text, hit, memory):
        a_word = hit.uses[0].exact and not is_glued(text, hit.start, hit.end)
        return None if a_word else phrase_reference(text, hit.start, hit.end)
    use = _meant(text, hit, memory, found)
    if use is None:
        return None
    protocol = protocol_before(text, hit.start)
    if protocol is not None and "protocol" not in memory.classes[use.target]:
        return Reference(protocol, hit.end, UNKNOWN, "protocol-to", 1.0, frozenset({"protocol"}))
    end = protocol_after(text, hit.end)
    if end is not None:
        return Reference(hit.start, end, UNKNOWN, "protocol-to", 1.0, frozenset({"protocol"}))
    score = _WEAK_WITH_CONTEXT if use.weak else _NAME_SCORES.get(use.rule.split("-")[-1], 0.95)
    return Reference(hit.start, hit.end, use.target, use.rule, score)


def _meant(text: str, hit: NameHit, memory: Memory, found: list[Reference]) -> NameUse | None:
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


def _by_noun(text: str, match: re.Match[str], memory: Memory) -> Reference | None:
    """What "the Covenant", "that Convention", "this Law" refers to; None where it refers to nothing named."""
    start, end = match.span()
    classes = classes_of_noun(match)
    before = text[max(0, start - _NEAR) : start]
    if match["han"] and not _free_standing(before, match):
        return None
    if "protocol" in classes and (protocol := _optional_protocol(text, match, memory)):
        return protocol
    if not match["han"] and not match.group().islower() and is_named(text, start, end):
        return phrase_reference(text, start, end)
    if match["plain"] and not _may_stand(before, match, classes):
        return None
    meant = _resolved(match.group().strip("《》"), before, classes, memory)
    itself = _SELF.search(before) is not None or match.group().startswith("本")
    if meant is None and match["han"] and not itself:
        return None
    slug, rule, score = meant or (UNKNOWN, "itself" if itself else "unresolved", 0.0)
    return Reference(start, end, slug, rule, score, classes)


def _optional_protocol(text: str, match: re.Match[str], memory: Memory) -> Reference | None:
    """ "Its Optional Protocol" is that of the treaty named last, "the Optional Protocol" the one named before."""
    lead = _OPTIONAL.search(text, max(0, match.start() - _NEAR), match.start())
    if lead is None or is_titled(text, match.end()) or _OF_ANOTHER_TREATY.match(text, match.end()):
        return None
    previous = memory.named[-1].slug if memory.named else None
    theirs = lead["its"] or text.startswith(" thereto", match.end())
    slug: str | None = UNKNOWN
    if theirs and previous is not None:
        slug = PROTOCOL_OF.get(previous, UNKNOWN)
    elif not theirs and (slug := memory.last(_PROTOCOL, among=PROTOCOL_OF.values())) is None:
        slug = next((PROTOCOL_OF[home] for home in memory.home if home in PROTOCOL_OF), UNKNOWN)
    start = lead.start("optional")
    known = slug in memory.gazetteer.by_slug
    return Reference(start, match.end(), slug if known and slug else UNKNOWN, "its-protocol", LAST, _PROTOCOL)


def _free_standing(before: str, match: re.Match[str]) -> bool:
    return (
        not before or match.group()[0] in "《本" or before[-1] in _HAN_BEFORE_NOUN or not before[-1].isalnum()
    )


def _may_stand(before: str, match: re.Match[str], classes: frozenset[str]) -> bool:
    """A noun in capitals needs a determiner unless it is one that texts use as a name (Covenant rights).

    Russian has no determiners.
    """
    if _CYRILLIC.match(match.group()):
        return True
    determined = any(p.search(before) for p in (_DETERMINER, _SELF, _SAID))
    if match.group().islower():
        return any(p.search(before) for p in (_SELF, _SAID))
    return determined or (bool(classes & _BARE_ALLOWED) and match["plain"].istitle())


def _resolved(
    noun: str, before: str, classes: frozenset[str], memory: Memory
) -> tuple[str, str, float] | None:
    """The instrument, the rule and the score; the reasons in order of strength."""
    home = memory.at_home(classes)
    if _SAID.search(before) and (last := memory.last(classes)) is not None:
        return last, "said", SAID
    if noun.startswith("本"):
        return (memory.home[0], "this", HOME) if memory.home else None
    if _SELF.search(before):
        home = home or (memory.last(classes) if memory.quoting else None)
        if home is None and not memory.home:
            home = memory.last_here(classes)
        return (home, "this", HOME) if home else None
    if (defined := memory.defined.get(noun.capitalize() if noun.isupper() else noun)) is not None:
        return defined, "defined", DEFINED
    if home is not None:
        return home, "home", HOME
    if (last := memory.last(classes)) is not None:
        return last, "last-named", LAST
    default = memory.default(noun)
    return (default, "alias-alone", DEFAULT) if default else None
