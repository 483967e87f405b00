"""The title of the text: kept in its record, and taken out where it is printed, as often as it is printed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from itertools import pairwise, takewhile

from kb.extracting.cleaning.pieces import EDGE, Finding, Piece, head_of
from kb.extracting.parsed import Block, BlockKind, Certainty, Extract, Hint, Metadata, Origin, RemovalReason

_FEWEST_WORDS = 3
_MOST_WORDS = 40
_LARGER = 1.15  # times the usual size of letters
_SHORTEST = 8  # characters
_LONGEST_ALONE = 20  # words of a title in plain text that is printed once
_LIKE = 0.8  # share of the longer of two titles that the shorter must be to be the same one
# What programs write where nobody gave a title.
_NO_TITLE = re.compile(
    r"untitled.*|microsoft (?:word|powerpoint).*|powerpoint presentation|document\d*|.*\btemplate|default|pdf|print"
    r"|.*\.(?:docx?|dotx?|odt|pdf|indd|rtf|wpd|qx[dp]|p65|pages|txt|html?|xml|tex)"
    r"|\S*[^\W_]_[^\W_]\S*|(?-i:[A-Z]{1,4})|(?a:[\w.()-]{0,30}\d{4,}[\w.()-]{0,30})"
    r"|united nations|nations unies|naciones unidas"
    r"|(?:appendix|annexe?|attachment|enclosure) ?\w{0,3}"
    r"|(?:approved |final |draft )?(?:judge?ment|decision|ruling|opinion)s?"
    r"|(?:slide|layout|diapositiva) ?\d*|\W*|.*\b(?:título|adsız|sans titre|без названия)\b.*|[\d_\-.]+",
    re.IGNORECASE,
)
_KIND_WORDS_TEXT = """
concept note|discussion paper|working paper|background paper|background note|briefing paper|briefing note|brief
policy brief|policy paper|position paper|issue paper|white paper|press release|media release|news release|report
fact sheet|factsheet|open letter|joint submission|submission|final report|research paper|issue brief|blog|news
note conceptuelle|communiqué de presse|nota conceptual|comunicado de prensa|概念文件|新闻稿
"""
_KIND_WORDS = frozenset(_KIND_WORDS_TEXT.strip().replace("\n", "|").split("|"))


def titles(pieces: Sequence[Piece], extract: Extract) -> Iterator[Finding]:
    """The title and subtitle wherever they stand before the text, and the line that names the kind of document."""
    head = [
        piece for piece in head_of(pieces) if not piece.is_listed or piece.block.kind is BlockKind.HEADING
    ]
    title = _title(head, pieces, extract)
    if title is None:
        return
    further = _further_lines(title, pieces) if Hint.TITLE not in title.block.hints else []
    is_marked = Hint.TITLE in title.block.hints or title.block.kind is BlockKind.HEADING
    is_known = is_marked or _same(title, Piece(-1, Block(extract.metadata.title)))
    known = Metadata().telling(
        "title",
        _joined([title, *further]),
        Origin.PRINTED if is_known else Origin.LOOK,
        Certainty.LIKELY if is_known else Certainty.GUESSED,
    )
    yield Finding(title, RemovalReason.REPEATED_TITLE, _("Title, held in the record."), known)
    for piece in further:
        yield Finding(piece, RemovalReason.REPEATED_TITLE, _("Line of the title, held in the record."))
    for piece in head:
        if piece is not title and _same(piece, title):
            yield Finding(piece, RemovalReason.REPEATED_TITLE, _("Title, held in the record."))
        elif _holds(piece, title):
            yield Finding(
                piece,
                RemovalReason.REPEATED_TITLE,
                _("Title with the names of the authors."),
                _authors(piece),
            )
    yield from _subtitles(head, title)
    yield from _kinds(head, pieces)


def _further_lines(title: Piece, pieces: Sequence[Piece]) -> list[Piece]:
    """Lines after the title in letters of its size, where those are larger than the text."""
    size = title.block.size
    if not title.block.page or size < _LARGER * _usual_size(pieces):
        return []
    after = [piece for piece in pieces if title.index < piece.index <= title.index + 3]
    lines = takewhile(lambda piece: piece.block.size == size and piece.block.page == title.block.page, after)
    return [piece for piece in lines if piece.words <= _MOST_WORDS]


def _joined(lines: Sequence[Piece]) -> str:
    """The lines of a title as one; a line that begins with a capital is a new part of it."""
    whole = ""
    for piece in lines:
        words = piece.line.strip("*†‡ ")
        last = whole.rpartition(" ")[2]
        is_closed = last[-1:].isalnum() and (len(last) > 3 or not last.islower())
        is_part = is_closed and words[:1].isupper()
        whole = f"{whole}: {words}" if is_part else f"{whole} {words}".strip()
    return whole


def is_title(text: str) -> bool:
    """Whether this is a title, rather than what a program writes where there is none."""
    return bool(text.strip()) and _NO_TITLE.fullmatch(text.strip()) is None


def _is_known(known: Metadata) -> bool:
    """Whether there is a title; what is only guessed by the look of the lines may be the heading of a part."""
    told = known.told.get("title")
    is_guess = told is not None and told.origin is Origin.LOOK and told.certainty is Certainty.GUESSED
    return is_title(known.title) and not is_guess


def _title(head: Sequence[Piece], pieces: Sequence[Piece], extract: Extract) -> Piece | None:
    lines = [piece for piece in head if piece.words <= _MOST_WORDS and piece.plain]
    given = Piece(-1, Block(extract.metadata.title)) if _is_known(extract.metadata) else None
    if given is not None:
        same = next((piece for piece in lines if _same(piece, given)), None)
        if same is not None:
            return same
    hinted = [piece for piece in lines if Hint.TITLE in piece.block.hints]
    if hinted:
        return hinted[0]
    first = [piece for piece in pieces if piece.block.kind is BlockKind.HEADING and piece.block.level == 1]
    if len(first) == 1 and first[0] in lines and first[0] is _first_heading(pieces):
        return first[0]
    if given is not None:
        return None
    if extract.media_type != "text/plain":
        return _largest(pieces)
    before = len(head_of(pieces))
    has_furniture = before < len(pieces) and pieces[before].index > before
    return _likeliest(
        lines, has_furniture=has_furniture or any(piece.plain in _KIND_WORDS for piece in lines)
    )


def _largest(pieces: Sequence[Piece]) -> Piece | None:
    """The first of the largest lines on the first page, where it is clearly larger than the text."""
    first = pieces[0].block.page if pieces else ""
    on_page = [piece for piece in pieces[:EDGE] if piece.block.page == first and piece.words <= _MOST_WORDS]
    largest = max((piece.block.size for piece in on_page), default=0.0)
    if not first or not largest or largest < _LARGER * _usual_size(pieces):
        return None
    lines = (piece for piece in on_page if piece.block.size == largest and len(piece.plain) >= _SHORTEST)
    return next(lines, None)


def _usual_size(pieces: Sequence[Piece]) -> float:
    """The size of letters that most of the text is printed in."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.block.size] += len(piece.block.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _first_heading(pieces: Sequence[Piece]) -> Piece | None:
    return next((piece for piece in pieces if piece.block.kind is BlockKind.HEADING), None)


