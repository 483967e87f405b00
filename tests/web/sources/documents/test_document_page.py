"""The reading view of a document."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kb.curation import publish_edition, submit_edition, withdraw, withdraw_edition
from kb.history import visible_events
from kb.ingest.editions.stored_rows import Arrival
from kb.ingest.editions.storing import store_all
from kb.models import DocumentIdentifier, Edition, NoteMarker, Removal, SourceFile
from tests import factories
from tests.ingest.parsed_editions import parsed_edition
from tests.world import World

pytestmark = pytest.mark.django_db


def test_every_passage_can_be_linked_and_bears_its_claims_beside_it(client: Client, world: World) -> None:
    page = client.get("/documents/report/").text
    for passage in world.passages:
        assert f'id="p-{passage.public_id}"' in page
        assert f'href="{passage.get_absolute_url()}"' in page
    beside = page[
        page.index(f'id="p-{world.passages[0].public_id}"') : page.index(
            f'id="p-{world.passages[1].public_id}"'
        )
    ]
    assert world.enough.get_absolute_url() in beside
    assert "CANARY" not in page


def test_summary_gives_the_words_to_find_the_paragraph_by_and_its_fingerprint(
    client: Client, world: World
) -> None:
    page = client.get("/documents/report/").text
    assert "The covenant lacks a" in page
    assert world.passages[1].fingerprint in page
    assert "ab" * 32 in page
    assert "Only summaries in our own words may be shown" in page


def test_record_says_who_made_it_where_it_is_and_what_was_removed(client: Client) -> None:
    body = factories.institution(name="The Institute")
    document = factories.document(publishers=[body], subtitle="A subtitle", rights="All rights reserved.")
    factories.contribution(document, factories.person(name="LI Xiao"), affiliation_as_printed="Some Academy")
    DocumentIdentifier.objects.create(document=document, scheme="doi", value="10.1/x", normal="10.1/x")
    passage = factories.passage(of=document)
    Removal.objects.create(edition=passage.edition, reason="site-chrome", hint="Scan me", note="A button.")
    page = client.get(document.get_absolute_url()).text
    for words in (
        "The Institute",
        "LI Xiao",
        "Some Academy",
        "10.1/x",
        "All rights reserved.",
        "Scan me",
        "A button.",
    ):
        assert words in page
    assert f'href="https://example.org/{document.slug}"' in page
    assert 'rel="noreferrer' in page


@pytest.mark.parametrize(("policy", "shown"), [("summaries", False), ("full", True)])
def test_note_that_quotes_an_imported_text_is_shown_where_the_text_may_be(
    client: Client, policy: str, shown: bool
) -> None:
    document = factories.document(text_policy=policy)
    edition = factories.edition(document, text="Words count here.")
    factories.passage("Words count here.", edition=edition, start=0, end=17)
    Removal.objects.create(
        edition=edition, reason="page-break", text="Words", note="It goes on: “count here”"
    )
    page = client.get(document.get_absolute_url()).text
    assert "page break inside a paragraph" in page
    assert ("count here”" in page) is shown


def test_contributor_who_is_not_published_is_named_only_as_printed(client: Client) -> None:
    document = factories.document()
    secret = factories.person("secret-name", name="Secret Name", status="draft")
    factories.contribution(document, secret, name_as_printed="S. N.")
    page = client.get(document.get_absolute_url()).text
    assert "S. N." in page
    assert "Secret Name" not in page
    assert "secret-name" not in page


def test_outline_leads_to_the_headings_that_hold_something(client: Client) -> None:
    passage = factories.passage()
    shown = factories.section(passage.edition, "1", heading="Rationale")
    factories.section(passage.edition, "2", heading="Unpublished part")
    passage.section = shown
    passage.save()
    page = client.get(passage.edition.document.get_absolute_url()).text
    assert 'href="#s-1"' in page
    assert 'id="s-1"' in page
    assert "Unpublished part" not in page


def test_marker_of_a_note_leads_to_it_on_the_same_page(client: Client) -> None:
    document = factories.document()
    text, note = factories.passage(of=document), factories.passage(of=document, path="n1", kind="note")
    NoteMarker.objects.create(passage=text, note=note)
    assert f'href="#p-{note.public_id}"' in client.get(document.get_absolute_url()).text


def test_selection_stands_under_its_paragraph_and_keeps_its_claims_to_itself(client: Client) -> None:
    document = factories.document()
    paragraph = factories.passage("Many things are said at once.", of=document, path="1.3")
    selection = factories.passage(
        "One thing is said.", of=document, path="1.3.s1", kind="selection", within=paragraph
    )
    whole, part = factories.claim(on=[paragraph]), factories.claim(on=[selection])
    page = client.get(document.get_absolute_url()).text
    article = page.index(f'id="p-{paragraph.public_id}"')
    inside = page.index(f'id="p-{selection.public_id}"')
    assert article < inside
    assert whole.get_absolute_url() in page[article:inside]
    assert part.get_absolute_url() not in page[article:inside]
    assert part.get_absolute_url() in page[inside:]
    assert f'Selected in <a href="#p-{paragraph.public_id}"><bdi>¶ 1.3</bdi>' in page[inside:]
    assert page.count("Selected in") == 1


def test_selection_in_a_paragraph_that_is_not_published_does_not_name_it(client: Client) -> None:
    document = factories.document()
    paragraph = factories.passage(of=document, path="1.3", status="draft")
    factories.passage("One thing.", of=document, path="1.3.s1", kind="selection", within=paragraph)
    page = client.get(document.get_absolute_url()).text
    assert "One thing." in page
    assert "Selected in" not in page
    assert paragraph.public_id not in page


def test_text_is_read_in_full_only_where_rights_allow(client: Client) -> None:
    for policy, shown in (("full", True), ("summaries", False)):
        document = factories.document(text_policy=policy)
        factories.passage("In other words.", of=document)
        factories.passage("The very words.", edition=factories.edition(document, text="The very words."))
        page = client.get(document.get_absolute_url()).text
        assert ("The very words." in page) is shown
        assert ("In other words." in page) is not shown


def test_older_edition_is_read_at_its_number_and_says_so(client: Client) -> None:
    document = factories.document(text_policy="full")
    factories.passage("First printing.", edition=factories.edition(document, text="First printing."))
    factories.passage("Second printing.", edition=factories.edition(document, text="Second printing."))
    assert "Second printing." in client.get(document.get_absolute_url()).text
    older = client.get(f"{document.get_absolute_url()}?edition=1").text
    assert "First printing." in older
    assert "You are reading an edition that is not the one shown first." in older
    assert "This is edition 1; edition 2 is newer and may say something else." in older
    assert "is newer and may" not in client.get(document.get_absolute_url()).text


@pytest.mark.parametrize("number", ["3", "0", "-1", "x", "1e9", "٣", "1 "])
def test_edition_that_readers_cannot_see_is_not_found(number: str, client: Client) -> None:
    document = factories.document(text_policy="full")
    factories.passage(edition=factories.edition(document, text="x"))
    factories.passage(edition=factories.edition(document, text="y", number=3), status="draft")
    assert client.get(document.get_absolute_url(), {"edition": number}).status_code == 404


def test_document_without_passages_still_shows_its_record(client: Client) -> None:
    response = client.get(factories.document(title="Nothing read yet").get_absolute_url())
    assert response.status_code == 200
    assert "No passage of this document has been published yet." in response.text


def test_page_asks_the_same_number_of_questions_however_much_there_is(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    small = factories.document()
    large = factories.document(publishers=[factories.institution(), factories.institution()])
    large.hosts.add(factories.institution(), factories.institution())
    for number in range(6):
        factories.contribution(large, factories.person())
        factories.access_point(large)
        passage = factories.passage(of=large)
        factories.claim(on=[passage], by=[factories.person()])
        factories.tag(passage, factories.concept())
        factories.citation(passage, factories.provision())
        NoteMarker.objects.create(passage=passage, note=factories.passage(of=large, path=f"n{number}"))
        factories.passage(of=large, path=f"{passage.path}.s1", kind="selection", within=passage)
        passage.section = factories.section(passage.edition)
        passage.save()
        Removal.objects.create(edition=passage.edition, reason="footer", hint=f"Page {number}")
    for document in (small, large):
        with django_assert_max_num_queries(13):
            assert client.get(document.get_absolute_url()).status_code == 200


def _numbered(edition: Edition, *statuses: str, **columns: object) -> None:
    """A passage of the text for each status, in order."""
    for number, status in enumerate(statuses, 1):
        ended = {"ended_at": timezone.now(), "end_reason": "No."} if status == "withdrawn" else {}
        values = {"path": str(number), "position": number, "status": status, **ended, **columns}
        factories.passage(f"Sentence number {number}.", edition=edition, **values)


ONE, TWO = (
    "1 passage of the text is not published here.",
    "2 passages of the text are not published here.",
)


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        (["published", "draft", "published"], ["Sentence number 1.", ONE, "Sentence number 3."]),
        (["published", "draft", "withdrawn", "published"], ["Sentence number 1.", TWO, "Sentence number 4."]),
        (["submitted", "published"], [ONE, "Sentence number 2."]),
        (["published", "draft"], ["Sentence number 1.", ONE]),
        (["published", "published"], ["Sentence number 1.", "Sentence number 2."]),
    ],
)
def test_gap_in_a_text_is_told_where_it_is_and_holds_no_word(
    statuses: list[str], told: list[str], client: Client
) -> None:
    document = factories.document(text_policy="full")
    _numbered(factories.edition(document, text="x"), *statuses)
    page = client.get(document.get_absolute_url()).text
    places = [page.index(words) for words in told]
    assert places == sorted(places)
    assert page.count("not published here") == sum(words in (ONE, TWO) for words in told)
    assert all(
        f"number {number}." not in page for number, one in enumerate(statuses, 1) if one != "published"
    )


def test_between_summaries_nothing_is_missing(client: Client) -> None:
    document = factories.document()
    for status in ("published", "draft", "published"):
        factories.passage(of=document, status=status)
    assert "not published here" not in client.get(document.get_absolute_url()).text


def test_selection_of_a_curator_is_no_gap_in_the_text(client: Client) -> None:
    document = factories.document(text_policy="full")
    edition = factories.edition(document, text="x")
    _numbered(edition, "published")
    factories.passage("number", edition=edition, path="1.s1", position=2, kind="selection", status="draft")
    assert "not published here" not in client.get(document.get_absolute_url()).text


def test_withdrawal_of_an_edition_is_told_where_readers_look_for_it(client: Client, world: World) -> None:
    """In the list of the document's editions, and among the changes of the whole base; of a draft never."""
    letter = factories.document("letter", title="A letter", text_policy="full")
    kept, wrong, draft = (
        store_all([Arrival(parsed_edition([text]), letter)], by=world.carla)[0]
        for text in ("First words.", "Wrong words.", "Coming words.")
    )
    for edition in (kept, wrong):
        submit_edition(edition=edition, by=world.carla)
        publish_edition(edition=edition, by=world.rita)
    withdraw_edition(edition=wrong, by=world.rita, why="Wrong file.")
    submit_edition(edition=draft, by=world.carla)
    page = client.get(letter.get_absolute_url()).text
    assert "Edition 2: withdrawn on" in page and "Wrong file." in page
    assert "Edition 3" not in page and "Edition 1: withdrawn" not in page
    changes = client.get("/changes/").text
    assert "Wrong file." in changes
    assert changes.count("edition: withdrawn") == 1
    told = visible_events().filter(kind="edition", handle__startswith="letter/")
    assert list(told.values_list("handle", "verb")) == [
        ("letter/2", "withdraw"),
        ("letter/2", "publish"),
        ("letter/1", "publish"),
    ]


