"""Resolutions named by body and number in French, Spanish, Russian, Arabic and Chinese, as English names."""

import re
from collections.abc import Iterator
from typing import Final

_NUMBER = r"(?:n[o°º]\s?|núm\.\s|№\s?|رقم\s)?(?P<number>\d{1,2}/\d{1,3})(?![\d/])"
_BODIES: Final[dict[str, str]] = {
    "General Assembly": r"Assemblée\sgénérale|Asamblea\sGeneral|Генеральн\w+\sАссамбле\w+|الجمعية\sالعامة|大会",
    "Human Rights Council": (
        r"Conseil\sdes\sdroits\sde\sl['’]homme|Consejo\sde\sDerechos\sHumanos|Совет\w*\sпо\sправам\sчеловека"
        r"|مجلس\sحقوق\sالإنسان|人权理事会"
    ),
}
_WORD = r"(?:[Rr]ésolutions?|[Rr]esoluci(?:ón|ones)|[Рр]езолюци\w+|(?:ال|ل|ب)?قرار\w*|决议)"
_BETWEEN = r"(?:[\s,]|\b(?:du|de\sla|de\sl['’]|de|del|en|dans|sa|su|adopt\w+|в|своей|ее|ООН)\b){0,6}"
_PATTERNS: Final = tuple(
    (body, re.compile(pattern))
    for body, names in _BODIES.items()
    for pattern in (
        rf"{_WORD}\s{_NUMBER}{_BETWEEN}(?:{names})",
        rf"(?:{names}){_BETWEEN}{_WORD}\s{_NUMBER}",
        rf"{_WORD}{_BETWEEN}(?:{names})(?:\sООН|\sللأمم\sالمتحدة|\sde\slas\sNaciones\sUnidas|\sdes\sNations\s[Uu]nies)?\s{_NUMBER}",
        rf"(?:联合国)?(?:{names})(?:的)?第?\s?{_NUMBER}\s?号?决议",
    )
)
_SIGNS: Final = ("ésolution", "esoluci", "езолюци", "قرار", "决议")


def find_resolutions(text: str) -> Iterator[tuple[int, int, str]]:
    """The place of each such resolution with its English name, "General Assembly resolution 68/167"."""
    if not any(sign in text for sign in _SIGNS):
        return
    seen: set[int] = set()
    for body, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if match.start("number") not in seen:
                seen.add(match.start("number"))
                yield match.start(), match.end(), f"{body} resolution {match['number']}"
