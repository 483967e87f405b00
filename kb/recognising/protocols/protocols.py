"""The protocol to a treaty, said with the treaty's name: "the Optional Protocol to the Covenant", 《公约》任择议定书.

A protocol is never its treaty: one that is not held is an unknown instrument.
"""

import re
from dataclasses import dataclass
from typing import Final

from kb.recognising.tokens.keywords import ORDINALS
from kb.recognising.tokens.plain_words import plain
from kb.recognising.treaties.core_treaties import NUMBERED_PROTOCOLS, PROTOCOL_OF

_LEFT = 60  # characters
_ORDINAL = (
    r"(?:(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|1st|2nd|3rd|[Pp]remier|[Dd]euxième|[Tt]roisième"
    r"|[Pp]rimer|[Ss]egundo|[Tt]ercer|[Пп]ерв\w+|[Вв]тор\w+|[Тт]рет(?:ий|ь\w+))\s+)?"
)
_BEFORE = re.compile(
    rf"(?:\b(?P<its>[Ii]ts|[Tt]heir|[Ss]es|[Ss]on|[Ss]us?|[Ее][её]|[Ии]х)\s+)?(?:(?:the|The)\s+)?{_ORDINAL}"
    r"(?P<optional>(?<!\w)[Oo]ption(?:al)?|(?<!\w)[Aa]dditional|[Фф]акультативн\w+|[Дд]ополнительн\w+)?\s*\Z"
)
_AFTER = re.compile(
    r"(?P<optional>\s+(?:[Ff]acultatifs?|[Ff]acultativos?|[Oo]ptativos?|[Aa]dditionnels?|[Aa]dicional(?:es)?|(?:ال)?[اإ]ختياري(?:ة|ان|ين)?))?"
    r"(?:\s+(?P<arabic>الأول|الاول|الثاني|الثالث))?(?:\s+(?:(?:[Nn]os?\.?|n[°º]|núm\.?|№|N\.?|رقم)\s?)?(?P<number>\d{1,2})(?![\d./–-]\d|\d))?"
)
_DATE = r"\s+(?:of|du|del?)\s+(?:\d{1,2}(?:er)?\s+(?:de\s+)?[^\W\d_]{3,10}\s+(?:del?\s+)?)?(?:19|20)\d\d"
_LINK = re.compile(
    rf"(?:{_DATE})?\s+(?:to|of|under)\s+(?:the\s+)?(?:both\s+|same\s+|said\s+|present\s+)?"
    r"(?:(?:UN|United Nations|International)\s+)?"
    rf"|(?:{_DATE})?\s+(?:se\s+rapportant\s+)?(?:à|au|de|du|annexé\s+(?:à|au))\s*(?:la\s+|l['’])?"
    rf"|(?:{_DATE})?\s+(?:relativo\s+)?(?:del?|al?)\s+(?:la\s+|el\s+)?"
    r"|\s+к\s+(?:настоящ\w+\s+)?|\s(?=(?:МПГПП|МПЭСКП|КЛДЖ|КПП|КПИ|КПР)(?!\w))"
    r"|\s+(?:الملحق(?:ين|ان|ة)?\s+|المتعلق(?:ين|ان|ة)?\s+|الإضافي\s+|التابع\s+)?(?=[\u0621-\u064a])"
)
_SHOUTED = tuple(re.compile(one.pattern, re.IGNORECASE) for one in (_BEFORE, _AFTER, _LINK))
_HAN_AFTER = re.compile(
    r"》?\s?(?:的)?《?(?:第?(?P<ordinal>[一二三])(?:项|个|号)?)?(?P<topic>关于[\u4e00-\u9fff、]{2,24}?的?)?(?P<optional>任择|任意|附加|选择)?(?:性)?议定书》?"
)
_POSSESSIVE_AFTER = re.compile(
    r"['’]s\s+(?:(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird)\s+)?(?P<optional>[Oo]ptional)\s+[Pp]rotocols?\b|[-–]OP\b"
)
# "ICCPR Optional Protocol", "ECHR Protocol No. 7"
_BEHIND_ACRONYM = re.compile(
    r"(?<=[A-Z])\s(?:(?:(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird)\s)?(?P<optional>Optional)\sProtocol(?!s|\s(?:on|to)\b)"
    r"|Protocol\s(?:No\.?\s?)?(?P<number>\d{1,2})(?!\w))"
)
# "The European Convention, Protocol 1, article 2"
_NUMBERED_AFTER = re.compile(
    r"(?:\s\([A-Z]{3,7}\))?,\s(?:Protocole?|Protocolo)\s(?:(?:No\.?|n[°º]|núm\.)\s?)?(?P<number>\d{1,2})(?!\w)"
)
# "… on Civil and Political Rights – Optional Protocol II"
_BEHIND_DASH = re.compile(
    r"\s[-–—]\s(?:(?P<ordinal>First|Second|Third)\s)?Optional\sProtocol(?:\s(?P<number>I{1,3}|[1-3]))?(?!\w)(?!\s(?:to|on)\b)"
)
TOPICS: Final[dict[str, re.Pattern[str]]] = {
    slug: re.compile(rf"[^.;:()。；]{{0,60}}?(?:{words})", re.IGNORECASE)
    for slug, words in {
        "crc-op-ac": r"armed\sconflicts?|conflits\sarmés|conflictos\sarmados|вооруж[её]нн\w+\sконфликт\w*"
        r"|(?:المنازعات|النزاعات|الصراعات)\sالمسلحة|武装冲突",
        "crc-op-sc": r"sale\sof\schildren|vente\sd['’]enfants|venta\sde\sniños|торговл\w+\sдетьми"
        r"|بيع\sالأطفال|买卖儿童",
        "crc-op-ic": r"(?:communications?|complaints?)\sprocedure|communications\sindividuelles"
        r"|procédure\sde\sprésentation\sde\scommunications"
        r"|procedimiento\sde\scomunicaciones|процедур\w+\s(?:представления\s)?сообщений"
        r"|بتقديم\s(?:ال)?بلاغات|إجراء\sتقديم\sالبلاغات|来文程序",
        "iccpr-op2": r"death\spenalty|peine\sde\smort|pena\sde\smuerte|смертной\sказни|عقوبة\sالإعدام|废除死刑",
    }.items()
}
NAMED_BY_SUBJECT: Final = frozenset(TOPICS)
_PLURAL = re.compile(r"(?:s|es|ы|ов|ам|ами|ах|ات|ين|ان|يْن)\Z")
_OPTIONAL = re.compile(r"option|optati|facul|факульт|ختيار", re.IGNORECASE)
_ARABIC_ORDINALS: Final = {"الأول": 1, "الاول": 1, "الثاني": 2, "الثالث": 3}
_HAN_ORDINALS: Final = {"一": 1, "二": 2, "三": 3}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A protocol as a text names it: where it begins and ends without its treaty, and what is said of it.

    `link` is where the name of its treaty would begin, None where no word leads to one; `theirs` says "its protocol";
    `number` is that of "Second" or "No. 12", None where none is given.
    """

    start: int
    end: int
    link: int | None
    optional: bool
    theirs: bool
    plural: bool
    number: int | None


def phrase_at(text: str, start: int, end: int) -> Phrase:
    """What is said around the noun "Protocol" at `start:end`."""
    said_before, said_after, leads = _SHOUTED if text[start:end].isupper() else (_BEFORE, _AFTER, _LINK)
    before = said_before.search(text, max(0, start - _LEFT), start)
    after = said_after.match(text, end)
    stop = after.end() if after else end
    link = leads.match(text, stop)
    said = [words for found in (before, after) if found and (words := found["optional"])]
    optional = any(_OPTIONAL.search(words) for words in said)
    begin = start
    if before and (before["optional"] or before["ordinal"]):
        begin = before.start("ordinal") if before["ordinal"] else before.start("optional")
    theirs = bool(before and before["its"]) or text.startswith(" thereto", stop)
    number = _number(before["ordinal"] if before else None, after)
    plural = _PLURAL.search(text[start:end]) is not None
    return Phrase(begin, stop, link.end() if link else None, optional, theirs, plural, number)


def _number(ordinal: str | None, after: re.Match[str] | None) -> int | None:
    if after and after["number"]:
        return int(after["number"])
    if after and after["arabic"]:
        return _ARABIC_ORDINALS[after["arabic"]]
    if not ordinal:
        return None
    return int(ordinal[0]) if ordinal[0].isdigit() else ORDINALS.get(plain(ordinal))


@dataclass(frozen=True, slots=True)
class Suffix:
    """ "任择议定书" or "'s Optional Protocol" behind the name of a treaty."""

    end: int
    optional: bool
    number: int | None


def suffix_at(text: str, end: int) -> Suffix | None:
    """The words behind a treaty's name that make it its protocol; None where there are none."""
    if match := _HAN_AFTER.match(text, end):
        number = _HAN_ORDINALS.get(match["ordinal"] or "")
        return Suffix(match.end(), match["optional"] in {"任择", "任意"}, number)
    if match := _POSSESSIVE_AFTER.match(text, end):
        ordinal = match["ordinal"]
        return Suffix(match.end(), bool(match["optional"]), ORDINALS[ordinal.lower()] if ordinal else None)
    if match := _BEHIND_ACRONYM.match(text, end):
        number = int(match["number"]) if match["number"] else ORDINALS.get(plain(match["ordinal"] or ""))
        return Suffix(match.end(), bool(match["optional"]), number)
    if match := _BEHIND_DASH.match(text, end):
        number = ORDINALS.get(plain(match["ordinal"] or "")) or _in_figures(match["number"] or "")
        return Suffix(match.end(), True, number)
    if match := _NUMBERED_AFTER.match(text, end):
        return Suffix(match.end(), False, int(match["number"]))
    return None


def _in_figures(number: str) -> int | None:
    """The number that is written "II" or "2"; None for none."""
    return int(number) if number.isdecimal() else len(number) or None


def protocol_of(treaty: str, *, optional: bool, number: int | None) -> str | None:
    """The protocol to a treaty (slugs) that is meant; None where it is one that we do not hold, or unclear."""
    if not optional:
        return None
    if number is not None and treaty in NUMBERED_PROTOCOLS:
        return NUMBERED_PROTOCOLS[treaty].get(number)
    if number is not None and number != 1:
        return None
    return PROTOCOL_OF.get(treaty)
