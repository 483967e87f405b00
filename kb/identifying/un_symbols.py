"""United Nations document symbols: one spelling for the many in which a document is cited.

Resolutions follow the forms of the UN Editorial Manual without the space before the brackets: `A/RES/217(III)A`,
`A/RES/68/167`, `S/RES/1325(2000)`, `A/HRC/RES/32/13`, `E/RES/1996/31`, `E/CN.4/RES/2005/69`.
"""

import re
import unicodedata

_LONGEST = 200  # characters; no citation of a symbol is longer, and the patterns below stay quick

_TYPOGRAPHY = str.maketrans(
    {"∕": "/", "⁄": "/", "_": "/", **dict.fromkeys("‐‑‒–—−", "-"), "\u00ad": None, "\u200b": None}
)
_WRAPPING = re.compile(
    r"\A(?:https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:(?:ar|en|es|fr|ru|zh)/)?"
    r"|(?:see\s+)?(?:(?:u\.?n\.?|united nations)\s+)?(?:doc(?:ument|\.)?)(?:\s+symbol)?\s+(?=[a-z]+\s*/))",
    re.IGNORECASE,
)
_DATE = r"[0-9]{1,2}\s+[a-z]+\.?\s+[0-9]{4}"
_TRAILING = re.compile(rf"(?:\s*\({_DATE}\)|,?\s+of\s+{_DATE}|,\s*{_DATE}|[\s.,;:])+\Z", re.IGNORECASE)
# The year added for the reader's sake; in `S/RES/1325(2000)` it belongs to the symbol.
_ADDED_YEAR = re.compile(r"(/(?:[0-9]+|gc)/[0-9]+)\s*\((?:19|20)[0-9]{2}\)\Z", re.IGNORECASE)

_ORGANS = (
    "A|APLC|BWC|CAC|CAT|CCPR|CD|CED|CEDAW|CERD|CMW|CRC|CRPD|CTOC|DC|DP|E|ECE|ESCAP|FCCC|HRI|ICCD|ISBA|JIU|LOS|NPT|"
    "PBC|S|SG|SPLOS|ST|T|TD|UNEP"
)
_FORMAL = re.compile(rf"(?:{_ORGANS})(?:/[A-Z0-9][A-Z0-9.\-]*(?:\([A-Z0-9]+\)[A-Z]?)?)+")
_NUMBERED_PART = re.compile(r"(ADD|REV|CORR|AMEND|SUB|CONF|CRP|INF|NGO|AC|CN|GC|PV|SR|WG|C|L)\.?([0-9]+)")
_MIXED_CASE = {"ADD": "Add", "REV": "Rev", "CORR": "Corr", "AMEND": "Amend", "SUB": "Sub"}

_BODIES = (
    (r"(?:u\.?n\.?\s*)?(?:human rights council|h\.?r\.?c\.?)", "A/HRC/RES"),
    (r"(?:u\.?n\.?\s*)?(?:general assembly|g\.?a\.?)", "A/RES"),
    (r"(?:u\.?n\.?\s*)?(?:security council|s\.?c\.?)", "S/RES"),
    (r"(?:u\.?n\.?\s*)?(?:economic and social council|ecosoc)", "E/RES"),
    (r"(?:u\.?n\.?\s*)?(?:commission on human rights|c\.?h\.?r\.?)", "E/CN.4/RES"),
)
_RESOLUTION = r"(?:resolutions?|res\.?|r\.)(?:\s*(?:no\.?|number|n°))?"
_NUMBER = r"(?P<number>(?:[a-z]{1,2}-)?[0-9]+(?:/[0-9]+)?(?:\s*[a-z])?(?:\s*\((?:[ivxlc]+|[0-9]{4})\)(?:\s*[a-z])?)?)"

