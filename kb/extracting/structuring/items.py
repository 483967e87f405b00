"""The blocks of a cleaned text on their way to becoming headings, notes and passages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kb.extracting.cleaning.corrections import replaced
from kb.extracting.cleaning.pieces import SENTENCE_END
from kb.extracting.languages import script_of_character
from kb.extracting.parsed import Block, BlockKind, Hint, NoteReference
from kb.extracting.structuring.marks import Mark, mark_of

_SPACE = re.compile(r"\s{2,}|[^\S ]")
_CELLS_SPACE = re.compile(r"[^\S\t]{2,}|[^\S\t ]")
_UNSPACED = frozenset({"Hani", "Kana"})
_UNSPACED_SIGNS = frozenset("，。、；：！？（）《》「」“”")
_SENTENCES = re.compile(r"[.!?。！？؟][”\"’)\]]?\s+(?=[^\W\d_])|[。！？](?=.)")
_WORD_CHARACTER = re.compile(r"[^\W\d_]")
TAB_WIDTH = 4


@dataclass
class Item:
    """A block, its mark parted from its text. `whole` is the block with unified white space, `indent` in columns."""

    block: Block
    whole: Block
    mark: Mark | None
    text: str
    references: tuple[NoteReference, ...]
    indent: int

    @classmethod
    def of(cls, block: Block) -> "Item":
        """The item of a block; a mark that the format gives goes before one in the text."""
        indent = _indent(block.text)
        whole = flat = unified(block)
        mark = _given_mark(block) if block.number else None
        if mark is None and block.kind is not BlockKind.TABLE_ROW:
            mark = mark_of(flat.text)
            if mark and mark.end >= len(flat.text) and not mark.part:
                mark = None
            if mark:
                flat = replaced(flat, [(0, mark.end, "")])
        return cls(block, whole, mark, flat.text, flat.references, indent)

    def part_mark(self, mark: Mark) -> None:
        """Take this mark, counted in the whole block, for the mark of the item."""
        rest = replaced(self.whole, [(0, mark.end, "")])
        self.mark, self.text, self.references = mark, rest.text, rest.references

    def give_back_mark(self) -> None:
        """Let the mark be words of the text again."""
        if self.mark and not self.block.number:
            self.text, self.references = self.whole.text, self.whole.references
        self.mark = None

    @property
    def printed(self) -> str:
        """The number as printed; bullets are none."""
        return "" if self.mark is None or self.mark.is_bullet else self.mark.printed

    @cached_property
    def words(self) -> int:
        """How many words; three letters of scripts without spaces count as two."""
        wide = sum(script_of_character(character) in _UNSPACED for character in self.text[:400])
        return max(len(self.text.split()), 2 * wide // 3)

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence or a clause does."""
        return SENTENCE_END.search(self.text[-20:]) is not None

    @cached_property
    def is_one_sentence(self) -> bool:
        """Whether no sentence ends inside it."""
        return _SENTENCES.search(self.text) is None

    @cached_property
    def is_capitals(self) -> bool:
        """Whether it has at least four letters with case and all are capitals."""
        cased = [character for character in self.text if character.lower() != character.upper()]
        return len(cased) >= 4 and all(character.isupper() for character in cased)

    @cached_property
    def has_letters(self) -> bool:
        """Whether there is a letter in it."""
        return _WORD_CHARACTER.search(self.text) is not None

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return Hint.BOLD in self.block.hints

    @property
    def is_text(self) -> bool:
        """Whether the format calls it a paragraph."""
        return self.block.kind is BlockKind.PARAGRAPH


def unified(block: Block) -> Block:
    """The block with every run of white space as one space, none at its ends or between Chinese characters.

    Tabs between the cells of a table row stay. Note references move along.
    """
    text = block.text
    pattern = _CELLS_SPACE if block.kind is BlockKind.TABLE_ROW else _SPACE
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    spans = [(0, first, "")] if first else []
    for match in pattern.finditer(text, first, max(first, last)):
        spans.append((*match.span(), _between(text[match.start() - 1], text[match.end()], match[0])))
    if last < len(text) and first < last:
        spans.append((last, len(text), ""))
    return replaced(block, spans) if spans else block


def _between(before: str, after: str, space: str) -> str:
    return "" if "\n" in space and _is_unspaced(before) and _is_unspaced(after) else " "


def _is_unspaced(character: str) -> bool:
    return script_of_character(character) in _UNSPACED or character in _UNSPACED_SIGNS


def _indent(text: str) -> int:
    before = text[: len(text) - len(text.lstrip())].rpartition("\n")[2].expandtabs(TAB_WIDTH)
    return len(before)


def _given_mark(block: Block) -> Mark | None:
    """The mark that the format keeps apart from the text; one that cannot be read counts as a bullet."""
    number = block.number.strip()
    mark = mark_of(f"{number} ") or mark_of(f"{number}. ")
    if mark is not None and not mark.is_bullet:
        return Mark(mark.style, mark.label, mark.ordinal, number, 0, mark.other)
    is_sign = not any(character.isalnum() for character in number) or number == "o"
    return Mark("bullet" if is_sign else "other", "" if is_sign else number, 0, number, 0)


def usual_size(items: Sequence[Item]) -> float:
    """The size of letters, in points, that most of the text is printed in; 0 where the format does not say."""
    lengths: dict[float, int] = {}
    for item in items:
        if item.block.size:
            size = round(item.block.size * 2) / 2
            lengths[size] = lengths.get(size, 0) + len(item.text)
    return max(lengths, key=lambda size: lengths[size], default=0.0)
