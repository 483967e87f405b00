"""Lines that say who wrote a text and when: held in its record, no paragraphs of it."""

import re
from collections.abc import Iterator, Sequence
from gettext import gettext as _

from kb.extracting.cleaning.pieces import Finding, Piece, head_of
from kb.extracting.cleaning.rules.dates import dates_in
from kb.extracting.parsed import BlockKind, Certainty, Extract, Metadata, Origin, RemovalReason

_LONGEST = 16  # words
_MOST_BESIDE = 6  # words beside a date, such as the name of a meeting
_LONGEST_BESIDE = 80  # characters beside it
# The date belongs to the name of an act, which is no line of a date.
_ACT = re.compile(
    r"\b(?:resolution|decision|law|act|directive|regulation|treaty|convention|decree|judgment|résolution|décision|loi"
    r"|décret|resolución|decisión|ley|decreto|sentencia|закон|резолюция)\b",
    re.IGNORECASE,
)
# Days on which a court sat are not the day of its judgment.
_HEARING = re.compile(
    r"\b(?:hear(?:d|ings?)|sitting|sat on|trial|argued|audiences?|audiencia|vista)\b", re.IGNORECASE
)
_HAN = re.compile(r"[\u3400-\u9fff]{4}")
_NAME = r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,4}"
_NAMES = rf"{_NAME}(?:\s*(?:,|;|&|\band\b)\s*{_NAME}){{0,5}}"
_BY = re.compile(
    rf"(?:by|written by|authors?\s*:|par|por|von|автор:?|作者[:：]?)\s*(?P<names>{_NAMES})\s*[*†]?",
    re.IGNORECASE,
)
_AUTHOR = re.compile(rf"(?<![a-z])authors?\s*[:：]\s*(?P<names>{_NAMES})", re.IGNORECASE)
_TRANSLATED = re.compile(
    r"[(（\[]?\s*(?:translated|traduit|traducido|übersetzt)\s+(?:by|par|por|von)\s+.{2,50}", re.I
)


def bylines(pieces: Sequence[Piece], extract: Extract) -> Iterator[Finding]:
    """Lines of authors and dates before the text, and lines of translators."""
    head = [piece for piece in head_of(pieces) if piece.block.kind is not BlockKind.HEADING]
    authors = set(extract.metadata.authors)
    for piece in head:
        authors.update(_named(piece))
    for piece in head:
        if piece.words <= _LONGEST:
            finding = _judged(piece, authors)
            if finding and not _is_another_day(finding.metadata.date, extract.metadata):
                yield finding
    for piece in pieces:
        if piece.words <= 9 and _TRANSLATED.fullmatch(piece.line):
            yield Finding(piece, RemovalReason.OTHER, _("Line of the translator."))


def _judged(piece: Piece, authors: set[str]) -> Finding | None:
    names = tuple(_named(piece))
    found = next(dates_in(piece.line), None)
    if found and _is_line_of_date(piece, found):
        held = Metadata(authors=names).telling("date", found[2], Origin.PRINTED, Certainty.LIKELY)
        return Finding(piece, RemovalReason.OTHER, _("Line of the date."), held)
    if names:
        return Finding(piece, RemovalReason.OTHER, _("Line of the authors."), Metadata(authors=names))
    if piece.line.strip("*†‡ ") in authors:
        return Finding(piece, RemovalReason.OTHER, _("Name of the author."))
    return None


def _is_another_day(day: str, known: Metadata) -> bool:
    """Whether it is none that the record holds: the day of a hearing, or that from which a law is in force."""
    told = known.told.get("date")
    if not day or told is None or told.certainty is not Certainty.STATED:
        return False
    return not (told.value.startswith(day) or day.startswith(told.value))


def _is_line_of_date(piece: Piece, date: tuple[int, int, str]) -> bool:
    """Whether there are few words beside the date, and neither quotation nor sentence."""
    rest = piece.line[: date[0]] + piece.line[date[1] :]
    is_short = len(re.findall(r"[^\W\d_]+", rest)) <= _MOST_BESIDE and len(rest) <= _LONGEST_BESIDE
    is_quoted = piece.line[0] in '“"«'
    return (
        is_short
        and not is_quoted
        and not piece.ends_sentence
        and not piece.line.endswith(",")
        and not piece.line[:1].islower()
        and not any(other.search(rest) for other in (_ACT, _HEARING, _HAN))
    )


def _named(piece: Piece) -> Iterator[str]:
    match = _BY.fullmatch(piece.line) or _AUTHOR.search(piece.line)
    if match and match["names"][:1].isupper():
        yield from (name.strip() for name in re.split(r",|;|&|\band\b", match["names"]) if name.strip())
