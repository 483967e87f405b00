"""How a value of a record's mapping is written for people: one or more lines, and the name of its key."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from kb.representing import SHAPES


def lines(value: Any) -> list[str]:
    """The value as lines of text: a list one item per line, a mapping as key: value pairs."""
    if value in (None, "", [], {}):
        return []
    if isinstance(value, dict):
        return [f"{key}: {_inline(item)}" for key, item in value.items()]
    if isinstance(value, list):
        return [_inline(item) for item in value]
    return _scalar(value).splitlines() or [""]


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return " · ".join(f"{key}: {_inline(item)}" for key, item in value.items())
    return ", ".join(map(_inline, value)) if isinstance(value, list) else _scalar(value)


def _scalar(value: Any) -> str:
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
