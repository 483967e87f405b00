"""Sixty files in one post: a bounded number of processes, killed ones replaced, nothing lost, the site answering."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .people import Curator, Readers
from .sites import Site, site

pytestmark = pytest.mark.endurance
WORKERS = 2
FILES = {f"tiny-{number}.txt": f"Words of file {number}.\n\nAnd more words.".encode() for number in range(60)}
HUGE = " ".join(
    ["Everybody has the right to privacy under article 17."] * 70_000
).encode()  # 3.6 MB, one paragraph


@pytest.fixture
def running() -> Iterator[Site]:
    with site(KB_IMPORT_WORKERS=str(WORKERS)) as one:
        yield one


def processes(running: Site) -> dict[int, tuple[str, int]]:
    """Working processes of this site, the readers that they start included: command and resident bytes by number."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            own = str(running.var).encode() in (folder / "environ").read_bytes()
            resident = int((folder / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        if (own and "work_on_imports" in command) or (
            "kb.extracting.sandbox_child" in command and parent in found
        ):
            found[int(folder.name)] = (command, resident)
    return found


def states(running: Site) -> dict[str, int]:
    code = (
        "from kb.models import Import; from collections import Counter; import json;"
        "print(json.dumps(Counter(Import.objects.values_list('state', flat=True))))"
    )
    import json

    return json.loads(running.manage("shell", "--no-imports", "-c", code))


def test_sixty_files_at_once_take_few_processes_and_survive_kills_and_a_restart(running: Site) -> None:
    curator = Curator(running)
    with Readers(running, 2) as readers:
        status, _page = curator.upload("/admin/imports/", FILES)
        assert status == 302
        most, bytes_at_once, turn = 0, 0, 0
        while states(running).get("ready", 0) < len(FILES):
            turn += 1
            for _ in range(20):
                seen = processes(running)
                most = max(most, len(seen))
                bytes_at_once = max(bytes_at_once, sum(resident for _command, resident in seen.values()))
                time.sleep(0.1)
            if turn in (1, 3):
                for number in seen:
                    kill(number)
            if turn == 2:
                running.end("web")
                running.end("follower")
                running.start_web()
                running.start_follower()
            assert turn < 120, states(running)
    assert most <= 2 * WORKERS  # each worker, and what it has read
    assert bytes_at_once < 1_000_000_000
    assert states(running) == {"ready": len(FILES)}
    assert readers.statuses()[200] > 0
    assert set(readers.statuses()) <= {200, 0}  # none while the web server was started again


def test_another_curator_is_served_between_the_files_of_the_first(running: Site) -> None:
    mira, noor = Curator(running, "mira"), Curator(running, "noor")
    mira.upload("/admin/imports/", FILES)
    noor.upload("/admin/imports/", {"one.txt": b"Only these words."})
    address = noor.location
    running.soon(lambda: "Nothing is stored yet" in noor.get(address)[1], "it never came to an end")
    assert states(running).get("ready", 0) < len(FILES)


def test_preview_of_a_huge_paragraph_is_a_page_like_others(running: Site) -> None:
    curator = Curator(running)
    curator.upload("/admin/imports/", {"huge.txt": HUGE})
    address = curator.location
    running.soon(lambda: "Nothing is stored yet" in curator.get(address)[1], "it was never read")
    page = curator.get(address)[1]
    assert "characters more are read and will be stored" in page
    assert len(page) < 200_000


def test_import_goes_on_though_nobody_looks_and_its_process_was_killed(running: Site) -> None:
    curator = Curator(running)
    curator.upload("/admin/imports/", {name: FILES[name] for name in list(FILES)[:4]})
    running.soon(lambda: bool(processes(running)), "no process ever worked on it")
    for number in processes(running):
        kill(number)
    running.soon(lambda: states(running) == {"ready": 4}, "nobody took it up again")


def kill(number: int) -> None:
    subprocess.run(["kill", f"-{signal.SIGKILL.value}", str(number)], check=False, capture_output=True)
