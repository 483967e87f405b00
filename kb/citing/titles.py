"""Titles as styles print them: with their subtitle, their translation, and quotation marks inside quotation marks."""

import re

from kb.citing.source import Source

_ENDS_ITSELF = ("?", "!", "？", "！", ":", "：", "…")
_INNER_DOUBLE = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")
# A closing single quotation mark is told from an apostrophe by the word character that would follow it.
_INNER_SINGLE = re.compile(r"(?<!\w)‘([^‘]*?)’(?!\w)|(?<!\w)'([^']*?)'(?!\w)")


def full_title(source: Source) -> str:
    """Title and subtitle; a title in another language first, its translation in square brackets."""
    title = source.title
    if source.subtitle:
        glue = "" if not title else " " if title.endswith(_ENDS_ITSELF) else ": "
        title = f"{title}{glue}{source.subtitle}"
    if source.original_title and source.original_title != source.title:
        return f"{source.original_title} [{title}]" if title else source.original_title
    return title


def name_in_text(source: Source) -> str:
    """What the running text calls a source without author: its title, as the reference has it."""
    return source.title or source.original_title or source.short_title or source.number


def in_double_quotes(title: str) -> str:
    """“Title”, with double quotation marks inside made single (American styles); "" stays ""."""
    inner = _INNER_DOUBLE.sub(lambda m: f"‘{m[1] or m[2] or ''}’", title)
    return f"“{inner}”" if title else ""


def in_single_quotes(title: str) -> str:
    """‘Title’, with single quotation marks inside made double (British styles); "" stays ""."""
    inner = _INNER_SINGLE.sub(lambda m: f"“{m[1] or m[2] or ''}”", title)
    return f"‘{inner}’" if title else ""
