"""The import desk: sources are brought as files, text or addresses, wait, and are refused with the reason."""

import re

import pytest
from django.utils import timezone

from kb.admin.imports import brought as brought_page
from kb.admin.imports import desk
from kb.ingest.sources.fetching import Fetched
from kb.models import Edition, Import
from tests.admin.imports.bringing import DESCRIBED, DESK, upload, work_off

from ..browsing import said

pytestmark = pytest.mark.django_db


def test_refused_file_says_why_and_what_to_do(carla):
    address = carla.post(DESK, {"files": upload(data=b"damaged")}).headers["Location"]
    assert "The file is damaged: save it again." in carla.get(address).content.decode()


def test_several_files_are_several_imports(carla):
    answer = carla.post(DESK, {"files": [upload("one.txt"), upload("two.txt", b"Two words.")]})
    assert answer.headers["Location"] == DESK
    page = carla.get(DESK).content.decode()
    assert "one.txt" in page
    assert "two.txt" in page


def test_pasted_text_is_a_source_with_the_title_that_was_given(carla):
    address = carla.post(DESK, {"text": "Pasted words.", "name": "From a letter"}).headers["Location"]
    assert "Pasted words." in carla.get(address).content.decode()
    assert Import.objects.get().given_name == "From a letter.txt"


@pytest.mark.parametrize(
    ("text", "name"),
    [("1. Introduction\n\n1. Words.", "A letter.txt"), ("# Introduction\n\n1. Words.", "A letter.md")],
)
def test_pasted_text_is_markdown_where_it_has_its_marks(text, name, carla):
    """As plain text every number is the one that stands there."""
    carla.post(DESK, {"text": text, "name": "A letter"})
    assert Import.objects.get().given_name == name


@pytest.mark.parametrize(
    ("policy", "rights", "stored"),
    [("full", "", False), ("full", " ", False), ("full", "Public domain.", True), ("summaries", "", True)],
)
def test_full_text_is_stored_with_the_right_to_show_it(policy, rights, stored, carla, ready):
    answer = carla.post(f"{ready}store/", {**DESCRIBED, "text_policy": policy, "rights": rights})
    assert (answer.status_code == 302) is stored
    if not stored:
        assert "its rights statement is empty" in answer.content.decode()


TITLES = ["From a letter", "رسالة عن الحقوق", "关于权利的信", "Письмо о правах"]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("text", ["# A heading\n\nShare: this page\n\nWords.", "Share: this page\n\nWords."])
def test_title_that_was_typed_wins_over_what_the_pasted_text_begins_with(title, text, carla):
    address = carla.post(DESK, {"text": text, "name": title}).headers["Location"]
    page = carla.get(address)
    assert page.context["form"]["title"].value() == title
    carla.post(f"{address}read-again/", {**DESCRIBED, "title": title, "keep": "share-1"})
    assert carla.get(address).context["form"]["title"].value() == title
    carla.post(f"{address}store/", {**DESCRIBED, "title": title, "into": ""})
    assert Edition.objects.get(basis="text").document.title == title


@pytest.mark.parametrize("title", TITLES[1:])
def test_title_in_another_script_gives_an_address_of_its_own(title, carla):
    slugs = []
    for words in ("Some words.", "Other words."):
        address = carla.post(DESK, {"text": words, "name": title}).headers["Location"]
        carla.post(f"{address}store/", {**DESCRIBED, "title": title, "date": "2024-05", "into": ""})
        slugs.append(Import.objects.get(pk=address.split("/")[-2]).edition.document.slug)
    assert re.fullmatch(r"document-2024-[0-9a-z]{6}", slugs[0])
    assert slugs[1] == f"{slugs[0]}-2"


def test_name_in_the_address_can_be_typed_and_a_taken_one_is_told(world, carla):
    address = carla.post(DESK, {"text": "Words.", "name": TITLES[1]}).headers["Location"]
    sent = {**DESCRIBED, "title": TITLES[1], "slug": "report", "into": ""}
    answer = carla.post(f"{address}store/", sent)
    assert answer.status_code == 422
    assert "Another document has or had this name." in answer.content.decode()
    carla.post(f"{address}store/", {**sent, "slug": "risala"})
    assert Edition.objects.get(basis="text").document.slug == "risala"


