"""A copy of the index that serves while a damaged one is rebuilt: read against its checksums as it is made."""

import shutil
from pathlib import Path

from . import soundness
from .storage import generation_path, root

_LISTS = (".managed.json", "meta.json")  # the second says what counts, so it comes last


def standby_path() -> Path:
    return root() / "standby"


def keep_standby(generation: int) -> None:
    """Bring the copy up to this generation, under the index lock; only what is new is copied.

    DamagedIndex where a file is not what the engine wrote: the copy stays as it was.
    """
    source, copy = generation_path(generation), standby_path()
    copy.mkdir(exist_ok=True)
    names = soundness.names_of(source)
    if _has_the_same_list(source, copy):
        return
    for name in names:
        if not (copy / name).exists():
            _copy_whole(source / name, copy / name)
            if not soundness.is_sound(copy / name):
                (copy / name).unlink()
                raise soundness.DamagedIndex([name])
    for name in _LISTS:
        _copy_whole(source / name, copy / name)
    for path in copy.iterdir():
        if path.suffix and path.name not in (*names, *_LISTS) and not path.name.endswith(".lock"):
            path.unlink()


def _has_the_same_list(source: Path, copy: Path) -> bool:
    try:
        return (copy / "meta.json").read_bytes() == (source / "meta.json").read_bytes()
    except FileNotFoundError:
        return False


def _copy_whole(source: Path, target: Path) -> None:
    """A copy under its final name only when all of it is there."""
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        shutil.copyfile(source, unfinished)
        unfinished.replace(target)
    except FileNotFoundError as error:
        raise soundness.DamagedIndex([source.name]) from error
    finally:
        unfinished.unlink(missing_ok=True)
