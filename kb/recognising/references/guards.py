"""What a name of the base does not mean: the protocol to a treaty, its committee, another State's law."""

import re

from kb.recognising.names.index import NameHit
from kb.recognising.names.name_phrases import is_glued, is_titled, title_marks
from kb.recognising.references.memory import Memory
from kb.recognising.references.other_states import is_elsewhere, is_of_a_state, is_of_any_state
from kb.recognising.treaties.core_treaties import WATCHED_BY_SYMBOL

# "Declaration on … among States in accordance with the Charter", which is one title: a capital stands before it.
_WITHIN_A_TITLE = re.compile(
    r"\b(?:Declaration|Déclaration|Declaración)\s(?:on|relative|sobre)\b[^.;,()]{10,170}"
    r"\b[A-ZÀ-Þ][\w’'-]+\s(?:in\saccordance\swith|conformément\sà|de\sconformidad\scon)\s(?:the\s|la\s)?\Z"
)
LEFT = 110  # characters
_COMMITTEE_AFTER = re.compile(
    r"\s+(?:Committee|[Gg]eneral [Cc]omment|[Gg]eneral [Rr]ecommendation|[Cc]oncluding|scan\b)"
)
_COMMITTEE_BEFORE = re.compile(r"(?:Committee|Comité|Комитет\w*)\b[^.;,()]{0,90}\s?[(—–]\s?\Z")
# "Cour africaine des droits de l'homme et des peuples (CADHP)", and no treaty between the two.
_BODY_BEFORE = re.compile(
    r"\b(?:Cour|Court|Corte|Tribunal|Commission|Comisión)\b"
    r"(?:(?!\b(?:Con[vs]|Ch?art|Carta|Pact|Coven|Trait|Treat|Trata))[^.;,()]){0,90}\s?[(—–]\s?\Z"
)
_COMMENT_BEFORE = re.compile(
    r"(?:[Cc]omments?|[Oo]bserva(?:tions?|ci[oó]n(?:es)?)\sg[eé]n[eé]ral(?:es?)?)\s[\d\s,andyet]{1,20}(?:of|du|del?)\s(?:the\s)?\Z"
    r"|(?:[Рр]екомендаци\w+|[Зз]амечани\w+)[^.;,()]{0,20}№\s?\d{1,2}(?:\s\(\d{4}\))?\s\Z"
)
# The first words of many titles, which alone are one of them: the African Charter, the European Convention.
_FIRST_WORDS = re.compile(
    r"(?:africaine|européenne|universelle|European\sConvention|"
    r"[Aa]fricana|[Ee]uropeo|Universal|[Вв]сеобщ\w+ [Дд]еклараци\w+|"
    r"[Ее]вропейск\w+ [Кк]онвенци\w+|[Аа]фриканск\w+ [Хх]арти\w+|[Хх]арти\w+ ЕС|الميثاق ال[أإ]فريقي)\Z"
)
_FEW_WORDS = 2
_TITLE_GOES_ON = re.compile(
    r"\s(?:on\s|for\s|against\s|concerning\s|relating\s|of\s|d['’]|de\s|del\s|des\s|du\s|sur\s|pour\s|contre\s|en\smatière|relati|sobre\s|para\s|contra\s|"
    r"об?\s|об\s|против\s|по\s|для\s|прав\s|ل\w|بشأن|حول|sociale|social\b|révisée|n[o°]\s?\d)"
)
_OF_1933 = re.compile(r"\sالدولي(?!\w)")  # the Convention relating to the international status of refugees
# "Конвенция о правах детей с инвалидностью", which is no treaty of ours, and hardly that on the child
_WITH_DISABILITIES = re.compile(
    r"\s(?:with\sdisabilit|handicap|con\sdiscapacidad|с\sинвалидност|с\sограниченными)|[-‑]инвалид"
)
_OF_A_REGION = re.compile(
    r"\b(?:European|American|African|Arab|Islamic|ASEAN|Hague|Cairo|[Ее]вропейск\w+|[Мм]ежамериканск\w+|[Аа]мериканск\w+|欧洲|美洲|非洲)\s?\Z"
)
_BEGINS_WITH_NOUN = re.compile(
    r"(?:Charter|Convention|Declaration|Конвенци\w+|Деклараци\w+|Харти\w+)\b", re.IGNORECASE
)
_NOUNS = ("Charter", "Convention", "Covenant", "Declaration", "Protocol")
_COURT_BEFORE = re.compile(
    r"(?:arrêts?|jurisprudences?|décisions?|juges?|condamn\w+|saisi\w*|requêtes?|recours|greffe|président\w*|cour|"
    r"sentencias?|fallos?|devant|selon|par|Cour européenne des droits de l['’][Hh]omme)\s(?:\w+\s){0,2}?"
    r"(?:de\s|par\s|devant\s|à\s)?(?:la\s|del\s)?\(?\Z",
    re.IGNORECASE,
)
_ARTICLE_BEFORE = re.compile(
    r"\bart(?:icles?|ículos?|s?\.)\s\d[\d§.\s(),-]{0,30}(?:(?:al|par|let|lit|ch|apdo)\.\s?\w{1,3}\s?){0,3}(?:de\sla\s|del\s)?\Z"
)
_COURT_AFTER = re.compile(
    r"\s(?:a|avait|ont|est|considère|estime|juge|rappelle|condamne|affirme|précise|retient|exige|admet|reconnaît|s['’]est|"
    r"ha|considera|estima|recuerda|condena|afirma|declaró|señaló)\s(?!ratifi|signé|été\sratifi|entr)"
    r"|,?\s(?:dans|en)\s(?:son|sa|ses|un|une|l['’])\s?(?:arrêts?|décisions?|affaires?|jurisprudence)"
    r"|\s?[,:]\sCour\b|,\s?(?:19|20)\d\d|,?\s?(?:g(?:r(?:an)?)?de?\.?\s?ch|gr\.?\s?ch|\d{1,2}(?:er)?\s\w{3,10}\s(?:19|20)\d\d|\w+\sc\.|n[o°]\s?\d|[A-ZÀ-Þ]\w+\s(?:c|v)\.)"
)
# What a committee does, and no treaty: "CEDAW is composed of", "the CRC expressed concern".
_BODY_AFTER = re.compile(
    r"\s(?:(?:has|have|had|also|then)\s){0,2}(?:(?:is|was)\scomposed|recommend(?:s|ed)|urge[sd]|welcome[sd]|examine[sd]|reviewe?[sd]?\s(?:the|its)|"
    r"express(?:es|ed)\s(?:its\s)?(?:deep\s|serious\s|grave\s)?concern|(?:adopted|issued)\s(?:its\s)?(?:concluding|general|views))\b"
)
_WATCHED_CONVENTIONS = frozenset(WATCHED_BY_SYMBOL.values()) - {"iccpr", "icescr"}
# The Committee is a he in French and Spanish, its Convention a she: "el CEDAW", "recommandations du CEDAW".
_HE_BEFORE = re.compile(r"\b(?:le|el|du|del|al|au|Comité(?:\sde\s(?:la\s)?)?)\s?\Z")
_OF_GENEVA = re.compile(r"(?:Genève|Ginebra|[Жж]еневск\w+ [Кк]онвенци\w+)\Z")
_COUNTED_BEFORE = re.compile(
    r"(?:premi\w+|deuxième|troisième|quatrième|primer\w*|segund\w+|tercer\w*|cuart\w+|[IVX]+e?|\w+[ую][юя])\s\Z"
)
_ASYLUM = re.compile(r"réfugié|asile|refoul|refugiad|asilo|devoluci|бежен|убежищ", re.IGNORECASE)
# "ECHR 2002-I" is a volume of reports; "ECHR 1950" is older than these.
_YEAR_AFTER = re.compile(r"\s(?:19[6-9]|20[0-9])[0-9](?![0-9/年])")
_SYMBOL_AFTER = re.compile(r"/[A-Z][A-Za-z.]{0,4}[./]")  # CRC/C/153
# 刑法 in 刑法典; Taiwan's law that carries out "… 公约及 … 公约"
_HAN_GOES_ON = re.compile(
    r"典|修正案|草案|(?:(?<=约)[及和与][\u4e00-\u9fff、]{2,24}公约)?(?:施行|实施)(?:法|条例|细则|办法)"
)


