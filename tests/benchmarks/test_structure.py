"""What is said of numbers, headings and notes: each outcome from an edition that differs in one thing."""

from dataclasses import replace

import pytest

from benchmarks.fidelity import structure
from kb.extracting.parsed import BlockKind, MarkerLink, OutlineEntry, ParsedEdition, Stretch

TEXT = "States shall guarantee this right"
EXPECTED = [("62.", TEXT)]


def edition(
    *passages: tuple[str, str],
    headings: tuple[tuple[str, str], ...] = (),
    kind: BlockKind = BlockKind.PARAGRAPH,
    linked: tuple[int, ...] = (),
) -> ParsedEdition:
    stretches = tuple(
        Stretch(f"p{place}", kind, number, 0, len(text), text, "")
        for place, (number, text) in enumerate(passages)
    )
    outline = tuple(OutlineEntry(str(n), number, text, -1, 0) for n, (number, text) in enumerate(headings, 1))
    markers = tuple(MarkerLink(0, note, 0, 1, "1") for note in linked)
    text = "\n".join(text for _number, text in passages)
    return ParsedEdition("", 0, "text/plain", "made here", text, outline, stretches, markers)


def became(made: ParsedEdition, expected: list[tuple[str, str]] = EXPECTED) -> str:
    found = structure.numbers(made, expected)
    assert found
    return next(what for what, count in found.became.items() if count)


def test_a_number_beside_its_paragraph_is_right_whatever_its_marks() -> None:
    assert became(edition(("62.", TEXT))) == "right"
    assert became(edition(("(62)", TEXT))) == "right"


def test_another_number_is_wrong() -> None:
    assert became(edition(("1.", TEXT))) == "wrong"


def test_no_number_is_lost() -> None:
    assert became(edition(("", TEXT))) == "lost"


def test_a_number_left_in_the_words_is_told_apart() -> None:
    assert became(edition(("", f"62. {TEXT}"))) == "in the words"


def test_a_paragraph_made_a_heading_is_told() -> None:
    assert became(edition(("", "Other"), headings=(("62.", TEXT),))) == "heading"


def test_a_paragraph_that_begins_nowhere_is_unfound() -> None:
    assert became(edition(("62.", f"Before it. {TEXT}"))) == "unfound"


def test_a_paragraph_that_only_begins_alike_is_another() -> None:
    other = f"{TEXT} in times of peace and of war"
    assert (
        became(edition(("3.", other)), [("62.", f"{TEXT} to all persons without any distinction")])
        == "unfound"
    )


def test_of_equal_beginnings_the_right_one_counts() -> None:
    assert became(edition(("3.", TEXT), ("62.", TEXT))) == "right"


def test_plain_numbers_are_counted_apart_from_items() -> None:
    found = structure.numbers(
        edition(("62.", TEXT), ("(a)", "Other words here")), [*EXPECTED, ("(a)", "Other words")]
    )
    assert found
    assert (found.total, found.paragraphs, found.paragraphs_right) == (2, 1, 1)


def test_without_expected_numbers_nothing_is_said() -> None:
    assert structure.numbers(edition(("1.", TEXT)), []) is None


def test_an_independent_count_from_one_is_taken_and_a_short_one_is_not() -> None:
    lines = [f"{n}. Paragraph {n} says a thing" for n in range(1, 8)]
    found = structure.counted([*lines[:3], "1990. A year", *lines[3:]])
    assert [number for number, _first in found] == list("1234567")
    assert structure.counted(lines[:4]) == []


def test_a_number_alone_stands_before_the_next_line() -> None:
    lines = [line for n in range(1, 6) for line in (f"{n}.", "", f"Paragraph {n} says a thing")]
    assert structure.counted(lines)[4] == ("5", "Paragraph 5 says a thing")


def test_a_numbered_heading_counts_and_is_not_given() -> None:
    lines = ["1. Introduction", *[f"{n}. Paragraph {n} says a thing" for n in range(2, 8)]]
    assert [number for number, _first in structure.counted(lines)] == list("234567")


def test_headings_are_found_with_or_without_their_number_and_others_are_false() -> None:
    made = edition(headings=(("I.", "Background"), ("", "and so it went on,")))
    found = structure.headings(made, ["I. Background", "Findings"])
    assert (found.known, found.found, found.outline, found.false, found.odd) == (2, 1, 2, 1, 1)


def test_notes_are_passages_and_some_are_linked() -> None:
    made = edition(("1", "First note."), ("2", "Second note."), kind=BlockKind.NOTE, linked=(1,))
    assert structure.notes(made, 3) == structure.Notes(expected=3, passages=2, linked=1)


@pytest.mark.parametrize(("within", "kind", "linked"), [
    (0, BlockKind.NOTE, 2), (-1, BlockKind.NOTE, 1), (1, BlockKind.NOTE, 1), (0, BlockKind.PARAGRAPH, 1),
])  # fmt: skip
def test_further_paragraph_is_linked_where_it_belongs_to_a_linked_note(
    within: int, kind: BlockKind, linked: int
) -> None:
    made = edition(("1", "First note."), ("", "More of it."), kind=BlockKind.NOTE, linked=(0,))
    first, second = made.stretches
    made = replace(made, stretches=(first, replace(second, within=within, kind=kind)))
    assert structure.notes(made, 1) == structure.Notes(1, 2 if kind is BlockKind.NOTE else 1, linked)
