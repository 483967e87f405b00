"""Documents of the United Nations: what stands on the first page beside the masthead is the title."""

import re
from collections.abc import Iterator, Sequence

from kb.extracting.cleaning.rules.masthead import is_of_head, un_symbol_in
from kb.extracting.parsed import Certainty, Metadata, Origin
from kb.extracting.title_pages.days import days_in
from kb.extracting.title_pages.lines import Line

_NAME = re.compile(
    r"united\b|nations\b|nations unies|naciones unidas|организация объединенных|الأمم المتحدة|联合国",
    re.IGNORECASE,
)
_DISTRIBUTION = re.compile(r"\bdistr\.?|\bdistribution\b", re.IGNORECASE)
_AGENDA = re.compile(
    r"agenda items?\b.{0,30}|point \d+ de l.ordre du jour|tema \d+ (?:de la|del) .{0,20}", re.IGNORECASE
)
_NO_TITLE = re.compile(
    r"\*|_{3,}|GE\.\d|please recycle|contents$|table of contents|original\s*:|\(?[EFSRAC]\)?$|\d+$",
    re.IGNORECASE,
)
_LANGUAGES = re.compile(
    r"(?:english|french|spanish|arabic|chinese|russian)(?:\s*/\s*\w+)*(?:\s+only)?", re.IGNORECASE
)
_CONTENTS = re.compile(
    r"contents|table of contents|table des matières|índice|paragraphs page|summary", re.IGNORECASE
)
_KINDS = (
    ("general comment", "general-comment"),
    ("general recommendation", "general-comment"),
    ("resolution", "resolution"),
    ("report", "report"),
)
_LONGEST = 30  # words of a line
_MOST_LINES = 6  # of a title


def un_document(lines: Sequence[Line], first_page: int) -> Metadata | None:
    """Title, symbol, day and kind by the head of a United Nations document, or None where there is no such head.

    `first_page` is how many of the lines stand on the first page.
    """
    page = lines[:first_page]
    symbol = next(filter(None, (un_symbol_in(line.text) for line in page if len(line.text.split()) < 8)), "")
    if not symbol or not any(_NAME.match(line.text) or _DISTRIBUTION.search(line.text) for line in page):
        return None
    title = ": ".join(_titles(page))
    kind = next((kind for word, kind in _KINDS if title.casefold().startswith(word)), "")
    known = Metadata().telling("un-symbol", symbol, Origin.PRINTED, Certainty.STATED)
    known = known.telling("title", title, Origin.PRINTED, Certainty.LIKELY)
    known = known.telling("kind", kind, Origin.PRINTED, Certainty.LIKELY)
    day = next((days[0] for line in page if is_of_head(line.text) and (days := days_in(line.text))), "")
    return known.telling("date", day, Origin.PRINTED, Certainty.STATED).telling(
        "publisher", "United Nations", Origin.PRINTED, Certainty.STATED
    )


def _titles(page: Sequence[Line]) -> Iterator[str]:
    """The parts of the title; the title of the agenda item is one only where nothing else is."""
    parts: list[tuple[str, bool]] = []
    is_after_agenda, is_open, before, note = False, False, -2, -1
    for line in page:
        text = line.text
        note = line.block if text.startswith("*") else note
        if line.block == note:
            continue  # a note on the title, all of its lines
        if _CONTENTS.fullmatch(text) or line.is_running or len(parts) >= _MOST_LINES:
            break
        if line.is_margin or _is_of_masthead(text) or not any(map(str.isalpha, text)):
            is_after_agenda, is_open = (
                bool(_AGENDA.fullmatch(text)) or (is_after_agenda and line.is_margin),
                False,
            )
            continue
        words = text.rstrip(" *†").strip()
        if is_open and line.block == before:
            parts[-1] = (f"{parts[-1][0]} {words}", parts[-1][1])
        else:
            parts.append((words, is_after_agenda))
        is_open, is_after_agenda, before = not text.endswith(("*", "†")), False, line.block
    own = [words for words, is_of_agenda in parts if not is_of_agenda]
    yield from own or [words for words, _is_of_agenda in parts]


def _is_of_masthead(text: str) -> bool:
    return bool(
        is_of_head(text)
        or _NO_TITLE.match(text)
        or _LANGUAGES.fullmatch(text)
        or _DISTRIBUTION.search(text)
        or (_NAME.match(text) and len(text.split()) <= 4)
    )
