"""A name beside a citation that is no instrument of ours and has no noun to tell it: "article 5 of Reg. X"."""

import re

_OF = re.compile(
    r"[\s,]{0,2}(?:of|de\sla|del|du|de\sl['’]|des|de\slas?)\s+(?!which\b|whom\b|th(?:is|ese|ose)\s(?:article|provision)|"
    r"persons\b|everyone\b|a\b|all\b|States?\b)",
    re.IGNORECASE,
)
_LAW_WORD = (
    r"(?:law|act|annex|appendix|schedule|annexe|anexo|code|decree|constitution|statute|regulation|convention|treaty|"
    r"agreement|protocol|rules|bylaw|ordinance|directive|directiva|charter|ley|código|codigo|constitución|decreto|reglamento|carta|loi|décret|"
    r"traité|règlement|charte|pacte|закон|кодекс|конституци|قانون|دستور)"
)
_OF_PHRASE = re.compile(
    rf"(?:the\s|la\s|le\s|l['’]|el\s)?(?:[A-ZÀ-ÞА-Я]|(?:\w+\s)?(?i:{_LAW_WORD}))[\w'’.-]*(?:\s[\w'’(){{}}/-]+){{0,5}}"
)
# "art. 13 Cst. féd.", "art. 4 LPrD", "art. 9 C. civ.": how courts shorten their own laws.
_SHORTENED = re.compile(
    r"\s(?:(?:Cst|Const|Constit)\b\.?(?:\sféd\.)?|C\.\s?(?:civ|pén|pr|trav|com|cons|const)\b\.?|L[A-Z]?[a-z]{0,3}[A-Z][A-Za-z]{0,4}\b)"
)
# "Art. 34 StGB", "Article 1(3) Awb": capitals inside a word, or consonants alone, as no name of a person is written.
_MIXED = re.compile(
    r"\s(?:[A-Z][a-z]{0,3}[A-Z][A-Za-z]{0,5}|(?!Mrs|Drs|Msc|Phd)[A-Z][bcdfghjklmnpqrstvwxz]{2,3})(?![\w.’'-])"
)
_OTHER_TONGUE = re.compile(
    r"\s(?:[A-Z]\w+\s){0,2}(?:[Ww]et(?:boek)?|[Dd]ecreet|[Bb]esluit|[Vv]erordening|[Gg]rondwet|\w*[Gg]esetz(?:buch(?:es)?|es)?|"
    r"\w*[Vv]erordnung|Grundgesetz|[Ll]egge|[Cc]odice|[Uu]staw[ay]|[Kk]odeks\w*|[Ll]oven|[Zz]ákon\w*|[Tt]örvény\w*|"
    r"[Cc]ostituzione|[Cc]onstituição|[Ll]ei|[Cc]onstituți\w+|[Ll]egea)(?!\w)(?:\s(?:tot|van|voor|inzake|over|zur|zum|über|n\.|nr\.?|"
    r"sulla|del|della|dos?|da|de|o)\s\w+){0,2}"
)
# "(art. 1, Law of 7 June 1929)"
# "Статья 6 Сан-Сальвадорского протокола", with its noun in small letters
_RUSSIAN_ADJECTIVE = re.compile(
    r"\s(?:[А-ЯЁ][а-яё]+-)?[А-ЯЁ][а-яё]+(?:ого|его|ой|ей)\s(?:протокола|конвенции|хартии|декларации|закона|кодекса|"
    r"договора|соглашения|устава|статута|регламента|директивы|конституции)(?![а-яё])"
)
# "Статья 29 Директивы 95/46/ЕС", by its number alone
_RUSSIAN_NUMBERED = re.compile(
    r"\s(?:[Дд]ирективы|[Рр]егламента|[Рр]ешения|[Зз]акона|[Кк]онвенции)\s(?:[А-ЯA-Z]{2,3}\s|\([А-ЯA-Z]{2,3}\)\s)?(?:№|N)?\s?\d+/\d+(?:/[А-ЯA-Z]{2,3})?"
)
_BEHIND_COMMA = re.compile(
    r",\s(?:[A-ZÀ-Þ][\w-]+\s){0,3}(?:Law|Act|Decree|Code|Constitution|Regulations?|Ordinance|Bill|Ley|Código|Decreto|"
    r"Constitución|Reglamento|Loi|Décret|Règlement)\b(?:\s(?:No\.?|of|de|du|del)?\s?[\w.-]+){0,4}"
)
_ACRONYM = re.compile(
    r"\s(?:of\s|de\sla\s|del\s|du\s|de\sl['’]|[-–—]\s(?=[A-Z]+\d))?(?:the\s)?"
    r"([A-ZА-Я]{2,7}(?:[a-z]|\d{1,2})?\b(?:\s(?:РФ|РБ|РК|КР))?)(?!['’]?[a-z])"
)
_HAN = re.compile(
    r"(?:《[^《》]{2,48}》|(?<=[据照依合反及和与、等由对或者在按用，。；：了]) ?[\u4e00-\u9fff]{2,24}?"
    r"(?:法|法典|条例|规定|解释|办法|公约|决定|规则|修正案|议定书|章程|细则|指令)"
    # at the beginning of a clause only words that are no verbs, and no 方法
    r"|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,24}?(?:(?<![方做看说无合非司立执违想手书])法|法典|条例|办法|章程|细则|指令|修正案))"
    r"[」”]?\s?(?:的|中)?\Z"
)
_ACRONYM_BEFORE_HAN = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z]{1,8}[A-Z](?:\s?的)?\s?\Z")  # LPDP第5条
_HAN_LEFT = 50  # characters


def foreign_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place of such a name: after the citation at `start:end`, in Chinese before it; None where there is none."""
    of = _OF.match(text, end)
    phrase = _OF_PHRASE.match(text, of.end(), min(len(text), of.end() + 80)) if of else None
    if of and phrase:
        return of.end(), phrase.end()
    if adjective := _RUSSIAN_ADJECTIVE.match(text, end) or _RUSSIAN_NUMBERED.match(text, end):
        return adjective.start() + 1, adjective.end()
    if behind := _BEHIND_COMMA.match(text, end):
        return behind.start() + 2, behind.end()
    if shortened := _SHORTENED.match(text, end):
        return shortened.start() + 1, shortened.end()
    if other := _OTHER_TONGUE.match(text, end) or _MIXED.match(text, end):
        return other.start() + 1, other.end()
    acronym = _ACRONYM.match(text, end)
    if acronym and not text[start : start + 3].isupper():
        return acronym.span(1)
    name = _HAN.search(text, max(0, start - _HAN_LEFT), start)
    if name is None and text[start] == "第":
        name = _ACRONYM_BEFORE_HAN.search(text, max(0, start - _HAN_LEFT), start)
    return (name.start(), name.end()) if name else None
