"""A document's text in reading order under its headings, and the outline of the headings that hold something."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from kb.models import Section
from kb.web.sources.passages.passage import PassageView

#: The element id of the whole text, where what stands before the first heading begins.
TEXT = "text"


@dataclass
class Heading:
    """A section in the outline; `level` is the heading level, from 2 to 4."""

    anchor_id: str
    title: str
    level: int
    parts: list["Heading"] = field(default_factory=list)


@dataclass
class Block:
    """A run of the text: the heading that opens it (None where the text goes on without one) and its passages."""

    heading: Heading | None
    passages: list[PassageView] = field(default_factory=list)


class Outline:
    """Headings appear when the first passage under them does, so a section without visible passages stays unseen."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self._sections = {section.pk: section for section in sections}
        self._shown: dict[int, Heading] = {}
        self.headings: list[Heading] = []
        self.blocks: list[Block] = []

    def add(self, passages: Sequence[tuple[int | None, PassageView]]) -> "Outline":
        """Pairs of section (its primary key, None outside any section) and passage, in reading order."""
        current: int | None = -1
        for section_pk, view in passages:
            if section_pk != current:
                self._open(section_pk)
                current = section_pk
            self.blocks[-1].passages.append(view)
        if self.headings and self.blocks[0].heading is None:
            self.headings.insert(0, Heading(TEXT, _("Opening"), 2))
        return self

    def _open(self, section_pk: int | None) -> None:
        opened = [
            self._show(section) for section in self._way_down(section_pk) if section.pk not in self._shown
        ]
        self.blocks += [Block(heading) for heading in opened] or [Block(None)]

    def _way_down(self, section_pk: int | None) -> list[Section]:
        """The section and those around it, outermost first."""
        way: list[Section] = []
        section = self._sections.get(section_pk) if section_pk is not None else None
        while section is not None:
            way.insert(0, section)
            section = self._sections.get(section.parent_id) if section.parent_id else None
        return way

    def _show(self, section: Section) -> Heading:
        around = self._shown.get(section.parent_id) if section.parent_id else None
        heading = Heading(f"s-{section.path}", str(section), min(4, around.level + 1) if around else 2)
        (around.parts if around else self.headings).append(heading)
        self._shown[section.pk] = heading
        return heading
