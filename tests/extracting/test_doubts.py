"""Places to look at are named where something is wrong, and not where it only might be."""

from dataclasses import replace

import pytest

from kb.extracting.doubts import Doubt, DoubtKind, doubts
from kb.extracting.parsed import BlockKind, MarkerLink, OutlineEntry, ParsedEdition
from tests.extracting.texts import BODY
from tests.ingest.parsed_editions import parsed_edition


def numbered(*numbers: str) -> ParsedEdition:
    return parsed_edition([(number, BODY) for number in numbers])


@pytest.mark.parametrize(
    ("numbers", "before"),
    [
        (["1.", "2.", "3.", "5."], "3"), (["7", "8", "9", "12"], "9"), (["(1)", "(2)", "(3)", "(9)"], "3"),
    ],
)  # fmt: skip
def test_number_that_does_not_go_on_is_a_gap(numbers: list[str], before: str) -> None:
    assert doubts(numbered(*numbers)) == (Doubt(DoubtKind.GAP, 3, before),)


@pytest.mark.parametrize(
    "numbers",
    [
        ["1.", "2.", "3.", "4."], ["1.", "2.", "3.", "1."], ["1.", "2.", "3.", "1997."], ["1.", "5.", "6."],
        ["1.", "2.", "3.", "", "4."], ["1.", "2.", "3.", "(5)"], ["a)", "b)", "c)", "e)"], ["1.", "2.", "3.", "3."],
    ],
)  # fmt: skip
def test_number_that_goes_on_begins_anew_or_is_of_another_kind_is_none(numbers: list[str]) -> None:
    assert doubts(numbered(*numbers)) == ()


@pytest.mark.parametrize(
    ("paragraph", "is_cut"),
    [
        (BODY[0].lower() + BODY[1:], True), (BODY, False), ("and so on", False), (("3.", BODY.lower()), False),
        ("المجلس " * 20, False), ("会议" * 40, False),
    ],
)  # fmt: skip
def test_long_paragraph_without_a_number_that_begins_small_is_cut(
    paragraph: str | tuple[str, str], is_cut: bool
) -> None:
    found = doubts(parsed_edition([BODY, paragraph]))
    assert found == ((Doubt(DoubtKind.BEGINS_INSIDE, 1),) if is_cut else ())


@pytest.mark.parametrize(
    ("number", "is_linked", "doubted"), [("1", False, True), ("1", True, False), ("*", False, False)]
)
def test_note_with_a_number_that_nothing_refers_to_is_doubted(
    number: str, is_linked: bool, doubted: bool
) -> None:
    made = parsed_edition([BODY, (number, "See the book.")])
    note = replace(made.stretches[1], kind=BlockKind.NOTE)
    links = (MarkerLink(0, 1, 0, 1, number),) if is_linked else ()
    made = replace(made, stretches=(made.stretches[0], note), markers=links)
    assert doubts(made) == ((Doubt(DoubtKind.UNLINKED_NOTE, 1),) if doubted else ())


def test_heading_with_nothing_below_it_is_doubted_but_on_a_title_page() -> None:
    made = parsed_edition([BODY, BODY])
    entries = tuple(
        OutlineEntry(str(n), "", f"Part {n}", -1, start) for n, start in enumerate((0, 0, 50, 60))
    )
    below = OutlineEntry("3.1", "", "Lamps", 3, 60)
    stretches = (replace(made.stretches[0], section=1), replace(made.stretches[1], section=4))
    made = replace(made, outline=(*entries, below), stretches=stretches)
    assert doubts(made) == (Doubt(DoubtKind.EMPTY_HEADING, 2),)
