"""Every record as a plain mapping, and back: the one shape of history, revert, dumps and loads."""

from . import layout, nested_records
from .errors import RepresentationError, UnknownKey, UnknownReference
from .kinds import KINDS, Kind, Service, handle, kind_of, model_of, taking_part
from .plain import Plain, RecordMapping
from .references import References
from .registry import SHAPES, shape_of
from .shapes import Shape
from .translating import translated
from .yaml_form import read_records, write_records

__all__ = [
    "KINDS",
    "SHAPES",
    "Kind",
    "Plain",
    "RecordMapping",
    "References",
    "RepresentationError",
    "Service",
    "Shape",
    "UnknownKey",
    "UnknownReference",
    "handle",
    "kind_of",
    "layout",
    "model_of",
    "nested_records",
    "read_records",
    "shape_of",
    "taking_part",
    "translated",
    "write_records",
]
