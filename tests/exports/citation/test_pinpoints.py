"""The place of a passage is its paragraph or note, as printed or counted; where it has none, its page and phrase."""

import pytest

from kb.citing import Pinpoint
from kb.exports.citation.pinpoints import passage_pinpoint, prints_its_path
from kb.models import Passage


@pytest.mark.parametrize(
    ("path", "number", "place"),
    [
        ("12", "12.", Pinpoint(paragraph="12", page="4")),
        ("12", "(12)", Pinpoint(paragraph="12", page="4")),
        ("12", "", Pinpoint(paragraph="12", page="4", is_counted=True)),
        ("2.1", "1.", Pinpoint(paragraph="2.1", page="4", is_counted=True)),
        ("rec.3", "3", Pinpoint(paragraph="rec.3", page="4")),
        ("rec.3", "4", Pinpoint(paragraph="rec.3", page="4", is_counted=True)),
        ("n7", "7", Pinpoint(note="7", page="4")),
        ("n.7", "", Pinpoint(note="7", page="4", is_counted=True)),
        ("note", "", Pinpoint(page="4", quote="lamps at sunset")),
        ("2.p4", "", Pinpoint(page="4", quote="lamps at sunset")),
    ],
)
def test_place_is_named_by_the_path_and_told_to_be_counted_where_it_is_not_printed(
    path: str, number: str, place: Pinpoint
) -> None:
    passage = Passage(path=path, number=number, page="4", anchor="lamps at sunset")
    assert passage_pinpoint(passage) == place


@pytest.mark.parametrize(("printed", "is_counted"), [("7", False), ("*", True)])
def test_further_paragraph_of_a_note_is_cited_by_the_note(printed: str, is_counted: bool) -> None:
    note = Passage(pk=1, path="n7", number=printed)
    item = Passage(pk=2, path="n7.a", number="(a)", page="4", within=note)
    selection = Passage(path="n7.a.s2", page="4", within=item)
    place = Pinpoint(note="7", page="4", is_counted=is_counted)
    assert [passage_pinpoint(one) for one in (item, selection)] == [place, place]


@pytest.mark.parametrize(("printed", "is_counted"), [("12.", False), ("", True)])
def test_selection_is_cited_by_the_paragraph_it_lies_in(printed: str, is_counted: bool) -> None:
    paragraph = Passage(pk=1, path="12", number=printed)
    selection = Passage(path="12.s2", number="", page="4", within=paragraph)
    assert passage_pinpoint(selection) == Pinpoint(paragraph="12", page="4", is_counted=is_counted)
    assert prints_its_path(selection) is not is_counted
