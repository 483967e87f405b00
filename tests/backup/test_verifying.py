"""A backup that is not as it was written is refused, with what is wrong with it, before anything is touched."""

import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kb.backup import Damaged, NotForThisProgram, verify
from kb.backup.archive import DATABASE, MANIFEST, content, opened, written
from kb.backup.manifest import Manifest

FLIPS = 20


def test_whole_backup_says_what_is_in_it(archive: Path) -> None:
    manifest = verify(archive)
    assert manifest.rows["kb_claim"] == 3
    assert len(manifest.files) == 2
    assert manifest.lost == []


@pytest.mark.parametrize("number", range(FLIPS))
def test_one_flipped_byte_anywhere_is_noticed(archive: Path, tmp_path: Path, number: int) -> None:
    damaged, whole = tmp_path / "damaged", archive.read_bytes()
    place = (len(whole) - 1) * number // (FLIPS - 1)
    damaged.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    with pytest.raises(Damaged, match=r"damaged|database\.dump|files/|manifest\.json"):
        verify(damaged)


@pytest.mark.parametrize("name", [DATABASE, "files/", MANIFEST])
def test_flipped_byte_is_told_with_the_file_that_it_is_in(archive: Path, tmp_path: Path, name: str) -> None:
    whole = bytearray(archive.read_bytes())
    with tarfile.open(archive) as tar:
        member = next(one for one in tar.getmembers() if one.name.startswith(name))
    whole[member.offset_data + member.size // 2] ^= 0xFF
    (tmp_path / "damaged").write_bytes(whole)
    with pytest.raises(Damaged, match=member.name):
        verify(tmp_path / "damaged")


@pytest.mark.parametrize("kept", [0, 1, 100, 512, 5000, -1, -81, -82, -500])
def test_backup_that_is_cut_short_is_noticed(archive: Path, tmp_path: Path, kept: int) -> None:
    (tmp_path / "short").write_bytes(archive.read_bytes()[:kept])
    with pytest.raises(Damaged, match="short"):
        verify(tmp_path / "short")


def test_backup_with_more_behind_it_is_noticed(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(archive.read_bytes() + b"\n")
    with pytest.raises(Damaged, match="long"):
        verify(tmp_path / "long")


def remade(archive: Path, to: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """The same archive, sealed anew with another manifest."""
    with opened(archive) as tar:
        told = json.loads(content(tar, MANIFEST))
        with written(to) as writer:
            for name in told["files"]:
                writer.add_bytes(name, content(tar, name))
            change(told)
            writer.add_bytes(MANIFEST, json.dumps(told).encode())
    return to


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda told: told.update(form=2), "form 2"),
        (lambda told: told["migrations"].append("kb.9999_later"), r"kb\.9999_later"),
    ],
    ids=["form", "migration"],
)
def test_backup_of_a_newer_program_is_refused(
    archive: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None], told: str
) -> None:
    with pytest.raises(NotForThisProgram, match=told):
        verify(remade(archive, tmp_path / "newer", change))


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["files"].pop(DATABASE),
        lambda told: told["files"].update({"files/gone": "0" * 64}),
        lambda told: told.pop("rows"),
        lambda told: told.pop("form"),
        lambda told: told.update(more=1),
    ],
    ids=["no-database", "no-file", "no-rows", "no-form", "more"],
)
def test_manifest_that_does_not_describe_its_archive_is_refused(
    archive: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    with pytest.raises(Damaged):
        verify(remade(archive, tmp_path / "other", change))


def test_manifest_comes_back_as_it_was_written(archive: Path) -> None:
    manifest = verify(archive)
    assert Manifest.read(manifest.written()) == manifest
