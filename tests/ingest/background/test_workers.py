"""Workers: never more than there are slots, each import tried a few times, and whatever ends them loses nothing."""

import errno
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress

import psycopg
import pytest
from django.db import OperationalError

from kb.extracting.parsed import Refused
from kb.ingest.background import jobs, queue, workers
from kb.models import Import
from tests import factories

from .test_jobs import begun, by_words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def var(settings, tmp_path, monkeypatch):
    settings.VAR = tmp_path
    settings.FILES_DIR = tmp_path / "files"
    settings.IMPORT_WORKERS = 2
    monkeypatch.setattr(workers, "AFTER_FAULT", 0)
    monkeypatch.setattr(workers, "LOOK", 0.01)
    return tmp_path


@pytest.fixture
def mira():
    return factories.user("curator")


def work_off(parse=by_words):
    return workers.work_off(linger=0, parse=parse)


def state_of(job):
    job.refresh_from_db()
    return job.state


@pytest.fixture
def sleepers(monkeypatch, tmp_path):
    """Workers that only stay, and note their numbers; they are ended with the test."""
    pids = tmp_path / "pids"
    pids.touch()
    stay = f"import os, time; open({str(pids)!r}, 'a').write(f'{{os.getpid()}}\\n'); time.sleep(600)"
    real = workers.subprocess.Popen
    monkeypatch.setattr(
        workers.subprocess, "Popen", lambda command, **options: real([sys.executable, "-c", stay], **options)
    )
    yield lambda: [int(pid) for pid in pids.read_text().split()]
    for pid in pids.read_text().split():
        with suppress(ProcessLookupError):
            os.kill(int(pid), signal.SIGKILL)


def soon(condition: Callable[[], bool]) -> bool:
    return any(condition() or time.sleep(0.05) for _ in range(1_200))


def test_sixty_imports_are_worked_on_by_as_many_processes_as_there_are_slots(mira, sleepers):
    for number in range(60):
        begun(mira, data=f"Words {number}.".encode())
    assert [workers.start() for _ in range(5)] == [2, 0, 0, 0, 0]
    assert soon(lambda: len(sleepers()) == 2)


def test_nothing_is_started_where_nothing_waits(mira, sleepers):
    assert workers.start() == 0
    begun(mira)
    assert workers.start() == 1


def test_slot_of_a_killed_worker_is_free_again(mira, sleepers):
    for number in range(3):
        begun(mira, data=f"Words {number}.".encode())
    assert workers.start() == 2
    assert soon(lambda: len(sleepers()) == 2)
    os.kill(sleepers()[0], signal.SIGKILL)
    assert soon(lambda: workers.start() == 1)
    assert soon(lambda: len(sleepers()) == 3)


def test_worker_is_not_held_to_the_limits_of_pages(mira, monkeypatch):
    seen = {}
    monkeypatch.setenv("KB_STATEMENT_TIMEOUT_MS", "3000")
    monkeypatch.setenv("KB_VAR", "here")

    class Process:
        def __init__(self, command, **options):
            seen.update(options["env"])

        def wait(self):
            return 0

    monkeypatch.setattr(workers.subprocess, "Popen", Process)
    begun(mira)
    workers.start()
    assert "KB_STATEMENT_TIMEOUT_MS" not in seen
    assert seen["KB_VAR"] == "here"


def test_page_is_shown_where_no_process_can_be_started(mira, monkeypatch):
    def fail(*_arguments, **_options):
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(workers.subprocess, "Popen", fail)
    begun(mira)
    assert workers.start() == 0


def test_everything_that_waits_is_worked_off_in_turn(mira):
    noor = factories.user("curator")
    jobs_of_mira = [begun(mira, data=f"Words {number}.".encode()) for number in range(3)]
    job_of_noor = begun(noor, data=b"Others.")
    read = []

    def noting(data, name, kept):
        read.append(data.decode())
        return by_words(data, name, kept)

    assert work_off(noting) == 4
    assert read[:2] == ["Words 0.", "Others."]
    assert {state_of(job) for job in (*jobs_of_mira, job_of_noor)} == {"ready"}


def test_import_whose_process_dies_again_and_again_is_refused_in_the_end(mira):
    job = begun(mira)
    for _ in range(jobs.MOST_ATTEMPTS):
        jobs._begin_work(Import.objects.get(pk=job.pk))  # and the process is gone
        assert queue.order() == [job.pk]
    work_off()
    assert (state_of(job), job.refusal_code) == ("refused", "interrupted")
    assert queue.order() == []


def test_fault_of_the_program_in_one_import_keeps_the_others_from_nothing(mira):
    bad, good = begun(mira, data=b"bad"), begun(mira, data=b"Good.")

    def stumbling(data, name, kept):
        if data == b"bad":
            raise ZeroDivisionError
        return by_words(data, name, kept)

    work_off(stumbling)
    assert (state_of(bad), bad.refusal_code) == ("refused", "interrupted")
    assert state_of(good) == "ready"


def test_full_disk_is_told_and_counts_as_no_attempt(mira):
    job, faults = begun(mira), []

    def full_at_first(data, name, kept):
        if len(faults) < jobs.MOST_ATTEMPTS + 2:
            faults.append(Import.objects.get(pk=job.pk).message)
            raise OSError(errno.ENOSPC, "No space left on device")
        return by_words(data, name, kept)

    work_off(full_at_first)
    assert state_of(job) == "ready"
    assert len(faults) == jobs.MOST_ATTEMPTS + 2


def test_message_of_an_import_that_waits_says_that_the_disk_is_full(mira):
    job = begun(mira)
    jobs._begin_work(job)
    jobs.put_back(job.pk, "The disk is full")
    job.refresh_from_db()
    assert (job.message, job.attempts) == ("The disk is full", 0)


def test_worker_ends_with_the_database_and_the_attempt_is_not_counted(mira):
    job = begun(mira)

    def away(data, name, kept):
        raise OperationalError from psycopg.OperationalError("server closed the connection")

    with pytest.raises(OperationalError):
        work_off(away)
    job.refresh_from_db()
    assert (job.state in jobs.TO_DO, job.attempts) == (True, 0)


def test_worker_that_is_told_to_end_puts_its_import_back(mira):
    job = begun(mira)

    def told(data, name, kept):
        sys.exit()

    with pytest.raises(SystemExit):
        work_off(told)
    job.refresh_from_db()
    assert (job.state in jobs.TO_DO, job.attempts) == (True, 0)
    work_off()
    assert state_of(job) == "ready"


def test_source_that_takes_too_much_memory_is_refused_by_name(mira):
    job = begun(mira)

    def huge(data, name, kept):
        raise MemoryError

    work_off(huge)
    assert (state_of(job), job.refusal_code) == ("refused", "too-much-memory")


def test_refusal_of_a_reader_is_an_end_and_no_failure(mira):
    job = begun(mira)

    def refused(data, name, kept):
        raise Refused("damaged", "It is damaged.")

    assert work_off(refused) == 1
    assert (state_of(job), job.refusal_code) == ("refused", "damaged")
