"""What a name or a noun refers to: an instrument of the base, one named before, or one that the base does not hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.recognising.names.index import NameHit, NameUse
from kb.recognising.names.name_phrases import is_glued, is_named, is_titled, phrase_around, title_marks
from kb.recognising.names.nouns import CLASSES, NOUN, classes_of_noun
from kb.recognising.references.guards import belongs_to_longer_name, has_context, longer_law_end
from kb.recognising.references.memory import UNKNOWN, Memory
from kb.recognising.references.protocols import phrase_at, protocol_of
from kb.recognising.treaties.core_treaties import TREATY_OF

# Short references are surer the closer they hold to what the text itself said.
DEFINED, HOME, SAID, LAST, DEFAULT = 0.9, 0.85, 0.8, 0.7, 0.5
_NAME_SCORES = {"title": 1.0, "short": 0.98, "alias": 0.95, "acronym": 0.95}
_WEAK_WITH_CONTEXT = 0.85
PROTOCOL = frozenset({"protocol"})

_SELF = re.compile(
    r"(?:\b(?:this|the present|present|est[ae]|(?:la |el )?presente|(?:la |le )?présente?|настоящ\w+)\s+"
    r"|\b(?:هذا|هذه)\s+|本)\Z",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:\b(?:the (?:said|same|latter|above-mentioned|aforementioned|aforesaid)|said|that|same|such|dich[ao]|"
    r"(?:la |el )?(?:citad[ao]|mism[ao]|mencionad[ao]|referid[ao])|ladite|ledit|dudit|cette même|ce même|"
    r"указанн\w+|данн\w+|эт\w+|упомянут\w+)\s+|[该上]述?)\Z",
    re.IGNORECASE,
)
# "Cette Charte", "l'article 10 de cette convention"; of a declaration, a State's own as likely.
_FRENCH_THIS = re.compile(r"\b[Cc](?:ette|e) \Z")
_OF_FRENCH_THIS = re.compile(r"\d\sde\sc(?:ette|e) \Z")
_SAID_BEHIND = re.compile(
    r"\s(?:précité|susvisé|susmentionné|susdit|antes\scitad[oa]|supracitad[oa]|arriba\scitad[oa])e?(?!\w)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:\b(?:the|both|la|el|le|del|al|du|au)\s+|\bde la\s+|[dl]['’])\Z", re.IGNORECASE)
_SMALL_WITH_ARTICLE = re.compile(r"\b(?:[Ll]a|[Ee]l|[Dd]el|[Aa]l|[Ll]e|[Dd]u|[Aa]u|[Tt]he)\s+\Z")
_ENGLISH_ARTICLE = re.compile(r"\b[Tt]he\s+\Z")
# "La convention." and "la charte reconnaît": no word behind it says which one.
_STANDS_ALONE = re.compile(
    r"\s*(?:[.,;:()»”]|\Z)|\s(?:et|y|e|ou|o|ne|no|n['’]|a|ha|est|es|sont|fut|fue|peut|puede|doit|debe|figur\w+|prévoi\w+|prevé|"
    r"oblige|obliga|établi\w+|establec\w+|garanti\w+|reconnaî\w+|reconoc\w+|exige|impose|impone|interdi\w+|prohíbe|prot[èe]ge|"
    r"and|or|is|was|are|has|had|does|did|shall|will|may|must|can|came|comes|contains?|allows?|applies|prohibits?|defines?|enters?|entered|provides?|requires?|reads?|states?|itself|which|as|in|by|"
    r"dispose|dispone|consacre|consagra|défini\w+|define|énonce|enuncia|stipule|contient|contiene|permet|permite)(?!\w)"
)
_BARE_ALLOWED = frozenset({"covenant", "convention", "charter", "declaration", "constitution"})
HAN_BEFORE_NOUN = frozenset("据照反合和与及的在对入准为由受于从循加《（(，。、；：本该依按行守了给到称")
_HAN_BEFORE_ROOT = frozenset("基日资根原文版样标")  # 基本规定, 日本法: no "this"
_ARABIC_DEFINITE = re.compile(r"[وف]?(?:[بلك]?ال|لل)")
_EASTERN = re.compile(r"[А-Яа-я\u0621-\u064a]")  # of a text that bears the title, or that names no other
_RUSSIAN_UNITED_NATIONS = re.compile(r"\sООН(?!\w)(?!\s(?:об?|обо|по|против|для|\d))")
_CYRILLIC = re.compile(r"[А-Яа-я]")
_SECTION_BEFORE = re.compile(
    r"\b(?:[Ss]ections?|[Ss]{1,2}\.)\s\d{1,2}[\d()a-z, ]{0,16}(?:and\s\d+\s)?of\sthe\s\Z"
)
_NOUN_BEHIND = re.compile(r"\s(?P<noun>Convention|Covenant|Charter|Declaration)\b(?!\s[A-ZÀ-Þ])")
_FRAMEWORK = re.compile(r"\b(?:[Tt]he|binding|[Tt]his)\sFramework\s\Z")
_OF_THE_UN = re.compile(r"\b(?:UN|U\.N\.|United\sNations)\s\Z")
_TITLE_BEHIND = re.compile(r"\s(?:(?i:on|against|for|concerning|regarding|relating|relative|of)\b|[A-Z])")
# "Протокол о внесении изменений в Конвенцию …"
_AMENDED_BY = re.compile(
    r"(?:[Пп]ротокол\w{0,3}\s(?:№\s?\d+\s)?(?:(?:CETS|ETS|СДСЕ|СЕД)\s№\s?\d+\s)?о\sвнесении\sизменений\s(?:и\sдополнений\s)?в|\b[Pp]rotocol\s(?:No\.\s?\d+\s)?amending(?:\sthe)?)\s\Z"
)
_OP_BEFORE = re.compile(r"\bOP\s+(?:to\s+)?(?:the\s+)?\Z|\bФП\s+к\s+\Z")
NEAR = 40  # characters that a look to the left takes


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to an instrument at `start:end`: its slug, or UNKNOWN with the name as written.

    `treaty` is the treaty (slug) whose protocol an unknown one is; `name` is the name that a queue counts it by, ""
    where that is the words as written.
    """

    start: int
    end: int
    slug: str
    rule: str
    score: float
    classes: frozenset[str] = frozenset()
    treaty: str = ""
    name: str = ""


