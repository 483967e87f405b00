"""Whether a citation without a name is of the law of the document, or of the one that it cited last."""

import re
from collections.abc import Mapping

from kb.recognising.belonging.paths import fitted, units_of
from kb.recognising.belonging.surroundings import Surroundings
from kb.recognising.citations.citation import Citation
from kb.recognising.entries import Instrument
from kb.recognising.references.named_law import UNKNOWN
from kb.recognising.tokens.keywords import ARTICLE, RECITAL
from kb.recognising.treaties.core_treaties import TREATY_OF, WITH_RECITALS

IN_SENTENCE, HOME, FOCUS = 0.75, 0.8, 0.6
type Guess = tuple[str, str, float]  # slug, rule, score

LEFT = 40  # characters
_CITES = r"(?:see\s|cf\.\s|voir\s|véase\s|см\.\s)?"
IN_BRACKETS = re.compile(rf"[(（]\s?{_CITES}\Z", re.IGNORECASE)
LONGEST_OPENING = 40  # characters
# Words that treaty bodies and courts say of their own treaty: "violates article 21".
_OF_RIGHTS = re.compile(
    r"(?:violat\w+|breach\w*|infring\w+|contrary|incompatib\w+|inconsisten\w+|rights?|claims?|complain\w+|meaning|"
    r"requirements?|purposes|violaci[óo]n|vulnera\w+|contrari\w+|méconnai\w+|derechos?|droits?|sens|противореч\w+|несовместим\w*|нарушени\w+|нарушил\w*|"
    r"прав\w?|انتهاك\S*|تنتهك|违反了?|侵犯了?)(?:\s(?:of|his|her|their|the|under|by|to|with|de|del|de\sl['’]|des|du|la|los|el|en|"
    r"virtud|à|aux|по|на|على|rights?|in|reads))*\s?\Z",
    re.IGNORECASE,
)
# What is said of another law's article: "article 7 of the Act is contrary to article 17".
_CONTRARY = re.compile(
    r"(?:(?<!\w)contrary|incompatib\w+|inconsisten\w+|contraires?|contrari[oa]s?|противореч\w+|несовместим\w*|не\sсоответству\w+)"
    r"(?:\s(?:to|with|the|requirements|provisions|of|à|au|avec|l['’]|a|al|con|el|с|со|требованиям|положениям))*\s?\Z",
    re.IGNORECASE,
)
# What a sentence begins with that goes on to say something of an article: "With regard to article 4, France wishes …".
_TOPIC = re.compile(
    r"(?:[“\"(]{0,2}|[IVX]{1,4}\.|\d+\.|\(?[a-z]\))\s?(?:with\s(?:reference|regard|respect)\sto|concerning|regarding|"
    r"as\s(?:regards|to|for)|in\s(?:relation\sto|respect\sof)|en\sce\squi\sconcerne|pour\sce\squi\sest\sde|"
    r"s['’]agissant\sde|concernant|quant\sà|relativement\sà|(?:con\s)?respecto\s(?:del?|al?)|en\srelación\scon|"
    r"en\scuanto\sal?|en\slo\sque\s(?:respecta|se\srefiere)\sal?|что\sкасается|в\sотношении|относительно|关于|"
    r"و?فيما\sيتعلق|و?فيما\sيخص|و?بخصوص)(?:\s(?:the(?:\sprovisions\sof)?|la|le|les|el|los|aux?)|\sl['’])?\s?\Z",
    re.IGNORECASE,
)
_AFTER_TOPIC = re.compile(r"(?:\s?\([^()]{2,60}\))?\s?[,，،:]")
# "Article 3 as replaced by Regulation …" is the document's own, whatever changed it.
_AS_CHANGED = re.compile(r",?\s(?:as\s)?(?:last\s)?(?:replaced|amended|inserted|introduced|modified)\sby\s")
_AT_BEGINNING = re.compile(r"\W{0,4}(?:(?:The|L['’]|Les|El|Los|La|Su)\s?)?\Z")
_IN_LIST = re.compile(r"\n\s*[•·*]\s\Z")  # an item of a list speaks for itself
SDG, GOALS = "sdg-agenda", frozenset({"goal", "target"})
_TARGET = 2  # parts of "16.2"
_OLDER_GOALS = re.compile(r"[Mm]illen|MDG|OMD|ODM|Aichi|Milenio|[Mm]illénaire|[Ss]trateg|[Nn]ational")