def _likeliest(lines: Sequence[Piece], *, has_furniture: bool) -> Piece | None:
    """Among lines of plain text: the one printed twice, else the longest that looks like a title.

    A line printed once is taken only where dates, names or words of a site stood beside it; without them a text
    may begin with its first heading.
    """
    titled = [piece for piece in lines if _looks_like_title(piece)]
    counts = Counter(piece.plain for piece in titled)
    repeated = [
        piece for piece in titled if counts[piece.plain] > 1 or any(_holds(other, piece) for other in lines)
    ]
    if repeated:
        return repeated[0]
    titled = [piece for piece in titled[:6] if piece.words <= _LONGEST_ALONE]
    return max(titled, key=lambda piece: piece.words, default=None) if has_furniture else None


def _looks_like_title(piece: Piece) -> bool:
    line = piece.line
    return (
        piece.words >= _FEWEST_WORDS
        and not line.endswith((".", ",", ";", ":", "!"))
        and line[:1].isalpha()
        and not line[:1].islower()
        and re.search(r"\b(?:1[89]|20)\d\d\b", line) is None
        and re.match(r"by\s|第.{1,6}[编章节条]|art(?:icle|ículo|igo|ikel)\b|adopted\b", line, re.IGNORECASE)
        is None
    )


def _same(piece: Piece, title: Piece) -> bool:
    shorter, longer = sorted((piece.plain, title.plain), key=len)
    return longer == shorter or (longer.startswith(shorter) and len(shorter) >= max(12, _LIKE * len(longer)))


def _holds(piece: Piece, title: Piece) -> bool:
    """Whether the line is names, a colon and the title."""
    names, colon, rest = piece.plain.partition(":")
    return bool(colon) and rest.strip() == title.plain and 0 < len(names.split()) <= 12


def _authors(piece: Piece) -> Metadata:
    names = piece.line[: piece.line.find(":")]
    return Metadata(authors=tuple(filter(None, map(str.strip, re.split(r",|\band\b|&|;", names)))))


def _subtitles(head: Sequence[Piece], title: Piece) -> Iterator[Finding]:
    """Other lines before the text that are printed twice there."""
    counts = Counter(piece.plain for piece in head)
    for piece in head:
        is_twice = counts[piece.plain] > 1 and piece.words >= _FEWEST_WORDS and not _same(piece, title)
        if is_twice and piece.block.kind is not BlockKind.HEADING:
            yield Finding(piece, RemovalReason.REPEATED_TITLE, _("Line of the title, printed twice."))


def _kinds(head: Sequence[Piece], pieces: Sequence[Piece]) -> Iterator[Finding]:
    """A line that is nothing but the kind of document, and no heading of a part."""
    following = {id(piece): after for piece, after in pairwise(pieces)}
    for piece in head:
        after = following.get(id(piece))
        if piece.plain in _KIND_WORDS and after is not None and not after.is_body:
            yield Finding(piece, RemovalReason.REPEATED_TITLE, _("Kind of the document, held in the record."))
