"""Whose article it is where no name stands beside it: that of the sentence, or of the document.

Any other law that the sentence names, held or not, stops the guess.
"""

import re
from collections.abc import Mapping

from kb.recognising.belonging.paths import fitted, units_of
from kb.recognising.belonging.surroundings import Surroundings
from kb.recognising.citations.citations import Citation
from kb.recognising.entries import Instrument
from kb.recognising.references.memory import UNKNOWN
from kb.recognising.references.references import Reference
from kb.recognising.tokens.keywords import ARTICLE, RECITAL
from kb.recognising.treaties.core_treaties import TREATY_OF, WITH_RECITALS

IN_SENTENCE, HOME, FOCUS = 0.75, 0.8, 0.6
type Guess = tuple[str, str, float]  # slug, rule, score

_LEFT = 40  # characters
_CITES = r"(?:see\s|cf\.\s|voir\s|véase\s|см\.\s)?"
_IN_BRACKETS = re.compile(rf"[(（]\s?{_CITES}\Z", re.IGNORECASE)
_IN = re.compile(
    r"(?:\b(?:in|under|by|through|dans|en|à|par|en\ssu|en\ssus|en\sel|en\slos|в|во)\s(?:its\s|the\s|l['’]|les\s|son\s|ses\s)?"
    r"|\baux\s|\bفي\s|[在于]\s?)\Z",
    re.IGNORECASE,
)
# "In the Declaration, …": what stands before the law that a sentence begins with.
_OPENING = re.compile(
    r"(?:\d+\.\s?)?(?:The|In|Under|According\sto|Pursuant\sto|As\swith|La|Le|El|Dans|Selon|En\svertu|Aux\stermes|Según|"
    r"Conforme|Согласно|В|В\sсоответствии\sс|تنص|بموجب|وفقا[ًل]*|根据|依据|按照)?(?:\s(?:the|la|le|el|de|à|a|l['’]))*",
    re.IGNORECASE,
)
_LONGEST_OPENING = 40  # characters
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
_WORDS = re.compile(r"[^\W\d_]{3,}")
_DOES = re.compile(
    r",?\s(?:\([^()]{2,40}\)\s)?(?:(?:has|had|have|also|further|then|jointly)\s){0,2}(?:submitted|reported|stated|said|noted|"
    r"recommended|expressed|welcomed|called|urged|argued|published|documented|highlighted|added|observed|indicated|"
    r"intervened|warned|condemned|criticised|criticized|found|believes|recommends|notes|calls|urges|welcomes|reports|(?:and\s)?(?:Human\sRights\sWatch|"
    r"Privacy\sInternational|Access\sNow|Amnesty))\b"
    r"|\s(?:states|submits|alleges|claims|maintains|argues)\sthat\s(?:it|its|the\sState)\b|\s(?:v\.?|c\.|vs\.?)\s[A-Z]"
)


SDG, GOALS = "sdg-agenda", frozenset({"goal", "target"})
_OF_DEVELOPMENT = re.compile(r"\sв\sобласти\sустойчивого\sразвития")  # "цели 4 и 5 в области …"
_TARGET = 2  # parts of "16.2"
_OLDER_GOALS = re.compile(r"[Mm]illen|MDG|OMD|ODM|Aichi|Milenio|[Mm]illénaire|[Ss]trateg|[Nn]ational")

# "Brought by Article 19", "Publisher: Article 19": the organisation as it is written beside what it did.
_DONE_BY = re.compile(
    r"(?:\b(?:brought|submitted|filed|lodged|published|prepared|drafted|issued|commissioned|launched|represented|présentée?s?|"
    r"déposée?s?|introduite?s?|publiée?s?|rédigée?s?|presentad[ao]s?|publicad[ao]s?|elaborad[ao]s?|interpuest[ao]s?)\s(?:by|par|por)"
    r"|\b(?:[Pp]ublisher|[Cc]ite\sas|NGO|ONG|organi[sz]ations?|organisation|organización|[Ss]ource)\s?:?)\s\Z"
)
# "Represented by counsel, Ms. Ann Example and Mr. Ben Example, Article 19)"
_PERSON_BEFORE = re.compile(r"\b(?:M(?:rs?|s)|Dr|Prof|Sra?)\.\s(?:[A-ZÀ-Þ][\w.’'-]*\s?){2,4},\s\Z")
_PERSON_ENDS = re.compile(r"\s?[),;]")
_CAPITAL_ARTICLE = re.compile(r"A(?:rticle|RTICLE)\s19(?!\w)")


