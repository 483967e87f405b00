"""Selections: the run of sentences inside a bound paragraph that a curator's selection stands for."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.db.models import Max

from kb.anchoring import fingerprint
from kb.models import Passage

from .fresh_ids import fresh_ids
from .stored_rows import STRIDE

#: Where a sentence may end and the next begin, closing marks and a note's number included; a full stop of Chinese
#: needs no space after it. Too many places cost time, too few would lose selections.
_SENTENCE_END = re.compile(r"(?<=[.!?؟…])(?:[\"'”’»)\]]|\[?[0-9]{1,3}\]?)*\s+|(?<=[。！？])\s*")
#: A paragraph of more sentences than this is not tried for every run.
_MOST_SENTENCES = 120


def bind_selection(summary: Passage, paragraph: Passage | None) -> Passage | None:
    """The exact words of a selection, made inside the words of its paragraph where they are not there yet."""
    if paragraph is None or paragraph.bound_to is None:
        return None
    words = paragraph.bound_to
    known = Passage.objects.filter(
        edition=words.edition_id,
        within=words,
        kind=Passage.Kind.SELECTION,
        fingerprint=summary.fingerprint,
    )
    return known.first() or _select(summary, words)


def _select(summary: Passage, words: Passage) -> Passage | None:
    run = _by_fingerprint(words.text).get(summary.fingerprint)
    if run is None:
        return None
    return select(words, run, summary.fingerprint)


def select(words: Passage, run: tuple[int, int], fingerprint: str) -> Passage:
    """A new selection of `run` (code points) of the paragraph's text, standing where its paragraph stands."""
    start, end = run
    offset = words.start or 0
    path = free_path(words)
    return Passage.objects.create(
        public_id=fresh_ids([f"passage/{words.edition.document.slug}/{words.edition.number}#{path}"])[0],
        edition=words.edition,
        section=words.section,
        within=words,
        path=path,
        position=position_after(words),
        kind=Passage.Kind.SELECTION,
        page=words.page,
        language=words.language,
        fingerprint=fingerprint,
        text=words.text[start:end],
        start=offset + start,
        end=offset + end,
        **_standing(words),
    )


def _standing(words: Passage) -> dict[str, Any]:
    """A selection stands where its paragraph stands on the way to readers: it shows no other words."""
    names = (
        "status",
        "changed_by_id",
        "submitted_by_id",
        "submitted_at",
        "published_by_id",
        "published_at",
        "published_alone",
    )
    return {} if words.has_ended else {name: getattr(words, name) for name in names}


@lru_cache(maxsize=8)
def _by_fingerprint(text: str) -> dict[str, tuple[int, int]]:
    """Every run of sentences by its fingerprint, the first of equal ones; several selections share a paragraph."""
    found: dict[str, tuple[int, int]] = {}
    for start, end in runs(text):
        found.setdefault(fingerprint(text[start:end]), (start, end))
    return found


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Every run of consecutive sentences that is not the whole text, as offsets; shorter ones first from each start."""
    ends = list(_SENTENCE_END.finditer(text))[:_MOST_SENTENCES]
    starts = [0, *(end.end() for end in ends)]
    stops = [*(_last_character(text, end) for end in ends), len(text.rstrip())]
    for first, start in enumerate(starts):
        for stop in stops[first:]:
            if start < stop and (start, stop) != (0, len(text)):
                yield start, stop


def _last_character(text: str, end: re.Match[str]) -> int:
    """Where the sentence ends: closing quotation marks belong to it, the white space after it does not."""
    return end.start() + len(end.group().rstrip())


def free_path(words: Passage) -> str:
    """A path for a selection in the passage that none of its selections has."""
    taken = set(Passage.objects.filter(within=words).values_list("path", flat=True))
    return next(path for n in range(1, len(taken) + 2) if (path := f"{words.path}.s{n}"[-60:]) not in taken)


def position_after(words: Passage) -> int:
    """After the paragraph and the selections made in it, before the next paragraph while there is room."""
    last = Passage.objects.filter(within=words).aggregate(last=Max("position"))["last"] or words.position
    return min(last + 1, words.position + STRIDE - 1)
