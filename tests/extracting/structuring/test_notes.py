"""Notes are found at the end, on pages, or as the format says, and markers are linked to them."""

from kb.extracting.parsed import Block, BlockKind, NoteReference
from tests.extracting.texts import BODY, HTML, MORE, OTHER, PDF, edition


def links(made) -> list[tuple[str, str, str]]:
    return [
        (marker.label, made.stretches[marker.source].path, made.stretches[marker.note].path)
        for marker in made.markers
    ]


def test_numbered_blocks_at_the_end_whose_numbers_mark_the_text_are_notes():
    made = edition(
        ["Lamps are lit at night in harbours.1 Boats are counted by keepers”2, as said.", "Keepers wake early3.", MORE,
         "* Anna Berg is a keeper.", "1.  See the long book.", "2.  The book of boats.", "3.  As before, page 7."]
    )  # fmt: skip
    assert links(made) == [("1", "p1", "n1"), ("2", "p1", "n2"), ("3", "p2", "n3")]
    assert [one.path for one in made.stretches if one.kind is BlockKind.NOTE] == ["nstar", "n1", "n2", "n3"]
    marker = made.markers[1]
    assert made.text[marker.start : marker.end] == "2"


def test_numbered_list_at_the_end_without_markers_is_a_list():
    made = edition([BODY, MORE, "1. Lamps are lit.", "2. Boats are counted.", "3. Keepers wake."])
    assert {one.kind for one in made.stretches[2:]} == {BlockKind.LIST_ITEM}


def test_notes_without_a_marker_are_told():
    made = edition(
        [
            "Lamps are lit in harbours.1 Keepers wake.3 Books lie.4",
            "1. A book.",
            "2. A boat.",
            "3. A lamp.",
            "4. A keeper.",
        ]
    )
    assert any(warning.endswith(": n2") for warning in made.warnings)


def test_markers_that_the_format_gives_are_linked_by_their_anchor():
    text = Block("Lamps are lit [a] at night.", references=(NoteReference(14, 17, "#fn-a"),))
    note = Block("See the book.", BlockKind.NOTE, number="a", anchor="#fn-a")
    made = edition([text, MORE, note], HTML)
    assert links(made) == [("a", "p1", "na")]


def test_same_label_on_two_pages_is_linked_on_its_page():
    blocks = [
        Block("Lamps are lit in harbours.* So it is said.", page="1"),
        Block("A book.", BlockKind.NOTE, number="*", page="1"),
        Block("Boats are counted by keepers.* So it is.", page="2"),
        Block("A boat.", BlockKind.NOTE, number="*", page="2"),
    ]  # fmt: skip
    made = edition([*blocks], PDF)
    assert links(made) == [("*", "p1", "nstar"), ("*", "p2", "nstar-2")]


def test_small_print_with_numbers_at_the_end_of_a_page_is_notes():
    blocks = [
        Block(f"{BODY}1", page="1", size=11), Block("1 See the long book.", page="1", size=8),
        Block("which goes on here.", page="1", size=8), Block(MORE, page="2", size=11),
    ]  # fmt: skip
    made = edition([*blocks], PDF)
    assert [(one.kind, one.number) for one in made.stretches][1:3] == [
        (BlockKind.NOTE, "1"),
        (BlockKind.NOTE, ""),
    ]
    assert links(made) == [("1", "p1", "n1")]


def test_raised_bracketed_and_circled_markers_are_linked():
    made = edition(
        [
            "Lamps are lit¹ in harbours [2] and boats[3] are counted.",
            OTHER,
            "1. A book.",
            "2. A boat.",
            "3. A lamp.",
        ]
    )
    assert [label for label, _source, _note in links(made)] == ["1", "3"]
    assert made.text[made.markers[1].start : made.markers[1].end] == "[3]"


def test_figures_of_the_text_are_no_markers():
    made = edition(
        [
            "In 2019 article 1 spoke of 2 lamps,1 and COVID-19 of 3.",
            OTHER,
            "Boats.2",
            "1. A book.",
            "2. A boat.",
            "3. A lamp.",
        ]
    )
    assert [label for label, _source, _note in links(made)] == ["1", "2"]
