"""The names of instruments that the base does not hold: where "the Vienna Convention on the Law of Treaties" begins
and ends, told by capitals and by the words that join a title.
"""

import re

_LEFT, _LONGEST = 90, 200  # characters
_SMALL = (
    r"(?:of|on|for|the|and|or|against|to|in|by|with|from|its|their|all|other|relating|concerning|regarding|relative|"
    r"relatif|sur|contre|pour|de|des|du|del|la|las|los|el|les|sobre|contra|para|y|et)"
)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-Я][\w’'-]*"
_CAPITAL_IN_NAME = rf"(?!(?:Articles?|Art|States?|Committee|Part(?:y|ies))\b){_CAPITAL}"
_RIGHT = re.compile(
    rf"(?:\s+\((?:EU|EC|EEC)\))?(?:\s+(?:No\.?|Nos\.?|N°|Nº|n°|№|number)?\s?[0-9][0-9A-Z/.-]*(?<![.]))?"
    rf"(?:\s+(?!(?:and|or)\s+(?:the|its|their|of|on|to)\b)(?:{_SMALL}\s+){{0,4}}{_CAPITAL_IN_NAME}){{0,14}}(?:\s+(?:No\.?|N°)\s?[0-9][0-9/]*)?"
)
_BEFORE = re.compile(rf"(?:(?:{_CAPITAL}|[0-9]{{4}}|and|of)\s+){{1,7}}\Z")
_NOT_A_NAME = re.compile(
    r"(?:(?:The|This|That|These|Under|In|Both|Of|Articles?|If|See|And|Present|Said|By|For|With|While|Since|As|An?|To|"
    r"From|Its|Their|Each|States?|Part(?:y|ies)|Other|All|When|Where|Although|of|and|Implementing|Ratify|Sign|Such|"
    r"La|El|Le|Les|En|De|Du|Del|Dans|Cette|Esta|Selon|Según|Согласно|В|По|При|На|И|Если|Хотя|Однако|Когда|Также|"
    r"Стать[яиюе]|Пункт[аы]?|Настоящ\w+|Эт\w{1,3}|Данн\w{2,3})\s+)+"
)
_NAMED_RIGHT = re.compile(
    r"\s+(?:on\s+(?:the\s+)?(?!States?\b|Committee\b|Part)(?:[A-Z]|rights\b|elimination|status|protection|prevention|"
    r"reduction|abolition|prohibition|law\b|suppression|data\b)"
    r"|for\s+(?:the\s+)?(?!States?\b|Committee\b|Part)(?:[A-Z]|protection|suppression|prevention)"
    r"|(?:against|relating\s+to|concerning|regarding)\s+(?:the\s+)?(?!States?\b|Committee\b|Part)(?:[A-Z]|status|rights\b|torture)"
    r"|of\s+(?:the\s+)?(?!States?\b|Committee\b|Part|Court\b)[A-Z]|of\s+(?:the\s+)?[0-9]{4})"
    r"|,\s(?:19|20)[0-9]{2}\s\((?:ILO\s)?(?:Convention\s)?No\.?\s?[0-9]"  # as the Labour Organization names its own
    r"|\s+(?:(?:No\.?|Nos\.?|N°|Nº|n°)\s?[0-9]|\((?:EU|EC|EEC)\)|[0-9]{2,4}/[0-9]|[0-9]{1,3}(?:\.[0-9]{3})+\b"
    r"|(?:relative|relatif|internationale?|internacional|[Ii]nteramericana|[Ff]acultati\w+)\s"
    r"|(?:sur|relative\sà|sobre|relativ[oa]\sal?)\s(?:l[ae]s?\s|los\s|el\s|l['’])?(?:protec|[ée]limin|pr[ée]ven|promo|droits\b|derechos\b|"
    r"nationali|nacionali|consent|interdic|prohibici|migraci|trabajador|travailleu|polít|politiq|statut|estatuto|mariage|matrimonio|"
    r"concesi[óo]n|octroi|abol|erradic|éradic|progr[eè]s|race\b|raza\b)"
    r"|de\s[0-9]{4}\s(?:sur|sobre|relative|relativ[oa])\s"
    r"|(?:sur|contre|pour|sobre|contra|para)\s+(?:(?:la|el|los|las|le|les)\s+|l['’])?[A-ZÀ-Þ]"
    r"|(?:(?:de\s+la|de\s+los|del|de|des|du)\s+|de\s+l['’])(?-i:[A-ZÀ-Þ])|N(?:acional|ationale?)\b)"
)
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[А-Яа-яё]")
_ARABIC_DEFINITE = re.compile(
    r"\s(?:ال(?:عربي|[أإا]فريقي|[أا]وروبي|[أا]مريكي|دولي|عالمي|[إا]سلامي|وطني|[إا]قليمي|آسيوي|[إا]طاري|خاص|متعلق|اجتماعي|"
    r"[أا]ساسي|جمهوري|سوداني|مصري|تونسي|مغربي|جزائري|عراقي|لبناني|[أا]ردني|يمني|ليبي)(?:ة)?(?!\w)|لحقوق\s|بشأن\s|رقم\s)"
)
# "العهد الدولي" and "الاتفاقية الدولية" without more are the one that is spoken of.
_ARABIC_INTERNATIONAL = re.compile(r"\sالدولية?(?!\s(?:ال\w|لل|ل\w|بشأن|حول|رقم))(?!\w)")
_ARABIC_ADJECTIVE = re.compile(r"\s(?:ال\w{2,}ية|رقم)(?!\w)")
_ARABIC_COUNTED = re.compile(r"\s(?:الأولى|الاولى|الثانية|الثالثة|الرابعة|الخامسة)(?!\w)")
_ARABIC_GENITIVE = re.compile(r"\s[\u0621-\u064a]{2,}")
_RUSSIAN_RIGHT = re.compile(
    r"\s(?:(?:о|об|обо|против|по|для|№)\s|(?:МОТ|СНГ|СЕ|ЕС|ООН|РФ|ЮНЕСКО)(?!\w)"
    r"|(?:города|области|края|республики|муниципал\w+|партии|общества|предприяти[яй]|компании|университета|института|"
    r"банка|союза|федерации|ассоциации|фонда|церкви|школы|службы|внутренн\w+|гарнизонн\w+|вооруж\w+)(?!\w)"
    r"|(?!Комитет|Государств|Суд|Сторон|Секретар|Генеральн|Стат|Правительств|Автор|Совет\b|Настоящ|Кажд|Никт|Организации(?!\s[А-Я]))"
    r"[А-Я][\w-]+(?:а|я|ы|и|ой|ей|ого|его|ых|их|ии|ства)(?!\w))"
)
_RUSSIAN_GENITIVE = re.compile(
    r"\s(?:процедур|работы|суда|парламента|комитета|палаты|совета|думы|"
    r"[А-ЯЁ]\w*(?:а|я|ы|и|ой|ей|ого|его|ых|их)(?!\w))"
)
# "Европейская Конвенция", and no "Статус Конвенции"
_RUSSIAN_BEFORE = re.compile(
    r"(?:[а-яё](?:ая|яя|ой|ей|ую|юю|ый|ий|ого|его|ому|ему|ым|им|ом|ем|ые|ие|ых|их|ыми|ими)|[А-ЯЁ]{2}|\d)\s*\Z"
)
_ROMANCE = frozenset(
    [
        "Charte",
        "Carta",
        "Convention",
        "Convención",
        "Convencion",
        "Convenio",
        "Pacte",
        "Pacto",
        "Protocole",
        "Protocolo",
        "Constitution",
        "Constitución",
        "Déclaration",
        "Declaración",
        "Code",
        "Código",
        "Statut",
        "Estatuto",
        "Traité",
        "Tratado",
        "Ley",
        "Loi",
        "charte",
        "carta",
    ]
)
_ROMANCE_CHARTERS = frozenset({"Charte", "Carta", "charte", "carta"})
_OF_SOMETHING = re.compile(
    r"\s(?:(?:de\sla|de\slos|de\slas|des|del|du|de)\s|de\sl['’])(?!même|manière|façon|sorte|part\b|fait|forma\b|manera|modo|"
    r"parte\b|conformidad|hecho|acuerdo|que\b)\w"
)
_ROMANCE_ADJECTIVE = re.compile(
    r"\s(?:(?:euro|inter)?(?:européenn?e?s?|african?a?i?n?e?|african[oa]|arabes?|américaine?|american[oa]|interaméricaine|"
    r"interamerican[oa]|europe[oa]|canadienne|québécoise|sociale?|mondiale?|internationale?|nationale?|constitutionnelle|"
    r"fédérale|olympique|islamique|asienne|française|belge|suisse|communale|régionale|universelle|andin[ae]|fondamentale?|fundamental|magna|additionnel|"
    r"adicional|iberoamerican[oa]|olímpica|pol[íi]tica|penal|civil)(?!\w)|(?!A[Rr][Tt]|El\b|La\b|Los\b|Las\b|Le\b|Les\b|En\b|Comi|Estad|États|Etats|Parte)"
    r"[A-ZÁÉÍÓÚÑÀ-Þ][\wáéíóúñ]{3,})"
)
_ENGLISH_BEFORE = re.compile(r"\b(?:the|this|said|that|The|This)\s\Z")
_GOALS = frozenset({"ЦУР", "SDG", "SDGs", "ODS", "ODD"})  # "ЦУР-5", of which the number is a goal
_RUSSIAN_ARTICLE = re.compile(r"ст(?:ать\w{1,3}\s|\.\s?)\d")  # "GDPR-ст.17"
_HYPHENS = "‐‑–-"
_WORD_LEFT = re.compile(rf"[\w{_HYPHENS}]{{1,40}}\Z")
_WORD_RIGHT = re.compile(rf"[\w{_HYPHENS}]{{0,40}}")
_NEXT_LINE = re.compile(r"\n\s*(?=The\s)")  # a title alone, and below it "The Declaration"
_POSSESSIVE = re.compile(
    r"(?:\b(?:its|their|his|her|our|national|domestic|own|nuestr[ao]|notre)|[a-z]['’]s?)\s+\Z"
)


def is_named(text: str, start: int, end: int) -> bool:
    """Whether the noun at `start:end` is part of a name of its own, or somebody's ("its Constitution")."""
    before = text[max(0, start - _LEFT) : start]
    somebody_s = _POSSESSIVE.search(before) and not text.startswith(" rights", end)  # "his Convention rights"
    if _NAMED_RIGHT.match(text, end) or somebody_s or _qualified(text, start, end):
        return True
    name = "" if text[start:end].isupper() else _name_before(before)
    russian = _CYRILLIC.match(text, start) is not None
    return name != "" and (not russian or _RUSSIAN_BEFORE.search(name) is not None)


def _qualified(text: str, start: int, end: int) -> bool:
    """Whether words behind a noun say which one it is, where languages put them: "Charte de l'environnement"."""
    noun = text[start:end]
    if _ARABIC.search(noun):
        if noun.endswith(("عهد", "تفاقية")) and _ARABIC_INTERNATIONAL.match(text, end):
            return False
        if noun.endswith("لائحة") and _ARABIC_ADJECTIVE.match(text, end):
            return True  # "the executive regulation"
        if noun.endswith("تفاقية") and _ARABIC_COUNTED.match(text, end):
            return True  # of the four of Geneva
        pattern = _ARABIC_DEFINITE if "ال" in noun[:3] or noun.startswith("لل") else _ARABIC_GENITIVE
        return pattern.match(text, end) is not None
    if noun.startswith("Регламент") and _RUSSIAN_GENITIVE.match(text, end):
        return True  # of a court or a committee
    if _CYRILLIC.match(noun):
        return _RUSSIAN_RIGHT.match(text, end) is not None
    if _ENGLISH_BEFORE.search(text, max(0, start - 8), start):
        return False  # "under the Convention Japan has": no adjective follows an English noun
    if noun in _ROMANCE_CHARTERS and _OF_SOMETHING.match(text, end):
        return True
    return noun in _ROMANCE and _ROMANCE_ADJECTIVE.match(text, end) is not None


def is_titled(text: str, end: int) -> bool:
    """Whether the words after a noun make it a title: "on the Rights …", "No. 182", "(EU) 2016/679"."""
    return _NAMED_RIGHT.match(text, end) is not None


def _name_before(before: str) -> str:
    match = _BEFORE.search(before)
    if match is None:
        return ""
    capitals = _NEXT_LINE.split(match.group())[-1]
    lead = _NOT_A_NAME.match(capitals)
    return capitals[lead.end() :] if lead else capitals


def phrase_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of the whole name around a noun; at most some 200 characters, always within the text."""
    if (marks := title_marks(text, start, end)) is not None:
        return marks
    if is_glued(text, start, end):
        return _whole_word(text, start, end)
    before = _name_before(text[max(0, start - _LEFT) : start])
    match = _RIGHT.match(text, end, min(len(text), end + _LONGEST))
    return start - len(before), match.end() if match else end


def title_marks(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place of the title between 《 and 》 around the words, without the marks; None where there are none near."""
    left = max(0, start - _LEFT)
    opening, closing = text.rfind("《", left, start), text.find("》", end, end + _LEFT)
    if opening < 0 or closing < 0 or text.rfind("》", opening, start) >= 0:
        return None
    return opening + 1, closing


def is_glued(text: str, start: int, end: int) -> bool:
    """Whether a hyphen joins the words to more letters, as in OP-CAT."""
    left = start > 1 and text[start - 1] in _HYPHENS and text[start - 2].isalnum()
    right = end + 1 < len(text) and text[end] in _HYPHENS and text[end + 1].isalnum()
    goal = right and text[start:end] in _GOALS and text[end + 1].isdecimal()
    return left or (right and not goal and _RUSSIAN_ARTICLE.match(text, end + 1) is None)


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    left = _WORD_LEFT.search(text, max(0, start - _LEFT), start)
    right = _WORD_RIGHT.match(text, end, min(len(text), end + _LEFT))
    return left.start() if left else start, right.end() if right else end
