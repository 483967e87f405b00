"""Short names that a text gives to what it has just named: "(hereinafter the Act)", « ci-après la Convention »."""

import re

from kb.recognising.writing.words import FOOTNOTE

_YEAR = r"(?:\s(?:от\s(?:\d{1,2}\s\w{3,8}\s)?)?(?:19|20)\d\d\s(?:года|г\.))?"  # "… 1951 года (далее – …)"
_OPENING = re.compile(rf"(?:{FOOTNOTE})?[》」”»]?{_YEAR}[\s,]{{0,3}}[(（]([^()（）]{{2,90}})[)）]")
_CUE = re.compile(
    r"\b(?:hereinafter|hereafter|henceforth|ci-après|en adelante|en lo sucesivo|далее|в дальнейшем)\b"
    r"|(?:以下|[下后]文?|[本文][文中])简?称"
    r"|فيما يلي|فيما بعد|لاحقا|يشار إلي|المشار إلي|اختصار",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"[合统并]称|\b(?:together|collectively|ensemble|conjuntamente|вместе|совместно)\b")
_QUOTED = re.compile(
    r"[\"“”„«‘'《]\s?(?:the |la |el |le |l['’])?([^\"“”«»‘’'《》]{2,40}?)\s?[\"“”»’'》]", re.IGNORECASE
)
_AFTER_CUE = re.compile(
    r"(?:hereinafter|hereafter|henceforth|ci-après|en adelante|en lo sucesivo|далее|в дальнейшем)"
    r"[\s,:–—-]*(?:(?:referred to as|called|known as|dénommée?|denominad[ao]|именуем\w+)[\s,:]*)?"
    r"(?:the |la |el |le |l['’])?([^\s\"“«][^\"“”«»,;]{1,40})",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(?:the |la |el |le )?((?:[A-ZÁÉÀ][\w-]{2,20})(?: [A-Z][\w-]{2,20})?)\Z")
_ARABIC_NAME = re.compile(r"(?:باسم|ب(?:ـ)?)\s?((?:ال)?[\u0621-\u064a]{4,20})\s*\Z")
_DOTTED = re.compile(r"[\u0621-\u064a](?:\.\s?[\u0621-\u064a]){1,5}\.?")
_HAN_NAME = re.compile(r"(?:简称|称)为?[“《]?([\u4e00-\u9fff]{2,12})")


def definition_after(text: str, end: int) -> list[str]:
    """The short names in the brackets that follow the name ending there, without "the"; [] where there are none.

    A name for several together is none of one of them.
    """
    match = _OPENING.match(text, end)
    if match is None or _TOGETHER.search(match[1]):
        return []
    inside = match[1]
    cued = _CUE.search(inside) is not None
    names = [found.strip() for found in _QUOTED.findall(inside)]
    if cued and not names:
        after = _AFTER_CUE.search(inside) or _HAN_NAME.search(inside) or _ARABIC_NAME.search(inside)
        names = [after[1].strip()] if after else []
    if not names and not cued and (plain := _PLAIN.fullmatch(inside.strip())):
        names = [plain[1]]
    if not names and _DOTTED.fullmatch(inside.strip()):
        names = [inside.strip()]
    if not names and (more := _OPENING.match(text, match.end())) and _CUE.search(more[1]):
        return definition_after(text, match.end())  # "(Рим, 1950 г.) (далее – …)"
    return [name[0].upper() + name[1:] for name in names if name]
