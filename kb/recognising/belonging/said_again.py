"""Citations of what was cited just before: "its article", "the latter", "ibid.", "the same article", "thereof"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.recognising.belonging.attached import BEFORE_NAME, Attached, nothing, taken
from kb.recognising.belonging.document_law import FOCUS
from kb.recognising.belonging.guessing import Guessing
from kb.recognising.belonging.surroundings import Surroundings
from kb.recognising.citations.citation import Citation
from kb.recognising.references.named_law import UNKNOWN
from kb.recognising.references.reference import Reference
from kb.recognising.tokens.keywords import ARTICLE

_SAME_ARTICLE = re.compile(
    r"\s(?:of|de|du|del|в)?\s?(?:the\ssame|(?:the\s)?(?:said|above-?mentioned|aforementioned|aforesaid)|that|this|cet|ce\smême|même|dudit|de\sl['’]article\sprécité|mismo|dicho|ese|este|"
    r"(?:этой|той)\sже|этой|указанной|данной|названной|упомянутой|вышеуказанной)\s(?:article|artículo|стать\w+)(?!\s?\d)|\sمن\s(?:نفس\sالمادة|المادة\s(?:نفسها|ذاتها)|ذات\sالمادة|هذه\sالمادة)",
    re.IGNORECASE,
)
_THIS_ARTICLE = re.compile(r"\sof\sthis\sarticle(?!\s?\d)", re.IGNORECASE)
_OF_WHICH = re.compile(r"\sкоторой(?!\w)")
ITS_AT_BEGINNING = re.compile(
    r"\W{0,4}(?:(?:et|y|and)\s)?(?:(?:en\sparticulier|notamment|en\sparticular|in\sparticular|especially|en\sespecial),?\s)?"
    r"(?:en|in|dans|à)\s(?:its|son|ses|sus?)\s",
    re.IGNORECASE,
)
_LATTER = re.compile(
    r"(?:The\slatter|Ce\sdernier|Cette\sdernière|Cel(?:ui|le)-ci|Est[ea]\súltim[oa]|É?[EÉ]st[ea])\s[^.;:]{0,50}"
    r"\b(?:in|dans|en|à)\s(?:its|son|ses|sus?)\s"
)
_NEAR = 20  # characters
_ITS_BEFORE = re.compile(r"(?:(?<!\w)[Ее][её]\s|[该同]条的?)\Z")


class SaidAgain:
    """Looks for the law that a citation takes up again."""

    def __init__(
        self,
        around: Surroundings,
        guessing: Guessing,
        done: Sequence[Attached],
        cited: Sequence[tuple[int, str]],
        took: set[Reference],
    ) -> None:
        self._around, self._guessing = around, guessing
        self._text, self._memory = around.text, around.memory
        self._done, self._cited, self._taken = done, cited, took

    def _its(self, citation: Citation) -> Attached | None:
        """ "In particular in its article 14" at the beginning of a passage is of the law named last before."""
        if (latter := self._of_the_latter(citation)) is not None:
            return latter
        named = self._memory.named[-1].slug if self._memory.named else UNKNOWN
        if self._memory.home or not named or not ITS_AT_BEGINNING.fullmatch(self._text, 0, citation.start):
            return None
        return (
            Attached(citation, named, "last-cited", FOCUS) if self._around.has(named, citation.unit) else None
        )

    def _of_the_latter(self, citation: Citation) -> Attached | None:
        """ "The latter provides in its article 17", said of the law that the sentence before names last."""
        begin = self._around.sentences.begin(citation.start)
        last = self._around.before(citation.start)
        if last is None or last.start >= begin or not last.slug or begin - last.end > _NEAR:
            return None
        if not _LATTER.fullmatch(self._text[begin : citation.start].lstrip()):
            return None
        return (
            Attached(citation, last.slug, "last-cited", FOCUS)
            if self._around.has(last.slug, citation.unit)
            else None
        )

    def _thereof(self, citation: Citation, last: Reference) -> Attached:
        """ "Article 2 thereof" is the law named last; one that another sentence names stays a mention of its own."""
        found = self._take(citation, last, "thereof", BEFORE_NAME)
        return (
            found
            if self._around.sentences.same(last.start, citation.start)
            else replace(found, reference=None)
        )

    def _same_source(self, citation: Citation) -> Attached:
        """ "Ibid." is the law cited last, if the source cited last is one: nothing where that was not recognised."""
        begin = self._around.sentences.begin(max(0, citation.start - 2))
        while begin > 0 and self._text[begin - 1].isspace():
            begin -= 1
        if begin > 1:
            found = self._around.last_source(self._around.sentences.begin(begin - 2), begin, self._cited)
        else:
            found = self._memory.source
        return Attached(citation, found, "ibid", FOCUS) if found else nothing(citation)

    def _of_same_article(self, citation: Citation) -> Attached | None:
        """ "Paragraph 2 of the same article" is one of the article cited last, in this passage or the one before."""
        start = citation.start
        its = _ITS_BEFORE.search(self._text, max(0, start - 6), start) is not None and bool(self._done)
        its = its and self._around.sentences.same(self._done[-1].citation.start, start)
        told = its or self._is_of_which(citation) or _SAME_ARTICLE.match(self._text, citation.end)
        if not told or self._memory.article is None:
            return None
        slug, number = self._memory.article
        cited = tuple(replace(one, path=(number, *one.path)) for one in citation.cited)
        return Attached(replace(citation, cited=cited, unit=ARTICLE), slug, "same-article", FOCUS)

    def _of_this_article(self, parts: Citation) -> Attached | None:
        """ "Paragraph 1 of this article" where the document is no law itself, and has cited an article before."""
        if parts.unit or self._memory.has_own_articles or not _THIS_ARTICLE.match(self._text, parts.end):
            return None
        return self._of_same_article(parts)

    def _is_of_which(self, parts: Citation) -> bool:
        """Whether "п. 1 которой" is said of the article before, in the same sentence, with no law named between."""
        if not self._done or not _OF_WHICH.match(self._text, parts.end):
            return False
        article, name = self._done[-1].citation, self._around.before(parts.start)
        between = name is not None and name.start > article.start and name != self._done[-1].reference
        return not between and self._around.sentences.same(article.start, parts.start)

    def _take(self, citation: Citation, reference: Reference, rule: str, score: float) -> Attached:
        self._taken.add(reference)
        return taken(citation, reference, rule, score)
