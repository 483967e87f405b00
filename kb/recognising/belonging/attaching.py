"""Which instrument a citation belongs to: the name after it, the name before it, its neighbour, the document.

The reasons in order of strength: "article 17 of the Covenant"; "ICCPR, art. 17"; a neighbour in "articles 6 and 7 and
article 14 of the Covenant"; then what `guessing` says.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.recognising.belonging.attached import AFTER_NAME, BEFORE_NAME, BESIDE, Attached, lent, taken
from kb.recognising.belonging.gaps import (
    fits,
    leads_on,
    past_heading,
    says_of,
    tells_russian_subject,
    tells_source,
)
from kb.recognising.belonging.guessing import Guessing
from kb.recognising.belonging.nobodys_articles import is_common, is_of_a_protocol
from kb.recognising.belonging.numbers_behind import with_numbers_behind_names
from kb.recognising.belonging.surroundings import Surroundings
from kb.recognising.belonging.unnamed import CONJOINED, Unnamed
from kb.recognising.citations.citations import Citation
from kb.recognising.references.memory import Memory
from kb.recognising.references.references import PROTOCOL, Reference
from kb.recognising.tokens.keywords import ARTICLE
from kb.recognising.writing.words import FOOTNOTE

_BOTH = re.compile(r"\b(?:both|tanto|tant|как)\b")
_AND = re.compile(
    r"\s?,?\s?(?:and|et|y|e|и|as well as|ainsi que|así como)\s(?:of\s)?(?:the\s|de\sla\s|del\s|du\s)?"
)
_AND_OF = re.compile(
    r"\s(?:and|or)\s(?:of\s(?:the\s)?)?|\s(?:et|ou|y|o|ainsi\sque)\s(?:de\sla\s|del\s|du\s|de\sl['’])|\s?ومن\s"
)
_AND_ITS = re.compile(
    r"\s?[,;]?\s(?:(?:y|e|et|and)\s)?(?:(?:a|en|de|à|dans|in|to|of)\s)?(?:sus?|son|ses|its)\s"
)
# "The Convention and the implementation of its provisions, especially articles 1 and 11"
_ITS_PROVISIONS = re.compile(
    rf"(?:{FOOTNOTE})?\s(?:and|et|y|и)\s[^.;,()]{{0,40}}?\b(?:its|ses|sus|е[её]|его)\s(?:provisions|dispositions|disposiciones|положений),\s"
    r"(?:especially|in\sparticular|notamment|en\sparticulier|en\sparticular|especialmente|в\s(?:особенности|частности)|особенно)\s(?:(?:of|des|les|de|los)\s)*"
)
# "In article 34, the Convention provides"
_IN_ARTICLE = re.compile(r"(?:\A|[.;:]\s+|\n\s*)(?:In|Under|By)\s\Z")
_THE_LAW_SAYS = re.compile(r",\sthe\s")
_SAYS = re.compile(
    r"\s(?:also\s)?(?:provides|guarantees|protects|recogni[sz]es|prohibits|states|sets|requires|grants|obliges|defines|stipulates|ensures|allows)\b"
)
_IN_BRACKET = re.compile(r"\s?[(（][\"“«„]?\s?")
_PARTS_BEHIND = re.compile(r",?\s")
_PARTS_OF = re.compile(
    r"\s?(?:\s(?:of|de|du|del|из)\s|(?:above|below|supra|infra|ci-dessus|выше|\w+\s(?:above|below)))",
    re.IGNORECASE,
)
_AS_AMENDED = re.compile(
    r"[^.;]{0,60}?\b(?:as\s(?:amended|modified|supplemented)\sby|tel(?:le)?\sque\s(?:modifiée?|complétée?|amendée?)\spar|"
    r"modificad[oa]\spor|enmendad[oa]\spor)(?:\s(?:the|its|le|la|el|su|son))?(?:\s\d{4})?\s"
)
_YEAR_BEHIND = re.compile(r"\s?\((?:19|20)\d\d\)")
_RUSSIAN_GENITIVE = re.compile(
    r"(?:[А-ЯЁ]?[а-яё]+(?:ой|ей|ого|его)\s){0,3}(?:[Пп]акта|[Кк]онвенции|[Хх]артии|[Дд]екларации|[Уу]става|[Пп]ротокола|[Зз]акона|[Кк]одекса|[Кк]онституции)(?![а-яё])"
)
_PROVISION_OF = re.compile(r"положени\w{1,3}\s\Z")
_STANDS_IN = re.compile(
    r"(?:\s?\([^()]{1,120}\))?\s(?:также\s)?(?:заключен|содерж|закреплен|изложен|сформулирован)\w{1,6}\sв\s"
)
_RUSSIAN_CLAUSE = re.compile(
    r",?\sстать[яиюе]\s\d{1,3}\s(?:котор(?:ой|ого|ых)|[а-яё]{3,}(?:ла|лась|ит|ет|ют|ится|ется))(?![а-яё])"
)
_RESPECTIVELY = re.compile(r",?\s(?:respectively|respectivamente|respectivement|соответственно)(?!\w)")
_PAIR = 2
_NEAR = 40  # characters
_BY_NAME = frozenset({"article-of", "named-before"})


class Attaching:
    """Finds the instruments of the citations of one text, in order; the memory keeps what was cited."""

    def __init__(self, text: str, references: Sequence[Reference], memory: Memory) -> None:
        self._text, self._memory = text, memory
        self._around = Surroundings(text, references, memory)
        self._taken: set[Reference] = set()
        self._done: list[Attached] = []
        self._named: dict[tuple[str, ...], set[str]] = {}
        self._cited: list[tuple[int, str]] = []
        self._starts: list[int] = []
        guessing = Guessing(self._around, self._named)
        self._unnamed = Unnamed(self._around, guessing, self._done, self._cited, self._taken)

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

    def _by_name(self, citation: Citation) -> Attached | None:
        """The instrument that is named right after the citation, or right before it."""
        if is_of_a_protocol(self._text, citation.end):
            return None
        text, after = self._text, self._around.behind(citation.end)
        of = after is not None and says_of(text, citation.end, after.start)
        before = self._just_before(citation)
        if after is not None and self._is_glued_acronym(citation, after):
            before = None  # "… de la Convention (CDE): art. 12 CDE"
        of = of or (after is not None and self._is_russian_genitive(citation, after))
        if before is not None and not of:
            return self._take(citation, before, "named-before", BEFORE_NAME)
        led = after is not None and (of or leads_on(text, citation.end, after.start))
        led = led and (of or not self._around.is_behind_acronym(citation.start))
        if led and after is not None and self._around.may_own(after, citation):
            return self._take(citation, after, "article-of", AFTER_NAME)
        behind = (self._behind_subject(citation) or self._says_in(citation)) if before is None else None
        if behind is not None and self._around.may_own(behind, citation):
            return self._take(citation, behind, "article-of", BESIDE)
        return self._take(citation, before, "named-before", BEFORE_NAME) if before is not None else None

    def _is_russian_genitive(self, citation: Citation, after: Reference) -> bool:
        """Whether the name right behind a citation stands in the genitive, which says "of" in Russian."""
        beside = past_heading(self._text, citation.end, after.start) == " "
        return beside and self._in_russian_genitive(after)

    def _in_russian_genitive(self, name: Reference) -> bool:
        return _RUSSIAN_GENITIVE.match(self._text, name.start, name.end) is not None

    def _behind_subject(self, citation: Citation) -> Reference | None:
        """The name behind words on what a citation is about, with "of" before it or in the Russian genitive."""
        if (named := self._around.behind_subject(citation.end)) is not None:
            return named
        after = self._around.following(citation.end)
        if after is None or not self._in_russian_genitive(after):
            return None
        return after if tells_russian_subject(self._text, citation.end, after.start) else None

    def _says_in(self, citation: Citation) -> Reference | None:
        """The law that a sentence speaks of in "In article 34, the Convention provides"."""
        text, after = self._text, self._around.following(citation.end)
        begins = _IN_ARTICLE.search(text, max(0, citation.start - _NEAR), citation.start)
        if after is None or begins is None or not _THE_LAW_SAYS.fullmatch(text, citation.end, after.start):
            return None
        return after if _SAYS.match(text, after.end) else None

    def _is_glued_acronym(self, citation: Citation, after: Reference) -> bool:
        """Whether an abbreviation stands right behind a citation, with nothing but a space between."""
        acronym = after.rule == "instrument-acronym" and self._around.may_own(after, citation)
        return acronym and self._text[citation.end : after.start] == " "

    def _just_before(self, citation: Citation) -> Reference | None:
        """The reference right before, unless an earlier citation has it for its own: "article 17 ICCPR, article 12"."""
        before = self._around.before(citation.start)
        end = self._around.past_bracket(before) if before is not None else 0
        if before is not None and before not in self._taken:
            before = self._amended(before)
        if before is None or before in self._taken or not self._around.may_own(before, citation):
            return None
        its = self._stands_in(before, citation) or any(
            words.fullmatch(self._text, end, citation.start) for words in (_AND_ITS, _ITS_PROVISIONS)
        )
        if not its and not fits(self._text, end, citation.start, "before"):
            return None
        if before.slug and not self._around.has(before.slug, citation.unit):
            return None
        gap = self._text[before.end : citation.start]
        return None if not gap.strip() and before.rule == "unknown-name" else before

    def _stands_in(self, name: Reference, citation: Citation) -> bool:
        """Whether it is "положение Конвенции (принята …) содержится в статье 6", a provision and its place."""
        text = self._text
        provision = _PROVISION_OF.search(text, max(0, name.start - _NEAR), name.start)
        return provision is not None and _STANDS_IN.fullmatch(text, name.end, citation.start) is not None

    def _amended(self, name: Reference) -> Reference:
        """The treaty whose articles stand behind "…, as amended by the Protocol"; else the law named last itself."""
        treaty = self._around.before(name.start)
        amended = treaty is not None and _AS_AMENDED.fullmatch(self._text, treaty.end, name.start)
        return treaty if treaty is not None and treaty.slug and amended else name

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

    def _take(self, citation: Citation, reference: Reference, rule: str, score: float) -> Attached:
        self._taken.add(reference)
        return taken(citation, reference, rule, score)

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
            if second.end <= start <= second.end + _NEAR
        )
        return full and not own
