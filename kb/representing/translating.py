"""A mapping in other handles: what it says, with every record named as somebody else names it, or not named at all."""

from collections.abc import Callable, Sequence
from functools import singledispatch

from .codecs import Group, OneOf, ReferenceList, Rows
from .column_codecs import Codec, Law, Party, Reference, items_of
from .concept_codecs import Broader
from .plain import Plain, RecordMapping

#: A record's handle in other words, by kind and handle; None leaves out whatever names it. The kind "broader" asks for
#: a slug within the scheme of the concept that says it.
type Names = Callable[[str, str], str | None]

_PARTIES = {"people": "person", "institutions": "institution"}


def translated(mapping: RecordMapping, codecs: Sequence[Codec], names: Names) -> RecordMapping:
    """The mapping with every reference in the other words; keys and rows that name nobody any more are left out."""
    by_key = {codec.key: codec for codec in codecs}
    told = {
        key: _told(by_key[key], value, names) if key in by_key and value else value
        for key, value in mapping.items()
    }
    return {key: value for key, value in told.items() if value is not None}


@singledispatch
def _told(codec: Codec, value: Plain, names: Names) -> Plain:
    return value


@_told.register
def _(codec: Reference, value: Plain, names: Names) -> Plain:
    found = names(codec.kind, f"{codec.prefix}{value}")
    return found.removeprefix(codec.prefix) if found is not None else None


@_told.register
def _(codec: Broader, value: Plain, names: Names) -> Plain:
    return names("broader", str(value))


@_told.register
def _(codec: Party, value: Plain, names: Names) -> Plain:
    prefix, _slash, slug = str(value).partition("/")
    found = names(_PARTIES[prefix], slug) if prefix in _PARTIES else slug
    return f"{prefix}/{found}" if found is not None else None


@_told.register
def _(codec: Law, value: Plain, names: Names) -> Plain:
    return names("provision" if ":" in str(value) else "instrument", str(value))


@_told.register
def _(codec: ReferenceList, value: Plain, names: Names) -> Plain:
    found = (names(codec.kind, str(one)) for one in items_of(value))
    return [*sorted({one for one in found if one is not None})] or None


@_told.register
def _(codec: Group, value: Plain, names: Names) -> Plain:
    return translated(value, codec.codecs, names) if isinstance(value, dict) else value


@_told.register
def _(codec: Rows, value: Plain, names: Names) -> Plain:
    if not isinstance(value, list):
        return value
    rows = ((row, translated(row, codec.codecs, names)) for row in value if isinstance(row, dict))
    return [told for row, told in rows if _names_all(codec, row, told)] or None


def _names_all(codec: Rows, row: RecordMapping, told: RecordMapping) -> bool:
    """Whether the row still names whom it speaks of: what it says of nobody is not said."""
    return all(one.key in told for one in codec.codecs if isinstance(one, Reference) and one.key in row)


@_told.register
def _(codec: OneOf, value: Plain, names: Names) -> Plain:
    if not isinstance(value, list):
        return value
    told = (_told(codec.codecs[0], one, names) for one in value)
    return list(dict.fromkeys(one for one in told if one is not None)) or None
