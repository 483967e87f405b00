"""Addresses that answer for ever: whatever became of a record, whoever mistyped its id."""

from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kb.curation import merge, rename, withdraw
from kb.curation.editions import withdraw_edition
from kb.identifying import derive, display
from kb.identifying.public_id import ALPHABET
from kb.models import Claim, Document
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db

WHY = "It says more than its source."


def _slip(public_id: str) -> str:
    """The id with its last character wrong."""
    other = ALPHABET[(ALPHABET.index(public_id[-1]) + 1) % len(ALPHABET)]
    return display(public_id[:-1] + other)


@pytest.mark.parametrize(
    "writing", [str.lower, lambda text: text.replace("-", ""), lambda text: f"{text[:2]}-{text[2:]}"]
)
def test_id_written_otherwise_leads_to_its_one_written_form(writing, client: Client, world: World) -> None:
    address = world.enough.get_absolute_url()
    response = client.get(f"/c/{writing(address.removeprefix('/c/'))}")
    assert (response.status_code, response.url) == (301, address)


def test_redirect_passes_nothing_on_that_its_page_does_not_take(client: Client, world: World) -> None:
    response = client.get(f"{world.passages[0].get_absolute_url().lower()}?x=1")
    assert response.url == world.passages[0].get_absolute_url()


def test_mistyped_id_offers_the_published_record_one_slip_away(client: Client, world: World) -> None:
    response = client.get(f"/c/{_slip(world.enough.public_id)}")
    assert response.status_code == 404
    assert world.enough.get_absolute_url() in response.text
    assert "The covenant suffices." in response.text


def test_mistyped_id_offers_no_draft(client: Client, world: World) -> None:
    for record, kind in ((world.draft_claim, "c"), (world.draft_passage, "p")):
        response = client.get(f"/{kind}/{_slip(record.public_id)}")
        assert response.status_code == 404
        assert "CANARY" not in response.text
        assert display(record.public_id) not in response.text


@pytest.mark.parametrize("text", ["", "x", "not-an-id-at-all", "ÄÖÜ", "%F0%9F%98%80", "0000-0001"])
def test_address_that_is_no_id_is_not_found(text: str, client: Client) -> None:
    assert {client.get(f"/{kind}/{text}").status_code for kind in "cp"} == {404}


def test_draft_and_unknown_record_get_the_same_bytes_for_the_same_questions(
    client: Client, world: World
) -> None:
    factories.document("draft-document", status="draft")
    factories.issue("draft-issue", status="draft")
    pairs = (
        (world.draft_claim.get_absolute_url(), f"/c/{display(derive('no such claim'))}"),
        (world.draft_passage.get_absolute_url(), f"/p/{display(derive('no such passage'))}"),
        ("/documents/draft-document/", "/documents/no-document/"),
        ("/issues/draft-issue/", "/issues/no-issue/"),
    )
    for draft, unknown in pairs:
        answers = []
        for address in (draft, unknown):
            with CaptureQueriesContext(connection) as queries:
                answers.append((client.get(address), len(queries)))
        (first, first_count), (second, second_count) = answers
        assert (first.status_code, second.status_code) == (404, 404)
        assert (first.content, first_count) == (second.content, second_count)


def test_withdrawn_claim_tells_what_it_was_why_and_in_which_role(client: Client, world: World) -> None:
    withdraw(record=world.enough, by=world.rita, why=WHY)
    response = client.get(world.enough.get_absolute_url())
    assert response.status_code == 410
    assert WHY in response.text
    assert "The covenant suffices." in response.text
    assert "reviewer" in response.text
    assert "rita" not in response.text
    assert f"http://127.0.0.1:8000{world.enough.get_absolute_url()}" in response.text


def test_passage_of_a_withdrawn_document_tells_the_documents_end(client: Client, world: World) -> None:
    withdraw(record=world.report, by=world.rita, why=WHY, with_dependents=True)
    for address in (world.report.get_absolute_url(), world.passages[2].get_absolute_url()):
        response = client.get(address)
        assert (response.status_code, WHY in response.text) == (410, True)
    assert client.get(world.draft_passage.get_absolute_url()).status_code == 404


def _two_editions() -> Document:
    document = factories.document("two-editions", text_policy="full")
    for words in ("The first words.", "The second words."):
        factories.passage(words, edition=factories.edition(document, text=words))
    return document


