"""The blocks as rules judge them: how long, whether running text, whether before or after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kb.anchoring.normalised import normalised_string
from kb.extracting.languages import script_of_character
from kb.extracting.parsed import Block, BlockKind, Extract, Metadata, RemovalReason

SENTENCE_END = re.compile(r"[.!?…。！？;；:：؟।]['\"”’»)\]]*(?:\[?\d{1,3}\]?)?$")
_LIST_MARK = re.compile(r"^\s*(?:[-–•*‣▪◦·]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,5})[.)])\s+")
_LONG = 25  # words: more is running text, however it ends
_SENTENCE = 9  # words: more, with a full stop, is a sentence
_WIDE_SCRIPTS = frozenset({"Hani", "Kana", "Hang", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"})
#: A page as it is, saved in one file, and saved with a folder.
WEB_PAGES = frozenset(("text/html", "application/xhtml+xml", "multipart/related", "application/zip"))
EDGE = 30  # blocks at most before and after the running text


@dataclass(eq=False)
class Piece:
    """A block with its index in the extract, and the page on which it ends where that is another one."""

    index: int
    block: Block
    last_page: str = ""

    @cached_property
    def plain(self) -> str:
        """The text as quotations are compared, without the quotation marks and stops around it."""
        return normalised_string(self.block.text).strip(" '.…,;:!?*-")

    @cached_property
    def line(self) -> str:
        """The text with its white space unified."""
        return " ".join(self.block.text.split())

    @cached_property
    def words(self) -> int:
        """How many words; three letters of scripts without spaces count as two."""
        wide = sum(script_of_character(character) in _WIDE_SCRIPTS for character in self.line[:400])
        return max(len(self.line.split()), 2 * wide // 3)

    @cached_property
    def is_listed(self) -> bool:
        """Whether it is an item, a note or a row, or begins with the mark of one."""
        kinds = {BlockKind.LIST_ITEM, BlockKind.NOTE, BlockKind.TABLE_ROW}
        return (
            self.block.kind in kinds
            or bool(self.block.number)
            or _LIST_MARK.match(self.block.text) is not None
        )

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence, a clause or an opening of a list does."""
        return SENTENCE_END.search(self.line[-20:]) is not None

    @cached_property
    def is_body(self) -> bool:
        """Whether it is running text rather than a title, a label or a line of a site."""
        if self.block.kind is BlockKind.HEADING:
            return False
        if self.is_listed:
            return self.words >= 4
        return self.words >= _LONG or (self.words >= _SENTENCE and self.ends_sentence)


@dataclass(frozen=True, slots=True)
class Finding:
    """A block that a rule wants out, why, and what it tells of the source."""

    piece: Piece
    reason: RemovalReason
    note: str
    metadata: Metadata = field(default_factory=Metadata)


def head_of(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The blocks before the running text; none where it does not begin within the first EDGE blocks."""
    first = next((place for place, piece in enumerate(pieces[: EDGE + 1]) if piece.is_body), 0)
    return pieces[:first]


def tail_of(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The blocks after the running text; none where it does not end within the last EDGE blocks."""
    last = next((place for place, piece in enumerate(reversed(pieces[-EDGE - 1 :])) if piece.is_body), 0)
    return pieces[len(pieces) - last :]


def is_web_page(extract: Extract) -> bool:
    """Whether the hints of the format are those of a page of a site."""
    return extract.media_type in WEB_PAGES