def test_title_typed_on_the_preview_wins_over_the_one_of_the_pasted_text(carla):
    sent = {"text": "# A heading\n\nShare: this page\n\nWords.", "name": "First"}
    address = carla.post(DESK, sent).headers["Location"]
    carla.post(f"{address}read-again/", {**DESCRIBED, "title": "Second", "keep": "share-1"})
    assert carla.get(address).context["form"]["title"].value() == "Second"


def test_pasted_text_without_a_typed_title_is_called_as_it_calls_itself(carla):
    address = carla.post(DESK, {"text": "Words."}).headers["Location"]
    assert carla.get(address).context["form"]["title"].value() == "Pasted text.txt"  # the title that was read


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Choose a file, or paste a text."),
        ({"text": "Words.", "document": "no-such-thing"}, "no-such-thing"),
    ],
)
def test_nothing_or_an_unknown_document_is_told_on_the_form(sent, told, carla):
    answer = carla.post(DESK, sent)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Import.objects.exists()


def test_upload_larger_than_allowed_is_refused_before_it_is_read(carla, settings):
    settings.IMPORT_MAX_BYTES = 10
    answer = carla.post(DESK, {"files": upload(data=b"x" * 1_100_000)})
    assert answer.status_code in (400, 413)
    assert not Import.objects.exists()


def test_cancelled_import_is_gone_from_the_work_and_cannot_be_stored(ready, carla):
    assert carla.post(f"{ready}cancel/").headers["Location"] == DESK
    answer = carla.post(f"{ready}store/", DESCRIBED)
    assert said(answer)[-1].startswith("The import has gone on meanwhile")
    assert not Edition.objects.filter(basis="text").exists()


def test_waiting_import_renews_its_page_tells_its_place_and_is_taken_up_by_whoever_looks(carla, monkeypatch):
    monkeypatch.setattr(desk.workers, "start", lambda: 0)
    first = carla.post(DESK, {"files": upload("one.txt", b"One word.")}).headers["Location"]
    second = carla.post(DESK, {"files": upload("two.txt", b"Two words.")}).headers["Location"]
    page = carla.get(second).content.decode()
    assert '<meta http-equiv="refresh" content="1">' in page
    assert "In the queue: 1 import before yours" in page
    assert "In the queue: yours is next" in carla.get(first).content.decode()
    assert "waiting: 1 before it" in carla.get(DESK).content.decode()
    monkeypatch.setattr(desk.workers, "start", work_off)
    carla.get(second)
    assert set(Import.objects.values_list("state", flat=True)) == {"ready"}


def test_import_that_was_broken_off_says_so_and_that_nothing_is_lost(carla, monkeypatch):
    monkeypatch.setattr(desk.workers, "start", lambda: 0)
    address = carla.post(DESK, {"files": upload()}).headers["Location"]
    Import.objects.update(state="reading", begun_at=timezone.now(), message="The disk is full")
    page = carla.get(address).content.decode()
    assert "The disk is full. The work was broken off. Nothing is lost" in page


def test_file_as_it_came_is_saved_and_never_shown(carla):
    hostile = b"<html><script>alert(1)</script>words"
    name = "../\u202e\r\nx.html"
    address = carla.post(DESK, {"files": upload(name, hostile)}).headers["Location"]
    answer = carla.get(f"{address}source/")
    assert answer.content == hostile
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_address_is_asked_for_only_where_fetching_is_allowed(carla, settings, monkeypatch):
    settings.URL_IMPORT = False
    assert 'name="address"' not in carla.get(DESK).content.decode()
    assert carla.post(DESK, {"address": "https://example.org/"}).status_code == 422
    settings.URL_IMPORT = True
    fetched = Fetched(b"Words from afar.", "afar.txt", "https://example.org/afar.txt", "text/plain")
    monkeypatch.setattr(brought_page, "fetch", lambda address: fetched)
    at = carla.post(DESK, {"address": "https://example.org/afar"}).headers["Location"]
    assert "Words from afar." in carla.get(at).content.decode()
    assert Import.objects.get().url == "https://example.org/afar.txt"


def test_refused_address_is_told_on_the_form(carla, settings):
    settings.URL_IMPORT = True
    answer = carla.post(DESK, {"address": "http://127.0.0.1/"})
    assert answer.status_code == 422
    assert 'value="http://127.0.0.1/"' in answer.content.decode()
    assert not Import.objects.exists()
