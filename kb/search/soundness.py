"""Whether the files of an index are as the engine wrote them: each has its checksum, and never changes again.

The engine does not look at the checksums by itself: a flipped bit makes it find less, or other things, without a word,
and a file that was cut short under it ends the process. Both are seen from outside, before it is asked.
"""

import errno
import json
import os
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from .errors import REBUILDING, SearchUnavailable

_PARTS = ("idx", "pos", "term", "store", "fast", "fieldnorm")  # of every segment
_MAGIC = 1337  # the engine's last word in each file, after the length of what it says there about the rest
_PIECE = 1 << 20

#: Size, time of the last change and number of a file; None where there is none.
type Look = tuple[int, int, int] | None


class DamagedIndex(SearchUnavailable):
    """Files of the index are missing or are not what the engine wrote."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(f"damaged: {', '.join(sorted(names))}", REBUILDING)


def names_of(index: Path) -> list[str]:
    """The names of the files that the index in this folder consists of; DamagedIndex where nothing says so."""
    try:
        segments = json.loads((index / "meta.json").read_bytes())["segments"]
        return [name for segment in segments for name in _names_of_segment(segment)]
    except (FileNotFoundError, ValueError, LookupError, TypeError) as error:
        raise DamagedIndex(["meta.json"]) from error


def _names_of_segment(segment: dict[str, Any]) -> list[str]:
    stem = segment["segment_id"].replace("-", "")
    names = [f"{stem}.{part}" for part in _PARTS]
    if segment["deletes"]:
        names.append(f"{stem}.{segment['deletes']['opstamp']}.del")
    return names


def check(index: Path) -> None:
    """Read every file of the index against its checksum; DamagedIndex with the names of those that differ."""
    _refuse_damaged(index, [name for name in names_of(index) if not is_sound(index / name)])


def is_sound(file: Path) -> bool:
    """Whether the file is there and has the checksum that the engine wrote at its end."""
    try:
        with file.open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            opened.seek(max(0, size - 8))
            length, magic = (int.from_bytes(opened.read(4), "little") for _ in range(2))
            if magic != _MAGIC or length > size - 8:
                return False
            opened.seek(size - 8 - length)
            told = json.loads(opened.read(length))["crc"]
            opened.seek(0)
            return bool(_checksum(opened, size - 8 - length) == told)
    except (ValueError, LookupError, TypeError):
        return False
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.EIO):
            return False
        raise


def _checksum(opened: BinaryIO, length: int) -> int:
    checksum = 0
    while length > 0 and (piece := opened.read(min(_PIECE, length))):
        checksum = zlib.crc32(piece, checksum)
        length -= len(piece)
    return checksum


def _refuse_damaged(index: Path, names: list[str]) -> None:
    """DamagedIndex, unless the engine has meanwhile given up the files because it no longer needs them."""
    still_needed = set(names).intersection(names_of(index)) if names else None
    if still_needed:
        raise DamagedIndex(still_needed)


class Watch:
    """What the files of an index that is held open looked like, so that a glance tells whether anybody touched them."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._looks = {name: self._look(name) for name in names_of(index)}

    def must_be_untouched(self) -> None:
        """DamagedIndex where a file that is still needed is gone or is not what it was."""
        touched = [name for name, look in self._looks.items() if self._look(name) != look]
        if touched:
            _refuse_damaged(self._index, touched)
            for name in touched:
                del self._looks[name]

    def take_in_new(self) -> None:
        """Go on with the files that the index consists of now; DamagedIndex where one of the old was touched."""
        self.must_be_untouched()
        self._looks = {name: self._looks.get(name) or self._look(name) for name in names_of(self._index)}

    def _look(self, name: str) -> Look:
        try:
            seen = os.stat(self._index / name)
        except FileNotFoundError:
            return None
        return seen.st_size, seen.st_mtime_ns, seen.st_ino
