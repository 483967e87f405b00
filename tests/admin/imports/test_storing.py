"""What was looked at is stored as drafts: as a new document or as an edition of one that is known."""

import pytest

from kb import curation
from kb.admin.imports.preview import REASONS
from kb.ingest.sources.duplicates import Reason
from kb.models import Document, Edition, Passage
from tests.admin.imports.bringing import DESCRIBED, DESK, brought, decided, upload

from ..browsing import errors

pytestmark = pytest.mark.django_db


def test_confirmed_preview_is_stored_as_drafts_with_what_was_decided(ready, carla):
    answer = carla.post(f"{ready}store/", {**DESCRIBED, "accept": ["0", "17"], "into": ""})
    assert answer.status_code == 302
    edition = Edition.objects.get(basis="text")
    assert (edition.document.title, edition.document.status) == ("A fresh report", "draft")
    assert edition.passages.order_by("position").first().text == "Words count here."
    page = carla.get(answer.headers["Location"]).content.decode()
    assert "Edition 1 as a whole" in page
    assert f"/admin/passages/{edition.document.slug}/" in page


def test_description_with_a_fault_stores_nothing_and_keeps_what_was_typed(ready, carla):
    answer = carla.post(
        f"{ready}store/", {**DESCRIBED, "title": "", "date": "soon", "rights": "All kept", "keep": "share-1"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Use 2023, 2023-12" in page
    assert "All kept" in page
    assert 'value="share-1" checked' in page
    assert not Edition.objects.filter(basis="text").exists()


def test_source_becomes_a_new_edition_of_a_known_document(world, carla):
    address = carla.post(DESK, {"files": upload(), "document": "report"}).headers["Location"]
    document = Document.objects.get(slug="report")
    carla.post(f"{address}store/", {"into": str(document.pk)})
    assert document.editions.get(basis="text").number == 2


def test_nothing_is_chosen_where_a_document_in_use_may_be_the_same_source(known, carla):
    address = brought(carla)
    page = carla.get(address).content.decode()
    assert "paragraphs in common" in page
    assert "into" not in decided(carla, address)
    refused = carla.post(f"{address}store/", DESCRIBED)
    assert refused.status_code == 422
    assert "Say whether the base holds this source already" in errors(refused)
    assert not Document.objects.filter(title=DESCRIBED["title"]).exists()
    carla.post(f"{address}store/", {**DESCRIBED, "into": str(known.pk)})
    assert known.editions.count() == 2


def test_person_may_choose_a_new_document_all_the_same(known, carla):
    carla.post(f"{brought(carla)}store/", {**DESCRIBED, "into": ""})
    assert Document.objects.filter(title=DESCRIBED["title"]).exists()


def test_document_that_ended_leaves_the_choice_at_a_new_one(known, carla):
    Document.objects.filter(pk=known.pk).update(
        status="withdrawn", ended_at=known.published_at, end_reason="Wrong."
    )
    assert decided(carla, brought(carla))["into"] == ""


def test_changed_text_leads_to_what_is_carried_to_it_from_the_text_before(world, carla):
    document = Document.objects.get(slug="report")
    pages = []
    for data in (b"First words.", b"Other words."):
        sent = {"files": upload(data=data), "document": "report"}
        address = carla.post(DESK, sent).headers["Location"]
        carla.post(f"{address}store/", {"into": str(document.pk)})
        pages.append(carla.get(address).content.decode())
    assert ["/admin/carryings/report/" in page for page in pages] == [False, True]


def test_same_source_that_is_in_the_base_is_offered_as_a_new_edition(ready, carla):
    carla.post(f"{ready}store/", {**DESCRIBED, "into": ""})
    again = carla.post(DESK, {"files": upload()}).headers["Location"]
    page = carla.get(again).content.decode()
    assert "a new edition of “A fresh report”" in page
    assert Passage.objects.filter(edition__basis="text").count() == 2


def test_every_reason_for_a_likeness_has_its_words():
    assert set(REASONS) == set(Reason)


def test_bytes_of_a_withdrawn_edition_become_a_new_document_where_the_person_chose_that(world, carla):
    address = carla.post(DESK, {"files": upload(), "document": "report"}).headers["Location"]
    carla.post(f"{address}store/", {"into": str(Document.objects.get(slug="report").pk)})
    edition = Edition.objects.get(basis="text")
    curation.submit_edition(edition=edition, by=world.carla)
    curation.publish_edition(edition=edition, by=world.rita)
    curation.withdraw_edition(edition=edition, by=world.rita, why="Wrong file.")
    address = carla.post(DESK, {"files": upload()}).headers["Location"]
    carla.post(f"{address}store/", {**DESCRIBED, "into": ""})
    assert Document.objects.get(title="A fresh report").editions.get().sha256 == edition.sha256
