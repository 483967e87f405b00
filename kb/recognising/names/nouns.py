"""The nouns by which a text calls an instrument that it has named: the Covenant, la Convention, Пакт, العهد, 公约."""

import re
from collections.abc import Iterator
from typing import Final

from kb.recognising.writing.words import FOOTNOTE, Words

# The class of instrument that a noun names, by the noun in the language's own case rules.
_SURFACES: Final[dict[str, tuple[str, ...]]] = {
    noun: tuple(surfaces.split())
    for noun, surfaces in {
        "covenant": "Covenant Pacto Pacte Пакт Пакта Пакту Пактом Пакте العهد 公约 《公约》",
        "convention": "Convention Convención Convencion Convenio Конвенция Конвенции Конвенцию Конвенцией "
        "الاتفاقية اتفاقية الإتفاقية 公约 《公约》",
        "charter": "Charter Carta Charte Устав Устава Уставу Уставом Уставе Хартия Хартии Хартию Хартией "
        "الميثاق ميثاق 宪章 《宪章》",
        "declaration": "Declaration Declaración Declaracion Déclaration Декларация Декларации Декларацией Декларацию "
        "الإعلان الاعلان 宣言 《宣言》",
        "protocol": "Protocol Protocolo Protocole Protocols Protocolos Protocoles Протокол Протокола Протоколу "
        "Протоколом Протоколе Протоколы Протоколов Протоколам "
        "протокол протокола протоколу протоколом протоколе протоколы протоколов "
        "البروتوكول بروتوكول البروتوكولين البروتوكولان البروتوكولات 议定书 《议定书》 《任择议定书》",
        "constitution": "Constitution Constitución Constitucion Конституция Конституции Конституцию "
        "Конституцией الدستور 宪法 《宪法》",
        "law": "Law Ley Loi Закон Закона Закону Законом Законе القانون 本法 该法",
        "act": "Act",
        "code": "Code Código Codigo Кодекс Кодекса Кодексу Кодексом Кодексе 法典",
        "regulation": "Regulation Regulations Reglamento Règlement "
        "Регламент Регламента Регламенту Регламентом Регламенте اللائحة 本条例 本规定 本解释 该条例",
        "directive": "Directive Directiva 该指令",
        "rules": "Rules Ordinance Decree Decreto Décret Bill Order 本规则",
        "statute": "Statute Statutes Estatuto Statut Статут Статута Статуту Статутом",
        "treaty": "Treaty Agreement Tratado Acuerdo Traité Accord Договор Договора",
        "principles": "Principles Guidelines Principios Principes 原则",
    }.items()
}
CLASSES: Final[dict[str, frozenset[str]]] = {
    surface: frozenset(name for name, surfaces in _SURFACES.items() if surface in surfaces)
    for surfaces in _SURFACES.values()
    for surface in surfaces
}
# In Spanish, French and English, after "this" or "the said", also in small letters; in Russian where one is known.
_SMALL_NOUNS: Final = (
    *("pacto", "convención", "convencion", "convenio", "declaración", "carta"),
    *("pacte", "charte", "convention", "déclaration", "covenant", "charter", "declaration"),
    *("règlement", "regulation", "reglamento", "directive", "directiva"),
    *("регламент", "регламента", "регламенту", "регламентом", "регламенте"),
    *("protocol", "protocols", "protocole", "protocoles", "protocolo", "protocolos"),
    *("декларация", "декларации", "декларацию", "декларацией"),
    *("конвенция", "конвенции", "конвенцию", "конвенцией"),
)
CLASSES.update({noun: CLASSES[noun.capitalize()] for noun in _SMALL_NOUNS})
_HAN_NOUNS = sorted(
    (s for s in CLASSES if "\u4e00" <= s[-1] <= "\u9fff" or s[0] == "《"), key=len, reverse=True
)
_ARABIC_NOUNS = sorted((s for s in CLASSES if "\u0600" <= s[0] <= "\u06ff"), key=len, reverse=True)
_OTHER_NOUNS = sorted(
    (s for s in CLASSES if s not in _HAN_NOUNS and s not in _ARABIC_NOUNS), key=len, reverse=True
)
NOUN: Final[re.Pattern[str]] = re.compile(
    rf"(?<![^\W_])(?:(?P<plain>{'|'.join(_OTHER_NOUNS)}|{'|'.join(n.upper() for n in _OTHER_NOUNS)})"
    rf"(?:(?={FOOTNOTE})|(?![^\W_]))"
    rf")|(?<![^\W\d_])(?P<arabic>(?:[وف]?[بلك]?)(?:{'|'.join(_ARABIC_NOUNS)}|لل(?:عهد|اتفاقية|ميثاق|إعلان|بروتوكول|دستور))(?![^\W_]))"
    rf"|(?P<han>{'|'.join(_HAN_NOUNS)})"
)
# The words at which a look with NOUN is worth its time in a text without Han or Arabic letters.
NOUN_WORDS: Final[frozenset[str]] = frozenset(_OTHER_NOUNS) | frozenset(noun.upper() for noun in _OTHER_NOUNS)
_ARABIC_SHORT = {
    f"لل{noun}": f"ال{noun}" for noun in ("عهد", "اتفاقية", "ميثاق", "إعلان", "بروتوكول", "دستور")
}
_OTHER_WRITING = re.compile(r"[\u0600-\u06ff\u4e00-\u9fff]")
_LEAD = re.compile(r"(?:the|la|el|le|les)\s+", re.IGNORECASE)
_TITLE_NOUN = re.compile(rf"(?<![^\W_])(?:{'|'.join(_OTHER_NOUNS)})(?![^\W_])")


def classes_of_noun(match: re.Match[str]) -> frozenset[str]:
    """The classes of instrument that the noun of a match of `NOUN` may mean."""
    text = match.group()
    if match["arabic"]:
        forms = [form for cut in range(3) for form in (text[cut:], _ARABIC_SHORT.get(text[cut:], ""))]
        text = next((form for form in forms if form in CLASSES), "")
    elif text not in CLASSES:
        text = text.capitalize()
    return CLASSES.get(text, frozenset())


def classes_of_title(title: str) -> frozenset[str]:
    """The class of the instrument with this English title, by its first noun; "law" for every statute.

    >>> classes_of_title("Optional Protocol to the International Covenant on Civil and Political Rights")
    frozenset({'protocol'})
    """
    match = _TITLE_NOUN.search(title)
    return CLASSES[match.group()] if match else frozenset()


def is_bare_noun(name: str) -> bool:
    """Whether a name is only such a noun ("the Charter", 宪法), which means many instruments."""
    return _LEAD.sub("", name, count=1) in CLASSES


def find_nouns(words: Words) -> Iterator[re.Match[str]]:
    """The nouns of a text in its order."""
    if _OTHER_WRITING.search(words.text):
        yield from NOUN.finditer(words.text)
        return
    for place in [i for i, word in enumerate(words.written) if word in NOUN_WORDS]:
        if match := NOUN.match(words.text, words.starts[place]):
            yield match
