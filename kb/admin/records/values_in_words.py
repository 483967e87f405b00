"""How a value of a record's mapping is written for people: one or more lines, and the name of its key."""

from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from kb.representing import SHAPES, Plain
from kb.representing.comparing import parts


def lines(value: Plain) -> list[str]:
    """The value as lines of text: a list one item per line, a mapping as key: value pairs."""
    if value in (None, "", [], {}):
        return []
    if isinstance(value, dict):
        return [f"{key}: {_inline(item)}" for key, item in value.items()]
    if isinstance(value, list):
        return [_inline(item) for item in value]
    return _scalar(value).splitlines() or [""]


@dataclass(frozen=True)
class Piece:
    """A stretch of a line, and whether it differs from the other text."""

    text: str
    differs: bool


type Marked = list[list[Piece]]


def marked(before: Plain, after: Plain) -> tuple[Marked, Marked]:
    """Both values as lines, with what differs marked: word by word in a text, else line by line."""
    if isinstance(before, str) and isinstance(after, str):
        found = parts(before, after)
        sides = (
            [(str(part.theirs), part.differs) for part in found],
            [(str(part.mine), part.differs) for part in found],
        )
        return _in_lines(sides[0]), _in_lines(sides[1])
    old, new = lines(before), lines(after)
    return (
        [[Piece(line, line not in new)] for line in old],
        [[Piece(line, line not in old)] for line in new],
    )


def _in_lines(pieces: list[tuple[str, bool]]) -> Marked:
    """The pieces of a text, broken where its lines end."""
    broken: Marked = [[]]
    for text, differs in pieces:
        for number, line in enumerate(text.split("\n")):
            if number:
                broken.append([])
            if line:
                broken[-1].append(Piece(line, differs))
    return [line for line in broken if line]


def _inline(value: Plain) -> str:
    if isinstance(value, dict):
        return " · ".join(f"{key}: {_inline(item)}" for key, item in value.items())
    return ", ".join(map(_inline, value)) if isinstance(value, list) else _scalar(value)


def _scalar(value: Plain) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


def words_for(model: type[models.Model], key: str) -> str:
    """The name of a key as forms print it, or the key itself with spaces."""
    try:
        field = model._meta.get_field(key)
    except FieldDoesNotExist:
        return key.replace("_", " ")
    return str(getattr(field, "verbose_name", "") or key.replace("_", " "))


def words_for_kind(kind: str) -> str:
    """What people call a kind of record."""
    shape = SHAPES.get(kind)
    return str(shape.model._meta.verbose_name) if shape else kind
