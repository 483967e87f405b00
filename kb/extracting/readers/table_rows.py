"""A table of cells that hold paragraphs, as word processors have it: a block per row, cells parted by tabs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kb.extracting.parsed import Block, BlockKind, Hint, NoteReference


def rows_of[Cell](
    rows: Sequence[Sequence[Cell]],
    blocks: Callable[[Cell], Iterable[Block]],
    is_continued: Callable[[Cell], bool] = lambda _cell: False,
) -> Iterator[Block]:
    """The rows as blocks; a table of one column only frames its text, whose blocks come as they are.

    `is_continued` says of a cell that it only goes on with the one above it, whose words it does not repeat. Words that
    are struck out stand behind their row.
    """
    if all(len(cells) < 2 for cells in rows):
        for cells in rows:
            for cell in cells:
                yield from blocks(cell)
        return
    for cells in rows:
        found = [[] if is_continued(cell) else list(blocks(cell)) for cell in cells]
        yield _row([block for block in inside if Hint.STRUCK not in block.hints] for inside in found)
        yield from (block for inside in found for block in inside if Hint.STRUCK in block.hints)


def _row(cells: Iterable[Iterable[Block]]) -> Block:
    """One row: numbers before their paragraphs, and note markers where they then stand."""
    texts: list[str] = []
    references: list[NoteReference] = []
    length = 0
    for blocks in cells:
        parts = []
        for block in blocks:
            before = f"{block.number} " if block.number else ""
            start = length + len(before)
            references += [
                replace(mark, start=mark.start + start, end=mark.end + start) for mark in block.references
            ]
            parts.append(before + block.text)
            length += len(parts[-1]) + 1
        texts.append("\n".join(parts))
        length += 0 if parts else 1
    return Block("\t".join(texts), BlockKind.TABLE_ROW, references=tuple(references))
