"""The outline of a text: headings where something stands under them, text in reading order."""

import pytest

from kb.models import Edition, Section
from kb.web.sources.documents.outline import TEXT, Outline
from tests import factories

pytestmark = pytest.mark.django_db


def _sections(*paths: str) -> tuple[Edition, dict[str, Section]]:
    edition = factories.edition()
    return edition, {path: factories.section(edition, path, heading=f"Heading {path}") for path in paths}


def _told(outline: Outline) -> list[tuple[str, list[str]]]:
    return [(block.heading.title if block.heading else "", block.passages) for block in outline.blocks]


def test_headings_above_the_first_passage_open_with_it_and_empty_ones_stay_unseen() -> None:
    edition, by_path = _sections("1", "1.1", "1.2", "2")
    outline = Outline(edition.sections.all()).add([(by_path["1.2"].pk, "a"), (by_path["1.2"].pk, "b")])
    assert _told(outline) == [("Heading 1", []), ("Heading 1.2", ["a", "b"])]
    assert [heading.title for heading in outline.headings] == ["Heading 1"]
    assert [part.title for part in outline.headings[0].parts] == ["Heading 1.2"]
    assert [heading.level for heading in (outline.headings[0], outline.headings[0].parts[0])] == [2, 3]


def test_text_before_the_first_heading_is_the_opening() -> None:
    edition, by_path = _sections("1")
    outline = Outline(edition.sections.all()).add([(None, "a"), (by_path["1"].pk, "b"), (None, "c")])
    assert _told(outline) == [("", ["a"]), ("Heading 1", ["b"]), ("", ["c"])]
    assert [heading.anchor_id for heading in outline.headings] == [TEXT, "s-1"]


def test_text_without_headings_has_no_outline() -> None:
    outline = Outline([]).add([(None, "a")])
    assert (outline.headings, _told(outline)) == ([], [("", ["a"])])


def test_headings_go_no_deeper_than_the_fourth_level() -> None:
    edition, by_path = _sections("1", "1.1", "1.1.1", "1.1.1.1")
    outline = Outline(edition.sections.all()).add([(by_path["1.1.1.1"].pk, "a")])
    assert [block.heading.level for block in outline.blocks if block.heading] == [2, 3, 4, 4]