_COMMENT = r"general\s+(?:comment|recommendation)\s*(?:no\.?|n°)?"
# From which number on a treaty body's general comments carry the regular symbol, and that symbol.
_GENERAL_COMMENTS = (
    (r"human rights committee|h\.?r\.?c\.?|ccpr", "CCPR/C/GC", 32),
    (r"committee on economic, social and cultural rights|cescr", "E/C.12/GC", 18),
    (r"committee on the elimination of discrimination against women|cedaw", "CEDAW/C/GC", 28),
    (r"committee on the elimination of racial discrimination|cerd", "CERD/C/GC", 32),
    (r"committee on the rights of the child|crc", "CRC/C/GC", 7),
    (r"committee against torture|cat", "CAT/C/GC", 2),
    (r"committee on the rights of persons with disabilities|crpd", "CRPD/C/GC", 1),
)


class NotAnUnSymbol(ValueError):
    """The text is no UN document symbol, or names a document without saying whose (such as "resolution 32/13")."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not the symbol of a United Nations document: {text!r}")
        self.text = text


def normalise_symbol(text: str) -> str:
    """The one spelling of the UN document symbol that the whole text writes or describes; raises `NotAnUnSymbol`.

    Idempotent. A part letter is kept ("217 A (III)" → "A/RES/217(III)A"); see `without_part`.
    """
    if len(text) > _LONGEST:
        raise NotAnUnSymbol(text[:_LONGEST])
    tidy = unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY)
    tidy = _WRAPPING.sub("", " ".join(tidy.split()), count=1)
    tidy = _TRAILING.sub("", tidy)
    symbol = _formal(tidy) or _resolution(tidy) or _general_comment(tidy)
    if symbol is None:
        raise NotAnUnSymbol(text)
    return symbol


def without_part(symbol: str) -> str:
    """The whole resolution of which a normalised symbol may name a part: A/RES/217(III)A → A/RES/217(III)."""
    return re.sub(r"(?<=\))[A-Z]\Z|(?<=\d)[A-Z]\Z", "", symbol)


def _formal(text: str) -> str | None:
    """The symbol, if the text is one already but for case, spaces and dots."""
    if "/" not in text:
        return None
    packed = re.sub(r"\s+", "", _ADDED_YEAR.sub(r"\1", text)).upper()
    packed = re.sub(r"(?<=\d)([A-Z])(\([IVXLC]+\))", r"\2\1", packed)
    if _FORMAL.fullmatch(packed) is None or not re.search(r"[0-9]", packed):
        return None
    return "/".join(map(_component, packed.split("/")))


def _component(part: str) -> str:
    match = _NUMBERED_PART.fullmatch(part)
    if match is None:
        return part
    return f"{_MIXED_CASE.get(match[1], match[1])}.{match[2]}"


def _resolution(text: str) -> str | None:
    """The symbol of a resolution named by body and number, or by a number with its session in Roman numerals."""
    for body, series in _BODIES:
        for pattern in (
            rf"{body},?\s*{_RESOLUTION}\s*{_NUMBER}",
            rf"(?:{_RESOLUTION}\s*)?{_NUMBER}\s+of\s+the\s+{body}",
        ):
            if match := re.fullmatch(pattern, text, re.IGNORECASE):
                return _formal(f"{series}/{match['number']}")
    if match := re.fullmatch(r"unscr?\s*" + _NUMBER, text, re.IGNORECASE):
        return _formal(f"S/RES/{match['number']}")
    match = re.fullmatch(rf"(?:{_RESOLUTION}\s*)?{_NUMBER}", text, re.IGNORECASE)
    if match and re.search(r"\([ivxlc]+\)", match["number"], re.IGNORECASE):
        return _formal(f"A/RES/{match['number']}")
    return None


def _general_comment(text: str) -> str | None:
    for body, series, first in _GENERAL_COMMENTS:
        match = re.fullmatch(
            rf"(?:the\s+)?(?:{body})'?s?,?\s+{_COMMENT}\s*([0-9]{{1,3}})", text, re.IGNORECASE
        )
        if match and int(match[1]) >= first:
            return f"{series}/{int(match[1])}"
    return None
