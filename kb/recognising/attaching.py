"""Which instrument a citation belongs to: the name after it, the name before it, its neighbour, the document.

The reasons in order of strength: "article 17 of the Covenant"; "ICCPR, art. 17"; a neighbour in "articles 6 and 7 and
article 14 of the Covenant"; then what `guessing` says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kb.recognising.citations import Citation
from kb.recognising.core_treaties import TREATY_OF, WATCHED_BY_SYMBOL
from kb.recognising.foreign import foreign_name
from kb.recognising.gaps import fits, leads_on, says_of
from kb.recognising.guessing import FOCUS, HOME, Guessing
from kb.recognising.keywords import ARTICLE
from kb.recognising.memory import UNKNOWN, Memory
from kb.recognising.nobodys import is_common, is_nobodys
from kb.recognising.numbers_behind import with_numbers_behind_names
from kb.recognising.references import Reference
from kb.recognising.surroundings import Surroundings

_OF_ITSELF = re.compile(
    r"[\s,]{0,2}(?:of|under|in|de|du|del?)\s+(?:this|the\spresent|(?:la\s|el\s)?presente|esta|este|"
    r"cette|la\sprésente|le\sprésent|ce)\s+(?:\w+)|\s?настоящ\w+\s\w+|\s?من\s(?:هذا|هذه)\s\w+",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?:\A|[.;:!?]\s|\n)[\s*#]{0,4}\Z")
_AFTER_HEADING = re.compile(r"\s*(?:\Z|\n|[:.–—-]\s?(?=[A-ZÀ-Þ*\n]))")
_IBID = re.compile(
    r"(?:\b(?:ibid|ibidem|idem|id|ibíd|íd|ib)\b\.?|там\sже|то\sже|المرجع\sنفسه|المصدر\sنفسه|同上)[,;:，、،؛]?\s?\(?\Z",
    re.IGNORECASE,
)
_THEREOF = re.compile(
    r"\s+(?:thereof|of\swhich|of\sthe\ssame|of\s(?:this|that|the\ssaid)\s(?:instrument|treaty)|"
    r"del?\s(?:la\s)?mism[oa](?:\sinstrumento|\stratado|\sconvenci[óo]n)?|d(?:u|e\sla)\smême(?:\sinstrument|\straité)?|"
    r"de\s(?:celle|celui)-ci|duquel|de\slaquelle|того\sже\s\w+)\b|\sمنه[ا]?\b"
)
_CONJOINED = re.compile(
    r"conjunction|together|combin|conjoint|conjunt|relaci|совокупн|сочетан|взаимосвяз|بالاقتران|مقترن|结合|一并",
    re.IGNORECASE,
)
_OTHER_PAPER = re.compile(
    r"report|communication|views|decision|judgment|observations|letter|rapport|informe|dictamen|доклад|сообщени|"
    r"تقرير|بلاغ|报告|来文|/",
    re.IGNORECASE,
)
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
_IN_BRACKET = re.compile(r"\s?[(（][\"“«„]?\s?")
_OF_A_TREATY_BODY = frozenset(WATCHED_BY_SYMBOL.values())
_SAME_ARTICLE = re.compile(
    r"\s(?:of|de|du|del|в)?\s?(?:the\ssame|(?:the\s)?(?:said|above-?mentioned|aforementioned|aforesaid)|that|this|cet|ce\smême|même|dudit|de\sl['’]article\sprécité|mismo|dicho|ese|este|"
    r"(?:этой|той)\sже|указанной|данной)\s(?:article|artículo|стать\w+)(?!\s?\d)|\sمن\s(?:نفس\sالمادة|المادة\s(?:نفسها|ذاتها)|ذات\sالمادة|هذه\sالمادة)",
    re.IGNORECASE,
)
_ITS_BEFORE = re.compile(r"(?:(?<!\w)[Ее][её]\s|[该同]条的?)\Z")
# "And article 11 of its sister treaty": of another law than the list before.
_OF_SOMETHING = re.compile(
    r"\s(?:of|del?|du)\s(?:(?:the|its|their|la|su|sa|son)\s)(?!same\b|said\b|mism|même)\w"
)
_PARTS_BEHIND = re.compile(r",?\s")
_PARTS_OF = re.compile(
    r"\s?(?:\s(?:of|de|du|del|из)\s|(?:above|below|supra|infra|ci-dessus|выше|\w+\s(?:above|below)))",
    re.IGNORECASE,
)
_MOST_ARTICLES_OF_A_PROTOCOL = 10
_LONGEST_TITLE = 140  # characters between a general comment and its paragraph
_AFTER_NAME, _BEFORE_NAME, _BESIDE = 1.0, 0.95, 0.85
_BY_NAME = frozenset({"article-of", "named-before"})


@dataclass(frozen=True, slots=True)
class Attached:
    """A citation with its instrument: the slug, UNKNOWN with the place of the name, or None where nothing says.

    `reference` is the reference that the citation took up, so that it is not counted for itself again.
    """

    citation: Citation
    slug: str | None
    rule: str
    score: float
    reference: Reference | None = None
    name: tuple[int, int] | None = None


class Attaching:
    """Finds the instruments of the citations of one text, in order; the memory keeps what was cited."""

    def __init__(self, text: str, references: Sequence[Reference], memory: Memory) -> None:
        self._text, self._memory = text, memory
        self._around = Surroundings(text, references, memory)
        self._taken: set[Reference] = set()
        self._done: list[Attached] = []
        self._named: dict[tuple[str, ...], set[str]] = {}
        self._cited: list[tuple[int, str]] = []
        self._guessing = Guessing(self._around, self._named)

    def attach(self, citations: Sequence[Citation]) -> list[Attached]:
        """The citations with their instruments, in the order of the text."""
        citations = with_numbers_behind_names(citations, self._around)
        named = [self._by_name(citation) for citation in citations]
        self._spread(citations, named)
        for citation, own in zip(citations, named, strict=True):
            if own is None and self._goes_on_behind_name(citation):
                continue
            found = own or self._without_name(citation)
            self._note(found)
            self._done += [found, *self._shared(found)]
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
        self._done[-1] = replace(last, citation=replace(last.citation, end=parts.end, cited=whole))
        return True

    def last_source(self) -> str | None:
        """The law that the last source of this text is, for "ibid." in the next; None where it is none of ours."""
        return self._around.last_source(0, len(self._text), self._cited)

    def _note(self, attached: Attached) -> None:
        """Keeps what is cited, and which provisions were cited by their instrument's name."""
        citation = attached.citation
        if attached.slug is None:
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
        text, after = self._text, self._around.behind(citation.end)
        of = after is not None and says_of(text, citation.end, after.start)
        before = self._just_before(citation)
        if after is not None and self._is_glued_acronym(citation, after):
            before = None  # "… de la Convention (CDE): art. 12 CDE"
        if before is not None and not of:
            return self._take(citation, before, "named-before", _BEFORE_NAME)
        led = after is not None and (of or leads_on(text, citation.end, after.start))
        if led and after is not None and self._around.may_own(after, citation):
            return self._take(citation, after, "article-of", _AFTER_NAME)
        behind = self._around.behind_subject(citation.end) if before is None else None
        if behind is not None and self._around.may_own(behind, citation):
            return self._take(citation, behind, "article-of", _BESIDE)
        return self._take(citation, before, "named-before", _BEFORE_NAME) if before is not None else None

    def _is_glued_acronym(self, citation: Citation, after: Reference) -> bool:
        """Whether an abbreviation stands right behind a citation, with nothing but a space between."""
        acronym = after.rule == "instrument-acronym" and self._around.may_own(after, citation)
        return acronym and self._text[citation.end : after.start] == " "

    def _just_before(self, citation: Citation) -> Reference | None:
        """The reference right before, unless an earlier citation has it for its own: "article 17 ICCPR, article 12"."""
        before = self._around.before(citation.start)
        if before is None or before in self._taken or not self._around.may_own(before, citation):
            return None
        end = self._around.past_bracket(before)
        its = _AND_ITS.fullmatch(self._text, end, citation.start)
        if not its and not fits(self._text, end, citation.start, "before"):
            return None
        if before.slug and not self._around.has(before.slug, citation.unit):
            return None
        gap = self._text[before.end : citation.start]
        return None if not gap.strip() and before.rule == "unknown-name" else before

    def repeated(self) -> set[Reference]:
        """The names whose abbreviation in brackets a citation took up: "European Convention … (ECHR) Article 8"."""
        found = set()
        for one in self._done:
            name = one.reference if one.rule == "named-before" else None
            first = self._around.before(name.start) if name is not None else None
            if name is None or first is None or first.slug != name.slug or not name.slug:
                continue
            beside = not self._text[self._around.past_bracket(name) : one.citation.start].strip("( （")
            if beside and _IN_BRACKET.fullmatch(self._text, first.end, name.start):
                found.add(first)
        return found

    def _take(self, citation: Citation, reference: Reference, rule: str, score: float) -> Attached:
        self._taken.add(reference)
        if reference.rule == "itself":
            return Attached(citation, None, "", 0.0, reference)
        name = None if reference.slug else (reference.start, reference.end)
        surety = reference.score if reference.slug else 1.0
        return Attached(citation, reference.slug, rule, round(score * surety, 3), reference, name)

    def _spread(self, citations: Sequence[Citation], named: list[Attached | None]) -> None:
        """Lends the name behind a series to all its citations: "article 2 (3), read alone and with article 7, of …"."""
        for place in range(len(citations) - 2, -1, -1):
            following, citation = named[place + 1], citations[place]
            if named[place] is not None or following is None or following.rule == "named-before":
                continue
            if following.slug is None or not self._around.has(following.slug, citation.unit):
                continue
            if is_common(self._text, citation.end):
                continue
            if fits(self._text, citation.end, citations[place + 1].start, "beside"):
                named[place] = Attached(
                    citation,
                    following.slug,
                    "beside",
                    self._lent(following),
                    following.reference,
                    following.name,
                )

    def _lent(self, other: Attached) -> float:
        return round(min(other.score, _BESIDE), 3)

    def _shared(self, attached: Attached) -> list[Attached]:
        """The same articles of the second law in "article 19 of the UDHR and of the ICCPR", at its name."""
        first, citation = attached.reference, attached.citation
        if first is None or attached.rule != "article-of" or first.start < citation.end:
            return []
        second = self._around.following(first.end)
        if second is None or not second.slug or second in self._taken:
            return []
        both = _BOTH.search(self._text, citation.end, first.start) is not None
        if not (_AND if both else _AND_OF).fullmatch(self._text, first.end, second.start):
            return []
        at_name = tuple(replace(one, start=second.start, end=second.end) for one in citation.cited)
        return [self._take(replace(citation, cited=at_name), second, "shared", _BESIDE)]

    # no name beside

    def _without_name(self, citation: Citation) -> Attached:
        text, start = self._text, citation.start
        if is_nobodys(text, start, citation.end) or self._guessing.is_organisation(citation):
            return _nothing(citation)
        last = self._around.before(start)
        if last is not None and _THEREOF.match(text, citation.end):
            return self._thereof(citation, last)
        if _IBID.search(text, max(0, start - 16), start):
            return self._same_source(citation)
        if self._memory.titled and not text[:start].strip() and self._is_heading(citation):
            return Attached(citation, self._memory.titled, "named-before", _BESIDE)
        if _OF_ITSELF.match(text, citation.end) or self._is_heading(citation):
            self._memory.has_own_articles = True
            return _nothing(citation)
        if not citation.unit:
            return self._of_same_article(citation) or self._of_comment(citation)
        if (phrase := foreign_name(text, start, citation.end)) is not None:
            return Attached(citation, UNKNOWN, "article-of", 1.0, name=phrase)
        return self._beside_previous(citation) or self._guessed(citation)

    def _guessed(self, citation: Citation) -> Attached:
        if not self._memory.home and self._is_of_something(citation):
            return _nothing(citation)
        guess = self._guessing.guess(citation, self._done[-1].slug if self._done else None)
        return Attached(citation, *guess) if guess else _nothing(citation)

    def _thereof(self, citation: Citation, last: Reference) -> Attached:
        """ "Article 2 thereof" is the law named last; one that another sentence names stays a mention of its own."""
        found = self._take(citation, last, "thereof", _BEFORE_NAME)
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
        return Attached(citation, found, "ibid", FOCUS) if found else _nothing(citation)

    def _of_same_article(self, citation: Citation) -> Attached | None:
        """ "Paragraph 2 of the same article" is one of the article cited last, in this passage or the one before."""
        start = citation.start
        its = _ITS_BEFORE.search(self._text, max(0, start - 6), start) is not None and bool(self._done)
        its = its and self._around.sentences.same(self._done[-1].citation.start, start)
        if not (its or _SAME_ARTICLE.match(self._text, citation.end)) or self._memory.article is None:
            return None
        slug, number = self._memory.article
        cited = tuple(replace(one, path=(number, *one.path)) for one in citation.cited)
        return Attached(replace(citation, cited=cited, unit=ARTICLE), slug, "same-article", FOCUS)

    def _is_heading(self, citation: Citation) -> bool:
        """Whether the words are the heading of an article ("Article 5 : Name") and cite nothing.

        A heading begins with a capital; where letters have no case, something stands below it or beside it.
        """
        first = self._text[citation.start]
        cased = first.lower() != first.upper()
        if any(len(one.path) > 1 for one in citation.cited) or first.islower():
            return False
        if not cased and not self._text[citation.end :].strip():
            return False
        behind = self._text[citation.end :].strip()
        if (
            not (behind.startswith(".") and behind != ".")
            and self._memory.home
            and self._memory.home[0] in _OF_A_TREATY_BODY
        ):
            return False  # its documents go through their treaty, article by article
        left = max(0, citation.start - 6)
        lead = self._text[left : citation.start] if left else self._text[: citation.start]
        before = _HEADING.search(self._text, left, citation.start) if left else _HEADING.search(lead)
        return before is not None and _AFTER_HEADING.match(self._text, citation.end) is not None

    def _of_comment(self, citation: Citation) -> Attached:
        """Paragraphs alone behind a general comment of the same sentence, past its title: "… on privacy (para. 4)"."""
        last = self._around.before_in_sentence(citation.start)
        if (
            last is None
            or not self._around.may_own(last, citation)
            or citation.start - last.end > _LONGEST_TITLE
        ):
            return _nothing(citation)
        if _OTHER_PAPER.search(self._text, last.end, citation.start):
            return _nothing(citation)
        return self._take(citation, last, "named-before", _BESIDE)

    def _beside_previous(self, citation: Citation) -> Attached | None:
        """Where a list goes on from the one before it, or from its instrument's name: "… of X and article 9"."""
        previous = self._done[-1] if self._done else None
        if previous is None or previous.slug is None:
            return None
        ends = [previous.citation.end, *([previous.reference.end] if previous.reference else [])]
        end = max((one for one in ends if one <= citation.start), default=citation.start + 1)
        if not fits(self._text, end, citation.start, "beside") or not self._around.has(
            previous.slug, citation.unit
        ):
            return None
        if self._is_of_something(citation):
            return None
        if previous.slug == UNKNOWN and previous.reference is not None and previous.reference.treaty:
            return self._behind_protocol(citation, previous.reference, end)
        if self._is_either(citation, previous.slug):
            return _nothing(citation)
        return Attached(citation, previous.slug, "beside", self._lent(previous), name=previous.name)

    def _is_of_something(self, citation: Citation) -> bool:
        """Whether words behind an article say what it is of, though nothing tells which law that is."""
        return citation.unit == ARTICLE and _OF_SOMETHING.match(self._text, citation.end) is not None

    def _is_either(self, citation: Citation, previous: str) -> bool:
        """Whether an article behind that of another treaty may be this one's still, or the document's own again."""
        home = self._memory.home
        own = bool(home) and self._around.has(home[0], citation.unit)
        return own and bool(previous) and previous not in home and TREATY_OF.get(previous) not in home

    def _behind_protocol(self, citation: Citation, protocol: Reference, end: int) -> Attached:
        """An article beside one of a protocol that is not held: the treaty's own, where the protocol cannot have it."""
        numbers = [int(one.path[0]) for one in citation.cited if one.path[0].isdecimal()]
        beyond = bool(numbers) and min(numbers) > _MOST_ARTICLES_OF_A_PROTOCOL
        if protocol.treaty in self._memory.home and (
            beyond or _CONJOINED.search(self._text, end, citation.start)
        ):
            return Attached(citation, protocol.treaty, "home", HOME)
        return _nothing(citation)


def _nothing(citation: Citation) -> Attached:
    return Attached(citation, None, "", 0.0)
