"""Which instrument a citation belongs to that has no name beside it: its neighbour's, the last source's, a guess."""

import re

from kb.recognising.belonging.attached import BESIDE, Attached, lent, nothing
from kb.recognising.belonging.document_law import HOME
from kb.recognising.belonging.foreign_names import foreign_name
from kb.recognising.belonging.gaps import fits
from kb.recognising.belonging.nobodys_articles import is_nobodys
from kb.recognising.belonging.said_again import ITS_AT_BEGINNING, SaidAgain
from kb.recognising.citations.citation import Citation
from kb.recognising.references.named_law import UNKNOWN
from kb.recognising.references.reference import Reference
from kb.recognising.tokens.keywords import ARTICLE
from kb.recognising.treaties.core_treaties import TREATY_OF, WATCHED_BY_SYMBOL, WITH_RECITALS

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
CONJOINED = re.compile(
    r"conjunction|together|combin|conjoint|conjunt|relaci|совокупн|сочетан|взаимосвяз|بالاقتران|مقترن|结合|一并",
    re.IGNORECASE,
)
_OTHER_PAPER = re.compile(
    r"report|communication|views|decision|judgment|observations|letter|rapport|informe|dictamen|доклад|сообщени|"
    r"تقرير|بلاغ|报告|来文|/",
    re.IGNORECASE,
)
_OF_A_TREATY_BODY = frozenset(WATCHED_BY_SYMBOL.values())
# What is written about these goes through their text: the protocols, the acts of the Union, the Universal
# Declaration.
_READ_BY_ARTICLE = frozenset(TREATY_OF) | WITH_RECITALS | {"udhr"}
_ITS_ARTICLE = re.compile(r"\bits\s\Z")
# "And article 11 of its sister treaty": of another law than the list before.
_OF_SOMETHING = re.compile(
    r"\s(?:of|del?|du)\s(?:(?:the|its|their|la|su|sa|son)\s)(?!same\b|said\b|mism|même)\w"
)
_MOST_ARTICLES_OF_A_PROTOCOL = 10
_LONGEST_TITLE = 140  # characters between a general comment and its paragraph


class Unnamed(SaidAgain):
    """Attaches the citations of one text that have no name beside them.

    `done` are the citations attached so far, `cited` their places with their slugs, `took` the references they took up.
    """

    def attach(self, citation: Citation) -> Attached:
        text, start = self._text, citation.start
        if is_nobodys(text, start, citation.end) or self._guessing.is_organisation(citation):
            return nothing(citation)
        if self._around.is_behind_acronym(start, bracket=not self._memory.home):
            return nothing(citation)
        last = self._around.before(start)
        if last is not None and _THEREOF.match(text, citation.end):
            return self._thereof(citation, last)
        if _IBID.search(text, max(0, start - 16), start):
            return self._same_source(citation)
        if self._memory.titled and not text[:start].strip():
            return Attached(citation, self._memory.titled, "named-before", BESIDE)
        if (said := self._of_this_article(citation)) is not None:
            return said
        if _OF_ITSELF.match(text, citation.end) or self._is_heading(citation):
            self._memory.has_own_articles = True
            return nothing(citation)
        if (named := self._its(citation)) is not None:
            return named
        if not citation.unit:
            return self._of_same_article(citation) or self._of_comment(citation)
        if (phrase := foreign_name(text, start, citation.end)) is not None:
            return Attached(citation, UNKNOWN, "article-of", 1.0, name=phrase)
        return self._beside_previous(citation) or self._guessed(citation)

    def _guessed(self, citation: Citation) -> Attached:
        if not self._memory.home and self._is_of_something(citation):
            return nothing(citation)
        if self._is_of_another(citation):
            return nothing(citation)
        guess = self._guessing.guess(citation, self._done[-1].slug if self._done else None)
        return Attached(citation, *guess) if guess else nothing(citation)

    def _is_of_another(self, citation: Citation) -> bool:
        """Whether "its article 35" is said of a law that another sentence speaks of, and not the document's own."""
        start, memory = citation.start, self._memory
        if not memory.home or not _ITS_ARTICLE.search(self._text, max(0, start - 6), start):
            return False
        if self._around.before_in_sentence(start) is not None:
            return False
        last = self._around.before(start)
        earlier = memory.named[: len(memory.named) - memory.here]
        if last is None and ITS_AT_BEGINNING.fullmatch(self._text, 0, start):
            return memory.source not in memory.home  # it goes on from the passage before
        slug = last.slug if last is not None else earlier[-1].slug if earlier else memory.home[0]
        return slug not in memory.home

    def _is_heading(self, citation: Citation) -> bool:
        """Whether the words are the heading of an article ("Article 5 : Name") and cite nothing.

        A heading begins with a capital; where letters have no case, something stands below it or beside it.
        """
        first = self._text[citation.start]
        cased = first.lower() != first.upper()
        if any(len(one.path) > 1 for one in citation.cited) or first.islower():
            return False
        if len(citation.cited) > 1 or (self._memory.home and self._memory.home[0] in _READ_BY_ARTICLE):
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
            return nothing(citation)
        if _OTHER_PAPER.search(self._text, last.end, citation.start):
            return nothing(citation)
        return self._take(citation, last, "named-before", BESIDE)

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
            return nothing(citation)
        return Attached(citation, previous.slug, "beside", lent(previous), name=previous.name)

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
        beyond = min(citation.numbers, default=0) > _MOST_ARTICLES_OF_A_PROTOCOL
        if protocol.treaty in self._memory.home and (
            beyond or CONJOINED.search(self._text, end, citation.start)
        ):
            return Attached(citation, protocol.treaty, "home", HOME)
        return nothing(citation)
