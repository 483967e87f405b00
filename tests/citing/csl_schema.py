"""A reader of the JSON schemas of the Citation Style Language, as much of draft 7 as they use."""

from collections.abc import Iterator, Mapping
from typing import Any

_TYPES = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "boolean": (bool,),
}
_ANNOTATIONS = frozenset({"$schema", "$id", "title", "description", "definitions", "examples"})


def faults(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any], path: str = "$") -> Iterator[str]:
    """Say where the value breaks the schema; raises KeyError for a keyword of schemas that is not known here."""
    for keyword, wanted in schema.items():
        if keyword not in _ANNOTATIONS:
            yield from _CHECKS[keyword](value, wanted, schema, root, path)


def _type(value: Any, wanted: Any, _schema: Any, _root: Any, path: str) -> Iterator[str]:
    names = [wanted] if isinstance(wanted, str) else wanted
    allowed = tuple(kind for name in names for kind in _TYPES[name])
    if not isinstance(value, allowed) or (isinstance(value, bool) and "boolean" not in names):
        yield f"{path}: {value!r} is no {wanted}"


def _enum(value: Any, wanted: Any, _schema: Any, _root: Any, path: str) -> Iterator[str]:
    if value not in wanted:
        yield f"{path}: {value!r} is none of the values"


def _properties(value: Any, wanted: Any, _schema: Any, root: Any, path: str) -> Iterator[str]:
    for name in wanted.keys() & value.keys():
        yield from faults(value[name], wanted[name], root, f"{path}.{name}")


def _additional(value: Any, wanted: Any, schema: Any, _root: Any, path: str) -> Iterator[str]:
    extra = value.keys() - schema["properties"].keys()
    if wanted is False and extra:
        yield f"{path}: unknown {sorted(extra)}"


def _required(value: Any, wanted: Any, _schema: Any, _root: Any, path: str) -> Iterator[str]:
    yield from (f"{path}: no {name}" for name in wanted if name not in value)


def _items(value: Any, wanted: Any, _schema: Any, root: Any, path: str) -> Iterator[str]:
    for index, item in enumerate(value):
        yield from faults(item, wanted, root, f"{path}[{index}]")


def _min_items(value: Any, wanted: Any, _schema: Any, _root: Any, path: str) -> Iterator[str]:
    if len(value) < wanted:
        yield f"{path}: fewer than {wanted}"


def _max_items(value: Any, wanted: Any, _schema: Any, _root: Any, path: str) -> Iterator[str]:
    if len(value) > wanted:
        yield f"{path}: more than {wanted}"


def _any_of(value: Any, wanted: Any, _schema: Any, root: Any, path: str) -> Iterator[str]:
    failures = [list(faults(value, option, root, path)) for option in wanted]
    if all(failures):
        yield from failures[0]


def _ref(value: Any, wanted: str, _schema: Any, root: Any, path: str) -> Iterator[str]:
    target = root
    for step in wanted.removeprefix("#/").split("/"):
        target = target[step]
    yield from faults(value, target, root, path)


_CHECKS = {
    "type": _type,
    "enum": _enum,
    "properties": _properties,
    "additionalProperties": _additional,
    "required": _required,
    "items": _items,
    "minItems": _min_items,
    "maxItems": _max_items,
    "anyOf": _any_of,
    "$ref": _ref,
}