def belongs_to_longer_name(text: str, hit: NameHit, memory: Memory) -> bool:
    """Whether the words are part of another name: OP-CAT, CEDAW Committee, the Cybersecurity Law of Elsewhere."""
    before, after = text[max(0, hit.start - LEFT) : hit.start], text[hit.end : hit.end + LEFT]
    if hit.uses[0].exact and is_glued(text, hit.start, hit.end):
        return True
    if not hit.uses[0].exact and hit.uses[0].rule != "instrument-title" and _goes_on(text, hit):
        return True
    if _OF_A_REGION.search(before) and _BEGINS_WITH_NOUN.match(text, hit.start):
        return True
    if _OF_GENEVA.search(text, hit.start, hit.end) and not _is_on_refugees(text, before, after):
        return True
    if hit.uses[0].target == "un-charter" and _WITHIN_A_TITLE.search(
        text, max(0, hit.start - 2 * LEFT), hit.start
    ):
        return True
    if _OF_1933.match(after) and hit.uses[0].target == "refugee-convention":
        return True
    if hit.uses[0].target == "crc" and not hit.uses[0].exact and _WITH_DISABILITIES.match(after):
        return True
    first = hit.last - hit.first <= _FEW_WORDS and _FIRST_WORDS.search(text, hit.start, hit.end)
    if first and _TITLE_GOES_ON.match(text, hit.end):
        return True
    if hit.uses[0].exact and any(
        one.search(before) for one in (_COMMITTEE_BEFORE, _COMMENT_BEFORE, _BODY_BEFORE)
    ):
        return True
    watched = all(use.exact and use.target in _WATCHED_CONVENTIONS for use in hit.uses)
    if watched and (_HE_BEFORE.search(before) or _BODY_AFTER.match(after)):
        return True
    if hit.uses[0].exact and text[hit.start : hit.end] == "CEDH" and _is_court(before, after):
        return True
    if hit.uses[0].exact and (_YEAR_AFTER.match(after) or _SYMBOL_AFTER.match(after)):
        return True
    if _inside_title_marks(text, hit) or is_of_a_state(text, hit, memory):
        return True
    if _COMMITTEE_AFTER.match(after) and all(use.exact for use in hit.uses):
        return True
    targets = [memory.gazetteer.by_slug[use.target] for use in hit.uses]
    national = all(entry.national for entry in targets)
    return national and (
        is_elsewhere(before, after, hit) or is_of_any_state(text[hit.start : hit.end], targets, memory)
    )


