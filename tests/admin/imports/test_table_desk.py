"""Tables and annotations at the desk: looked at row by row, stored after a second look, never half."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kb.admin.imports import exchanges, table_desk
from kb.identifying import display
from kb.models import Claim, PassageTag
from tests import factories
from tests.ingest.annotations.texts import annotation, file_of, quote, tagging, text_edition

from ..browsing import errors, form_on, said

pytestmark = pytest.mark.django_db
TABLE = b"slug,statement,kind\nnew-one,Rights hold online.,risk\n"


def bring(client, page, data, name="claims.csv"):
    return client.post(reverse(f"admin:{page}"), {"file": SimpleUploadedFile(name, data)})


def confirm(client, page, shown):
    return client.post(reverse(f"admin:{page}"), form_on(shown.content.decode(), "confirm-form"), follow=True)


def test_table_is_shown_row_by_row_and_stored_only_when_confirmed(carla):
    shown = bring(carla, "tables", TABLE)
    assert shown.status_code == 200
    assert "Rights hold online." in shown.content.decode()
    assert not Claim.objects.filter(slug="new-one").exists()
    stored = confirm(carla, "tables", shown)
    assert "Stored: 1 new, 0 changed, 0 proposed, 0 as it is." in stored.content.decode()
    assert Claim.objects.get(slug="new-one").status == "draft"


def test_faults_are_shown_by_line_and_column_and_cannot_be_confirmed(carla):
    shown = bring(carla, "tables", TABLE + b"two,Other.,opinion\n")
    page = shown.content.decode()
    assert shown.status_code == 422
    assert "confirm-form" not in page
    assert "<td><bdi>3</bdi></td><td><bdi>kind</bdi></td><td><bdi>opinion</bdi></td>" in page


def test_what_the_base_has_already_leaves_nothing_to_store(carla):
    confirm(carla, "tables", bring(carla, "tables", TABLE))
    page = bring(carla, "tables", TABLE).content.decode()
    assert "nothing to store" in page
    assert "confirm-form" not in page


def test_claim_changed_between_look_and_confirmation_is_not_overwritten(carla):
    claim = factories.claim("Rights hold.", status="draft")
    data = f"id,version,statement\n{display(claim.public_id)},1,Other.\n".encode()
    shown = bring(carla, "tables", data)
    Claim.objects.filter(pk=claim.pk).update(version=2, statement="Rights hold offline.")
    again = confirm(carla, "tables", shown)
    assert again.status_code == 422
    claim.refresh_from_db()
    assert claim.statement == "Rights hold offline."


def test_annotations_are_shown_and_those_that_can_be_are_stored(carla):
    text_edition(factories.document("texts"), "States should protect privacy online.")
    data = file_of(
        annotation("texts", quote("protect privacy"), body=tagging("themes/privacy")),
        annotation("nowhere", quote("protect privacy")),
    )
    shown = bring(carla, "annotations", data, "marked.jsonld")
    page = shown.content.decode()
    assert shown.status_code == 200
    assert "selection texts/1#1.s1, tag themes/privacy" in page
    assert "no source at nowhere" in page
    before = PassageTag.objects.count()
    assert (
        "Stored: 1 new, 0 there already, 1 refused." in confirm(carla, "annotations", shown).content.decode()
    )
    assert PassageTag.objects.count() == before + 1


@pytest.mark.parametrize("page", ["tables", "annotations"])
@pytest.mark.parametrize("content", ["%%%", "a", "ä"])
def test_content_that_did_not_come_back_whole_is_refused(carla, page, content):
    answer = carla.post(reverse(f"admin:{page}"), {"content": content})
    assert answer.status_code == 302
    assert "choose it again" in said(answer)[0]


def test_file_that_is_too_large_for_a_page_is_sent_to_the_command(carla, monkeypatch):
    monkeypatch.setattr(table_desk, "MOST_BYTES", 100)
    answer = bring(carla, "tables", TABLE * 10)
    assert (answer.status_code, "command" in errors(answer)) == (422, True)


def test_table_with_more_rows_than_a_person_waits_for_is_sent_to_the_command(carla, monkeypatch):
    monkeypatch.setattr(exchanges, "MOST_ROWS", 1)
    answer = bring(carla, "tables", TABLE + b"two,Other.,risk\n")
    assert (answer.status_code, "import_table" in answer.content.decode()) == (422, True)


def test_what_stands_in_a_file_is_shown_as_text(carla):
    payload = "<script>alert(1)</script>"
    page = bring(
        carla, "tables", f'slug,statement,kind\nx,"{payload}",{payload}\n'.encode(), f"{payload}.csv"
    )
    assert payload not in page.content.decode()


def test_desk_of_sources_leads_to_both_pages(carla):
    page = carla.get(reverse("admin:imports")).content.decode()
    assert reverse("admin:tables") in page
    assert reverse("admin:annotations") in page
