"""Automatic numbers of a Word document, counted as Word prints them."""

import re
from dataclasses import dataclass, field

from kb.extracting.readers.docx.list_definitions import LEVELS, Definitions, Instance, Level
from kb.extracting.readers.docx.number_formats import BULLET, FORMATS

PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted.

    Lists that share an abstract list count together. An instance that begins anew does so once: at the first of its
    paragraphs whose level it has a number for.
    """

    lists: Definitions
    counts: dict[str, dict[int, int]] = field(default_factory=dict)  # by abstract list and level
    begun: set[str] = field(default_factory=set)  # instances that have begun anew
    unknown: set[str] = field(default_factory=set)  # formats counted in digits because nobody knows them here

    def apart(self) -> "Numbering":
        """The same lists not yet counted, for notes, margins and boxes, which count apart from the text."""
        return Numbering(self.lists, unknown=self.unknown)

    def next(self, identifier: str, place: int) -> str:
        """Count a paragraph of the list at a level (from 0) and say its number as printed, "" for a bullet."""
        instance = self.lists.instances[identifier]
        counts = self.counts.setdefault(instance.abstract, {})
        if identifier not in self.begun and place in instance.starts:
            counts[place] = instance.starts[place] - 1
            self.begun.add(identifier)
        return self._count(instance, counts, place)

    def next_named(self, name: str, place: int, start: int | None) -> str:
        """Count a field that calls a list by its name; `start` is the number it says to begin with."""
        instance = self.lists.named.get(name.casefold()) or SCHEMES.get(
            name.casefold(), SCHEMES["numberdefault"]
        )
        counts = self.counts.setdefault(instance.abstract, {})
        if start is not None:
            counts[place] = start - 1
        return self._count(instance, counts, place)

    def _count(self, instance: Instance, counts: dict[int, int], place: int) -> str:
        """One more at the level; levels above that nothing stood at are counted, those below begin anew."""
        for higher in range(place):
            counts.setdefault(higher, instance.level(higher).start)
        counts[place] = counts.get(place, instance.level(place).start - 1) + 1
        for deeper in [each for each in counts if each > place]:
            if instance.level(deeper).begins_anew_after(place, deeper):
                del counts[deeper]
        level = instance.level(place)
        return "" if level.format == BULLET or level.is_hidden else self._printed(level, instance, counts)

    def _printed(self, level: Level, instance: Instance, counts: dict[int, int]) -> str:
        def number(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            kind = "decimal" if level.is_legal else instance.level(place).format
            if kind not in FORMATS:
                self.unknown.add(kind)
            return FORMATS.get(kind, str)(counts.get(place, instance.level(place).start))

        return PLACE.sub(number, level.text).strip()


def _scheme(name: str, *levels: tuple[str, str]) -> Instance:
    return Instance(name, {place: Level(kind, text, start=1) for place, (kind, text) in enumerate(levels)})


#: The lists that fields may call by name without a definition in the document.
SCHEMES = {
    "autonum": _scheme("AUTONUM", ("decimal", "%1.")),
    "numberdefault": _scheme(
        "NumberDefault",
        ("decimal", "%1)"), ("lowerLetter", "%2)"), ("lowerRoman", "%3)"),
        ("decimal", "(%4)"), ("lowerLetter", "(%5)"), ("lowerRoman", "(%6)"),
        ("decimal", "%7."), ("lowerLetter", "%8."), ("lowerRoman", "%9."),
    ),
    "outlinedefault": _scheme(
        "OutlineDefault",
        ("upperRoman", "%1."), ("upperLetter", "%2."), ("decimal", "%3."),
        ("lowerLetter", "%4)"), ("decimal", "(%5)"), ("lowerLetter", "(%6)"),
        ("lowerRoman", "(%7)"), ("lowerLetter", "(%8)"), ("lowerRoman", "(%9)"),
    ),
    "legaldefault": _scheme(
        "LegalDefault",
        *(("decimal", ".".join(f"%{one}" for one in range(1, place + 1)) + ".") for place in range(1, LEVELS + 1)),
    ),
}  # fmt: skip
