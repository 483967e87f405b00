"""Markdown becomes the blocks of the page that it makes."""

import pytest

from kb.extracting.parsed import BlockKind, Refused
from kb.extracting.readers.markdown import is_marked_up, read


def test_markup_never_stands_in_the_text() -> None:
    heading, paragraph = read(b"# A *title*\n\nWords **in bold**\nand a [link](http://a.example).\n").blocks
    assert (heading.kind, heading.level, heading.text) == (BlockKind.HEADING, 1, "A title")
    assert paragraph.text == "Words in bold and a link."


def test_ordered_list_goes_on_from_its_first_number() -> None:
    assert [block.number for block in read(b"3. a\n3. b\n").blocks] == ["3.", "4."]


@pytest.mark.parametrize(
    "typed", [("14.", "15.", "1.", "37."), ("1.", "3."), ("5.", "4."), ("2)", "4)"), ("1.", "2.", "2.")]
)
def test_items_of_a_list_have_the_numbers_that_were_typed(typed: tuple[str, ...]) -> None:
    text = "\n\n".join(f"{number} Words." for number in typed)
    assert [block.number for block in read(text.encode()).blocks] == [f"{one[:-1]}." for one in typed]


def test_list_inside_a_list_has_numbers_of_its_own() -> None:
    blocks = read(b"7. a\n\n   1. b\n   3. c\n\n9. d\n").blocks
    assert [block.number for block in blocks] == ["7.", "1.", "3.", "9."]


@pytest.mark.parametrize(
    "text",
    [
        "# A heading\n\nWords.", "See [the law](https://a.example/law).", "The law\n=======\n\nWords.",
        "**Bold** words.", "| a | b |\n|---|---|\n| c | d |", "Words.\r\n\r\n## Part\r\n",
    ],
)  # fmt: skip
def test_marks_of_markdown_are_seen(text: str) -> None:
    assert is_marked_up(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. Introduction\n\n1. Words.", "No. #5 of [1] (a) is *new*.", "Words\n\n***\n\nMore [see note](p. 3) words.",
        "- one\n- two", "A | B\n1 | 2", "2 ** 3 ** 4", "#hashtag",
    ],
)  # fmt: skip
def test_other_text_is_not_taken_for_markdown(text: str) -> None:
    assert not is_marked_up(text)


def test_footnotes_are_linked() -> None:
    text, note = read(b"Words[^a].\n\n[^a]: The note.\n").blocks
    assert text.references[0].anchor == note.anchor
    assert (note.kind, note.text) == (BlockKind.NOTE, "The note.")


def test_html_inside_is_read_as_html() -> None:
    assert [block.kind for block in read(b"<div><h2>t</h2><p>x</div>\n").blocks] == [
        BlockKind.HEADING, BlockKind.PARAGRAPH,
    ]  # fmt: skip


def test_front_matter_is_metadata_and_not_text() -> None:
    extract = read(b"---\ntitle: 'A: b'\nauthors: [c, d]\ndate: 2020-05-01T10:00:00\n---\nWords.\n")
    assert (extract.metadata.title, extract.metadata.authors) == ("A: b", ("c", "d"))
    assert extract.metadata.date == "2020-05-01"
    assert [block.text for block in extract.blocks] == ["Words."]


def test_sections_kept_in_the_front_matter_are_read() -> None:
    blocks = read(b"---\ntitle: t\nwalk_through: |\n  First.\n\n  Second.\n---\n").blocks
    assert [block.text for block in blocks] == ["walk through", "First.", "Second."]


def test_nesting_beyond_all_measure_is_refused_instead_of_lost() -> None:
    with pytest.raises(Refused) as refused:
        read(b">" * 500 + b" words")
    assert refused.value.code == "too-complex"


def test_attributes_of_links_are_not_text() -> None:
    assert read(b"[Go on](http://a.example){.button .green}\n").blocks[0].text == "Go on"
