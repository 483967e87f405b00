"""Keeping the original bytes: written whole under their checksum before the row that says so, or swept away."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from kb.models import SourceFile

#: Held shared by whoever is writing bytes whose row nobody else can see yet; the sweep waits for nobody.
_LOCK = 0x6B62_66
_PIECE = 1 << 20


class DamagedFile(Exception):
    """The bytes on disk are not those that the row speaks of."""


def keep(data: bytes, *, name: str, media_type: str = "") -> SourceFile:
    """The source file with these bytes, written if it is new. Must run inside the transaction of what refers to it."""
    _hold()
    sha256 = hashlib.sha256(data).hexdigest()
    _write(SourceFile.path_of(sha256), [data], len(data))
    return _row(sha256, len(data), name, media_type)


def keep_file(path: Path, *, name: str, media_type: str = "") -> SourceFile:
    """The source file with the bytes at this path, copied piece by piece; otherwise as `keep`."""
    _hold()
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        size = os.fstat(file.fileno()).st_size
        _write(SourceFile.path_of(sha256), iter(lambda: file.read(_PIECE), b""), size)
    return _row(sha256, size, name, media_type)


def read(file: SourceFile) -> bytes:
    """The bytes of the file; DamagedFile if they are gone or are not what they were."""
    try:
        data = file.path.read_bytes()
    except OSError as error:
        raise DamagedFile(f"{file.sha256}: {error.strerror}") from error
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise DamagedFile(f"{file.sha256}: the bytes have changed")
    return data


def release(file: SourceFile) -> bool:
    """Forget a file that no edition and no import refers to; whether it was forgotten. The sweep takes its bytes."""
    if file.editions.exists() or file.imports.exists():
        return False
    file.delete()
    return True


def sweep() -> int:
    """Remove what interrupted imports left: bytes without a row, half-written files; how many.

    Skipped while another import is writing: the next one sweeps.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        present = [path for path in Path(settings.FILES_DIR).glob("*/*") if path.is_file()]
        known = set(SourceFile.objects.values_list("sha256", flat=True)) if present else set()
        left_over = [path for path in present if path.name not in known]
        for path in left_over:
            path.unlink(missing_ok=True)
        return len(left_over)


def displayable(name: str) -> str:
    """A file name as people may read it: one line of at most 200 characters without controls or direction marks."""
    last = name.replace("\\", "/").rpartition("/")[2] or name
    return "".join(character for character in last if character.isprintable())[:200]


def _hold() -> None:
    """Keep the sweep away from bytes whose row nobody else can see yet."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Bytes are kept in the transaction of what needs them.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_LOCK])


def _row(sha256: str, size: int, name: str, media_type: str) -> SourceFile:
    kept, _is_new = SourceFile.objects.get_or_create(
        sha256=sha256, defaults={"media_type": media_type, "size": size, "name": displayable(name)}
    )
    return kept


def _write(path: Path, pieces: Iterable[bytes], size: int) -> None:
    """The bytes under their final name only when all of them are on the disk."""
    if path.exists() and path.stat().st_size == size:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
