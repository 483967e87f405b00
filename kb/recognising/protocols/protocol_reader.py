"""Which protocol a text means: with its treaty behind it, by its subject, or the one that the text speaks of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.recognising.names.index import NameHit
from kb.recognising.names.name_phrases import is_titled, title_marks
from kb.recognising.names.nouns import classes_of_noun
from kb.recognising.protocols.protocol_subjects import has_other_subject, is_topic_of, topic_at
from kb.recognising.protocols.protocols import Phrase, Suffix, phrase_at, protocol_of
from kb.recognising.references.asides import Asides
from kb.recognising.references.candidates import HAN_OPTIONAL, Candidate, span_of
from kb.recognising.references.memory import Memory
from kb.recognising.references.named_law import UNKNOWN
from kb.recognising.references.noun_references import by_noun
from kb.recognising.references.reference import LAST, NEAR, PROTOCOL, SAID, Reference
from kb.recognising.references.references import HAN_BEFORE_NOUN, by_name, phrase_reference, stands_for_itself
from kb.recognising.tokens.numerals import han
from kb.recognising.treaties.core_treaties import TREATY_OF

_NAME_BEFORE = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+\s+){1,5}")  # "American", before "Convention on Human Rights"
_ANY = re.compile(
    r"\b(?:an?|any|another|every|un|otro|cualquier|algún|quelque|tout)\s\Z"
)  # "or in a protocol"
_CAPITAL = re.compile(r"[A-ZÀ-ÞА-Я]")
_WORD_BETWEEN = re.compile(r"[\u0621-\u064a]\s")  # "البروتوكول الاختياري في القانون"
_HAN_SUBJECT = re.compile(r"(?:联合国)?关于[\u4e00-\u9fff、]{4,30}的?(?:任择|任意)")
_RUSSIAN_TREATY_AND = re.compile(r"(?:Конвенци|Пакт)\w{0,3}\s(?:и|или)\s\Z")
_LONGEST_LINK = 4  # characters between "Protocol to the" and the treaty's name


class ProtocolReader:
    """Reads a protocol, and the treaty whose name stands beside it."""

    def __init__(self, text: str, memory: Memory) -> None:
        self._text, self._memory, self._asides = text, memory, Asides(text)
        self.found: list[Reference] = []

    def _treaty(self, candidate: NameHit | re.Match[str]) -> Reference | None:
        """What a name or a noun means, whatever stands behind it."""
        if isinstance(candidate, NameHit):
            return by_name(self._text, candidate, self._memory, self.found)
        if candidate.group().startswith("该"):
            return self._said_in_chinese(candidate)
        return by_noun(self._text, candidate, self._memory)

    def _said_in_chinese(self, noun: re.Match[str]) -> Reference:
        """该条例 is the law named right before, whether the base holds it or not, and no other."""
        classes, named = classes_of_noun(noun), self._memory.named
        before = [one for one in self.found[-2:] if one.rule != "law-word" or one.end < noun.start()]
        if before:
            slug = before[-1].slug if self._classes(before[-1]) & classes else UNKNOWN
        else:
            last = named[-1].slug if named else self._memory.at_home(classes)
            slug = last if last and self._memory.classes[last] & classes else UNKNOWN
        rule, score = ("said", SAID) if slug else ("unresolved", 0.0)
        return Reference(*noun.span(), slug, rule, score, classes)

    def _with_suffix(self, reference: Reference, suffix: Suffix) -> Reference:
        """The protocol that the words behind a treaty make of it: 《公约》任择议定书."""
        if "protocol" in reference.classes or "protocol" in self._classes(reference):
            return reference
        topic = topic_at(self._text, reference.end)
        slug = topic[0] if topic and topic[1] <= suffix.end else None
        slug = slug or protocol_of(reference.slug, optional=suffix.optional, number=suffix.number)
        return self._protocol_reference(reference.start, suffix.end, slug, reference)

    def _classes(self, reference: Reference) -> frozenset[str]:
        return self._memory.classes.get(reference.slug, frozenset()) if reference.slug else frozenset()

    def _protocol(self, noun: re.Match[str], following: Sequence[Candidate]) -> Reference | None:
        """A protocol: with its treaty behind it, by its subject, or the one that the text speaks of."""
        if noun["han"]:
            return self._han_protocol(noun)
        phrase = phrase_at(self._text, *noun.span())
        if phrase.link is None and _ANY.search(self._text, max(0, phrase.start - NEAR), phrase.start):
            return None
        treaty = self._treaty_behind(phrase, following)
        small = noun.group().islower() and not phrase.optional
        if small and treaty is None and not stands_for_itself(self._text, phrase.start):
            return self._beside_treaty(noun)
        topic = topic_at(self._text, treaty.end if treaty else phrase.end)
        told = (
            phrase.optional or treaty is not None
        )  # "the additional Protocol to the Convention … on the sale"
        if topic is not None and told and self._is_topic(topic, phrase, treaty):
            return self._protocol_reference(phrase.start, topic[1], topic[0], treaty)
        if treaty is None and phrase.link is not None and _CAPITAL.match(self._text, phrase.link):
            return phrase_reference(self._text, phrase.start, phrase.end)
        if treaty is not None:
            slug = (
                None
                if phrase.plural
                else protocol_of(treaty.slug, optional=phrase.optional, number=phrase.number)
            )
            return self._protocol_reference(phrase.start, treaty.end, slug, treaty)
        return self._protocol_alone(noun, phrase)

    def _beside_treaty(self, noun: re.Match[str]) -> Reference | None:
        """The one protocol that a document has named, in "Конвенцию и протокол", or is about, in "the protocol"."""
        if self._memory.at_home(PROTOCOL) is not None:
            return by_noun(self._text, noun, self._memory)
        beside = _RUSSIAN_TREATY_AND.search(self._text, max(0, noun.start() - NEAR), noun.start())
        slug = self._memory.only_one(PROTOCOL) if beside else None
        return Reference(*noun.span(), slug, "last-named", LAST, PROTOCOL) if slug else None

    def _is_topic(self, topic: tuple[str, int], phrase: Phrase, treaty: Reference | None) -> bool:
        """Whether the subject behind a protocol's name is that of the protocol, and no other treaty's."""
        slug, end = topic
        treaties = [treaty.slug] if treaty is not None and treaty.slug else []
        subject = self._text[phrase.end : end]
        homes = [TREATY_OF.get(home, home) for home in self._memory.home]
        return self._held(slug) and (
            is_topic_of(slug, subject, treaties) or (not treaties and is_topic_of(slug, subject, homes))
        )

    def _treaty_behind(self, phrase: Phrase, following: Sequence[Candidate]) -> Reference | None:
        """The treaty whose name stands where the protocol's words lead."""
        if phrase.link is None:
            return None
        for candidate in following:
            start = span_of(candidate)[0]
            if start > phrase.link + _LONGEST_LINK and not _NAME_BEFORE.fullmatch(
                self._text, phrase.link, start
            ):
                return None
            if start < phrase.end or isinstance(candidate, Reference):
                continue
            if _WORD_BETWEEN.search(self._text, phrase.link, start):
                return None
            return self._treaty(candidate)
        return None

    def _protocol_alone(self, noun: re.Match[str], phrase: Phrase) -> Reference | None:
        """ "Its Optional Protocol" is that of the treaty named last, "the Optional Protocol" the one named before."""
        if not phrase.optional and has_other_subject(self._text, phrase.end):
            return phrase_reference(self._text, phrase.start, phrase.end)
        if is_titled(self._text, phrase.end) or not phrase.optional:
            found = None if phrase.plural else by_noun(self._text, noun, self._memory)
            numbered = found is not None and not found.slug and phrase.number is not None
            return replace(found, treaty=self._numbering_treaty()) if found and numbered else found
        memory, previous = self._memory, self._treaty_named_last()
        slug = None
        if phrase.theirs and previous is not None:
            slug = protocol_of(previous, optional=True, number=phrase.number)
        elif not phrase.theirs or (not memory.named and not phrase.plural):
            slug = self._protocol_named_before(phrase)
        parent = previous if phrase.theirs else next(iter(memory.home), None)
        treaty = Reference(phrase.start, phrase.end, parent, "its-protocol", LAST) if parent else None
        return self._protocol_reference(
            phrase.start, phrase.end, None if phrase.plural else slug, treaty, "its-protocol"
        )

    def _numbering_treaty(self) -> str:
        """The convention whose "Protocol No. 1" is named without it: the document's own, or the one named last."""
        convention = frozenset({"convention"})
        return self._memory.at_home(convention) or self._memory.last(convention) or UNKNOWN

    def _treaty_named_last(self) -> str | None:
        """The instrument named last, or the treaty of the protocol named last; UNKNOWN, or None."""
        previous = self._memory.named[-1].slug if self._memory.named else None
        return TREATY_OF.get(previous, previous) if previous else previous

    def _protocol_named_before(self, phrase: Phrase) -> str | None:
        memory = self._memory
        if phrase.number is None and (own := next((home for home in memory.home if home in TREATY_OF), None)):
            return own
        if phrase.number is None and (last := memory.last(PROTOCOL, among=TREATY_OF)) is not None:
            return last or None
        homes = [home for home in memory.home if home not in TREATY_OF]
        if phrase.number is not None and not memory.home:
            named = (one.slug for one in reversed(memory.named) if one.slug in TREATY_OF)
            homes = [TREATY_OF[last]] if (last := next(named, None)) else []
        if not memory.home and (treaty := memory.only_treaty(TREATY_OF.values())) is not None:
            homes = [treaty]
        found = (protocol_of(home, optional=True, number=phrase.number) for home in homes)
        return next((slug for slug in found if slug), None)

    def _han_protocol(self, noun: re.Match[str]) -> Reference | None:
        """《任择议定书》 alone, which is that of the document's treaty; other 议定书 are names or nothing."""
        start, end = noun.span()
        lead = HAN_OPTIONAL.search(self._text, max(0, start - 6), start)
        whole = noun.group().startswith("《任择")
        if (titled := self._titled_by_subject(start, end)) is not None:
            return titled
        if lead is None and not whole:
            return by_noun(self._text, noun, self._memory)
        begin = lead.start() if lead else start
        theirs = self._text[begin - 1 : begin] == "其"
        numbered = lead is not None and lead["alone"] is not None
        if (
            not (whole or theirs or numbered)
            and self._text[begin - 1 : begin] not in {"《", ""}
            and self._text[begin - 1] not in HAN_BEFORE_NOUN
        ):
            return None
        if self._text[begin - 1 : begin] == "《" and self._text[end : end + 1] == "》":
            begin, end = begin - 1, end + 1
        number = han(lead["number"] or lead["alone"] or "") if lead else None
        phrase = Phrase(begin, end, None, True, theirs, False, number)
        previous = self._treaty_named_last() if theirs else None
        if previous is not None:
            slug = protocol_of(previous, optional=True, number=number)
        else:
            slug = self._protocol_named_before(phrase)
        return self._protocol_reference(begin, end, slug, None, "its-protocol")

    def _titled_by_subject(self, start: int, end: int) -> Reference | None:
        """《关于买卖儿童问题的任择议定书》, whose subject alone is its title."""
        marks = title_marks(self._text, start, end)
        if marks is None or not _HAN_SUBJECT.fullmatch(self._text, marks[0], start) or marks[1] != end:
            return None
        topic = topic_at(self._text, marks[0])
        if topic is None or topic[1] > start or not self._held(topic[0]):
            return None
        return Reference(*marks, topic[0], "protocol-to", SAID, PROTOCOL, TREATY_OF[topic[0]])

    def _held(self, slug: str | None) -> bool:
        return slug in self._memory.gazetteer.by_slug

    def _protocol_reference(
        self, start: int, end: int, slug: str | None, treaty: Reference | None, rule: str = "protocol-to"
    ) -> Reference:
        """The protocol that is held, or an unknown one, with the treaty that it belongs to."""
        parent = treaty.slug if treaty else ""
        if slug is not None and self._held(slug):
            score = LAST if treaty is None else min(0.95, treaty.score)
            return Reference(start, end, slug, rule, score, PROTOCOL, parent)
        return Reference(start, end, UNKNOWN, rule, 1.0, PROTOCOL, parent)
