"""The references and sentences around the citations of one text: what is named beside, before, in the same sentence."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kb.recognising.belonging.gap_subjects import tells_source, tells_subject
from kb.recognising.belonging.gaps import fits
from kb.recognising.belonging.paths import fitted, units_of
from kb.recognising.citations.citation import Citation
from kb.recognising.references.memory import Memory
from kb.recognising.references.reference import Reference
from kb.recognising.tokens.keywords import PARAGRAPH, RECITAL
from kb.recognising.treaties.core_treaties import TREATY_OF
from kb.recognising.writing.sentences import Sentences

_NEXT_SOURCE = re.compile(r"[;；؛]")
_BRACKET_AROUND = re.compile(r"[\"”»]?\s?[)）\]]")
_BRACKET_BEFORE = re.compile(r"\s?\(")
# "ACHR art 11": of a treaty that is not held, unless the abbreviation is that of the article before it
_ACRONYM_BEFORE = re.compile(
    r"(?<![\w-])(?<![\d)]\s)(?!(?:AND|FOR|THE|UNDER|WITH)\b)[A-ZА-ЯЁ]{3,7}\s(?P<bracket>\(?)\Z"
)
_SMALL_ARTICLE = re.compile(r"[Aa]rt(?:s?\b|icles?\b)|[Сс]т(?:\.|ат)")
_LONGEST_ACRONYM = 9  # characters, with what stands around it
_DASH = re.compile(r"\s[-–—]\s")
_NEAR_NAME = 6  # characters between a name and its abbreviation
_MOST_LOOKED_AT = 60  # references of one sentence
_NO_LAW_OF_ITS_OWN = frozenset({"itself", "general-comment"})


class Surroundings:
    """Answers about places of a text by its references, which are in the order of the text; each look is bounded."""

    def __init__(self, text: str, references: Sequence[Reference], memory: Memory) -> None:
        self.text, self.references, self.memory = text, references, memory
        self.starts = [reference.start for reference in references]
        self.sentences = Sentences(text)

    def behind(self, end: int) -> Reference | None:
        """The reference that the words behind a citation lead to."""
        place = bisect_left(self.starts, end)
        if place == len(self.starts):
            return None
        name = self.references[place]
        dashed = name.rule == "instrument-acronym" and _DASH.fullmatch(self.text, end, name.start)
        alone = dashed or (name.rule == "instrument-acronym" and self._is_alone_in_bracket(end, name))
        return name if alone or fits(self.text, end, name.start, "after") else None

    def _is_alone_in_bracket(self, end: int, name: Reference) -> bool:
        """Whether a bracket behind a place holds a name and nothing else: "Art. 17 (ICCPR)"."""
        opened = _BRACKET_BEFORE.fullmatch(self.text, end, name.start)
        return opened is not None and self.text[name.end : name.end + 1] == ")"

    def behind_subject(self, end: int) -> Reference | None:
        """The reference behind words on what a citation is about: "article 19 on freedom of expression of the …"."""
        after = self.following(end)
        return after if after is not None and tells_subject(self.text, end, after.start) else None

    def before(self, start: int) -> Reference | None:
        """The last reference before a place, however far."""
        place = bisect_left(self.starts, start) - 1
        return self.references[place] if place >= 0 else None

    def past_bracket(self, name: Reference) -> int:
        """The end of a name, or of the bracket around it where that repeats the name before: "(ICCPR)"."""
        first = self.before(name.start)
        bracket = _BRACKET_AROUND.match(self.text, name.end)
        again = first is not None and first.slug == name.slug and self.is_repeated(first, name)
        return bracket.end() if bracket and again else name.end

    def is_repeated(self, first: Reference, name: Reference) -> bool:
        """Whether a name stands right behind the first, or behind what a footnote says of that one's source."""
        return name.start - first.end <= _NEAR_NAME or tells_source(self.text, first.end, name.start)

    def following(self, place: int) -> Reference | None:
        """The next reference from a place on."""
        after = bisect_left(self.starts, place)
        return self.references[after] if after < len(self.references) else None

    def is_behind_acronym(self, start: int, *, bracket: bool = False) -> bool:
        """Whether an abbreviation that is no reference stands right before an article: "ACHR art 11".

        With `bracket` also "ACHR (art. 11)", where the abbreviation may be a word of the sentence as well.
        """
        if not _SMALL_ARTICLE.match(self.text, start):
            return False
        acronym = _ACRONYM_BEFORE.search(self.text, max(0, start - _LONGEST_ACRONYM - 2), start)
        if acronym is None or (acronym["bracket"] and not bracket):
            return False
        last = self.before(start)
        return last is None or last.end <= acronym.start()

    def before_in_sentence(self, start: int) -> Reference | None:
        """The last reference before a place in the same sentence."""
        last = self.before(start)
        return last if last is not None and self.sentences.same(last.start, start) else None

    def spoken_of(self, start: int) -> Reference | None:
        """The law that was named last before a place; "this Act" and general comments aside."""
        first = bisect_left(self.starts, start) - 1
        for place in range(first, max(-1, first - _MOST_LOOKED_AT), -1):
            if self.references[place].rule not in _NO_LAW_OF_ITS_OWN:
                return self.references[place]
        return None

    def others_in_sentence(self, citation: Citation, slug: str, *, behind: bool = True) -> bool:
        """Whether the sentence of a citation names a law, held or not, that is another and may have what is cited.

        `behind` says whether those named behind the citation count too.
        """
        end = self.sentences.end(citation.end - 1)
        place = bisect_left(self.starts, citation.start)
        first = max(bisect_left(self.starts, self.sentences.begin(citation.start)), place - _MOST_LOOKED_AT)
        for reference in self.references[first : place + (_MOST_LOOKED_AT if behind else 0)]:
            if end is not None and reference.start >= end:
                return False
            if reference.slug == slug or reference.rule in _NO_LAW_OF_ITS_OWN:
                continue
            if reference.start > citation.start and slug in {reference.treaty, TREATY_OF.get(reference.slug)}:
                continue  # the treaty's own protocol, named later on
            if not reference.slug or self.has(reference.slug, citation.unit):
                return True
        return False

    def has(self, slug: str, unit: str) -> bool:
        """Whether an instrument is numbered by this unit ("" for paragraphs alone), or may be."""
        entry = self.memory.gazetteer.by_slug.get(slug)
        if entry is None or unit == RECITAL:
            return unit != ""
        return (unit or PARAGRAPH) in units_of(entry)

    def lacks(self, slug: str, citation: Citation) -> bool:
        """Whether an instrument of the base has not all the provisions of a list."""
        entry = self.memory.gazetteer.by_slug[slug]
        return any(fitted(entry, citation.unit, one.path).refused for one in citation.cited)

    def may_own(self, reference: Reference, citation: Citation) -> bool:
        """Whether a citation may belong to a reference: paragraphs alone go with what is numbered by paragraphs."""
        entry = self.memory.gazetteer.by_slug.get(reference.slug)
        if not citation.unit:
            return PARAGRAPH in units_of(entry) if entry else reference.rule == "general-comment"
        return reference.rule != "general-comment" and (entry is None or units_of(entry) != (PARAGRAPH,))

    def last_source(self, start: int, end: int, cited: Sequence[tuple[int, str]]) -> str | None:
        """The law that the last source between two places is; None where that is no law of ours.

        `cited` are places in order with the slugs of what is cited there. Semicolons and sentences part sources.
        """
        if not self.references and not cited:
            return None
        cut = max(start, self.sentences.begin(max(start, end - 2)))
        for stop in _NEXT_SOURCE.finditer(self.text, cut, max(cut, end - 1)):
            cut = stop.end()
        named = self.before(end)
        slugs = [named.slug] if named is not None and named.start >= cut else []
        place = bisect_left(cited, (end, "")) - 1
        if place >= 0 and cited[place][0] >= cut:
            slugs.append(cited[place][1])
        return slugs[-1] if slugs else None
