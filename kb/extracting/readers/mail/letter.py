"""The plain text of a mail: paragraphs of wrapped lines, and what it quotes of the mail it answers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kb.extracting.parsed import Block, BlockKind

QUOTED = re.compile(r"^\s?((?:>\s?)+)")
# The line above an answered mail that some programs quote without marks.
ORIGINAL = re.compile(
    r"^\s*-{2,}\s*(?:original message|message d.origine|mensaje original|ursprüngliche nachricht|"
    r"исходное сообщение|forwarded message|原始邮件|الرسالة الأصلية)\s*-{2,}\s*$",
    re.IGNORECASE | re.MULTILINE,
)
# Lines by which Outlook names the mail it answers: its sender, then its day.
ANSWERED = re.compile(
    r"^\s*(?:from|von|de|da|van|от|发件人|من)\s*[:：].{1,200}\s(?:sent|date|gesendet|datum|envoyé|enviado|inviato|"
    r"verzonden|отправлено|发送时间|تاريخ الإرسال)\s*[:：]",
    re.IGNORECASE | re.DOTALL,
)
LIST_MARK = re.compile(r"^\s*(?:[-*•–]\s|\(?(?:\d{1,3}|[ivxlc]{1,5}|[a-z])[.)]\s)")
WRAPPED = 55  # characters; a shorter line ends where its writer ended it
RULE = re.compile(r"^[\s\-_=*~]*$")


def blocks_of_letter(text: str) -> Iterator[Block]:
    """A block for every paragraph; quoted ones are block quotations, without the marks before their lines."""
    is_below = False
    for depth, lines in _paragraphs(text):
        is_below = is_below or names_answered("\n".join(lines))
        kind = BlockKind.BLOCK_QUOTATION if depth or is_below else BlockKind.PARAGRAPH
        for item in _items(lines):
            if not RULE.match(item):
                yield Block(item, kind)


def names_answered(text: str) -> bool:
    """Whether a paragraph names the mail that is answered, so that all below it is quoted."""
    return ORIGINAL.search(text) is not None or ANSWERED.match(text) is not None


def with_quoted(blocks: Iterable[Block], *, is_forwarded: bool) -> Iterator[Block]:
    """The blocks; paragraphs that are forwarded, or stand below the name of an answered mail, as quotations."""
    for block in blocks:
        is_forwarded = is_forwarded or names_answered(block.text)
        is_quoted = is_forwarded and block.kind is BlockKind.PARAGRAPH
        yield replace(block, kind=BlockKind.BLOCK_QUOTATION) if is_quoted else block


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines between blank ones, each of one depth of quotation."""
    depth, lines = 0, list[str]()
    for line in text.splitlines():
        marks = QUOTED.match(line)
        deep = marks[1].count(">") if marks else 0
        words = line[marks.end() :] if marks else line
        if (deep != depth or not words.strip()) and lines:
            yield depth, lines
            lines = []
        depth = deep
        if words.strip():
            lines.append(words)
    if lines:
        yield depth, lines


def _items(lines: list[str]) -> Iterator[str]:
    """Lines put together where the one before was full; items of a list and short lines stay by themselves."""
    item = ""
    full = False
    for line in lines:
        if item and (not full or LIST_MARK.match(line)):
            yield item
            item = ""
        item = f"{item} {line.strip()}".strip()
        full = len(line.rstrip()) >= WRAPPED or line.endswith(" ")
    if item:
        yield item
