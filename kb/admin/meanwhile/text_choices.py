"""Two texts of one record set side by side: where they part, and which side a person takes of each difference."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.http import HttpRequest

from kb.representing import RecordMapping
from kb.representing.comparing import Part, parts

from ..records.values_in_words import lines, words_for

if TYPE_CHECKING:  # a desk knows its pages
    from ..records.desk import RecordAdmin
_SIDES = ("theirs", "mine")


@dataclass(frozen=True)
class Difference:
    """One place where the two texts part; `name` is the field of the page that says which one stands."""

    name: str
    part: Part
    #: "theirs" or "mine" as far as it is chosen; what both changed nobody chooses but the person.
    chosen: str = ""
    is_missing: bool = False
    #: Whether the browser goes to this one first.
    is_first_missing: bool = False

    @property
    def theirs(self) -> list[str]:
        return lines(self.part.theirs)

    @property
    def mine(self) -> list[str]:
        return lines(self.part.mine)


@dataclass(frozen=True)
class Stretch:
    """What stands between two differences, or one of them."""

    same: list[str]
    difference: Difference | None = None


@dataclass(frozen=True)
class Answers:
    """What the page of both texts was answered: which side of each difference, and which one was left open."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    missing: Sequence[str] = ()

    def about(self, name: str, part: Part) -> Difference:
        chosen = _side_of(part, self.chosen.get(name, ""))
        return Difference(name, part, chosen, name in self.missing, name in self.missing[:1])


#: Where nothing was answered yet.
NO_ANSWERS = Answers()


def compare(current: RecordMapping, attempted: RecordMapping, opened: RecordMapping) -> dict[str, list[Part]]:
    """The parts of every key that differs."""
    keys = [key for key in {**current, **attempted} if current.get(key) != attempted.get(key)]
    return {key: parts(current.get(key), attempted.get(key), opened.get(key)) for key in keys}


def field_of(desk: "RecordAdmin", key: str, found: list[Part], answers: Answers) -> dict[str, object]:
    names = names_of(key, found)
    stretches = [
        Stretch([], answers.about(next(names), part)) if part.differs else Stretch(lines(part.theirs))
        for part in found
    ]
    return {
        "label": words_for(desk.model, key),
        "is_text": any(isinstance(part.theirs or part.mine, str) for part in found),
        "stretches": stretches,
        "both_changed": any(part.whose == "both" for part in found),
    }


def names_of(key: str, found: list[Part]) -> Iterator[str]:
    return (f"choose-{key}-{number}" for number in range(1, sum(part.differs for part in found) + 1))


def _side_of(part: Part, answer: str) -> str:
    """The side that was chosen; that of the only one who changed it, where nothing was said; "" where both did."""
    if answer in _SIDES:
        return answer
    return part.whose if part.whose in _SIDES else ""


def answers_in(request: HttpRequest, compared: Mapping[str, list[Part]]) -> Answers:
    """Which side the person took of each difference, and which of those that both changed were left open."""
    chosen = {
        name: _side_of(part, request.POST.get(name, ""))
        for key, found in compared.items()
        for name, part in zip(names_of(key, found), (one for one in found if one.differs), strict=True)
    }
    return Answers(chosen, [name for name, side in chosen.items() if not side])
