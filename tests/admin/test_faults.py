"""At the desks a fault of the machine has its sentence and status, and nothing that was typed is lost."""

import errno
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.utils import timezone

from kb.admin.imports import desk as import_desk
from kb.curation import changing
from kb.faults import AWAY, FULL, SLOW
from kb.ingest.sources import file_store
from kb.models import Import, OutboxEntry, Person, SourceFile
from kb.search import upkeep
from kb.web.serving.errors import faulty
from tests.indexes import Bring

from .browsing import form_on, signed_in

pytestmark = pytest.mark.django_db
DESK, PERSON = "/admin/imports/", "/admin/kb/person/add/"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path, monkeypatch) -> Path:
    settings.FILES_DIR = tmp_path / "files"
    monkeypatch.setattr(import_desk.workers, "start", lambda: 0)
    return settings.FILES_DIR


def raising(code: int, words: str):
    def fail(*_arguments, **_options):
        raise OSError(code, words)

    return fail


def disk_is_full(*_arguments, **_options):
    raise OperationalError("canary") from psycopg.errors.DiskFull("canary")


@pytest.mark.parametrize(
    ("code", "status", "told"),
    [
        (errno.ENOSPC, 507, "The disk is full"),
        (errno.EDQUOT, 507, "The disk is full"),
        (errno.EROFS, 503, "takes no changes"),
    ],
)
def test_upload_for_which_there_is_no_room_says_so_on_its_form_and_leaves_nothing(
    code, status, told, carla: Client, monkeypatch, folder: Path
):
    monkeypatch.setattr(file_store.os, "fsync", raising(code, "canary"))
    answer = carla.post(DESK, {"files": SimpleUploadedFile("notes.txt", b"Words.")})
    page = answer.content.decode()
    assert answer.status_code == status
    assert f"notes.txt: {told}" in page or told in page
    assert "othing was stored" in page
    assert "canary" not in page
    assert not Import.objects.exists()
    assert not SourceFile.objects.exists()
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_pasted_text_stays_in_the_form_where_the_disk_is_full(carla: Client, monkeypatch):
    monkeypatch.setattr(file_store.os, "fsync", raising(errno.ENOSPC, "canary"))
    answer = carla.post(DESK, {"text": "Words that took an hour.", "name": "Notes"})
    assert answer.status_code == 507
    assert "Words that took an hour." in answer.content.decode()


def test_of_several_files_those_that_found_room_are_begun_and_the_others_told(carla: Client, monkeypatch):
    real, turns = file_store.os.fsync, iter([True, False])

    def once(handle: int) -> None:
        if next(turns):
            return real(handle)
        raise OSError(errno.ENOSPC, "canary")

    monkeypatch.setattr(file_store.os, "fsync", once)
    files = [SimpleUploadedFile("one.txt", b"One."), SimpleUploadedFile("two.txt", b"Two.")]
    answer = carla.post(DESK, {"files": files})
    assert answer.status_code == 507
    assert "two.txt: The disk is full" in answer.content.decode()
    assert [job.given_name for job in Import.objects.all()] == ["one.txt"]


def test_form_that_found_no_room_can_be_sent_again_with_all_that_was_typed(world, monkeypatch):
    browser = signed_in(world.carla, enforce_csrf_checks=True)
    typed = {**form_on(browser.get(PERSON).content.decode()), "name": "Ada\r\n<b>", "slug": "ada-l"}
    with monkeypatch.context() as full:
        full.setattr(changing, "record_event", disk_is_full)
        answer = browser.post(PERSON, typed)
    page = answer.content.decode()
    assert answer.status_code == 507
    assert "Send it again" in page
    assert "<b>" not in page
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert not Person.objects.filter(slug="ada-l").exists()
    again = form_on(page.replace('<form method="post" class="next-step">', '<form id="record-form">'))
    assert again == typed
    assert browser.post(PERSON, again).status_code == 302
    assert Person.objects.filter(slug="ada-l").exists()


@pytest.mark.parametrize(
    ("path", "cookies", "sent"),
    [
        ("/admin/kb/person/add/", {}, {"name": "canary"}),
        ("/search/", {"session": "x"}, {"q": "canary"}),
        ("/admin/login/", {"session": "x"}, {"username": "ada", "password": "canary"}),
        ("/admin/account/", {"session": "x"}, {"old_password": "canary", "name": "canary"}),
        ("/admin/imports/", {"session": "x"}, {"file": SimpleUploadedFile("a", b"x"), "name": "canary"}),
    ],
)
def test_what_a_reader_sent_or_holds_a_secret_or_a_file_is_not_repeated(path, cookies, sent):
    request = RequestFactory().post(path, sent)
    request.COOKIES.update(cookies)
    page = faulty(request, FULL).content.decode()
    request.close()
    assert "canary" not in page
    assert "Send it again" not in page


@pytest.mark.parametrize(("fault", "open_"), [(AWAY, True), (FULL, False), (SLOW, False)])
def test_whether_it_was_stored_is_left_open_only_where_nobody_can_know(fault, open_):
    page = faulty(RequestFactory().post("/admin/kb/person/add/"), fault).content.decode()
    assert ("either stored whole or not at all" in page) is open_


def test_index_that_keeps_up_is_not_mentioned(carla: Client, index_now: Bring):
    assert "The search is behind" not in carla.get("/admin/").content.decode()
    assert upkeep.trouble() == ""


def test_index_that_nobody_keeps_up_is_told_where_people_begin(carla: Client, index_now: Bring):
    OutboxEntry.objects.create(table="person", record_pk=1)
    assert upkeep.trouble() == ""
    OutboxEntry.objects.update(created_at=timezone.now() - timedelta(minutes=7))
    for path in ("/admin/", "/admin/work/", DESK):
        page = carla.get(path).content.decode()
        assert "The search is behind" in page
        assert "for 7 minutes" in page


def test_index_whose_folder_cannot_be_written_is_told(carla: Client, index_now: Bring, monkeypatch):
    monkeypatch.setattr(upkeep, "is_writable", lambda: False)
    assert "cannot be written" in carla.get("/admin/").content.decode()


def test_damaged_index_is_told(carla: Client, index_now: Bring, settings):
    (settings.INDEX_DIR / "damaged-1").touch()
    assert "is being rebuilt" in carla.get("/admin/").content.decode()


def test_nobody_is_told_before_signing_in(client: Client, index_now: Bring, monkeypatch):
    monkeypatch.setattr(upkeep, "is_writable", lambda: False)
    assert "cannot be written" not in client.get("/admin/login/").content.decode()