def stands_for_itself(text: str, start: int) -> bool:
    """Whether "this" or "the said" stands before a place."""
    before = text[max(0, start - NEAR) : start]
    return _SELF.search(before) is not None or _SAID.search(before) is not None


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


def by_noun(text: str, match: re.Match[str], memory: Memory) -> Reference | None:
    """What "the Covenant", "that Convention", "this Law" refers to; None where it refers to nothing named."""
    start, end = match.span()
    classes = classes_of_noun(match)
    before = text[max(0, start - NEAR) : start]
    french = (_OF_FRENCH_THIS if match.group().islower() else _FRENCH_THIS).search(before)
    if (french and classes != {"declaration"}) or _SAID_BEHIND.match(text, end):
        before = "said "  # "la convention précitée", as "ladite convention"
    if match["han"] and not free_standing(before, match):
        return None
    if match["han"] and (longer := longer_law_end(text, end)) is not None:
        return Reference(start, longer, UNKNOWN, "unknown-name", 1.0)
    if classes == {"convention"} and _OF_THE_UN.search(before) and not _TITLE_BEHIND.match(text, end):
        own = memory.of_united_nations()
        return (
            Reference(start, end, own, "united-nations", LAST, classes)
            if own
            else phrase_reference(text, start, end)
        )
    if classes == {"charter"} and _OF_THE_UN.search(before) and "un-charter" in memory.gazetteer.by_slug:
        return Reference(start, end, "un-charter", "instrument-alias", SAID, classes)
    if _SECTION_BEFORE.search(before) and "charter" in classes:
        memory.define(match.group(), UNKNOWN)  # a State's: those of the base have articles
    if _is_named(text, match) and not _is_homes_own(text, match, memory):
        return phrase_reference(text, start, end)
    if (
        match["plain"]
        and not _may_stand(before, match, classes)
        and not _is_small(text, match, before, memory)
    ):
        return None
    if match["arabic"] and not _ARABIC_DEFINITE.match(match.group()):
        return None  # "a convention"
    meant = resolved(match.group().strip("《》"), before, classes, memory)
    if meant is None and match["arabic"] and classes == {"declaration"}:
        return None  # a State's declaration, as likely as an instrument
    if meant is None and _EASTERN.match(match.group()) and classes == {"regulation"}:
        return None  # the rules of procedure of somebody
    itself = _SELF.search(before) is not None or match.group().startswith("本")
    if meant is None and match["han"] and not itself and not match.group().startswith("《"):
        return None
    slug, rule, score = meant or (UNKNOWN, "itself" if itself else "unresolved", 0.0)
    return Reference(start, end, slug, rule, score, classes)


