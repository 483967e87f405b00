"""The passages of an edition as words stand among them: with their headings, lists and what introduces them."""

from collections.abc import Sequence
from typing import Self

from kb.anchoring.words_around import Paragraph, Role, Standing, standing
from kb.models import Edition, Passage, Section

_ROLES = {
    Passage.Kind.LIST_ITEM: Role.ITEM,
    Passage.Kind.TABLE_ROW: Role.ROW,
    Passage.Kind.BLOCK_QUOTATION: Role.QUOTATION,
    Passage.Kind.NOTE: Role.NOTE,
}


class Surroundings:
    """What every passage of one text edition stands in."""

    def __init__(self, edition: Edition, passages: Sequence[Passage]) -> None:
        """`passages` are those of the edition in the order of its text; selections among them are left out."""
        whole = [one for one in passages if one.kind != Passage.Kind.SELECTION]
        self._places = {one.pk: place for place, one in enumerate(whole)}
        headings = _headings(edition)
        self._paragraphs = [
            Paragraph(
                one.text,
                _ROLES.get(Passage.Kind(one.kind), Role.TEXT),
                headings.get(one.section_id or 0, ()),
                self._places.get(one.within_id or 0, -1),
            )
            for one in whole
        ]

    @classmethod
    def of(cls, edition: Edition) -> Self:
        """Of an edition whose passages are not at hand."""
        passages = edition.passages.live().filter(start__isnull=False)
        columns = ("pk", "text", "kind", "section_id", "within_id")
        return cls(edition, list(passages.order_by("position", "pk").only(*columns)))

    def __contains__(self, passage: Passage) -> bool:
        """Whether the passage, or the one that it was selected in, is among them."""
        return passage.pk in self._places or passage.within_id in self._places

    def standing(self, passage: Passage, start: int = 0, end: int | None = None) -> Standing:
        """The standing of words of a passage, of all of it where none are told; offsets in its text in code points.

        The words of a selection stand in the passage that it was made in.
        """
        end = len(passage.text) if end is None else end
        if passage.kind != Passage.Kind.SELECTION or passage.within is None:
            return standing(self._paragraphs, self._places[passage.pk], start, end)
        offset = (passage.start or 0) - (passage.within.start or 0)
        return standing(self._paragraphs, self._places[passage.within_id or 0], offset + start, offset + end)


def _headings(edition: Edition) -> dict[int, tuple[str, ...]]:
    """The headings above what stands in each section, by its key, outermost first, without their numbers."""
    found: dict[int, tuple[str, ...]] = {}
    for section in Section.objects.filter(edition=edition).order_by("position", "pk"):
        found[section.pk] = (*found.get(section.parent_id or 0, ()), section.heading)
    return found
