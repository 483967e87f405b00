"""From blocks to an extract: empty ones left out, places counted, limits kept."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from gettext import gettext as _

from kb.extracting.parsed import Block, Extract, Hint, Metadata, Refused

MOST_CHARACTERS = 20_000_000
MOST_BLOCKS = 100_000


def too_much_text() -> Refused:
    """What is said of a source with more text than is taken in."""
    return Refused(
        "too-much-output",
        _("The source has more than %d million characters of text. Import it in parts.")
        % (MOST_CHARACTERS // 1_000_000),
    )


def too_many_blocks() -> Refused:
    """What is said of a source with more paragraphs than is taken in."""
    return Refused("too-complex", _("The source has over %d paragraphs. Import it in parts.") % MOST_BLOCKS)


def placed(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks that have text, with `start` counted as if all were joined by one line break.

    Raises Refused("too-much-output") or Refused("too-complex") where limits are passed.
    """
    kept: list[Block] = []
    start = 0
    for block in blocks:
        if not block.text.strip() and not block.number:
            continue
        kept.append(replace(block, start=start))
        start += len(block.text) + 1
        if start > MOST_CHARACTERS:
            raise too_much_text()
        if len(kept) > MOST_BLOCKS:
            raise too_many_blocks()
    return tuple(kept)


def assemble(
    media_type: str,
    extractor: str,
    blocks: Iterable[Block],
    metadata: Metadata | None = None,
    *,
    pages: int = 0,
    warnings: Sequence[str] = (),
) -> Extract:
    """The extract of placed blocks; raises Refused("no-text") where nothing remains to be read."""
    kept = placed(blocks)
    if not kept:
        raise Refused("no-text", _("There is no text in this file. Check that it is the right one."))
    told = [*warnings, *_about_struck(kept)]
    return Extract(media_type, extractor, kept, metadata or Metadata(), pages, tuple(told))


def _about_struck(blocks: Sequence[Block]) -> list[str]:
    if not any(Hint.STRUCK in block.hints for block in blocks):
        return []
    return [_("Words that are struck out or marked as deleted were left out; they are listed below.")]
