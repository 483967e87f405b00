"""A mapping in other handles: what it says, with every record named as somebody else names it, or not named at all."""

from collections.abc import Callable, Sequence
from functools import singledispatch
from typing import Any

from .codecs import Codec, Group, Law, OneOf, Party, Reference, References_, Rows
from .concept_codecs import Broader

#: A record's handle in other words, by kind and handle; None leaves out whatever names it. The kind "broader" asks for
#: a slug within the scheme of the concept that says it.
type Names = Callable[[str, str], str | None]

_PARTIES = {"people": "person", "institutions": "institution"}


def translated(mapping: dict[str, Any], codecs: Sequence[Codec], names: Names) -> dict[str, Any]:
    """The mapping with every reference in the other words; keys and rows that name nobody any more are left out."""
    by_key = {codec.key: codec for codec in codecs}
    told = {
        key: _told(by_key[key], value, names) if key in by_key and value else value
        for key, value in mapping.items()
    }
    return {key: value for key, value in told.items() if value is not None}


@singledispatch
def _told(codec: Codec, value: Any, names: Names) -> Any:
    return value


@_told.register
def _(codec: Reference, value: Any, names: Names) -> Any:
    found = names(codec.kind, f"{codec.prefix}{value}")
    return found.removeprefix(codec.prefix) if found is not None else None


@_told.register
def _(codec: Broader, value: Any, names: Names) -> Any:
    return names("broader", str(value))


@_told.register
def _(codec: Party, value: Any, names: Names) -> Any:
    prefix, _slash, slug = str(value).partition("/")
    found = names(_PARTIES[prefix], slug) if prefix in _PARTIES else slug
    return f"{prefix}/{found}" if found is not None else None


@_told.register
def _(codec: Law, value: Any, names: Names) -> Any:
    return names("provision" if ":" in str(value) else "instrument", str(value))


@_told.register
def _(codec: References_, value: Any, names: Names) -> Any:
    found = (names(codec.kind, str(one)) for one in value)
    return sorted({one for one in found if one is not None}) or None


@_told.register
def _(codec: Group, value: Any, names: Names) -> Any:
    return translated(value, codec.codecs, names) if isinstance(value, dict) else value


@_told.register
def _(codec: Rows, value: Any, names: Names) -> Any:
    if not isinstance(value, list):
        return value
    rows = ((row, translated(row, codec.codecs, names)) for row in value if isinstance(row, dict))
    return [told for row, told in rows if _names_all(codec, row, told)] or None


def _names_all(codec: Rows, row: dict[str, Any], told: dict[str, Any]) -> bool:
    """Whether the row still names whom it speaks of: what it says of nobody is not said."""
    return all(one.key in told for one in codec.codecs if isinstance(one, Reference) and one.key in row)


@_told.register
def _(codec: OneOf, value: Any, names: Names) -> Any:
    if not isinstance(value, list):
        return value
    told = (_told(codec.codecs[0], one, names) for one in value)
    return list(dict.fromkeys(one for one in told if one is not None)) or None
