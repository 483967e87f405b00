"""Which texts begin as messages in MIME do: mails, pages saved as if they were, mailboxes of several mails."""

import re

MAIL = "message/rfc822"
SAVED_PAGE = "multipart/related"

# The line before every mail of a mailbox.
MAILBOX_LINE = re.compile(
    rb"(?:\A|(?<=\n))From \S{1,200} +[A-Z][a-z]{2} +[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d "
)
# Lines of names and values, those that begin with a space continuing the one before.
HEAD = re.compile(
    r"\s{0,100}(?:From \S+ [^\r\n]{1,100}\r?\n)?"
    r"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*(?:\r?\n|\Z)){2,}"
)
# Names that only programs write; a memo has "From", "To" and "Date", too.
OF_PROGRAMS = re.compile(
    r"^(?:(?:mime-version|message-id|return-path|delivered-to|content-transfer-encoding|x-mailer):"
    r"|received:\s+(?:from|by|\())",
    re.M | re.I,
)
OF_SAVED_PAGES = re.compile(
    r"^(?:snapshot-content-location:|content-type:\s*multipart/related\b|from:\s*<saved by)", re.M | re.I
)


def message_type(text: str) -> str:
    """MAIL or SAVED_PAGE where the text begins with the head of a message, else nothing."""
    head = HEAD.match(text)
    if head is None or not OF_PROGRAMS.search(head[0]):
        return ""
    return SAVED_PAGE if OF_SAVED_PAGES.search(head[0]) else MAIL


def is_mailbox(data: bytes) -> bool:
    """Whether the bytes are several mails, each after a line of its own."""
    return MAILBOX_LINE.match(data) is not None and MAILBOX_LINE.search(data, 5) is not None