class Guessing:
    """Guesses for the citations of one text; `named` has the paths that it cited by name so far, with their slugs."""

    def __init__(self, around: Surroundings, named: Mapping[tuple[str, ...], set[str]]) -> None:
        self._around, self._named = around, named
        self._text, self._memory = around.text, around.memory

    def guess(self, citation: Citation, previous: str | None) -> Guess | None:
        """The instrument, if anything says which; `previous` is the slug that the last citation had."""
        if citation.unit in GOALS and _OF_DEVELOPMENT.match(self._text, citation.end):
            return (SDG, "in-sentence", HOME) if SDG in self._memory.gazetteer.by_slug else None
        return self._again(citation) or self._of_sentence(citation) or self._of_document(citation, previous)

    def _again(self, citation: Citation) -> Guess | None:
        """The very provisions that this text has cited by their instrument's name, and by no other's."""
        owners = [self._named.get(one.path, set()) for one in citation.cited]
        slugs = set[str]().union(*owners)
        if citation.unit != ARTICLE or not all(owners) or len(slugs) != 1:
            return None
        (slug,) = slugs
        return (slug, "again", IN_SENTENCE) if slug else None

    def _of_sentence(self, citation: Citation) -> Guess | None:
        """An article in brackets, or "in article 3", behind the one law that its sentence names.

        So in "the Convention on …, which protects them (art. 3)" and "In the Declaration, it is said in article 23".
        """
        last = self._around.before_in_sentence(citation.start)
        if last is None or not last.slug or last.rule in {"itself", "un-symbol", "resolution-number"}:
            return None
        entry = self._memory.gazetteer.by_slug[last.slug]
        meant = self._opens(last) or (self._is_beyond_home(citation) and not _lacks(entry, citation))
        if not self._before(_IN_BRACKETS, citation) and not (self._before(_IN, citation) and meant):
            return None
        if last.slug in map(TREATY_OF.get, self._memory.home):
            return None  # in a document about its protocol, which may have the article as well
        if units_of(entry)[0] != citation.unit or self._around.others_in_sentence(citation, last.slug):
            return None
        return last.slug, "in-sentence", round(IN_SENTENCE * last.score, 3)

    def _opens(self, named: Reference) -> bool:
        """Whether a sentence begins with a name, or, where the document has no law of its own, with words before it."""
        if not self._memory.home:
            return True
        begin = self._around.sentences.begin(named.start)
        lead = self._text[begin : named.start] if named.start - begin <= _LONGEST_OPENING else "…"
        return _OPENING.fullmatch(lead.strip()) is not None

    def _is_beyond_home(self, citation: Citation) -> bool:
        """Whether the document's own instrument lacks what is cited."""
        by_slug = self._memory.gazetteer.by_slug
        return any(_lacks(by_slug[home], citation) for home in self._memory.home[:1])

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
            if self._around.has(one, citation.unit) and not _lacks(by_slug[one], citation)
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
        older = _OLDER_GOALS.search(self._text, begin, citation.end + _LEFT) is not None
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
        begin = max(self._around.sentences.begin(citation.start), citation.start - _LONGEST_OPENING)
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
        return self._before(_IN_BRACKETS, citation) or self._before(_OF_RIGHTS, citation)

    def _before(self, words: re.Pattern[str], citation: Citation) -> bool:
        return words.search(self._text, max(0, citation.start - _LEFT), citation.start) is not None

    def _cited_before(self, citation: Citation, slug: str) -> bool:
        """Whether articles with these numbers of this instrument were cited before in the document."""
        return all(self._memory.cited.get(one.path[0]) == slug for one in citation.cited)

    def is_organisation(self, citation: Citation) -> bool:
        """Whether it is ARTICLE 19, the organisation: shouted in a sentence that is not, or beside what people do."""
        if [one.path for one in citation.cited] != [("19",)]:
            return False
        text, start = self._text, citation.start
        done_by = _CAPITAL_ARTICLE.match(text, start) and _DONE_BY.search(text, max(0, start - _LEFT), start)
        if _CAPITAL_ARTICLE.match(text, start) and _PERSON_ENDS.match(text, citation.end):
            done_by = done_by or _PERSON_BEFORE.search(text, max(0, start - 2 * _LEFT), start)
        if not citation.shouted:
            return done_by is not None or _DOES.match(text, citation.end) is not None
        around = _WORDS.findall(self._text[max(0, citation.start - _LEFT) : citation.start])[-2:]
        around += _WORDS.findall(self._text[citation.end : citation.end + _LEFT])[:2]
        return not around or not all(word.isupper() for word in around)


def _lacks(entry: Instrument, citation: Citation) -> bool:
    """Whether an instrument has not all the provisions of a list."""
    return any(fitted(entry, citation.unit, one.path).refused for one in citation.cited)
