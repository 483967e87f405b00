"""Numbers of paragraphs, headings and notes of an edition against what is known to be right."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import eq

from benchmarks.fidelity.words import words
from kb.extracting.parsed import BlockKind, OutlineEntry, ParsedEdition

#: Right; another number without a word; no number; one that was left in the words; a heading made of the paragraph; no
#: passage that begins so.
BECAME = ("right", "wrong", "lost", "in the words", "heading", "unfound")
_KEY, _BEGINNING = 4, 9  # words by which a paragraph is looked for, and told from others that begin so
_FEWEST = 5  # numbers that make a count
_LONG = 30  # words; no heading has as many
_PLAIN = re.compile(r"\d+\.?")
_ALONE = re.compile(r"\s*\d{1,3}[.．]\s*")
_LINE = re.compile(r"\s*(\d{1,3})[.．]\s+(\S.*)")


@dataclass(frozen=True, slots=True)
class Numbers:
    """What became of numbers, by `BECAME`; `paragraphs` are the plain ones ("12."), which are not items of lists."""

    total: int
    became: dict[str, int]
    paragraphs: int
    paragraphs_right: int
    examples: list[str]


@dataclass(frozen=True, slots=True)
class Headings:
    """How many of the known headings the outline has; how many of its entries are none of them, or cannot be any."""

    known: int
    found: int
    outline: int
    false: int
    odd: int


@dataclass(frozen=True, slots=True)
class Notes:
    """How many notes the file has (nothing where nobody says), how many passages are notes, how many are linked."""

    expected: int | None
    passages: int
    linked: int


def counted(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Number and first words of the paragraphs that an independent reading counts from 1 without a gap.

    A number alone on its line stands before the next; what has few words is a heading, which counts but is not given.
    """
    found: list[tuple[str, str]] = []
    for line in _with_numbers(lines):
        match = _LINE.match(line)
        if match and int(match[1]) == len(found) + 1:
            found.append((match[1], match[2]))
    given = [(number, first) for number, first in found if len(words(first)) > _KEY]
    return given if len(given) >= _FEWEST else []


def _with_numbers(lines: Iterable[str]) -> Iterator[str]:
    alone = ""
    for line in (line for line in lines if line.strip()):
        if _ALONE.fullmatch(line):
            alone = line
        else:
            yield f"{alone} {line}" if alone else line
            alone = ""


def numbers(edition: ParsedEdition, expected: Sequence[tuple[str, str]]) -> Numbers | None:
    """Each expected number against the passage that begins with its first words; of equal ones the best counts."""
    if not expected:
        return None
    passages = _Beginnings((stretch.number, stretch.text) for stretch in edition.stretches)
    headings = _Beginnings((entry.number, entry.heading) for entry in edition.outline)
    told = [(number, first, _became(number, words(first), passages, headings)) for number, first in expected]
    plain = [what for number, _first, what in told if _PLAIN.fullmatch(number)]
    examples = [f"{what}: {number} {first[:40]}" for number, first, what in told if what != "right"]
    counts = Counter(what for _number, _first, what in told)
    return Numbers(
        len(told), {what: counts[what] for what in BECAME}, len(plain), plain.count("right"), examples[:12]
    )


class _Beginnings:
    """Texts with their numbers, found again by their first words, as many as both have."""

    def __init__(self, numbered: Iterable[tuple[str, str]]) -> None:
        self._by_key: dict[tuple[str, ...], list[tuple[str, list[str]]]] = defaultdict(list)
        for number, text in numbered:
            beginning = words(text)[:_BEGINNING]
            self._by_key[tuple(beginning[:_KEY])].append((_bare(number), beginning))

    def numbers(self, first: list[str]) -> list[str]:
        """The numbers of the texts that begin so, "" for those without one."""
        alike = self._by_key.get(tuple(first[:_KEY]), [])
        return [number for number, text in alike if all(map(eq, first[:_BEGINNING], text))]


def _became(number: str, first: list[str], passages: _Beginnings, headings: _Beginnings) -> str:
    given = passages.numbers(first)
    if _bare(number) in given:
        return "right"
    if passages.numbers([*words(number), *first]):
        return "in the words"
    if headings.numbers(first):
        return "heading"
    if not given:
        return "unfound"
    return "wrong" if any(given) else "lost"


def headings(edition: ParsedEdition, expected: Sequence[str]) -> Headings:
    """The known headings against the outline, by their words."""
    known = Counter(tuple(words(heading)) for heading in expected)
    entries = Counter(_heading(entry) for entry in edition.outline)
    bare = Counter(tuple(words(entry.heading)) for entry in edition.outline)
    found = sum(min(count, max(entries[heading], bare[heading])) for heading, count in known.items())
    odd = sum(_is_odd(entry) for entry in edition.outline)
    false = max(0, len(edition.outline) - found) if known else 0
    return Headings(known.total(), found, len(edition.outline), false, odd)


def notes(edition: ParsedEdition, expected: int | None) -> Notes:
    """Notes of the file, passages that are notes, and those a marker leads to, be it by the note they belong to."""
    passages = {n: stretch for n, stretch in enumerate(edition.stretches) if stretch.kind is BlockKind.NOTE}
    marked = {marker.note for marker in edition.markers}
    linked = sum(n in marked or note.within in marked & passages.keys() for n, note in passages.items())
    return Notes(expected, len(passages), linked)


def _heading(entry: OutlineEntry) -> tuple[str, ...]:
    return tuple(words(f"{entry.number} {entry.heading}"))


def _is_odd(entry: OutlineEntry) -> bool:
    """Whether a heading reads as running text: as long, or open at its end, or begun in the middle."""
    text = entry.heading.strip()
    return len(words(text)) > _LONG or text.endswith((",", ";", "-")) or text[:1].islower()


def _bare(number: str) -> str:
    return "".join(sign for sign in number.casefold() if sign.isalnum() or sign == ".").strip(".")
