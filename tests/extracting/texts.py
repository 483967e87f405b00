"""Made-up extracts for the tests of cleaning and structuring."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.extracting.cleaning import clean
from kb.extracting.parsed import Block, Cleaned, Extract, Metadata, ParsedEdition, RemovedText
from kb.extracting.structuring import structure

PLAIN = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
BODY = (
    "The council of the harbour met in the old hall and agreed that every boat must carry two lamps at night."
)
MORE = (
    "Boats without lamps are sent back to the quay, where the keeper writes their names into the long book."
)
OTHER = "In winter the lamps are lit an hour before sunset, and the keeper counts them from the tower every evening."


def extract(
    blocks: Sequence[Block | str], media_type: str = PLAIN, metadata: Metadata | None = None, pages: int = 0
) -> Extract:
    """An extract of these blocks; words alone are a paragraph."""
    made = [Block(text=block) if isinstance(block, str) else block for block in blocks]
    return Extract(media_type, "made up", tuple(_placed(made)), metadata or Metadata(), pages)


def _placed(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks that have text, as if joined by one line break."""
    start = 0
    for block in blocks:
        if block.text.strip():
            yield replace(block, start=start)
            start += len(block.text) + 1


def texts_of(cleaned: Cleaned) -> list[str]:
    """The texts that remain."""
    return [block.text for block in cleaned.blocks]


def removals_of(cleaned: Cleaned) -> list[tuple[str, str]]:
    """Reason and text of what was removed."""
    return [(one.reason.value, one.text) for one in cleaned.removed]


def removal(cleaned: Cleaned, text: str) -> RemovedText:
    """The one removal of this text."""
    [found] = [one for one in cleaned.removed if one.text == text]
    return found


def edition(
    blocks: Sequence[Block | str], media_type: str = PLAIN, metadata: Metadata | None = None
) -> ParsedEdition:
    """The edition of these blocks, cleaned and structured."""
    return structure(clean(extract(blocks, media_type, metadata)), sha256="0" * 64, size=1)