def _is_homes_own(text: str, noun: re.Match[str], memory: Memory) -> bool:
    """Whether "the Framework Convention" or "Конвенция ООН" without more is the document's own."""
    if not _FRAMEWORK.search(text, max(0, noun.start() - NEAR), noun.start()):
        return _is_homes_in_russian(text, noun, memory)
    home = memory.at_home(classes_of_noun(noun))
    names = memory.gazetteer.by_slug[home].names if home else ()
    framed = any(f"Framework {noun.group()}" in name.text for name in names)
    return framed and not is_titled(text, noun.end())


def _is_homes_in_russian(text: str, noun: re.Match[str], memory: Memory) -> bool:
    """Whether "Конвенция ООН" without more stands in a document about a treaty of the world."""
    if not _RUSSIAN_UNITED_NATIONS.match(text, noun.end()):
        return False
    home = memory.at_home(classes_of_noun(noun))
    return home is not None and memory.gazetteer.by_slug[home].jurisdiction == "world"


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Whether the noun is part of the name of an instrument that the base does not hold."""
    start, end = match.span()
    if match["han"]:
        return not match.group().startswith("《") and title_marks(text, start, end) not in {
            None,
            (start, end),
        }
    return not match.group().islower() and is_named(text, start, end)


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


def _may_stand(before: str, match: re.Match[str], classes: frozenset[str]) -> bool:
    """A noun in capitals needs a determiner unless it is one that texts use as a name (Covenant rights).

    Russian has no determiners.
    """
    if match.group().islower():
        if before.endswith("such "):
            return False  # "no such regulation"
        return any(p.search(before) for p in (_SELF, _SAID))
    if _CYRILLIC.match(match.group()):
        return True
    determined = any(p.search(before) for p in (_DETERMINER, _SELF, _SAID))
    return determined or (bool(classes & _BARE_ALLOWED) and match["plain"].istitle())


def _is_small(text: str, match: re.Match[str], before: str, memory: Memory) -> bool:
    """Whether it is "la convención", in small letters, in a document that is about one or names one alone."""
    classes = classes_of_noun(match)
    if match.group().startswith("регламент"):
        only = memory.only_law()  # else the rules of procedure of somebody
        return only is not None and bool(memory.classes.get(only, frozenset()) & classes)
    if match.group().islower() and _CYRILLIC.match(match.group()):
        return (memory.only_one(classes) or memory.at_home(classes)) is not None
    small = match.group().islower() and _SMALL_WITH_ARTICLE.search(before) is not None
    if not small or not _STANDS_ALONE.match(text, match.end()):
        return False
    if _ENGLISH_ARTICLE.search(before):
        if memory.meant_by(match.group()):
            return True
        only = memory.only_one(classes)  # a declaration is a State's, as likely as one of ours
        return classes != {"declaration"} and (only or memory.at_home(classes)) is not None
    default = memory.default(match.group()) if memory.home else None
    return (memory.at_home(classes) or memory.only_one(classes) or default) is not None


def resolved(
    noun: str, before: str, classes: frozenset[str], memory: Memory
) -> tuple[str, str, float] | None:
    """The instrument, the rule and the score; the reasons in order of strength."""
    home = memory.at_home(classes)
    if _SAID.search(before) and (last := memory.last(classes)) is not None:
        return last, "said", SAID
    if noun.startswith("本"):
        return (memory.home[0], "this", HOME) if memory.home else None
    if _SELF.search(before):
        home = home or (memory.last(classes) if memory.quoting else None) or memory.treaty_of_home(classes)
        if home is None and not memory.home:
            home = memory.last_here(classes) or memory.only_convention(classes)
            eastern = (noun == "公约" or _EASTERN.match(noun)) and classes & (_BARE_ALLOWED | PROTOCOL)
            if home is None and eastern and (only := memory.only_one(classes)):
                return only, "this", LAST
        return (home, "this", HOME) if home else None
    if (defined := memory.meant_by(noun)) is not None:
        return defined, "defined", DEFINED
    if home is not None:
        return home, "home", HOME
    if (treaty := memory.treaty_of_home(classes)) is not None:
        return treaty, "home", LAST
    if (last := memory.last(classes)) is not None:
        return last, "last-named", LAST
    if (treaty := memory.treaty_of_protocols(classes)) is not None:
        return treaty, "last-named", LAST
    default = memory.default(noun)
    return (default, "alias-alone", DEFAULT) if default else None
