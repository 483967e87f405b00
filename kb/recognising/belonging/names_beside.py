"""Which law is named right before or right behind a citation."""

import re
from collections.abc import Sequence

from kb.recognising.belonging.attached import AFTER_NAME, BEFORE_NAME, BESIDE, Attached, taken
from kb.recognising.belonging.gap_subjects import past_heading, tells_russian_subject
from kb.recognising.belonging.gaps import fits, leads_on, says_of
from kb.recognising.belonging.guessing import Guessing
from kb.recognising.belonging.nobodys_articles import is_of_a_protocol
from kb.recognising.belonging.surroundings import Surroundings
from kb.recognising.belonging.unnamed import Unnamed
from kb.recognising.citations.citation import Citation
from kb.recognising.references.memory import Memory
from kb.recognising.references.reference import Reference
from kb.recognising.writing.words import FOOTNOTE

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
_AS_AMENDED = re.compile(
    r"[^.;]{0,60}?\b(?:as\s(?:amended|modified|supplemented)\sby|tel(?:le)?\sque\s(?:modifiée?|complétée?|amendée?)\spar|"
    r"modificad[oa]\spor|enmendad[oa]\spor)(?:\s(?:the|its|le|la|el|su|son))?(?:\s\d{4})?\s"
)
_RUSSIAN_GENITIVE = re.compile(
    r"(?:[А-ЯЁ]?[а-яё]+(?:ой|ей|ого|его)\s){0,3}(?:[Пп]акта|[Кк]онвенции|[Хх]артии|[Дд]екларации|[Уу]става|[Пп]ротокола|[Зз]акона|[Кк]одекса|[Кк]онституции)(?![а-яё])"
)
_PROVISION_OF = re.compile(r"положени\w{1,3}\s\Z")
_STANDS_IN = re.compile(
    r"(?:\s?\([^()]{1,120}\))?\s(?:также\s)?(?:заключен|содерж|закреплен|изложен|сформулирован)\w{1,6}\sв\s"
)
NEAR = 40  # characters


class NamesBeside:
    """Looks for the instrument that is named beside a citation of one text."""

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
        begins = _IN_ARTICLE.search(text, max(0, citation.start - NEAR), citation.start)
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
        provision = _PROVISION_OF.search(text, max(0, name.start - NEAR), name.start)
        return provision is not None and _STANDS_IN.fullmatch(text, name.end, citation.start) is not None

    def _amended(self, name: Reference) -> Reference:
        """The treaty whose articles stand behind "…, as amended by the Protocol"; else the law named last itself."""
        treaty = self._around.before(name.start)
        amended = treaty is not None and _AS_AMENDED.fullmatch(self._text, treaty.end, name.start)
        return treaty if treaty is not None and treaty.slug and amended else name

    def _take(self, citation: Citation, reference: Reference, rule: str, score: float) -> Attached:
        self._taken.add(reference)
        return taken(citation, reference, rule, score)
