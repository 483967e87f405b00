"""The parts of an instrument as an outline, and where in it one part stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kb.models import Provision
from kb.web.elements.links import Link


@dataclass
class Part:
    """A provision in the outline of its instrument; `cited` counts the citations of this very part."""

    pk: int
    label: str
    heading: str
    gist: str
    url: str
    cited: int
    around: "Part | None" = None
    parts: list["Part"] = field(default_factory=list)

    def with_parts(self) -> list["Part"]:
        """The part and everything inside it, in printed order."""
        return [self, *(inner for part in self.parts for inner in part.with_parts())]

    def way_down(self) -> list["Part"]:
        """The parts around it, from the outermost."""
        return [*self.around.way_down(), self.around] if self.around else []


class PartsOf:
    """The published provisions of an instrument; one inside an unpublished one stands at the top."""

    def __init__(self, provisions: Iterable[Provision]) -> None:
        rows = list(provisions)
        self._parts = {
            row.pk: Part(row.pk, row.label, row.heading, row.gist, row.get_absolute_url(), row.cited)
            for row in rows
        }
        for row in rows:
            part = self._parts[row.pk]
            part.around = self._parts.get(row.parent_id) if row.parent_id else None
            if part.around is not None:
                part.around.parts.append(part)
        self.outermost = [part for part in self._parts.values() if part.around is None]

    def __getitem__(self, pk: int) -> Part:
        return self._parts[pk]

    def __len__(self) -> int:
        return len(self._parts)

    def beside(self, part: Part) -> tuple[Link | None, Link | None]:
        """The part before and the part after it on the same level."""
        level = part.around.parts if part.around else self.outermost
        place = level.index(part)
        before = level[place - 1] if place > 0 else None
        after = level[place + 1] if place + 1 < len(level) else None
        return _link(before), _link(after)


def part_name(part: Part) -> str:
    """Label and heading in a line."""
    return f"{part.label}: {part.heading}" if part.heading else part.label


def _link(part: Part | None) -> Link | None:
    return Link(part_name(part), part.url) if part else None