@pytest.mark.parametrize("where", ["{}?edition=2", "{}changes/?from=1&to=2", "{}changes/?from=2&to=1"])
@pytest.mark.parametrize("alone", [True, False])
def test_edition_that_was_withdrawn_whole_or_passage_by_passage_tells_its_end(
    where: str, alone: bool, client: Client, world: World
) -> None:
    document = _two_editions()
    address = where.format(document.get_absolute_url())
    assert client.get(address).status_code == 200
    edition = document.editions.get(number=2)
    if alone:
        withdraw(record=edition.passages.get(), by=world.rita, why=WHY)
    else:
        withdraw_edition(edition=edition, by=world.rita, why=WHY)
    response = client.get(address)
    assert response.status_code == 410
    for words in (WHY, "Two editions, edition 2", "reviewer", f'href="{document.get_absolute_url()}"'):
        assert words in response.text
    assert "The second words." not in response.text
    passage = client.get(edition.passages.get().get_absolute_url())
    assert (passage.status_code, WHY in passage.text, "reviewer" in passage.text) == (410, True, True)
    assert client.get(document.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("number", ["3", "02", "２", "-2", "99999", "9" * 30, "x"])
def test_edition_that_readers_never_saw_is_not_found_like_one_that_is_not_there(
    number: str, client: Client, world: World
) -> None:
    document = _two_editions()
    draft = factories.edition(document, text="CANARY", status="draft", published_at=None)
    factories.passage("CANARY", edition=draft, status="draft", published_at=None)
    withdraw_edition(edition=document.editions.get(number=2), by=world.rita, why=WHY)
    response = client.get(f"{document.get_absolute_url()}?edition={number}")
    assert response.status_code == 404
    assert response.content == client.get("/no/such/address/").content


def test_withdrawn_record_names_only_a_replacement_that_readers_can_open(
    client: Client, world: World
) -> None:
    factories.document("better", title="A better report")
    factories.document("secret", title="A secret report", status="draft")
    for slug, title, named in (("better", "A better report", True), ("secret", "A secret report", False)):
        factories.document(f"old-{slug}", status="withdrawn", replaced_by=slug)
        response = client.get(f"/documents/old-{slug}/")
        assert (response.status_code, title in response.text) == (410, named)


@pytest.mark.parametrize("status", ["withdrawn", "superseded"])
def test_record_that_ended_before_readers_saw_it_was_never_there(status: str, client: Client) -> None:
    claim = factories.claim(status=status, published_at=None)
    assert client.get(claim.get_absolute_url()).status_code == 404


def test_merged_claim_leads_to_what_replaced_it_which_says_why(client: Client, world: World) -> None:
    merge(record=world.missing, into=world.enough, by=world.rita, why="Both say the same.")
    response = client.get(world.missing.get_absolute_url())
    assert (response.status_code, response.url) == (301, world.enough.get_absolute_url())
    target = client.get(response.url)
    assert "Both say the same." in target.text
    assert "The covenant lacks a right." in target.text


def test_renamed_document_and_issue_answer_at_their_new_names(client: Client, world: World) -> None:
    rename(record=world.report, slug="charter-report", by=world.rita, why="Clearer.")
    rename(record=world.issue, slug="sufficiency", by=world.rita, why="Clearer.")
    assert client.get("/documents/report/").url == "/documents/charter-report/"
    assert client.get("/issues/enough/").url == "/issues/sufficiency/"


def test_record_renamed_while_a_draft_leaves_no_trace(client: Client, world: World) -> None:
    draft = factories.document("working-title", status="draft")
    rename(record=draft, slug="final-title", by=world.rita)
    assert client.get("/documents/working-title/").status_code == 404


def test_pages_of_records_answer_nothing_but_reading(client: Client, world: World) -> None:
    records = (world.enough, world.passages[0], world.report, world.issue)
    for method, record in product(("post", "put", "delete", "patch"), records):
        assert getattr(client, method)(record.get_absolute_url()).status_code == 405


def test_unchanged_page_is_not_sent_again(client: Client, world: World) -> None:
    first = client.get(world.enough.get_absolute_url())
    again = client.get(world.enough.get_absolute_url(), headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Claim.objects.filter(pk=world.enough.pk).update(note="A note.")
    later = client.get(world.enough.get_absolute_url(), headers={"if-none-match": first.headers["ETag"]})
    assert later.status_code == 200


def test_pages_set_no_cookie_and_do_not_vary_by_one(client: Client, world: World) -> None:
    for record in (world.enough, world.passages[0], world.report, world.issue):
        response = client.get(record.get_absolute_url())
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
