"""Whose article it is where no name stands beside it: that of the sentence, or of the document.

Any other law that the sentence names, held or not, stops the guess.
"""

import re

from kb.recognising.belonging.document_law import (
    GOALS,
    HOME,
    IN_BRACKETS,
    IN_SENTENCE,
    LEFT,
    LONGEST_OPENING,
    SDG,
    DocumentLaw,
    Guess,
    lacks,
)
from kb.recognising.belonging.paths import units_of
from kb.recognising.citations.citation import Citation
from kb.recognising.references.reference import Reference
from kb.recognising.tokens.keywords import ARTICLE
from kb.recognising.treaties.core_treaties import TREATY_OF

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
_WORDS = re.compile(r"[^\W\d_]{3,}")
_DOES = re.compile(
    r",?\s(?:\([^()]{2,40}\)\s)?(?:(?:has|had|have|also|further|then|jointly)\s){0,2}(?:submitted|reported|stated|said|noted|"
    r"recommended|expressed|welcomed|called|urged|argued|published|documented|highlighted|added|observed|indicated|"
    r"intervened|warned|condemned|criticised|criticized|found|believes|recommends|notes|calls|urges|welcomes|reports|(?:and\s)?(?:Human\sRights\sWatch|"
    r"Privacy\sInternational|Access\sNow|Amnesty))\b"
    r"|\s(?:states|submits|alleges|claims|maintains|argues)\sthat\s(?:it|its|the\sState)\b|\s(?:v\.?|c\.|vs\.?)\s[A-Z]"
)
_OF_DEVELOPMENT = re.compile(r"\sв\sобласти\sустойчивого\sразвития")  # "цели 4 и 5 в области …"

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


class Guessing(DocumentLaw):
    """Guesses for the citations of one text; `named` has the paths that it cited by name so far, with their slugs."""

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
        meant = self._opens(last) or (self._is_beyond_home(citation) and not lacks(entry, citation))
        if not self._before(IN_BRACKETS, citation) and not (self._before(_IN, citation) and meant):
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
        lead = self._text[begin : named.start] if named.start - begin <= LONGEST_OPENING else "…"
        return _OPENING.fullmatch(lead.strip()) is not None

    def is_organisation(self, citation: Citation) -> bool:
        """Whether it is ARTICLE 19, the organisation: shouted in a sentence that is not, or beside what people do."""
        if [one.path for one in citation.cited] != [("19",)]:
            return False
        text, start = self._text, citation.start
        done_by = _CAPITAL_ARTICLE.match(text, start) and _DONE_BY.search(text, max(0, start - LEFT), start)
        if _CAPITAL_ARTICLE.match(text, start) and _PERSON_ENDS.match(text, citation.end):
            done_by = done_by or _PERSON_BEFORE.search(text, max(0, start - 2 * LEFT), start)
        if not citation.shouted:
            return done_by is not None or _DOES.match(text, citation.end) is not None
        around = _WORDS.findall(self._text[max(0, citation.start - LEFT) : citation.start])[-2:]
        around += _WORDS.findall(self._text[citation.end : citation.end + LEFT])[:2]
        return not around or not all(word.isupper() for word in around)
