"""What "the Covenant", "that Convention" or "this Law" refers to: an instrument named before, or the document's own."""

import re

from kb.recognising.names.name_phrases import is_named, is_titled, title_marks
from kb.recognising.names.nouns import classes_of_noun
from kb.recognising.references.guards import longer_law_end
from kb.recognising.references.memory import Memory
from kb.recognising.references.named_law import UNKNOWN
from kb.recognising.references.reference import DEFAULT, DEFINED, HOME, LAST, NEAR, PROTOCOL, SAID, Reference
from kb.recognising.references.references import SAID_BEFORE, SELF_BEFORE, free_standing, phrase_reference

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
_ARABIC_DEFINITE = re.compile(r"[وف]?(?:[بلك]?ال|لل)")
_EASTERN = re.compile(r"[А-Яа-я\u0621-\u064a]")  # of a text that bears the title, or that names no other
_RUSSIAN_UNITED_NATIONS = re.compile(r"\sООН(?!\w)(?!\s(?:об?|обо|по|против|для|\d))")
_CYRILLIC = re.compile(r"[А-Яа-я]")
_SECTION_BEFORE = re.compile(
    r"\b(?:[Ss]ections?|[Ss]{1,2}\.)\s\d{1,2}[\d()a-z, ]{0,16}(?:and\s\d+\s)?of\sthe\s\Z"
)
_FRAMEWORK = re.compile(r"\b(?:[Tt]he|binding|[Tt]his)\sFramework\s\Z")
_OF_THE_UN = re.compile(r"\b(?:UN|U\.N\.|United\sNations)\s\Z")
_TITLE_BEHIND = re.compile(r"\s(?:(?i:on|against|for|concerning|regarding|relating|relative|of)\b|[A-Z])")


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
    itself = SELF_BEFORE.search(before) is not None or match.group().startswith("本")
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


def _may_stand(before: str, match: re.Match[str], classes: frozenset[str]) -> bool:
    """A noun in capitals needs a determiner unless it is one that texts use as a name (Covenant rights).

    Russian has no determiners.
    """
    if match.group().islower():
        if before.endswith("such "):
            return False  # "no such regulation"
        return any(p.search(before) for p in (SELF_BEFORE, SAID_BEFORE))
    if _CYRILLIC.match(match.group()):
        return True
    determined = any(p.search(before) for p in (_DETERMINER, SELF_BEFORE, SAID_BEFORE))
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
    if SAID_BEFORE.search(before) and (last := memory.last(classes)) is not None:
        return last, "said", SAID
    if noun.startswith("本"):
        return (memory.home[0], "this", HOME) if memory.home else None
    if SELF_BEFORE.search(before):
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
