"""Imports that are looked at before they are stored: every state, refusals, cancelling, going on after a break."""

from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from kb.curation import NotAllowed
from kb.extracting.parsed import ParsedEdition, Proposal, Refused
from kb.ingest.background import jobs
from kb.ingest.sources.file_store import sweep
from kb.models import Document, Edition, Import, SourceFile
from tests import factories

from ..parsed_editions import parsed_edition

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


@pytest.fixture
def curator():
    return factories.user("curator")


def by_words(data, name, kept):
    if data == b"damaged":
        raise Refused("damaged", "The file is damaged.")
    paragraphs = [data.decode(), *kept]
    proposals = (Proposal(0, 5, data.decode()[:5], "Words", "ocr-confusion", 0.9),)
    return parsed_edition(paragraphs, data=data, title="A title", proposals=proposals)


def begun(by, data=b"Wrods count.", **values):
    return jobs.begin(data, name="a.txt", by=by, **values)


def work(job):
    return jobs.work(job.pk, parse=by_words)


def read(by, **values):
    return work(begun(by, **values))


def stored(by, **values):
    job = read(by, **values)
    assert jobs.choose(job, by=by)
    return work(job)


@contextmanager
def another_process_at_work_on(job):
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("SELECT pg_advisory_lock(%s, %s)", [jobs.LOCK, job.pk])
        yield
        other.execute("SELECT pg_advisory_unlock(%s, %s)", [jobs.LOCK, job.pk])


def test_import_waits_is_read_looked_at_and_stored(curator):
    job = begun(curator)
    assert (job.state, job.progress) == ("waiting", 0)
    job = work(job)
    assert (job.state, ParsedEdition.from_json(job.parsed).text) == ("ready", "Wrods count.")
    assert not Edition.objects.exists()
    assert jobs.choose(job, by=curator)
    assert not Edition.objects.exists()
    job = work(job)
    assert (job.state, job.progress, job.parsed) == ("stored", 100, None)
    assert job.edition.text == "Wrods count."
    assert job.document == job.edition.document
    assert job.edition.file == job.file


def test_work_on_what_is_ready_or_has_ended_does_nothing(curator):
    job = read(curator)
    assert work(job).state == "ready"
    jobs.choose(job, by=curator)
    assert [work(job).state, work(job).state] == ["stored", "stored"]
    assert Edition.objects.count() == 1


def test_removal_that_is_to_be_kept_in_makes_it_read_again(curator):
    job = read(curator)
    assert jobs.read_again(job, by=curator, kept=["Kept in."])
    assert Import.objects.get().state == "waiting"
    job = work(job)
    assert [one.text for one in ParsedEdition.from_json(job.parsed).stretches] == ["Wrods count.", "Kept in."]


def test_choices_of_the_preview_are_stored(curator):
    document = factories.document("known")
    job = read(curator)
    assert jobs.choose(job, by=curator, accepted=[0], document=document)
    assert (work(job).document, Edition.objects.get().text) == (document, "Words count.")


def test_description_of_a_new_document_is_stored(curator):
    job = read(curator)
    jobs.choose(job, by=curator, described={"title": "Mine", "kind": "report"})
    assert (work(job).document.title, Document.objects.get().kind) == ("Mine", "report")


def test_refused_source_says_why_and_leaves_no_bytes(curator, folder):
    job = read(curator, data=b"damaged")
    assert (job.state, job.refusal_code, job.refusal) == ("refused", "damaged", "The file is damaged.")
    assert not SourceFile.objects.exists()
    sweep()
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_source_that_cannot_be_stored_is_refused_after_the_preview(curator):
    stored(curator)
    again = stored(curator)
    assert (again.state, again.refusal_code) == ("refused", "unchanged")
    assert SourceFile.objects.count() == 1


def test_import_that_has_gone_on_takes_no_more_choices(curator):
    job = stored(curator)
    assert not jobs.choose(job, by=curator)
    assert not jobs.read_again(job, by=curator, kept=[])
    assert not jobs.cancel(job, by=curator)
    assert not jobs.forget(begun(curator), by=curator)


def test_cancelled_import_forgets_its_bytes(curator):
    assert jobs.cancel(read(curator), by=curator)
    job = Import.objects.get()
    assert (job.state, job.parsed, job.file) == ("cancelled", None, None)
    assert not SourceFile.objects.exists()


def test_import_cancelled_while_it_was_read_stays_cancelled(curator):
    job = begun(curator)

    def cancelled_meanwhile(data, name, kept):
        jobs.cancel(job, by=curator)
        return by_words(data, name, kept)

    assert jobs.work(job.pk, parse=cancelled_meanwhile).state == "cancelled"
    assert not SourceFile.objects.exists()


def test_import_that_has_ended_is_taken_off_the_list_and_its_edition_stays(curator):
    job = stored(curator)
    assert jobs.forget(job, by=curator)
    assert not Import.objects.exists()
    assert Edition.objects.get().file.path.exists()


def test_other_curators_keep_their_hands_off_and_reviewers_may_go_on(curator):
    job = read(curator)
    for verb in (jobs.choose, jobs.cancel, jobs.forget):
        with pytest.raises(NotAllowed):
            verb(job, by=factories.user("curator"))
    assert jobs.choose(job, by=factories.user("reviewer"))


def test_work_that_another_process_does_is_left_to_it(curator):
    job = begun(curator)

    def meanwhile(data, name, kept):
        with psycopg.connect(**connection.get_connection_params()) as other:
            lock = "SELECT pg_try_advisory_lock(%s, %s)"
            assert other.execute(lock, [jobs.LOCK, job.pk]).fetchone() == (False,)
        return by_words(data, name, kept)

    assert jobs.work(job.pk, parse=meanwhile).state == "ready"
    with another_process_at_work_on(job):
        assert work(job) is None


@pytest.mark.parametrize("state", ["waiting", "reading", "storing"])
def test_work_whose_process_is_gone_is_taken_up_again(curator, state):
    job = read(curator)
    Import.objects.update(state=state)
    assert work(job).state == ("stored" if state == "storing" else "ready")


def test_bytes_that_changed_on_the_disk_are_refused(curator):
    job = begun(curator)
    job.file.path.write_bytes(b"other")
    assert work(job).refusal_code == "damaged"


def test_number_of_no_import_is_told():
    with pytest.raises(Import.DoesNotExist):
        jobs.work(4711)
