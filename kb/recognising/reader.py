"""Reads the passages of one document one after another and says what each mentions."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.recognising.answers import Answer
from kb.recognising.belonging.attaching import Attaching
from kb.recognising.citations.citation import Citation
from kb.recognising.citations.citations import find_citations
from kb.recognising.dates import find_dates
from kb.recognising.gazetteer import Gazetteer
from kb.recognising.mentions import Mention, MentionKind, Recognised
from kb.recognising.names.general_comments import find_comments
from kb.recognising.names.index import NameHit
from kb.recognising.names.labels import find_labels
from kb.recognising.names.misquoted import misquoted_titles
from kb.recognising.names.other_laws import find_other_laws
from kb.recognising.references.candidates import candidates
from kb.recognising.references.defined_names import defined_names
from kb.recognising.references.guiding_principles import guiding_principles
from kb.recognising.references.memory import Memory
from kb.recognising.references.named_law import UNKNOWN
from kb.recognising.references.reference import Reference
from kb.recognising.references.reference_reader import ReferenceReader
from kb.recognising.symbols.symbols import find_symbols
from kb.recognising.told_by_names import names_another, places, resolving, unions, whole_name
from kb.recognising.treaties.core_treaties import UNITED_NATIONS, WATCHED_BY_SYMBOL
from kb.recognising.writing.arabic import in_arabic_letters, in_order, with_paragraphs
from kb.recognising.writing.cyrillic import in_latin_marks
from kb.recognising.writing.footnotes import without_marks
from kb.recognising.writing.han import simplified

_QUOTED_HEADING = re.compile(r"[\"“„«][^\"“”«»]{1,40}[\"”»]")  # "Article 19, paragraph 2" in its marks
_QUOTATION_MARKS = frozenset('"“"«„')


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text mentions, and the places of all citations and names of laws in it."""

    answer: Recognised
    covered: tuple[tuple[int, int], ...]


class Reader:
    """Reads the passages of one document in their order, so that "the Covenant" is the one that was named before.

    `home` are the instruments (slugs) that the document is about: those whose text it is, or whose treaty body or
    court wrote it (see `core_treaties.watched`). `title` is read first, without an answer. `known` are instruments
    whose short acronyms ("CAT") need no words around them to be meant.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        *,
        language: str = "en",
        home: Iterable[str] = (),
        title: str = "",
        known: Iterable[str] = (),
    ) -> None:
        self._gazetteer, self._language = gazetteer, language
        self._memory = Memory.about(gazetteer, home)
        self._memory.established.update(known)
        if title:
            self.read(title)

    def read(self, text: str) -> Recognised:
        """What the next passage mentions. Never raises; the time is linear in the text."""
        return self.explain(text).answer

    def explain(self, text: str) -> Reading:
        """The same with the places of the citations and names that the answer rests on."""
        memory, gazetteer, written = self._memory, self._gazetteer, text
        text = in_latin_marks(with_paragraphs(in_order(in_arabic_letters(simplified(without_marks(text))))))
        memory.begin(text[:1] in _QUOTATION_MARKS and not _QUOTED_HEADING.match(text))
        words = gazetteer.index.words(text)
        hits = misquoted_titles(words, list(gazetteer.index.find(words)), gazetteer)
        memory.places.update(places(hits))
        memory.unions.update(unions(hits, gazetteer))
        memory.united_nations |= any(use.target in UNITED_NATIONS for hit in hits for use in hit.uses)
        homes = [gazetteer.comments.treaty_of(home) or home for home in memory.home]
        bodies = homes or list(filter(None, [memory.only_treaty(WATCHED_BY_SYMBOL.values())]))
        comments = find_comments(words, hits, gazetteer.comments, bodies)
        citations = find_citations(words, [(one.start, one.end) for one in comments])
        symbols = list(find_symbols(words, gazetteer, resolving(hits, memory)))
        others = _others(text, symbols, cited=bool(citations))
        others += defined_names(text, hits, others, memory)
        others += guiding_principles(text, hits, memory)
        spans = [(one.start, one.end) for one in citations]
        named = candidates(words, _outermost(hits), comments, others, spans)
        references = ReferenceReader(text, memory).read(named)
        attaching = Attaching(text, references, memory)
        attached = attaching.attach(_outside(citations, references))
        memory.source = attaching.last_source()
        memory.titled = whole_name(text, references)
        if not citations and not memory.home and memory.only_law():
            memory.speaks_of_others = names_another(text, references)
        answer = Answer(gazetteer, written)
        for one in attached:
            answer.add_citation(one)
        taken = {one.reference for one in attached if one.reference is not None}
        taken |= attaching.repeated()
        taken -= attaching.spoken_of()
        for reference in references:
            if reference not in taken:
                answer.add_reference(reference)
        answer.mentions += [one for one in symbols if one.kind is MentionKind.SYMBOL]
        answer.mentions += find_labels(words, hits, references, memory)
        answer.mentions += find_dates(text)
        covered = [(one.citation.start, one.citation.end) for one in attached]
        covered += [(reference.start, reference.end) for reference in references]
        return Reading(answer.finished(), tuple(sorted(covered)))


def recognise(
    text: str, gazetteer: Gazetteer, *, language: str = "en", context: Reader | None = None
) -> Recognised:
    """What one text mentions: provisions, instruments, institutions, concepts, UN symbols, dates.

    `context` is the reader of the document that the text belongs to, if earlier passages were read with it; without
    one the text stands alone. All places count Unicode code points of the text as given.
    """
    reader = context if context is not None else Reader(gazetteer, language=language)
    return reader.read(text)


def _outermost(hits: Sequence[NameHit]) -> list[NameHit]:
    """The names of instruments, without those inside a longer one, and without bodies' names that contain them."""
    kept: list[NameHit] = []
    for hit in hits:
        uses = tuple(use for use in hit.uses if use.kind is MentionKind.INSTRUMENT)
        if not uses or (kept and hit.start < kept[-1].end and hit.end <= kept[-1].end):
            continue
        if kept and hit.start == kept[-1].start:
            kept.pop()
        kept.append(NameHit(hit.first, hit.last, hit.start, hit.end, uses))
    return kept


def _others(text: str, symbols: Sequence[Mention], *, cited: bool) -> list[Reference]:
    """Instruments named by their symbols, and, beside citations, the laws that only their words give away."""
    found = [
        Reference(one.start, one.end, one.target, one.rule, one.score)
        for one in symbols
        if one.kind is MentionKind.INSTRUMENT
    ]
    if cited:
        found += [Reference(start, end, UNKNOWN, "law-word", 0.0) for start, end in find_other_laws(text)]
    return found


def _outside(citations: Sequence[Citation], references: Sequence[Reference]) -> list[Citation]:
    """The citations that are no part of a name ("General comment No. 34: Article 19")."""
    starts = [reference.start for reference in references]
    kept = []
    for citation in citations:
        before = bisect_right(starts, citation.start) - 1
        if before < 0 or references[before].end <= citation.start:
            kept.append(citation)
    return kept
