"""Where words are looked for that name no field: in what a reader sees printed, whoever wrote it.

A record's own text comes first. Passages and claims are also found by the words of the source that evidence quotes or
that mark the place (the anchor phrase), passages also by the headings above them and the name of their place, such as
"Note 23".
"""

from collections.abc import Mapping

from .section import Section

#: Stands for no name of a field.
UNNAMED = ""
#: The fields of each section with what a word in them counts for beside one in the record's own text.
_FIELDS: dict[Section, Mapping[str, float]] = {
    Section.PASSAGES: {"text": 1.0, "quote": 1.0, "heading": 0.3},
    Section.CLAIMS: {"text": 1.0, "quote": 1.0},
}
_OWN_TEXT: Mapping[str, float] = {"text": 1.0}
#: Every field that is searched so in one section or another.
SEARCHED_UNNAMED = frozenset(name for fields in _FIELDS.values() for name in fields)


def searched_in(section: Section) -> Mapping[str, float]:
    """The fields in which a section is searched where the question names none, each with its weight."""
    return _FIELDS.get(section, _OWN_TEXT)


def covers(asked_of: str, field: str) -> bool:
    """Whether what was asked of one field, or of none, may be found in this one."""
    return asked_of == field or (asked_of == UNNAMED and field in SEARCHED_UNNAMED)
