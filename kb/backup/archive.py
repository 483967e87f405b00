"""The archive: a tar file that any tar reads, with one line behind it that says what all bytes before it weigh.

Inside: `database.dump` as pg_dump writes it, the bytes of sources under `files/`, and last `manifest.json`.
"""

import hashlib
import io
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

DATABASE = "database.dump"
FILES = "files/"
MANIFEST = "manifest.json"
_PIECE = 1 << 20
_SEAL = re.compile(rb"kb-backup sha256 ([0-9a-f]{64})\n")
_SEAL_LENGTH = len("kb-backup sha256 ") + 64 + 1


class Damaged(Exception):
    """The archive is not as it was written; the message names the file in it that is not."""


class Writer:
    """Adds files to an archive and knows the SHA-256 of each."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.checksums: dict[str, str] = {}

    def add(self, name: str, path: Path) -> None:
        """Copy a file into the archive."""
        info = self._described(name, path.stat().st_size)
        with path.open("rb") as file:
            hashing = _Hashing(file)
            self._tar.addfile(info, hashing)
        self.checksums[name] = hashing.digest.hexdigest()

    def add_bytes(self, name: str, content: bytes) -> None:
        self._tar.addfile(self._described(name, len(content)), io.BytesIO(content))

    def _described(self, name: str, size: int) -> tarfile.TarInfo:
        info = tarfile.TarInfo(name)
        info.size, info.mode = size, 0o600
        return info


class _Hashing:
    """A file that takes the digest of what is read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self.digest.update(piece)
        return piece


@contextmanager
def written(path: Path) -> Iterator[Writer]:
    """An archive that is filled in the block and sealed at its end; whoever reads it must be its owner."""
    with path.open("xb") as file:
        path.chmod(0o600)
        with tarfile.open(fileobj=file, mode="w") as tar:
            yield Writer(tar)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    with path.open("ab") as file:
        file.write(f"kb-backup sha256 {digest}\n".encode("ascii"))


def is_whole(path: Path) -> bool:
    """Whether every byte is as it was written. Damaged where the end is not that of a backup at all."""
    size = path.stat().st_size - _SEAL_LENGTH
    with path.open("rb") as file:
        file.seek(max(size, 0))
        seal = _SEAL.fullmatch(file.read())
        if seal is None:
            raise Damaged(
                f"{path.name} is cut short, or is no backup of this program: its last line is missing."
            )
        file.seek(0)
        return _digest_of_first(file, size) == seal[1].decode()


def _digest_of_first(file: IO[bytes], size: int) -> str:
    digest = hashlib.sha256()
    while size > 0 and (piece := file.read(min(size, _PIECE))):
        digest.update(piece)
        size -= len(piece)
    return digest.hexdigest()


@contextmanager
def opened(path: Path) -> Iterator[tarfile.TarFile]:
    """The archive for reading; Damaged where it cannot be read as one."""
    try:
        with tarfile.open(path, mode="r:") as tar:
            yield tar
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise Damaged(f"{path.name} cannot be read: {error}.") from error


def content(tar: tarfile.TarFile, name: str) -> bytes:
    """The bytes of a small file of the archive; Damaged where it is not there."""
    return _file(tar, name).read()


def copy_out(tar: tarfile.TarFile, name: str, to: Path, sha256: str) -> None:
    """Write a file of the archive to a path; Damaged, naming it, where it is not the one with this checksum."""
    digest, source = hashlib.sha256(), _file(tar, name)
    with to.open("wb") as file:
        while piece := source.read(_PIECE):
            digest.update(piece)
            file.write(piece)
    if digest.hexdigest() != sha256:
        to.unlink()
        raise Damaged(f"{name} in the archive is not as it was written.")


def checksum(tar: tarfile.TarFile, name: str) -> str:
    """The SHA-256 of a file of the archive as it is now."""
    return hashlib.file_digest(_file(tar, name), "sha256").hexdigest()  # type: ignore[arg-type]  # a member of the archive reads as files do


def _file(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    try:
        found = tar.extractfile(name)
    except KeyError:
        found = None
    if found is None:
        raise Damaged(f"{name} is missing in the archive.")
    return found
