"""Laws that the base does not hold, known by the words that they are called by: codes, constitutions, acts.

They are looked for only where a text cites provisions: an article beside one of them is nobody else's.
"""

import re
from collections.abc import Iterator
from typing import Final

_NUMBER = r"(?:[Nn]os?\.?|[Nn][°º]|[Nn]úms?\.?|№|[Nn]umber)"
_LATIN = re.compile(
    r"(?<!\w)(?:"
    # English: "Law No. 5 of 2010", "the constitution", "Geneva Conventions", "Criminal Code"
    r"(?:[Ll]egislative |[Oo]rganic |[Ff]ederal |[Pp]residential )?"
    r"(?:[Ll]aws?|[Dd]ecrees?|[Aa]cts?|[Oo]rdinances?|[Rr]egulations?)\s"
    rf"(?:{_NUMBER}\s?[\w./-]+|on\s(?:the\s)?\w+(?:\s\w+){{0,2}})"
    r"|(?:[A-Z][\w-]+\s){0,3}Conventions|[Cc]onstitution|(?:[Pp]enal|[Cc]ivil|[Cc]riminal|[Ll]abou?r|[Ff]amily)(?:\s[Pp]rocedure)?\s[Cc]odes?"
    r"|(?:[A-Z][\w-]+\s){1,3}(?:Acts?|Laws|Codes|Bills|Ordinances|Decrees)"
    r"|Reg(?:ulation)?s?\.?\s\((?:EU|EC|EEC)\)\s(?:No\.?\s)?\d{2,4}/\d+"
    # French
    rf"|(?:[Cc]onstitution|[Cc]ode\s(?:de\s(?:la\s|l['’])?|du\s|des\s)?\w+(?:\s(?:pénale?|civile?|administrative|militaire|familiale?))?)(?!\w)(?:\s(?:de\s(?:la\s|l['’])?|du\s|des\s)?[A-ZÀ-Þ][\w-]+)?"
    rf"|(?:[Ll]oi|[Dd]écret|[Dd]écret-loi|[Oo]rdonnance|[Aa]rrêté|[Rr]èglement)(?:-cadre)?\s(?:{_NUMBER}\s?[\w./-]+|organique|fondamentale|fédérale|(?:sur|relatif|relative|portant|du)(?:\s[\w’']+){{1,4}}|[A-ZÀ-Þ][\w-]+(?:\set\s[A-ZÀ-Þ][\w-]+)?)"
    # Spanish
    rf"|[Cc]onstituci[óo]n(?:\s(?:[A-ZÁÉÍÓÚÑ]\w+|de\s(?:la\s)?[A-Z]\w+)){{0,3}}|[Cc]ódigo(?:\s(?:de\s)?[A-ZÁÉÍÓÚÑ]?\w+){{1,3}}"
    rf"|[Ll]ey\s\d[\d./]*\d|(?:[Ll]ey|[Dd]ecreto|[Dd]ecreto-[Ll]ey|[Rr]eglamento|[Ee]statuto|[Rr]esolución)\s(?:(?:[IVXLC]+\s)?{_NUMBER}\s?[\w./-]+|[Oo]rgánica|[Gg]eneral|[Ff]ederal|[Nn]acional|(?:de|sobre|contra|para)(?:\s\w+){{1,4}})"
    r"|LOP(?:D(?:GDD|P)?|J)|LOREG|LOTC|LECrim|LEC|LPAC(?:AP)?|LGT|LSSI(?:CE)?|LFPDPPP|LGPDPPSO|LGTAIP|LFTAIPG"
    r")(?!\w)"
)
_RUSSIAN_ADJECTIVE = r"(?:[А-ЯЁа-яё-]+(?:ого|ому|ом|ый|ий|ым|им|ой|ая|ую|ей|ые|ых|их)\s)"
_CYRILLIC = re.compile(
    r"(?<!\w)(?:"
    rf"{_RUSSIAN_ADJECTIVE}{{0,3}}[Кк]одекс\w*(?:\s(?:об?\s\w+\s\w+|[А-Я][\w-]+)){{0,4}}"
    r"|Правил\w{0,3}\s[А-Я][\w-]+(?:\s[А-Я][\w-]+){0,3}"
    r"|(?:УК|УПК|ГК|ГПК|ТК|СК|КАС|КоАП|УИК|ЖК|НК)(?:\s(?:РФ|РБ|РК|РУз|КР|РТ|[А-Я][а-я]+(?:\s[А-Я][а-я]+)?))?"
    rf"|{_RUSSIAN_ADJECTIVE}{{0,2}}[Сс]татут(?:а|у|ом|е)?"
    rf"|{_RUSSIAN_ADJECTIVE}{{0,2}}(?<!перед )(?<!принять )[Зз]акон(?:а|у|ом|е|ы|ов)?"
    r"(?:\s(?:об?|от|№)\s[\w«»\"№-]+(?:\s[\w«»-]+){0,4})?"
    rf"|{_RUSSIAN_ADJECTIVE}{{0,2}}(?:[Кк]онституц|[Хх]арт|[Дд]еклараци|[Кк]онвенц)(?:ия|ии|ию|ией|ий|иям|иях)(?:\s(?:о|об|против|по|№)\s[\w«»-]+(?:\s[\w«»-]+){{0,5}}|\s[А-Я][\w-]+){{0,3}}"
    rf"|(?:[Уу]каз|[Пп]остановлен|[Пп]оложен|[Рр]егламент|[Пп]ротокол|[Дд]оговор|[Сс]оглашен|[Пп]акт|[Уу]став)\w{{0,3}}(?=\s(?:№|о\s|об\s|от\s|[А-Я]))"
    r")(?!\w)"
)
_ARABIC = re.compile(
    r"(?<!\w)[وف]?[بلك]?(?:ال|ل)?(?:دستور|قانون|قوانين|مرسوم|لائحة|ميثاق|معاهدة|اتفاقي(?:ة|ات)|بروتوكول|إعلان|قواعد|نظام\sأساسي)(?:ه|ها)?(?!\w)"
    r"(?:\s(?:رقم\s[\d/]+|(?!و?(?:ب|ل|ف)?(?:ال|ل)?(?:ماد|مواد|فقر)|في\s|من\s|على\s|التي|الذي|أن\s|إلى\s)[^\W\d_]+)){0,5}"
)
_HAN = re.compile(
    r"《[^《》]{2,48}》"
    r"|(?:(?<=[据照依合反及和与、等由对或者在按用，。；：了的国])|^)[\u4e00-\u9fff]{0,14}?(?:宪法|法典|诉讼法|刑法|民法|(?<=[\u4e00-\u9fff]{3})法|条例|细则)(?=[》第的（(规中])"
)
_HAN_LAW = re.compile(
    r"(?:法|法典|条例|规定|解释|办法|公约|宪章|宣言|决定|规则|修正案|议定书|章程|细则|协定|条约|法令|法案|盟约|宪法|规程|典|指令)\Z"
)
_SCRIPTS: Final = (
    (re.compile(r"[A-Za-z]"), _LATIN),
    (re.compile(r"[\u0400-\u04ff]"), _CYRILLIC),
    (re.compile(r"[\u0600-\u06ff]"), _ARABIC),
    (re.compile(r"[\u4e00-\u9fff]"), _HAN),
)


def find_other_laws(text: str) -> Iterator[tuple[int, int]]:
    """The places of words that name a law, whether or not the base holds it, in the order of each script."""
    for script, pattern in _SCRIPTS:
        if not script.search(text):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if text[start] == "《":
                start, end = start + 1, end - 1
                if not _HAN_LAW.search(text[start:end].split("（")[0]):
                    continue
            yield start, end
