"""What was probably meant where words are joined by something that other search engines know and this one does not.

Only ever offered: a sentence with "or" in it is a sentence, and is searched as it stands.
"""

import re

from kb.query.quotation_marks import QUOTES

_QUOTED = rf"[{QUOTES}][^{QUOTES}]*[{QUOTES}]"
#: A phrase with a distance ("human rights"~5), other phrases, signs between words, and words.
_PIECE = re.compile(
    rf"(?P<near>{_QUOTED}~(?P<distance>\d{{1,2}})\b)|(?P<phrase>{_QUOTED})|(?P<sign>\|\|?)|(?P<word>[^\s|{QUOTES}]+)"
)
_OR_WORDS = frozenset({"or", "ou", "или", "أو"})
_SLASHED = re.compile(r"[^\W\d_]{3,}(?:/[^\W\d_]{3,})+")


def meant_otherwise(query: str) -> str | None:
    """The query with OR in capitals for "or", "|" and "/" between words, and with NEAR for a "~" after a phrase.

    None where nothing of the kind stands in it. The answer may still be no query that can be read.
    """
    pieces = [_mended(piece) for piece in _PIECE.finditer(query)]
    pieces = _without_hanging(" ".join(pieces).split(" "))
    meant = " ".join(pieces)
    return meant if meant and meant != " ".join(query.split()) else None


def _mended(piece: re.Match[str]) -> str:
    text = piece[0]
    if piece["near"]:
        words = re.sub(rf"[{QUOTES}]", " ", text.rpartition("~")[0]).split()
        return f" NEAR/{int(piece['distance']) or 1} ".join(words)
    if piece["sign"] or (text != "OR" and text.casefold() in _OR_WORDS) or text == "/":
        return "OR"
    return text.replace("/", " OR ") if _SLASHED.fullmatch(text) else text


def _without_hanging(pieces: list[str]) -> list[str]:
    """Without an OR that has nothing on one side."""
    while pieces and pieces[0] == "OR":
        pieces = pieces[1:]
    while pieces and pieces[-1] == "OR":
        pieces = pieces[:-1]
    return pieces
