"""What was typed and ticked stays when a source is read again, or when reading or storing is refused."""

import pytest

from kb.admin.imports import desk
from kb.extracting.parsed import Refused
from kb.ingest.background import workers
from kb.models import Document, Import
from tests.admin.imports.bringing import DESK, by_lines, decided, upload

from ..browsing import form_on

pytestmark = pytest.mark.django_db

TYPED = {
    "title": "My title", "kind": "speech", "language": "fr", "date": "2023-12", "text_policy": "full",
    "url": "https://example.org/speech", "rights": "Free to show.", "accept": "0",
}  # fmt: skip


@pytest.mark.parametrize("ticked", [{"keep": "share-1"}, {}, {"keep": "share-1", "afresh": "1"}])
def test_everything_typed_is_there_after_the_source_was_read_again(ticked, ready, carla):
    carla.post(f"{ready}read-again/", {**TYPED, **ticked})
    form = decided(carla, ready)
    assert {name: form[name] for name in TYPED} == TYPED


@pytest.mark.parametrize("date", ["soon", "2023-13"])
def test_what_cannot_be_a_date_is_kept_as_it_was_typed(date, ready, carla):
    carla.post(f"{ready}read-again/", {**TYPED, "date": date, "keep": "share-1"})
    assert decided(carla, ready)["date"] == date
    answer = carla.post(f"{ready}store/", decided(carla, ready))
    assert answer.status_code == 422
    assert "Use 2023, 2023-12" in answer.content.decode()


def test_field_that_nobody_touched_takes_what_the_new_reading_says(ready, carla, monkeypatch):
    described = decided(carla, ready)

    def told_otherwise(data, name, kept):
        return by_lines(data, "Another title", kept)

    monkeypatch.setattr(desk.workers, "start", lambda: workers.work_off(linger=0, parse=told_otherwise))
    carla.post(f"{ready}read-again/", {**described, "date": "2020", "keep": "share-1"})
    assert (decided(carla, ready)["title"], decided(carla, ready)["date"]) == ("Another title", "2020")


def test_choice_between_a_new_edition_and_a_new_document_stays(world, carla):
    address = carla.post(DESK, {"files": upload(), "document": "report"}).headers["Location"]
    known = str(Document.objects.get(slug="report").pk)
    assert decided(carla, address)["into"] == known
    for chosen, keep in (("", {"keep": "share-1"}), (known, {"keep": "share-1", "afresh": "1"})):
        carla.post(f"{address}read-again/", {**TYPED, "into": chosen, **keep})
        assert decided(carla, address)["into"] == chosen


def test_refused_reading_leaves_the_one_before_with_all_that_was_typed(ready, carla, monkeypatch):
    def refused(data, name, kept):
        raise Refused("too-slow", "Reading took too long.")

    monkeypatch.setattr(desk.workers, "start", lambda: workers.work_off(linger=0, parse=refused))
    carla.post(f"{ready}read-again/", {**TYPED, "keep": "share-1"})
    page = carla.get(ready).content.decode()
    assert "Reading it again was refused: Reading took too long. What was read before stands." in page
    assert "2 passages" in page
    form = decided(carla, ready)
    assert {name: form[name] for name in TYPED} == TYPED
    assert "keep" not in form
    answer = carla.post(f"{ready}store/", form)
    assert answer.status_code == 302
    assert Import.objects.get().document.title == "My title"


def test_refused_storing_keeps_what_was_ticked_and_chosen(world, ready, carla):
    answer = carla.post(f"{ready}store/", {**TYPED, "title": "", "keep": "share-1"})
    assert answer.status_code == 422
    form = form_on(answer.content.decode(), "decide-form")
    assert {name: form[name] for name in TYPED if name != "title"} == {
        name: value for name, value in TYPED.items() if name != "title"
    }
    assert form["keep"] == "share-1"


def test_title_typed_beside_a_file_is_not_passed_over(carla):
    answer = carla.post(DESK, {"files": upload(), "name": "My title"})
    assert answer.status_code == 422
    assert "only for a pasted text" in answer.content.decode()
    assert 'value="My title"' in answer.content.decode()
