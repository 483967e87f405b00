"""What a person should look at before a source is stored, each with the place of it in the preview."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.extracting.doubts import Doubt, DoubtKind, doubts
from kb.extracting.parsed import ParsedEdition

from .shown_passages import MOST_LISTED

WORDS = {
    DoubtKind.BEGINS_INSIDE: gettext_lazy("begins in the middle of a sentence"),
    DoubtKind.GAP: gettext_lazy("numbers are left out before it"),
    DoubtKind.UNLINKED_NOTE: gettext_lazy("nothing in the text refers to this note"),
    DoubtKind.EMPTY_HEADING: gettext_lazy("a heading with nothing below it"),
}
OPENING = 80  # characters shown of each place


@dataclass(frozen=True)
class Place:
    """One of them: the address in the preview, how it begins, and what seems wrong."""

    address: str
    opening: str
    what: str


@dataclass(frozen=True)
class Group:
    """Those of one kind: so many, of which the first are listed."""

    what: str
    number: int
    places: list[Place]

    @property
    def unlisted(self) -> int:
        """How many are not listed."""
        return self.number - len(self.places)


def doubtful_places(parsed: ParsedEdition, pages: Sequence[range]) -> list[Group]:
    """By kind, the commonest last: what is rare is seldom false."""
    found: dict[DoubtKind, list[Doubt]] = {}
    for doubt in doubts(parsed):
        found.setdefault(doubt.kind, []).append(doubt)
    return [
        Group(str(WORDS[kind]), len(some), [_place(parsed, pages, one) for one in some[:MOST_LISTED]])
        for kind, some in sorted(found.items(), key=lambda pair: len(pair[1]))
    ]


def _place(parsed: ParsedEdition, pages: Sequence[range], doubt: Doubt) -> Place:
    if doubt.kind is DoubtKind.EMPTY_HEADING:
        entry = parsed.outline[doubt.index]
        last = len(parsed.stretches) - 1
        index = min(last, bisect_left(parsed.stretches, entry.start, key=lambda one: one.start))
        opening = f"{entry.number} {entry.heading}".strip()
    else:
        index, one = doubt.index, parsed.stretches[doubt.index]
        opening = f"{one.number} {one.text}".strip()
    page = bisect_right(pages, index, key=lambda some: some.start)
    gap = _("after %(number)s") % {"number": doubt.before} if doubt.before else ""
    return Place(f"?page={page}#passage-{index}", opening[:OPENING], gap)