class DocumentLaw:
    """Guesses from the document for the citations of one text."""

    def __init__(self, around: Surroundings, named: Mapping[tuple[str, ...], set[str]]) -> None:
        self._around, self._named = around, named
        self._text, self._memory = around.text, around.memory

    def _is_beyond_home(self, citation: Citation) -> bool:
        """Whether the document's own instrument lacks what is cited."""
        by_slug = self._memory.gazetteer.by_slug
        return any(lacks(by_slug[home], citation) for home in self._memory.home[:1])

    def _of_document(self, citation: Citation, previous: str | None) -> Guess | None:
        """The instrument of the document, or the one last cited."""
        memory = self._memory
        found = self._home(citation, previous) if memory.home else self._last(citation, previous)
        if found is None:
            return None
        # Then a law that is only named later is not the one meant.
        known = (
            self._cited_before(citation, found[0])
            or self._is_topic(citation)
            or self._is_spoken_of(citation, found[0])
            or _AS_CHANGED.match(self._text, citation.end) is not None
        )
        contrary = found[0] in memory.home and self._before(_CONTRARY, citation)
        if not contrary and self._around.others_in_sentence(citation, found[0], behind=not known):
            return None
        return None if self._speaks_of_another(citation, found[0]) else found

    def _home(self, citation: Citation, previous: str | None) -> Guess | None:
        memory, home = self._memory, self._home_of(citation)
        if citation.unit != RECITAL and citation.unit not in units_of(memory.gazetteer.by_slug[home]):
            return None
        if memory.quoting and memory.named and memory.named[-1].slug not in memory.home:
            return None
        if self._may_be_of_another_home(citation, home):
            return None
        own = self._is_told(citation) or self._cited_before(citation, home)
        elsewhere = (previous == UNKNOWN or self._goes_on_from_another(citation)) and not own
        return None if elsewhere else (home, "home", HOME)

    def _home_of(self, citation: Citation) -> str:
        """The first of the document's instruments, or the other one of which it has cited these articles before."""
        homes = self._memory.home
        return next((home for home in homes[1:] if self._cited_before(citation, home)), homes[0])

    def _may_be_of_another_home(self, citation: Citation, home: str) -> bool:
        """Whether the document is about another law as well that has the article, and has cited it of neither."""
        others = [
            one
            for one in self._memory.home
            if one != home and TREATY_OF.get(one, one) != TREATY_OF.get(home, home)
        ]
        by_slug = self._memory.gazetteer.by_slug
        having = [
            one
            for one in others
            if self._around.has(one, citation.unit) and not lacks(by_slug[one], citation)
        ]
        return bool(having) and not self._cited_before(citation, home)

    def _last(self, citation: Citation, previous: str | None) -> Guess | None:
        memory = self._memory
        meant = previous
        if meant is None:
            meant = memory.owner(one.path[0] for one in citation.cited) or memory.only_law()
        if citation.unit in GOALS and SDG in memory.established and self._is_of_agenda(citation):
            return SDG, "last-cited", FOCUS
        numbered = citation.unit == ARTICLE or (citation.unit == RECITAL and meant in WITH_RECITALS)
        return (meant, "last-cited", FOCUS) if meant and numbered else None

    def _is_of_agenda(self, citation: Citation) -> bool:
        """Whether goals have a capital, or targets their goal's number, as the Agenda's, and none are older."""
        target = citation.unit == "target" and all(len(one.path) == _TARGET for one in citation.cited)
        begin = self._around.sentences.begin(citation.start)
        older = _OLDER_GOALS.search(self._text, begin, citation.end + LEFT) is not None
        return (target or self._text[citation.start].isupper()) and not older

    def _speaks_of_another(self, citation: Citation, slug: str) -> bool:
        """Whether the law named last before an article in running text is another of the base that may have it."""
        if self._is_told(citation) or self._before(_IN_LIST, citation):
            return False
        last = self._around.spoken_of(citation.start)
        if last is None or last.slug in {"", slug} or not self._around.has(last.slug, citation.unit):
            return False
        return not self._cited_before(citation, slug)

    def _is_topic(self, citation: Citation) -> bool:
        """Whether a sentence begins with what it speaks of: "Concerning article 7, the Government …"."""
        begin = max(self._around.sentences.begin(citation.start), citation.start - LONGEST_OPENING)
        return (
            _TOPIC.fullmatch(self._text[begin : citation.start].lstrip()) is not None
            and _AFTER_TOPIC.match(self._text, citation.end) is not None
        )

    def _is_spoken_of(self, citation: Citation, slug: str) -> bool:
        """Whether a law is the last one that the sentence of a citation names before it."""
        last = self._around.before_in_sentence(citation.start)
        return last is not None and last.slug == slug

    def _goes_on_from_another(self, citation: Citation) -> bool:
        """Whether a sentence begins with an article right behind one that speaks of a law that is not held."""
        begin = self._around.sentences.begin(citation.start)
        if not begin or not _AT_BEGINNING.fullmatch(self._text[begin : citation.start]):
            return False
        last = self._around.before(citation.start)
        return last is not None and not last.slug and self._around.sentences.same(last.start, begin - 1)

    def _is_told(self, citation: Citation) -> bool:
        """Whether an article stands in brackets or behind words for violations: so the document's own law is cited."""
        return self._before(IN_BRACKETS, citation) or self._before(_OF_RIGHTS, citation)

    def _before(self, words: re.Pattern[str], citation: Citation) -> bool:
        return words.search(self._text, max(0, citation.start - LEFT), citation.start) is not None

    def _cited_before(self, citation: Citation, slug: str) -> bool:
        """Whether articles with these numbers of this instrument were cited before in the document."""
        return all(self._memory.cited.get(one.path[0]) == slug for one in citation.cited)


def lacks(entry: Instrument, citation: Citation) -> bool:
    """Whether an instrument has not all the provisions of a list."""
    return any(fitted(entry, citation.unit, one.path).refused for one in citation.cited)
