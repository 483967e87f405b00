"""The head of a United Nations document: body, symbol, distribution, language, session, agenda item."""

import re
from collections.abc import Iterator, Sequence
from gettext import gettext as _

from kb.extracting.cleaning.pieces import Finding, Piece
from kb.extracting.cleaning.rules.dates import dates_in
from kb.extracting.parsed import Certainty, Extract, Metadata, Origin, RemovalReason
from kb.identifying.un_symbols import NotAnUnSymbol, normalise_symbol

_REACH = 30  # blocks from the beginning
_LONGEST = 12  # words
_NAMES = r"united nations|nations unies|naciones unidas|организация объединенных наций|الأمم المتحدة|联合国"
_BODIES = (
    r"general assembly|security council|economic and social council|human rights council|commission on human rights"
    r"|assemblée générale|conseil de sécurité|conseil des droits de l.homme|asamblea general|consejo de seguridad"
    r"|consejo de derechos humanos|генеральная ассамблея|совет по правам человека|الجمعية العامة|مجلس حقوق الإنسان"
    r"|大会|人权理事会|安全理事会"
)
_DISTRIBUTION = r"distr\.?\s*:?.{0,20}|distribution\s*:.{0,20}"
_LINE = re.compile(
    rf"(?:{_NAMES})(?:\s+[a-z]|\s+[a-z0-9/.()]*/[a-z0-9/.()]+)?|united|nations(?:\s+[a-z])?"
    rf"|(?:{_BODIES})(?:\s+(?:{_DISTRIBUTION}))?|{_DISTRIBUTION}|general|limited|restricted"
    r"|orig(?:inal|inale?)\s*:.{0,40}"
    r"|[\w-]+(?:\s[\w-]+)?\s(?:regular\s|special\s|emergency\s|substantive\s)?session(?:,?\s\d{4})?"
    r"|agenda\sitems?\s[\w\s(),]{1,30}|items?\s\d+\sof\sthe\s.{0,20}agenda\*?|provisional\sagenda.{0,20}",
    re.IGNORECASE,
)
_SIGN = re.compile(rf"(?:{_NAMES})|distr\.", re.IGNORECASE)


def masthead(pieces: Sequence[Piece], _extract: Extract) -> Iterator[Finding]:
    """The lines of the head, where the first blocks have the name of the United Nations and a symbol."""
    first = pieces[:_REACH]
    symbol = next(filter(None, map(_symbol_in, first)), "")
    if not symbol or not _SIGN.search(" ".join(piece.line for piece in first if piece.words <= _LONGEST)):
        return
    note = _("Head of a United Nations document, held in the record.")
    for piece in first:
        if piece.words > _LONGEST:
            continue
        lines = [" ".join(line.split()) for line in piece.block.text.splitlines() if line.strip()]
        if _LINE.fullmatch(piece.line) or all(map(is_of_head, lines)):
            day = next(dates_in(piece.line), None)
            held = Metadata().telling("un-symbol", symbol, Origin.PRINTED, Certainty.STATED)
            held = held.telling("date", day[2] if day else "", Origin.PRINTED, Certainty.STATED)
            yield Finding(piece, RemovalReason.OTHER, note, held)


def is_of_head(line: str) -> bool:
    """Whether a line belongs to the head: a body, a symbol, a date, a session, an item of the agenda."""
    day = next(dates_in(line), None)
    is_date = day is not None and day[1] - day[0] == len(line)
    return is_date or _LINE.fullmatch(line) is not None or is_un_symbol(line)


def un_symbol_in(line: str) -> str:
    """The symbol among the words of a short line of the head, or ""."""
    return next(filter(None, (_normalised(word.strip(" *")) for word in line.split()[:6])), "")


def is_un_symbol(line: str) -> bool:
    """Whether the line is the symbol of a United Nations document and nothing else."""
    return bool(_normalised(line.strip(" *")))


def _symbol_in(piece: Piece) -> str:
    """The symbol that stands in a short line."""
    words = piece.line.split() if piece.words <= 6 else []
    return next(filter(None, (_normalised(word.strip(" *")) for word in words)), "")


def _normalised(text: str) -> str:
    if "/" not in text or not text[:1].isalpha():
        return ""
    try:
        return normalise_symbol(text)
    except NotAnUnSymbol:
        return ""
