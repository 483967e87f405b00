"""The bytes of sources: whole under their checksum, never under a name that somebody chose, never left over."""

import hashlib
from pathlib import Path

import pytest
from django.db import transaction

from kb.ingest.sources.file_store import DamagedFile, displayable, keep, read, release, sweep
from kb.models import SourceFile
from tests import factories

pytestmark = pytest.mark.django_db

DATA = b"some bytes"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


def present(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_bytes_lie_under_their_checksum_and_come_back_as_they_were(folder):
    kept = keep(DATA, name="report.pdf", media_type="application/pdf")
    assert present(folder) == [kept.path]
    assert kept.path.name == hashlib.sha256(DATA).hexdigest()
    assert (kept.size, kept.media_type, kept.name) == (len(DATA), "application/pdf", "report.pdf")
    assert read(kept) == DATA


def test_same_bytes_under_another_name_are_kept_once(folder):
    assert keep(DATA, name="a.txt") == keep(DATA, name="b.txt")
    assert len(present(folder)) == 1


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\files\\report.doc", "report.doc"),
        ("a\x00b\n.txt", "ab.txt"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("n" * 300, "n" * 200),
        ("نص.txt", "نص.txt"),
        ("", ""),
    ],
)
def test_name_is_for_reading_only(folder, given, shown):
    assert displayable(given) == shown
    keep(DATA, name=given)
    assert all(folder in path.parents for path in present(folder))


def test_bytes_that_changed_or_went_away_are_told(folder):
    kept = keep(DATA, name="a")
    kept.path.write_bytes(b"other")
    with pytest.raises(DamagedFile, match="changed"):
        read(kept)
    kept.path.unlink()
    with pytest.raises(DamagedFile):
        read(kept)


def test_half_a_file_from_before_is_replaced(folder):
    path = SourceFile.path_of(hashlib.sha256(DATA).hexdigest())
    path.parent.mkdir(parents=True)
    path.write_bytes(DATA[:3])
    assert read(keep(DATA, name="a")) == DATA


def test_sweep_takes_what_no_row_speaks_of_and_nothing_else(folder):
    kept = keep(DATA, name="a")
    for name in ("ab" * 32, ".unfinished-x"):
        (kept.path.parent / name).write_bytes(b"left over")
    assert sweep() == 2
    assert present(folder) == [kept.path]
    assert sweep() == 0


def test_file_that_an_edition_came_from_is_not_released(folder):
    kept = keep(DATA, name="a")
    edition = factories.edition(text="some text")
    edition.file = kept
    edition.save()
    assert not release(kept)
    edition.file = None
    edition.save()
    assert release(kept)
    assert sweep() == 1


def test_failed_transaction_leaves_bytes_that_the_sweep_takes(folder):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        keep(DATA, name="a")
        raise ZeroDivisionError
    assert not SourceFile.objects.exists()
    assert sweep() == 1
    assert present(Path(folder)) == []
