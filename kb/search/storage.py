"""Where the index lies on disk: one directory per generation, and the locks under which they change.

`generation-7` is the seventh build; `generation-8.building` is being filled while the seventh serves. Only the
database says which generation counts (IndexState), so a switch is one committed row.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from django.conf import settings
from tantivy import Index

from . import soundness
from .errors import UNBUILT, SearchUnavailable
from .schema import SCHEMA

#: The engine's panics are told by us, in a line; what it would print about each says nothing more.
os.environ["RUST_BACKTRACE"] = "0"

_PREFIX, _BUILDING = "generation-", ".building"
_CHANGES = "changes.txt"


class RebuildInProgress(Exception):
    """Another process is building the index; it will serve as soon as it is done."""


def root() -> Path:
    """The directory of the index, made at first use."""
    path = Path(settings.INDEX_DIR)
    path.mkdir(parents=True, exist_ok=True)
    return path


def generation_path(generation: int) -> Path:
    return root() / f"{_PREFIX}{generation}"


@contextmanager
def engine_errors() -> Iterator[None]:
    """Tell every failure of the engine as `SearchUnavailable`, panics of its native code included."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise SearchUnavailable(f"the index cannot be read: {error}") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise SearchUnavailable("the engine failed") from error
        raise


def open_index(path: Path) -> Index:
    """The index in this folder; SearchUnavailable if there is none, or the engine cannot open it."""
    with engine_errors():
        if not path.is_dir() or not Index.exists(str(path)):
            raise SearchUnavailable("there is no index yet", UNBUILT)
        if can_be_written(path):
            return _opened(path)
        with TemporaryDirectory(prefix="kb-index-") as view:
            _view_of(path, Path(view))
            return _opened(Path(view))


def _opened(path: Path) -> Index:
    index = Index(SCHEMA, path=str(path))
    index.config_reader("manual")
    index.reload()
    return index


def _view_of(path: Path, view: Path) -> None:
    """Links to the files of an index in a folder that can be written: the engine puts a lock beside what it only reads.

    It holds all files open once it has read them, so the folder may go then.
    """
    for file in path.iterdir():
        if file.suffix == ".json":
            shutil.copyfile(file, view / file.name)
        elif file.suffix != ".lock":
            (view / file.name).symlink_to(file)


def report_damage(generation: int) -> None:
    """Let whoever keeps the index up know that a reader found this generation damaged."""
    with suppress(
        OSError
    ):  # where nothing can be written, whoever keeps it up looks for himself now and then
        _report(generation).touch()


def is_damaged(generation: int) -> bool:
    """Whether a generation that somebody found damaged is; a report that proves wrong is taken back."""
    if not _report(generation).exists():
        return False
    try:
        soundness.check(generation_path(generation))
    except soundness.DamagedIndex:
        return True
    _report(generation).unlink(missing_ok=True)
    return False


def is_reported() -> bool:
    """Whether somebody found damage that is not mended yet."""
    return any(root().glob("damaged-*"))


def forget_reports(*, but_of: int | None = None) -> None:
    """Take back what was said of generations that no longer serve."""
    for path in root().glob("damaged-*"):
        if but_of is None or path != _report(but_of):
            path.unlink(missing_ok=True)


def _report(generation: int) -> Path:
    return root() / f"damaged-{generation}"


def is_writable() -> bool:
    """Whether what changes can get into the index at all."""
    return can_be_written(root())


def can_be_written(path: Path) -> bool:
    """Whether files can be made in this folder: one of a disk that is only read cannot be written by anybody."""
    return os.access(path, os.W_OK)


@contextmanager
def index_lock() -> Iterator[None]:
    """Waits until nobody else changes the index; freed by the system when a process dies."""
    with (root() / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def rebuild_lock() -> Iterator[None]:
    """Held while a generation is built; RebuildInProgress if somebody builds one already."""
    with (root() / "rebuild-lock").open("w") as file:
        if not _taken(file):
            raise RebuildInProgress
        yield


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class Building:
    """A generation that is being built; what changes meanwhile is noted beside it and applied at the end."""

    def __init__(self, generation: int) -> None:
        self.generation = generation
        self.path = root() / f"{_PREFIX}{generation}{_BUILDING}"

    @classmethod
    def start(cls, current: int) -> "Building":
        """A new, empty generation after the current one and any other that is on disk."""
        _remove_unfinished()
        building = cls(max([current, *_numbers()], default=0) + 1)
        building.path.mkdir()
        (building.path / _CHANGES).touch()
        return building

    def create(self) -> Index:
        with engine_errors():
            index = Index(SCHEMA, path=str(self.path))
            index.config_reader("manual")
            return index

    def changes(self) -> list[tuple[str, int]]:
        """What was applied to the serving generation since the start, as (kind, key) pairs."""
        lines = (self.path / _CHANGES).read_text(encoding="ascii").splitlines()
        return [
            (kind, int(pk)) for kind, _colon, pk in (line.partition(":") for line in dict.fromkeys(lines))
        ]

    def discard(self) -> None:
        """Give back the room that an attempt in vain has taken."""
        shutil.rmtree(self.path, ignore_errors=True)

    def finish(self) -> None:
        """Give the generation its lasting name."""
        (self.path / _CHANGES).unlink()
        self.path.rename(generation_path(self.generation))


def note_changes(keys: list[str]) -> None:
    """Let a generation that is being built know what was applied to the serving one; under the index lock.

    A building directory whose builder has died is removed instead.
    """
    unfinished = list(root().glob(f"{_PREFIX}*{_BUILDING}"))
    if not unfinished:
        return
    with (root() / "rebuild-lock").open("w") as file:
        if _taken(file):
            _remove_unfinished()
            return
    for path in unfinished:
        with (path / _CHANGES).open("a", encoding="ascii") as changes:
            changes.write("".join(f"{key}\n" for key in keys))


def remove_old(current: int) -> None:
    """Remove generations that no reader can still be opening: all but the current one and the one before."""
    kept = sorted(number for number in _numbers() if number <= current)[-2:]
    for number in _numbers():
        if number not in kept:
            shutil.rmtree(generation_path(number), ignore_errors=True)
    forget_reports()


def _numbers() -> list[int]:
    names = (path.name.removeprefix(_PREFIX) for path in root().glob(f"{_PREFIX}*"))
    return [int(name) for name in names if name.isdigit()]


def _remove_unfinished() -> None:
    for path in root().glob(f"{_PREFIX}*{_BUILDING}"):
        shutil.rmtree(path, ignore_errors=True)
