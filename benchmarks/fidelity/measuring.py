"""One file measured: its edition, read in the limited process as the program does, against readings and truths."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.fidelity import structure
from benchmarks.fidelity.independent import Reading, read
from benchmarks.fidelity.main_text import EXTRACTORS
from benchmarks.fidelity.truth import FACTS, Truth, known
from benchmarks.fidelity.words import broken, compare, in_order, runs_found, words
from kb.extracting.parsed import ParsedEdition, Refused
from kb.extracting.sandbox import Usage, parse_limited

_SHOWN = 12  # runs of missing words
_OF_A_RUN = 10  # words
#: Kinds that the base holds as one.
_KINDS = dict.fromkeys(("law", "regulation", "constitution", "treaty"), "statute")
_TITLE_FOUND, _TITLE_OWN = 0.8, 0.4  # shares of the right title found, of the given one that is the title's


@dataclass(slots=True)
class Chosen:
    """What one extractor takes of a page: shares of the marked text found and of its own words that are marked; CPU."""

    recall: float | None
    precision: float | None
    seconds: float


@dataclass(slots=True)
class Measured:
    """All figures of one file; shares are between 0 and 1, nothing stands where there is nothing to compare with."""

    name: str
    group: str
    refused: str = ""
    program: str = ""
    cpu: float = 0.0
    pages: int = 0
    words: float | None = None
    with_removals: float | None = None
    surplus: float | None = None
    broken: float | None = None
    order: float | None = None
    runs: float | None = None
    numbers: structure.Numbers | None = None
    headings: structure.Headings | None = None
    notes: structure.Notes | None = None
    facts: dict[str, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    main: dict[str, Chosen] = field(default_factory=dict)


def measure(path: Path, group: str, truths: Path | None, kept: Path | None) -> Measured:
    """Read the file and compare; a file that is refused has no figures but those of what it cost."""
    measured = Measured(path.name, group)
    data, used = path.read_bytes(), list[Usage]()
    try:
        edition = parse_limited(data, name=path.name, measured=used.append)
    except Refused as refused:
        measured.refused = refused.code
        edition = None
    measured.cpu = used[0].cpu if used else 0.0
    if edition is not None:
        truth = known(path, truths)
        _against_reading(measured, edition, read(path, kept), truth)
        _against_truth(measured, edition, truth)
        if truth.main:
            _main_texts(measured, edition, data, truth)
    return measured


def _against_reading(
    measured: Measured, edition: ParsedEdition, reading: Reading | None, truth: Truth
) -> None:
    measured.pages, measured.warnings = edition.pages, list(edition.warnings)
    measured.broken = broken(edition.text)
    lines = reading.lines if reading else []
    expected, given = words("\n".join(lines)), words(edition.text)
    if reading and expected:
        removed = [words(removal.text) for removal in edition.removed]
        whole = compare(expected, [*given, *(word for text in removed for word in text)])
        measured.program = reading.program
        measured.words = compare(expected, given).recall
        measured.with_removals = whole.recall
        measured.surplus = whole.surplus / max(1, len(given))
        measured.order = in_order(expected, given)
        measured.runs = runs_found(_parts(lines, removed), given)
        longest = sorted(whole.missing, key=len, reverse=True)[:_SHOWN]
        measured.missing = [" ".join(run[:_OF_A_RUN]) for run in longest]
    numbers = truth.numbers or structure.counted(lines if reading and reading.prints_numbers else [])
    measured.numbers = structure.numbers(edition, numbers)
    measured.headings = structure.headings(edition, truth.headings)
    noted = reading.notes if reading and truth.notes is None else truth.notes
    measured.notes = structure.notes(edition, noted)


def _parts(lines: Sequence[str], removed: Sequence[list[str]]) -> list[list[str]]:
    """The words of the lines, cut where a line stands that cleaning left out, such as a running head."""
    left_out = {tuple(text) for text in removed}
    parts: list[list[str]] = [[]]
    text: list[str] = []
    for line in lines:
        of_line = tuple(words(line))
        if of_line and (of_line in left_out or all(word.isdigit() for word in of_line)):
            parts[-1] = words("\n".join(text))
            parts.append([])
            text = []
        else:
            text.append(line)
    parts[-1] = words("\n".join(text))
    return parts


def _against_truth(measured: Measured, edition: ParsedEdition, truth: Truth) -> None:
    metadata = edition.metadata
    measured.given = {
        "title": metadata.title,
        "date": metadata.date,
        "symbol": " | ".join(metadata.identifiers.values()),
        "publisher": metadata.publisher,
        "kind": str(getattr(metadata, "kind", "")),
        "language": edition.language,
    }
    for name in FACTS:
        if name in truth.facts:
            measured.facts[name] = _judged(name, measured.given[name], truth.facts[name])


def _judged(name: str, given: str, right: str) -> str:
    """A fact is right, wrong or absent; a title that has most of the right words and few others is usable."""
    if not given:
        return "absent"
    if name == "title":
        found = compare(words(right), words(given))
        is_usable = (found.recall or 0) >= _TITLE_FOUND and (found.precision or 0) >= _TITLE_OWN
        return "right" if is_usable else "wrong"
    if name == "language":
        return "right" if given.split("-")[0] == right else "wrong"
    if name == "kind":
        return "right" if given == _KINDS.get(right, right) else "wrong"
    if name == "date":
        return "right" if given.startswith(right) else "wrong"
    return "right" if set(words(right)) <= set(words(given)) else "wrong"


def _main_texts(measured: Measured, edition: ParsedEdition, data: bytes, truth: Truth) -> None:
    measured.main["ours"] = _chosen(edition.text, truth, measured.cpu)
    for name, extract in EXTRACTORS.items():
        began = time.process_time()
        try:
            text = extract(data)
        except ImportError:
            continue
        measured.main[name] = _chosen(text, truth, time.process_time() - began)


def _chosen(text: str, truth: Truth, seconds: float) -> Chosen:
    marked, given = words(truth.main), words(text)
    precision = compare([*marked, *words(truth.allowed)], given).precision
    return Chosen(compare(marked, given).recall, precision or 0.0, seconds)
