"""A mail: what its head says as facts of the record, its text part by part, its attachments told and left out."""

from collections.abc import Iterator, Sequence
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from gettext import gettext as _

from kb.extracting.parsed import Block, Extract, Hint, Metadata, Refused
from kb.extracting.readers.assembling import assemble
from kb.extracting.readers.html.reader import blocks_of, tree_of
from kb.extracting.readers.mail.heads import MAIL
from kb.extracting.readers.mail.letter import blocks_of_letter, with_quoted
from kb.extracting.readers.mail.mime import Part, parsed, parts_of, said, text_of

EXTRACTOR = "mail 1"
HEAD = ("From", "To", "Cc", "Date", "Subject")
READ = ("text/plain", "text/html")
LONGEST = 1_000  # characters of a header


def read(data: bytes) -> Extract:
    """The text of a mail in the form its writer's program held best; quoted replies are block quotations.

    From, To, Cc, Date and Subject are told as its head and are facts of the record. Attachments are named in warnings.
    """
    message = parsed(data)
    parts = parts_of(message)
    chosen = list(_chosen(parts))
    warnings = [*_about_attached(parts, chosen)]
    blocks = list(_head(message))
    for part in chosen:
        made, told = _text(part)
        blocks += made
        warnings += told
    if all(Hint.ENVELOPE in block.hints for block in blocks):
        raise Refused(
            "no-text", _("The mail has no text of its own. Save what is attached to it and import that.")
        )
    return assemble(MAIL, EXTRACTOR, blocks, _metadata(message), warnings=list(dict.fromkeys(warnings)))


def _chosen(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts that are text; of alternatives the last, which holds the most."""
    texts = [part for part in parts if part.media_type in READ and not part.is_attached]
    best = {part.choice: part for part in texts if part.choice >= 0 and part.message.get_payload()}
    yield from (part for part in texts if part.choice < 0 or best.get(part.choice) is part)


def _text(part: Part) -> tuple[list[Block], tuple[str, ...]]:
    text, told = text_of(part.message)
    made = blocks_of(tree_of(text)) if part.media_type == "text/html" else blocks_of_letter(text)
    return list(with_quoted(made, is_forwarded=part.depth > 0)), told


def _head(message: Message) -> Iterator[Block]:
    for name in HEAD:
        value = said(message.get(name))[:LONGEST]
        if value:
            yield Block(f"{name}: {value}", hints=frozenset({Hint.ENVELOPE}))


def _metadata(message: Message) -> Metadata:
    names = (name or address for name, address in getaddresses([said(message.get("From"))]))
    return Metadata(
        title=said(message.get("Subject"))[:LONGEST],
        authors=tuple(name[:LONGEST] for name in names if name),
        date=_day(said(message.get("Date"))),
        language=said(message.get("Content-Language"))[:40],
    )


def _day(written: str) -> str:
    """The day as the sender counted it."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _about_attached(parts: Sequence[Part], chosen: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if part.is_attached or (part not in chosen and part.choice < 0):
            yield (
                _("“%s” came with the mail and is not read. Save it and import it by itself.")
                % part.name[:200]
            )