def test_document_whose_editions_all_stand_tells_of_no_withdrawal(client: Client) -> None:
    document = factories.document(text_policy="full")
    factories.passage("Words.", edition=factories.edition(document, text="Words."))
    draft = factories.edition(document, text="x", status="draft")
    factories.passage(edition=draft, status="draft")
    page = client.get(document.get_absolute_url()).text
    assert "withdrawn on" not in page and "no longer shown" not in page


@pytest.mark.parametrize(
    ("status", "shown"),
    [("draft", False), ("submitted", False), ("withdrawn", False), ("superseded", True), ("published", True)],
)
def test_what_cleaning_removed_is_not_quoted_where_a_passage_of_another_edition_withholds_it(
    client: Client, status: str, shown: bool
) -> None:
    held = "The witness lives above the bakery in Lantern Street."
    document = factories.document("a-source", text_policy="full")
    first = factories.edition(document, text=held)
    ended = {"ended_at": timezone.now(), "end_reason": "Names a witness."}
    ending = ended if status in ("withdrawn", "superseded") else {}
    ending |= {"replaced_by": "passage:x"} if status == "superseded" else {}
    seen = {} if status in ("withdrawn", "superseded", "published") else {"published_at": None}
    factories.passage(held, edition=first, status=status, **ending, **seen)
    factories.passage("Something else.", edition=first)
    second = factories.edition(document, text="Words count here.")
    factories.passage("Words count here.", edition=second)
    Removal.objects.create(edition=second, reason="running-head", text=f"12 {held}")
    Removal.objects.create(edition=second, reason="footer", text="Gates report 2024", note="At every foot.")
    removed = client.get("/documents/a-source/").text
    assert ("12 The witness lives above the bakery" in removed) == shown
    assert "running head or foot" in removed
    assert "Gates report 2024" in removed


