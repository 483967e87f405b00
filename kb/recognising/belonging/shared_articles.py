"""Articles that several laws share: "article 19 of the UDHR and of the ICCPR", "article 2, read with article 7, of"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.recognising.belonging.attached import BESIDE, Attached, lent
from kb.recognising.belonging.gaps import fits
from kb.recognising.belonging.names_beside import NEAR, NamesBeside
from kb.recognising.belonging.nobodys_articles import is_common
from kb.recognising.belonging.unnamed import CONJOINED
from kb.recognising.citations.citation import Citation
from kb.recognising.references.reference import PROTOCOL, Reference

_BOTH = re.compile(r"\b(?:both|tanto|tant|как)\b")
_AND = re.compile(
    r"\s?,?\s?(?:and|et|y|e|и|as well as|ainsi que|así como)\s(?:of\s)?(?:the\s|de\sla\s|del\s|du\s)?"
)
_AND_OF = re.compile(
    r"\s(?:and|or)\s(?:of\s(?:the\s)?)?|\s(?:et|ou|y|o|ainsi\sque)\s(?:de\sla\s|del\s|du\s|de\sl['’])|\s?ومن\s"
)
_YEAR_BEHIND = re.compile(r"\s?\((?:19|20)\d\d\)")
_RESPECTIVELY = re.compile(r",?\s(?:respectively|respectivamente|respectivement|соответственно)(?!\w)")
_PAIR = 2


class SharedArticles(NamesBeside):
    """Lends a name to all the citations that it stands for."""

    def _spread(self, citations: Sequence[Citation], named: list[Attached | None]) -> None:
        """Lends the name behind a series to all its citations: "article 2 (3), read alone and with article 7, of …"."""
        for place in range(len(citations) - 2, -1, -1):
            following, citation = named[place + 1], citations[place]
            if named[place] is not None or following is None or following.rule == "named-before":
                continue
            if following.slug is None or not self._around.has(following.slug, citation.unit):
                continue
            if is_common(self._text, citation.end) or self._is_before_protocol(citation, following):
                continue
            if fits(self._text, citation.end, citations[place + 1].start, "beside"):
                named[place] = Attached(
                    citation,
                    following.slug,
                    "beside",
                    lent(following),
                    following.reference,
                    following.name,
                )

    def _is_before_protocol(self, citation: Citation, following: Attached) -> bool:
        """Whether a protocol owns only the later of "Article 8 and Article 1 of Protocol No. 1"."""
        name, slug = following.reference, following.slug
        if name is None or name.classes != PROTOCOL:
            return False
        numbers, later = citation.numbers, following.citation.numbers
        falls = bool(numbers) and bool(later) and min(numbers) > max(later)
        if slug:
            return falls or self._around.lacks(slug, citation)
        return falls or CONJOINED.search(self._text, citation.end, following.citation.start) is not None

    def _shared(self, attached: Attached) -> list[Attached]:
        """A citation, then its articles again at the second law of "article 19 of the UDHR and of the ICCPR".

        "Respectively" gives each law its one of two articles.
        """
        first, citation = attached.reference, attached.citation
        if first is None or attached.rule != "article-of" or first.start < citation.end:
            return [attached]
        second = self._around.following(first.end)
        if second is None or not second.slug or second in self._taken:
            return [attached]
        both = _BOTH.search(self._text, citation.end, first.start) is not None
        paired = len(citation.cited) == _PAIR and _RESPECTIVELY.match(self._text, second.end) is not None
        named = self._are_titles_without_more(first, second)
        if not (_AND if both or named or paired else _AND_OF).fullmatch(
            self._text, self._past_year(first), second.start
        ):
            return [attached]
        if named and self._around.lacks(second.slug, citation):
            return [attached]
        mine = citation.cited
        if paired:
            attached, mine = replace(attached, citation=replace(citation, cited=mine[:1])), mine[1:]
        at_name = tuple(replace(one, start=second.start, end=second.end) for one in mine)
        return [attached, self._take(replace(citation, cited=at_name), second, "shared", BESIDE)]

    def _past_year(self, name: Reference) -> int:
        """Where a name ends with the year in brackets behind it."""
        year = _YEAR_BEHIND.match(self._text, name.end)
        return year.end() if year else name.end

    def _are_titles_without_more(self, first: Reference, second: Reference) -> bool:
        """Whether two laws have their titles in full, and the second has no article of its own behind it."""
        full = all(one.rule == "instrument-title" for one in (first, second))
        own = any(
            fits(self._text, self._past_year(second), start, "before")
            for start in self._starts
            if second.end <= start <= second.end + NEAR
        )
        return full and not own
