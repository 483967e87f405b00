"""Which instrument a citation belongs to: the name after it, the name before it, its neighbour, the document.

The reasons in order of strength: "article 17 of the Covenant"; "ICCPR, art. 17"; a neighbour in "articles 6 and 7 and
article 14 of the Covenant"; then what `guessing` says.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.recognising.belonging.attached import Attached
from kb.recognising.belonging.gap_subjects import tells_source
from kb.recognising.belonging.numbers_behind import with_numbers_behind_names
from kb.recognising.belonging.shared_articles import SharedArticles
from kb.recognising.citations.citation import Citation
from kb.recognising.references.reference import Reference
from kb.recognising.tokens.keywords import ARTICLE

_IN_BRACKET = re.compile(r"\s?[(（][\"“«„]?\s?")
_PARTS_BEHIND = re.compile(r",?\s")
_PARTS_OF = re.compile(
    r"\s?(?:\s(?:of|de|du|del|из)\s|(?:above|below|supra|infra|ci-dessus|выше|\w+\s(?:above|below)))",
    re.IGNORECASE,
)
_RUSSIAN_CLAUSE = re.compile(
    r",?\sстать[яиюе]\s\d{1,3}\s(?:котор(?:ой|ого|ых)|[а-яё]{3,}(?:ла|лась|ит|ет|ют|ится|ется))(?![а-яё])"
)
_BY_NAME = frozenset({"article-of", "named-before"})


class Attaching(SharedArticles):
    """Finds the instruments of the citations of one text, in order; the memory keeps what was cited."""

    def attach(self, citations: Sequence[Citation]) -> list[Attached]:
        """The citations with their instruments, in the order of the text."""
        citations = with_numbers_behind_names(citations, self._around)
        self._starts = [citation.start for citation in citations]
        named = [self._by_name(citation) for citation in citations]
        self._spread(citations, named)
        for citation, own in zip(citations, named, strict=True):
            if own is None and self._goes_on_behind_name(citation):
                continue
            found = own or self._unnamed.attach(citation)
            self._note(found)
            self._done += self._shared(found)
        return self._done

    def _goes_on_behind_name(self, parts: Citation) -> bool:
        """Adds the parts that stand behind the name, "article 14 of the Covenant, paragraph 3", to their article."""
        last = self._done[-1] if self._done else None
        if parts.unit or last is None or last.reference is None or len(last.citation.cited) != 1:
            return False
        article, name = last.citation.cited[0], last.reference
        behind = last.citation.end <= name.start and _PARTS_BEHIND.fullmatch(
            self._text, name.end, parts.start
        )
        if not behind or len(article.path) != 1 or _PARTS_OF.match(self._text, parts.end):
            return False
        whole = tuple(
            replace(one, path=(*article.path, *one.path), start=article.start if place == 0 else one.start)
            for place, one in enumerate(parts.cited)
        )
        joined = replace(last.citation, end=parts.end, cited=whole)
        if last.slug and self._around.lacks(last.slug, joined):
            return False  # "art. 1 OP, §§ 44–46", of what is written about it
        self._done[-1] = replace(last, citation=joined)
        return True

    def last_source(self) -> str | None:
        """The law that the last source of this text is, for "ibid." in the next; None where it is none of ours."""
        return self._around.last_source(0, len(self._text), self._cited)

    def _note(self, attached: Attached) -> None:
        """Keeps what is cited, and which provisions were cited by their instrument's name."""
        citation = attached.citation
        if attached.slug is None:
            self._memory.article = None if citation.unit == ARTICLE else self._memory.article
            return
        self._cited.append((citation.start, attached.slug))
        if citation.unit == ARTICLE:
            heads = {one.path[0] for one in citation.cited}
            self._memory.article = (attached.slug, heads.pop()) if attached.slug and len(heads) == 1 else None
        if citation.unit == ARTICLE:
            self._memory.cite((one.path[0] for one in citation.cited), attached.slug)
        if attached.rule in _BY_NAME:
            self._memory.own((one.path[0] for one in citation.cited), attached.slug)
        if citation.unit == ARTICLE and attached.rule in _BY_NAME:
            for one in citation.cited:
                self._named.setdefault(one.path, set()).add(attached.slug)

    # the name beside

    def spoken_of(self) -> set[Reference]:
        """The names that a clause speaks of for themselves: "во Всеобщей декларации, статья 5 которой гласит"."""
        return {
            one.reference
            for one in self._done
            if one.reference is not None
            and one.rule == "named-before"
            and one.reference.rule == "instrument-title"
            and _RUSSIAN_CLAUSE.match(self._text, one.reference.end)
        }

    def repeated(self) -> set[Reference]:
        """The names whose abbreviation in brackets a citation took up: "European Convention … (ECHR) Article 8"."""
        found = set()
        for one in self._done:
            name = one.reference if one.rule == "named-before" else None
            first = self._around.before(name.start) if name is not None else None
            if name is None or first is None or first.slug != name.slug or not name.slug:
                continue
            beside = not self._text[self._around.past_bracket(name) : one.citation.start].strip("( （")
            text = self._text
            if beside and (
                _IN_BRACKET.fullmatch(text, first.end, name.start)
                or tells_source(text, first.end, name.start)
            ):
                found.add(first)
        return found
