"""The page of one passage."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kb.models import NoteMarker
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db


def test_passage_shows_its_summary_anchor_neighbours_and_claims(client: Client, world: World) -> None:
    page = client.get(world.passages[1].get_absolute_url()).text
    for words in (
        "¶ 2",
        "The covenant lacks a right to be forgotten.",
        "Cameras watch streets.",
        "Ngozi Obi",
    ):
        assert words in page
    assert world.missing.get_absolute_url() in page
    assert "CANARY" not in page


def test_summary_is_said_to_be_ours_and_exact_words_are_not(client: Client, world: World) -> None:
    ours = "A summary in our own words"
    assert ours in client.get(world.passages[1].get_absolute_url()).text
    shown = factories.edition(factories.document(text_policy="full"), text="The covenant is enough.")
    exact = factories.passage("The covenant is enough.", edition=shown)
    assert ours not in client.get(exact.get_absolute_url()).text


def test_passage_leads_back_to_its_place_in_the_document(client: Client, world: World) -> None:
    page = client.get(world.passages[1].get_absolute_url()).text
    assert f'href="/documents/report/#p-{world.passages[1].public_id}"' in page


def test_note_and_the_passage_it_belongs_to_lead_to_each_other(client: Client) -> None:
    document = factories.document()
    text = factories.passage(of=document, path="5")
    note = factories.passage(of=document, path="n1", kind="note")
    NoteMarker.objects.create(passage=text, note=note)
    assert "Note 1" in client.get(text.get_absolute_url()).text
    assert "¶ 5" in client.get(note.get_absolute_url()).text


def test_selection_leads_to_its_paragraph_and_the_paragraph_to_its_selections(client: Client) -> None:
    document = factories.document()
    before, here = (factories.passage(f"Paragraph {path}.", of=document, path=path) for path in "45")
    parts = [
        factories.passage(f"Part {number}.", of=document, path=f"5.s{number}", kind="selection", within=here)
        for number in (1, 2)
    ]
    after = factories.passage("Paragraph 6.", of=document, path="6")
    page = client.get(here.get_absolute_url()).text
    assert all(f'href="{part.get_absolute_url()}"' in page for part in parts)
    assert "No claim rests on the passage as a whole" in page
    page = client.get(parts[0].get_absolute_url()).text
    assert f'Selected in <a href="{here.get_absolute_url()}"><bdi>¶ 5</bdi>' in page
    assert "No claim rests on this passage." in page
    assert "Part 2." not in page
    assert all(one.summary in page for one in (before, here, after))


def test_paragraphs_around_a_passage_are_shown_without_the_selections_in_them(client: Client) -> None:
    document = factories.document()
    first, part, last = (
        factories.passage(of=document, path="1"),
        factories.passage("Only a part.", of=document, path="1.s1", kind="selection"),
        factories.passage(of=document, path="2"),
    )
    page = client.get(last.get_absolute_url()).text
    assert first.summary in page
    assert part.summary not in page


def test_passage_without_claims_says_so(client: Client, world: World) -> None:
    assert "No claim rests on this passage." in client.get(world.passages[2].get_absolute_url()).text


def test_citation_pins_the_paragraph_and_the_head_speaks_to_reference_managers(
    client: Client, world: World
) -> None:
    page = client.get(world.passages[1].get_absolute_url()).text
    assert "para 2" in page or "para. 2" in page
    assert '<meta name="citation_title" content="Charter report">' in page


@pytest.mark.parametrize(
    ("path", "printed", "told"),
    [
        ("3", "3.", False),
        ("3", "(3)", False),
        ("3", "¶ 3", False),
        ("3", "", True),
        ("3", "4.", True),
        ("2.3", "3.", True),
        ("p1", "", True),
        ("rec.3", "", False),
        ("abstract", "", False),
    ],
)
def test_number_is_said_to_be_counted_here_only_where_the_source_does_not_print_it(
    client: Client, path: str, printed: str, told: bool
) -> None:
    passage = factories.passage("Cameras watch", path=path, number=printed)
    page = client.get(passage.get_absolute_url()).text
    assert ("Numbers after ¶ are counted here" in page) == told


def test_part_of_a_paragraph_has_the_number_that_the_source_prints_of_it(client: Client) -> None:
    paragraph = factories.passage("Cameras watch. Streets too.", path="7", number="7.")
    part = factories.passage(
        "Cameras watch.", edition=paragraph.edition, path="7.s1", within=paragraph, kind="selection"
    )
    assert "Numbers after ¶" not in client.get(part.get_absolute_url()).text


def test_page_asks_the_same_number_of_questions_however_much_there_is(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    document = factories.document()
    passages = [factories.passage(of=document) for _ in range(8)]
    here = passages[4]
    for number in range(6):
        factories.claim(on=[here], by=[factories.institution(), factories.person()])
        factories.tag(here, factories.concept())
        factories.citation(here, factories.provision())
        NoteMarker.objects.create(passage=here, note=factories.passage(of=document, path=f"n{number}"))
        part = factories.passage(of=document, path=f"{here.path}.s{number}", kind="selection", within=here)
    for passage in (passages[0], here, part):
        with django_assert_max_num_queries(12):
            assert client.get(passage.get_absolute_url()).status_code == 200