def longer_law_end(text: str, end: int) -> int | None:
    """Where the name of another law ends that begins with one ending here: 刑法典, 公约施行法; None where none does."""
    more = _HAN_GOES_ON.match(text, end) if text[end - 1] in "法例约" else None
    return more.end() if more else None


def _is_on_refugees(text: str, before: str, after: str) -> bool:
    """Whether "the Geneva Convention" is that on refugees, of which its text speaks, and none of the four of 1949."""
    counted = (
        _COUNTED_BEFORE.search(before)
        or _TITLE_GOES_ON.match(after)
        or after[:9].strip().startswith("de 1949")
    )
    return not counted and _ASYLUM.search(text) is not None


def _is_court(before: str, after: str) -> bool:
    """Whether CEDH is the Court: "arrêt de la CEDH", "la CEDH a jugé", "CEDH, 12 mai 2014, Lashin c. Russie"."""
    if _ARTICLE_BEFORE.search(before):
        return False  # "l'article 8 CEDH est violé"
    return _COURT_BEFORE.search(before) is not None or _COURT_AFTER.match(after) is not None


def _goes_on(text: str, hit: NameHit) -> bool:
    """Whether a short name ends in a noun that a title goes on from: "African Charter for the Rights and Welfare"."""
    return text.endswith(_NOUNS, hit.start, hit.end) and is_titled(text, hit.end)


def _inside_title_marks(text: str, hit: NameHit) -> bool:
    """Whether the words are only part of a title between 《 and 》."""
    marks = title_marks(text, hit.start, hit.end)
    if marks is None:
        return False
    lead = text[marks[0] : hit.start].replace("中华人民共和国", "").replace("联合国", "")
    return bool(lead.strip()) or bool(text[hit.end : marks[1]].strip())