def file_of(edition: Edition, name: str) -> None:
    edition.file = SourceFile.objects.create(sha256=f"{edition.number:064x}", name=name)
    edition.save()


@pytest.mark.parametrize(
    ("second", "query", "told"),
    [
        ("gates-v2.pdf", "", True),
        ("gates-v2.pdf", "?edition=1", False),
        ("gates-v1.pdf", "", False),
    ],
)
def test_file_of_another_edition_than_the_one_shown_is_told_as_that(
    client: Client, second: str, query: str, told: bool
) -> None:
    document = factories.document("a-source", text_policy="full")
    document.access_points.update(url="", offline_place="File gates-v1.pdf")
    for name in ("gates-v1.pdf", second):
        edition = factories.edition(document, text="Words count here.")
        factories.passage("Words count here.", edition=edition)
        file_of(edition, name)
    page = client.get(f"/documents/a-source/{query}").text
    assert "File gates-v1.pdf" in page
    assert ('File gates-v1.pdf</bdi> <span class="quiet">(edition 1)</span>' in page) == told


def test_file_of_the_only_edition_is_told_without_its_number(client: Client) -> None:
    document = factories.document("a-source", text_policy="full")
    document.access_points.update(url="", offline_place="File gates.pdf")
    edition = factories.edition(document, text="Words count here.")
    factories.passage("Words count here.", edition=edition)
    file_of(edition, "C:\\drafts\\gates.pdf")
    draft = factories.edition(document, text="Other words.", status="draft", published_at=None)
    file_of(draft, "gates.pdf")
    assert "(edition" not in client.get("/documents/a-source/").text


def test_disputed_questions_are_led_to_only_where_a_claim_of_the_document_belongs_to_one(
    client: Client,
) -> None:
    words = "See the disputed questions its claims belong to"
    document = factories.document()
    claim = factories.claim(on=[factories.passage(of=document)])
    page = client.get(document.get_absolute_url()).text
    assert words not in page
    assert "See the other documents" in page
    position = factories.position(factories.issue())
    position.position_claims.create(claim=factories.claim())
    assert words not in client.get(document.get_absolute_url()).text
    position.position_claims.create(claim=claim)
    assert words in client.get(document.get_absolute_url()).text
    withdraw(record=position.issue, why="Asked twice.", by=factories.user("reviewer"))
    assert words not in client.get(document.get_absolute_url()).text
