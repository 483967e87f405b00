"""Disks that are full or cannot be written, one after the other: readers read on, whoever sends something is told."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .people import Curator, Readers, Writing
from .sites import Site, site
from .test_database_killed import partial_writes

pytestmark = [
    pytest.mark.endurance,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk"),
]
MEGABYTE = b"Words of a paragraph. " * 50_000


def mount(*arguments: str) -> None:
    answer = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        pytest.skip(f"no disk can be mounted here: {answer.stderr.strip()}")


def small_disk(path: Path, megabytes: int) -> None:
    path.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o755)
    mount("-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", str(path))


@contextmanager
def site_on(*small: tuple[str, int], **environment: str) -> Iterator[Site]:
    """A site some of whose folders are small disks."""
    mounted: list[Path] = []

    def prepare(var: Path) -> None:
        for name, megabytes in small:
            small_disk(var / name, megabytes)
            mounted.append(var / name)
        if "tmp" in dict(small):
            (var / "tmp").chmod(0o777)

    try:
        with site(prepare=prepare, **environment) as running:
            yield running
            for name in list(running.programs):
                running.end(name)
            subprocess.run(["umount", "-l", *map(str, mounted)], check=False)
    finally:
        subprocess.run(["umount", "-l", *map(str, mounted)], check=False, capture_output=True)


def fill(folder: Path) -> Path:
    """Take what room there is."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for piece in (1 << 20, 4096, 1):
            try:
                while True:
                    file.write(b"\0" * piece)
            except OSError:
                continue
    return ballast


def readers_only_read(running: Site, while_: Callable[[], None]) -> None:
    with Readers(running, 2) as readers:
        while_()
    assert set(readers.statuses()) == {200}


def kept(running: Site) -> tuple[int, int, int]:
    """Rows of imports and of source files, and files on the disk."""
    code = (
        "from kb.models import Import, SourceFile; print(Import.objects.count(), SourceFile.objects.count())"
    )
    rows = running.manage("shell", "--no-imports", "-c", code).split()
    files = [path for path in (running.var / "files").glob("*/*") if path.is_file()]
    return int(rows[0]), int(rows[1]), len(files)


def test_no_room_for_sources_is_told_and_leaves_nothing_and_room_is_enough_to_go_on() -> None:
    with site_on(("files", 4)) as running:
        curator = Curator(running)
        ballast = fill(running.var / "files")

        def bring() -> None:
            status, page = curator.upload("/admin/imports/", {"notes.txt": MEGABYTE})
            assert status == 507
            assert "notes.txt: The disk is full. Nothing was stored." in page
            assert kept(running) == (0, 0, 0)

        readers_only_read(running, bring)
        ballast.unlink()
        assert curator.upload("/admin/imports/", {"notes.txt": MEGABYTE})[0] == 302
        address = curator.location
        running.soon(lambda: "Nothing is stored yet" in curator.get(address)[1], "it was never read")
        assert kept(running) == (1, 1, 1)


def test_no_room_for_an_upload_on_its_way_is_told(tmp_path: Path) -> None:
    with site_on(("tmp", 4), TMPDIR="/nowhere") as running:
        running.environment["TMPDIR"] = str(running.var / "tmp")
        running.end("web")
        running.start_web()
        curator = Curator(running)
        ballast = fill(running.var / "tmp")

        def bring() -> None:
            for size in (20, 1):  # what is gathered on disk, and what is written there when it is taken apart
                status, page = curator.upload("/admin/imports/", {"notes.txt": MEGABYTE[: size * 50_000]})
                assert (status, "The disk is full" in page) == (507, True)

        readers_only_read(running, bring)
        assert kept(running) == (0, 0, 0)
        ballast.unlink()
        assert curator.upload("/admin/imports/", {"notes.txt": MEGABYTE})[0] == 302


def test_no_room_for_the_database_refuses_whole_changes_and_readers_read_on() -> None:
    with site_on(("postgres", 220)) as running:
        curator = Curator(running)
        ballast = fill(running.var / "postgres")

        def write() -> None:
            with Writing(curator) as writing:
                running.soon(lambda: writing.refused[507] >= 10, "there was always room")
            assert set(writing.refused) == {507}

        readers_only_read(running, write)
        ballast.unlink()
        curator = Curator(running, "noor")
        with Writing(curator) as writing:
            running.soon(lambda: len(writing.stored) >= 3, "nothing could be stored afterwards")
        assert partial_writes(running, writing) == []


def test_no_room_for_the_index_lets_searches_go_on_and_is_told_at_the_desk() -> None:
    with site_on(("index", 8)) as running:
        assert running.get("/search/?q=anything")[0] == 200
        ballast = fill(running.var / "index")
        running.manage("load_base", "--verbosity=0")
        running.soon(
            lambda: "cannot be" in running.output("follower").read_text(), "the follower said nothing"
        )
        for word in ("one", "two", "three"):
            assert running.get(f"/search/?q={word}")[0] == 200
        assert running.get("/claims/")[0] == 200
        ballast.unlink()
        running.soon(lambda: "Nothing matches" not in running.get("/search/?q=privacy")[1], "never found")


def test_folder_of_the_index_that_cannot_be_written_is_told_and_searches_go_on() -> None:
    with site_on(("index", 64)) as running:
        curator = Curator(running)
        assert running.get("/readyz") == (200, "ready\n")
        mount("-o", "remount,ro", str(running.var / "index"))
        assert running.get("/search/?q=anything")[0] == 200
        assert running.get("/readyz") == (503, "the folder of the search index cannot be written\n")
        assert "cannot be written" in curator.get("/admin/")[1]
        with Writing(curator) as writing:  # what is stored is stored, whatever becomes of the index
            running.soon(lambda: len(writing.stored) >= 2, "nothing could be stored")
        running.soon(
            lambda: "Read-only" in running.output("follower").read_text(), "the follower said nothing"
        )
        running.end("web")
        running.start_web()  # a process that opens the index anew
        assert running.get("/search/?q=another")[0] == 200
        assert running.get("/documents/")[0] == 200
        mount("-o", "remount,rw", str(running.var / "index"))
        running.soon(lambda: running.get("/readyz") == (200, "ready\n"), "the site was never ready again")
        assert running.get("/search/?q=anything")[0] == 200
