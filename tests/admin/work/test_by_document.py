"""The first page tells of the documents that came last and leads to the others; nothing on it grows with the base."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kb.admin.work import by_document
from kb.admin.work.by_document import carryings, progress_of_documents
from kb.models import Document
from tests import factories
from tests.plans import LARGE, read_whole

pytestmark = pytest.mark.django_db

WORDS = "Everybody has the right to be left alone by lanterns."


@pytest.fixture(autouse=True)
def two_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_document, "MOST", 2)


def with_passage(slug: str) -> Document:
    return factories.passage(WORDS, of=factories.document(slug, title=slug.upper())).edition.document


def with_newer_text(slug: str) -> Document:
    """With a tag on the older text that nobody compared with the newer one."""
    document = factories.document(slug, title=slug.upper())
    older = factories.edition(document, text=WORDS)
    passage = factories.passage(WORDS, edition=older, start=0, end=len(WORDS))
    factories.tag(passage, factories.concept())
    factories.edition(document, text=f"{WORDS} And bells.")
    return document


def titles(rows: list[dict[str, object]]) -> list[object]:
    return [row["title"] for row in rows]


def test_progress_is_told_of_the_last_documents_by_title_with_a_way_to_the_others(ada: Client) -> None:
    for slug in ("c", "a", "b"):
        with_passage(slug)
    some = progress_of_documents()
    assert (titles(some.rows), some.has_more) == (["A", "B"], True)
    page = ada.get("/admin/").content.decode()
    assert 'href="/admin/work/documents/"' in page
    everything = ada.get("/admin/work/documents/").content.decode()
    assert [f"/admin/passages/{slug}/" in everything for slug in "abc"] == [True, True, True]
    assert [f"/admin/passages/{slug}/" in page for slug in "abc"] == [True, True, False]


def test_no_way_to_others_where_there_are_none(ada: Client) -> None:
    with_passage("a")
    assert not progress_of_documents().has_more
    assert "/admin/work/documents/" not in ada.get("/admin/").content.decode()


@pytest.mark.parametrize("address", ["/admin/", "/admin/work/"])
def test_newer_texts_are_told_of_the_last_documents_with_a_way_to_the_others(
    ada: Client, address: str
) -> None:
    for slug in ("c", "a", "b"):
        with_newer_text(slug)
    some = carryings()
    assert (titles(some.rows), some.has_more) == (["A", "B"], True)
    page = ada.get(address).content.decode()
    assert 'href="/admin/work/newer-texts/"' in page
    assert 'href="/admin/carryings/c/"' not in page
    assert 'href="/admin/carryings/c/"' in ada.get("/admin/work/newer-texts/").content.decode()


def test_first_text_after_a_summary_is_no_newer_text() -> None:
    document = with_passage("a")
    factories.edition(document, text=WORDS)
    assert carryings() == by_document.Some([], has_more=False)


def test_queries_are_as_many_for_many_documents_as_for_one(ada: Client) -> None:
    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert ada.get(address).status_code == 200
        return len(captured)

    addresses = ("/admin/", "/admin/work/", "/admin/work/documents/", "/admin/work/newer-texts/")
    with_newer_text("a")
    few = [asked(address) for address in addresses]
    for number in range(5):
        with_newer_text(f"more-{number}")
    assert [asked(address) for address in addresses] == few
    assert max(few) <= 22


@pytest.mark.parametrize("address", ["/admin/", "/admin/work/documents/", "/admin/work/newer-texts/"])
def test_every_query_finds_its_records_by_an_index(ada: Client, address: str) -> None:
    with_newer_text("a")
    assert read_whole(ada, address) & LARGE == set()
