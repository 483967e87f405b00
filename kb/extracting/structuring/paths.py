"""A unique path for every passage, made of numbers as printed where they are unique, else of its place."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 60  # characters
_UNSAFE = re.compile(r"[^\w\-]+")
_SIGNS = {"*": "star", "†": "dagger", "‡": "ddagger", "§": "section", "¶": "paragraph"}
_FEWEST_RUNNING = 4  # numbers that count on through the text
_GAP = 3  # numbers from one to the next, where some were not read
_PARTS = {"article": "art", "rule": "rule"}


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a path is made of: the section's path ("" before the first), the passage it belongs to or -1.

    `style`, `label` and `ordinal` are those of its mark, empty where there is none. `is_note` puts it among the notes.
    """

    section: str
    within: int
    style: str
    label: str
    ordinal: int
    is_note: bool = False


def paths_of(passages: Sequence[Numbered]) -> list[str]:
    """A path of at most 60 characters for each, unique, the same for the same text.

    Notes are n1, n2, nstar. A number that counts on through the whole text stands alone ("25"), another below its
    section ("2.1"), an item below its passage ("25.a"). What has no number of its own there is p1, p2 … by its place.
    """
    running = running_numbers(passages)
    repeated = _repeated(passages, running)
    paths: list[str] = []
    taken: set[str] = set()
    places: dict[str, int] = defaultdict(int)
    for index, passage in enumerate(passages):
        scope = _scope(passage, index, running, paths)
        places[scope] += 1
        label = _label(passage)
        if scope == "n":
            label = f"n{label or places[scope]}"
        elif not label or (passage.within < 0 and (scope, passage.style) in repeated):
            label = f"p{places[scope]}"
        path = f"{scope}.{label}" if scope and scope != "n" else label
        paths.append(_unique(path, index, taken))
        taken.add(paths[-1])
    return paths


def _scope(passage: Numbered, index: int, running: frozenset[int], paths: Sequence[str]) -> str:
    if 0 <= passage.within < index:
        return paths[passage.within]
    if passage.is_note:
        return "n"
    return "" if index in running else passage.section


def _label(passage: Numbered) -> str:
    signs = "".join(_SIGNS.get(sign, sign) for sign in passage.label)
    plain = _UNSAFE.sub("-", signs.replace(".", "-")).strip("-").lower()[:12]
    return f"{_PARTS[passage.style]}{plain}" if plain and passage.style in _PARTS else plain


def running_numbers(passages: Sequence[Numbered]) -> frozenset[int]:
    """The passages whose numbers count on through the text, whatever its sections: of each style the longest count.

    A count goes upwards without repetition, in two sections at least; parts such as articles may be in one.
    """
    by_style: dict[str, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        if passage.label and passage.within < 0 and not passage.is_note:
            by_style[passage.style].append(index)
    running: set[int] = set()
    for style, indices in by_style.items():
        longest = max(_counts(indices, passages), key=len)
        is_spread = len({passages[index].section for index in longest}) > 1 or style in _PARTS
        if is_spread and len(longest) >= _FEWEST_RUNNING:
            running.update(longest)
    return frozenset(running)


def _counts(indices: Sequence[int], passages: Sequence[Numbered]) -> list[list[int]]:
    """The indices parted where a number does not follow the one before, or one a little further."""
    counts: list[list[int]] = [[]]
    before = 0
    for index in indices:
        number = passages[index].ordinal
        if counts[-1] and not before < number <= before + _GAP:
            counts.append([])
        counts[-1].append(index)
        before = number
    return counts


def _repeated(passages: Sequence[Numbered], running: frozenset[int]) -> frozenset[tuple[str, str]]:
    """The counts, by scope and style, in which a number stands more than once, as where every item is "1."."""
    counts = Counter(
        ("" if index in running else passage.section, passage.style, passage.label)
        for index, passage in enumerate(passages)
        if passage.label and passage.within < 0 and not passage.is_note
    )
    return frozenset((scope, style) for (scope, style, _label), count in counts.items() if count > 1)


def _unique(path: str, index: int, taken: set[str]) -> str:
    """The path, with a count behind it where it is taken, and by number in the text where it is too long."""
    if len(path) > LONGEST - 6:
        path = f"x{index + 1}"
    if path not in taken:
        return path
    return next(other for count in range(2, len(taken) + 3) if (other := f"{path}-{count}") not in taken)
