"""Imports killed at random moments and run again end as undisturbed ones do, with no byte left over.

`KB_TEST_KILLS=50` tries that many moments of each; the usual number is small, because each is a process of its own.
"""

import os
import random
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.core.management.sql import sql_flush
from django.db import connection

from kb.anchoring import fingerprint
from kb.history import verify_chain
from kb.identifying import derive
from kb.ingest.corpus import Wishes, batches, import_corpus
from kb.ingest.sources import file_store
from kb.ingest.sources.pipeline import Source, import_source
from kb.models import (
    Document,
    Edition,
    HistoryEvent,
    Import,
    NoteMarker,
    OutboxEntry,
    Passage,
    Removal,
    Section,
    SourceFile,
    Suggestion,
)
from tests import factories
from tests.ingest.background import test_jobs as job_tests

from .corpus.lines import collection, record
from .parsed_editions import parsed_edition

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = int(os.environ.get("KB_TEST_KILLS", "4"))
WORDS = "The Human Rights Committee spoke of privacy. It did so twice."


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, monkeypatch):
    settings.FILES_DIR = tmp_path / "files"
    monkeypatch.setattr(batches, "BATCH", 2)
    return settings.FILES_DIR


def empty_the_base() -> None:
    connection.ops.execute_sql_flush(sql_flush(no_style(), connection, allow_cascade=True))
    assert apps.get_model("kb", "Document").objects.count() == 0


class Moments:
    """Counts the statements of a process, and kills it before or after one of them."""

    def __init__(self, deadly: int = 0, after: bool = False) -> None:
        self.count, self.deadly, self.after = 0, deadly, after

    def __call__(
        self, execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any
    ) -> Any:
        self.count += 1
        if self.count == self.deadly and not self.after:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = execute(sql, parameters, many, context)
        if self.count == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer


def in_a_process_that_dies(action: Callable[[], Any], moments: Moments) -> bool:
    """Whether the process was killed while it did this; its connection is its own."""
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            with connection.execute_wrapper(moments):
                action()
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def state(folder: Path) -> dict[str, Any]:
    """Everything that an import stores, without keys and times."""
    return {
        "documents": sorted(Document.objects.values_list("slug", "title", "status")),
        "editions": sorted(
            Edition.objects.values_list("document__slug", "number", "basis", "sha256", "text")
        ),
        "sections": sorted(Section.objects.values_list("edition__document__slug", "path", "heading")),
        "passages": sorted(
            Passage.objects.values_list(
                "public_id", "path", "position", "status", "fingerprint", "bound_to__path"
            ),
            key=str,
        ),
        "notes": NoteMarker.objects.count(),
        "removals": Removal.objects.count(),
        "suggestions": sorted(Suggestion.objects.values_list("passage__public_id", "rule", "start")),
        "history": sorted(HistoryEvent.objects.values_list("kind", "verb", "handle", "actor")),
        "faults": verify_chain(),
        "imports": sorted(Import.objects.values_list("state", "progress")),
        "kept": sorted(SourceFile.objects.values_list("sha256", "size")),
        "files": sorted(path.name for path in folder.rglob("*") if path.is_file()),
        "noted": set(OutboxEntry.objects.filter(table="passage").values_list("record_pk", flat=True))
        >= set(Passage.objects.values_list("pk", flat=True)),
    }


def prepared() -> None:
    """What was there before: something to recognise, and a summary whose words will come."""
    factories.institution("hrc", name="Human Rights Committee")
    document = factories.document("known")
    same_each_time = {"public_id": derive("passage/known#1"), "path": "1", "position": 0}
    factories.passage("In other words.", of=document, fingerprint=fingerprint(WORDS), **same_each_time)


def survives(action: Callable[[], Any], folder: Path, before: Callable[[], None] = prepared) -> None:
    """The action killed at random moments and done again comes to the state of one that was left in peace."""
    before()
    counted = Moments()
    with connection.execute_wrapper(counted):
        action()
    file_store.sweep()
    expected = state(folder)
    assert expected["passages"]
    assert expected["faults"] == []
    moments = random.Random(4)  # the same moments every time
    for deadly in moments.sample(range(1, counted.count + 1), min(KILLS, counted.count)):
        empty_the_base()
        file_store.sweep()
        before()
        assert in_a_process_that_dies(action, Moments(deadly, after=moments.random() < 0.5))
        action()
        file_store.sweep()
        assert state(folder) == expected, f"killed at statement {deadly} of {counted.count}"


def test_killed_import_of_a_source_run_again_ends_as_an_undisturbed_one(folder):
    def parse(data, name, kept):
        return parsed_edition([WORDS, "A note."], headings=[("1", "One")], notes=[(0, 1)], data=data)

    survives(
        lambda: import_source(
            Source(b"data", "a.txt", document=Document.objects.get(slug="known")), by=None, parse=parse
        ),
        folder,
    )


def test_killed_import_of_a_collection_run_again_ends_as_an_undisturbed_one(folder, tmp_path):
    path = collection(
        tmp_path, *[record(f"record-{n}", sections=[{"n": "1", "text": WORDS}]) for n in range(5)]
    )
    survives(lambda: import_corpus(path, Wishes(recognise=True)), folder)


def test_killed_import_of_the_desk_taken_up_again_ends_as_an_undisturbed_one(folder):
    def begun():
        prepared()
        job_tests.begun(factories.user("curator", "mira"))

    def work():
        job = Import.objects.get()
        job = job_tests.work(job)
        if job.state == "ready":
            job_tests.jobs.choose(job, by=job.by)
            job_tests.work(job)

    survives(work, folder, begun)


def test_process_killed_while_it_writes_the_bytes_leaves_nothing_after_the_next_sweep(folder, monkeypatch):
    def die(_file: int) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def write() -> None:
        monkeypatch.setattr(os, "fsync", die)
        import_source(Source(b"data", "a.txt"), by=None, parse=lambda *_source: parsed_edition([WORDS]))

    assert in_a_process_that_dies(write, Moments())
    assert [path for path in folder.rglob("*") if path.is_file()]
    assert file_store.sweep() == 1
    assert not Document.objects.exists()
