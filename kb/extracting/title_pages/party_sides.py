"""Names between separators and roles, as sides against each other, and the title they make."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.extracting.title_pages import party_lines as kinds
from kb.extracting.title_pages.party_lines import are_joined, name_in, plain_role

_APPLYING = "on the application of"


@dataclass(slots=True)
class _Side:
    """Names on one side, in order, and the role they are given."""

    names: list[str] = field(default_factory=list)
    role: str = ""


def title_of_sides(texts: Sequence[str]) -> str:
    """The first name of the first side against the first of the next in another role."""
    sides, has_versus = _sides(texts), any(map(kinds.VERSUS.fullmatch, texts))
    if len(sides) < 2 or not (has_versus or any(side.role for side in sides)):
        return ""  # "Re K and Re R" are not against each other
    first = sides[0]
    other = next((side for side in sides[1:] if not first.role or side.role != first.role), sides[1])
    own = [name for side in sides[: sides.index(other)] for name in side.names if name]
    return f"{_with_others(own)} v {_with_others([name for name in other.names if name])}"


def _with_others(names: Sequence[str]) -> str:
    if len(names) < 2:
        return names[0] if names else ""
    return f"{names[0]} and {'another' if len(names) == 2 else 'others'}"


def _sides(texts: Sequence[str]) -> list[_Side]:
    """The names between separators; "versus" parts the sides for good, "and" where the roles differ."""
    sides, has_versus = [_Side()], False
    for text in texts:
        if kinds.VERSUS.fullmatch(text):
            sides = [_Side([name for side in sides for name in side.names], sides[0].role), _Side()]
            has_versus = True
        elif kinds.AND.fullmatch(text):
            if not has_versus and sides[-1].names:
                sides.append(_Side())
            elif sides[-1].names:
                sides[-1].names.append("")  # what follows is another name
        elif kinds.ROLE.fullmatch(text):
            sides[-1].role = sides[-1].role or plain_role(text)
        else:
            _add(sides[-1], text)
    return [side for side in sides if any(side.names)]


def _add(side: _Side, text: str) -> None:
    name = name_in(text)
    if kinds.APPLICATION.fullmatch(text) and side.names:
        side.names[-1] = f"{side.names[-1]} {_APPLYING}"
    elif name and side.names and side.names[-1].endswith(_APPLYING):
        side.names[-1] = f"{side.names[-1]} {name}"
    elif not name or (kinds.IN_BRACKETS.fullmatch(text) and not kinds.NUMBERED.match(text)):
        return
    elif (
        side.names
        and not kinds.NUMBERED.match(text)
        and (not side.names[-1] or are_joined(side.names[-1], name))
    ):
        side.names[-1] = f"{side.names[-1]} {name}".strip()
    else:
        side.names.append(name)
